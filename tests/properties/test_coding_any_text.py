"""The coder takes any text whatever, points at words that are there, and says what each value rests on."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coded import report, the_kit
from reportedly.coding.code import code
from reportedly.coding.parse import LONGEST_PIECE
from reportedly.model import Claim, Coding, Report, content_id

LINES = [
    "Rebels seized the port on Tuesday, the ministry said",
    "“We hit two convoys,” a commander told Reuters",
    "The army denied that it had shelled the camp near Aden",
    "According to residents, at least a dozen people were killed",
    "Kyiv accused Moscow of bombing a clinic",
    "It is unclear whether the truce holds",
    "He added that nobody was hurt",
    "Mediators said the two sides had agreed to meet",
    "Jets reportedly struck the airport overnight",
    "The town, held by militants since 2014, was shelled",
]
FRAGMENTS = [
    "said",
    "told",
    "that",
    "according to",
    "denied",
    "accused",
    "of",
    "shelling",
    "killed",
    "12",
    "at least",
    "the",
    "army",
    "rebels",
    "in",
    "Aleppo",
    "on",
    "Tuesday",
    "if confirmed",
    "“",
    "”",
    '"',
    ",",
    ".",
    "\n",
    "\n\n",
    "...",
    "(",
    ")",
    "–",
    "reportedly",
    "claimed responsibility for",
    "it",
    "they",
    "who",
    "which",
    "and",
    "but",
    "U.S.",
    "Mr.",
    "\u200f",
    "\x00",
    "قال",
    "министерство",
    "🔥",
    "\ufeff",
    "'s",
    "’s",
    "-held",
    "no",
    "not",
    "may",
    "by",
    "troops",
    "statement",
    ":",
]

mangled = st.lists(st.sampled_from(FRAGMENTS), max_size=40).map(" ".join)
prose = st.lists(st.sampled_from(LINES), max_size=8).map(". ".join)
anything = st.text(max_size=200)
texts = st.one_of(anything, mangled, prose, st.tuples(prose, mangled, anything).map(" ".join))
unhurried = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])


def coded(text: str, published: date | None = date(2021, 3, 10)) -> tuple[Report, Coding]:
    told_in = report(text, published=published)
    return told_in, code(told_in, the_kit())


def slots_of(claim: Claim) -> set[str]:
    """List every slot that holds a value."""
    event = claim.event
    lists = {
        "event.agents": event.agents,
        "event.targets": event.targets,
        "event.weapons": event.weapons,
        "event.quantities": event.quantities,
        "said_by": claim.said_by,
    }
    slots = {"act", "certainty", "polarity", "event.kind", "event.status"}
    slots |= {f"{slot}.{nth}" for slot, values in lists.items() for nth in range(len(values))}
    optional = {"event.where": event.where, "event.when": event.when, "said_when": claim.said_when}
    return slots | {slot for slot, value in optional.items() if value is not None}


def check_words(told_in: Report, claim: Claim) -> None:
    """Every span lies in the text and gives the words that the claim says it gives."""
    text, event = told_in.text, claim.event
    assert text[slice(*claim.span)] == claim.quote
    assert claim.quote.strip()
    for named in (*claim.said_by, *claim.toward, *event.agents, *event.targets, *event.weapons):
        assert text[slice(*named.span)] == named.mention
        assert named.name.strip()
    for quantity in event.quantities:
        assert quantity.surface in text[slice(*quantity.span)]
        assert quantity.part_of is None or 0 <= quantity.part_of < len(event.quantities)
    if event.where is not None:
        assert text[slice(*event.where.span)] == event.where.mention
    if event.when is not None and event.when.mention:
        assert text[slice(*event.when.span)] == event.when.mention
    spans = [claim.span, *claim.also, *(e.span for e in claim.evidence if e.span is not None)]
    assert all(0 <= a < b <= len(text) for a, b in spans)


def check_closed_lists(claim: Claim) -> None:
    """No word stands in a slot that its list does not know."""
    book = the_kit().codebook
    lists, event = book.closed_lists, claim.event
    assert event.kind in book.kinds
    assert claim.act in lists["acts"]
    assert claim.certainty in lists["certainties"]
    assert claim.polarity in lists["polarities"]
    assert event.status in lists["statuses"]
    assert all(s.kind in lists["speaker_kinds"] for s in (*claim.said_by, *claim.toward))
    assert all(p.actor is None or p.actor in book.actors for p in (*claim.said_by, *event.agents, *event.targets))
    for quantity in event.quantities:
        assert quantity.unit in lists["units"]
        assert quantity.effect in lists["effects"]
        assert quantity.basis in lists["bases"]
    if event.where is not None:
        assert event.where.level in lists["levels"]
        assert event.where.relation in lists["relations"]
    if event.when is not None:
        assert event.when.precision in lists["precisions"]


def check(told_in: Report, coding: Coding) -> None:
    assert coding.report_id == told_in.id
    ids = [c.id for c in coding.claims]
    assert len(ids) == len(set(ids))
    assert [c.span for c in coding.claims] == sorted(c.span for c in coding.claims)
    for claim in coding.claims:
        assert claim.report_id == told_in.id
        check_words(told_in, claim)
        check_closed_lists(claim)
        assert slots_of(claim) <= {e.slot for e in claim.evidence}
        assert all(0 <= e.score <= 1 and e.rule for e in claim.evidence)
    for issue in coding.issues:
        assert issue.report == told_in.id
        assert issue.span is None or 0 <= issue.span[0] < issue.span[1] <= len(told_in.text)


@given(texts, st.dates() | st.none())
@unhurried
def test_any_text_is_coded_and_every_value_rests_on_its_words(text, published):
    check(*coded(text, published))


@given(texts)
@settings(unhurried, max_examples=30)
def test_the_same_report_gives_the_same_coding(text):
    assert coded(text) == coded(text)


@given(prose, st.integers(0, 300))
@settings(unhurried, max_examples=30)
def test_a_headline_is_coded_wherever_it_ends(text, end):
    told_in = report(text, headline=(0, min(end, len(text)))) if text else report(text)
    check(told_in, code(told_in, the_kit()))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n\n",
        ".",
        "?!…–—\"”“«»„()[]{};:,.",
        '"' * 500,
        "said " * 400,
        "IF CONFIRMED",
        "IF CONFIRMED\r",
        "\x00\x01\x02\x1b[31m\x7f\x85\u2028\u2029 The army said it shelled Aden.",
        "قالت الوزارة إن القصف أسفر عن مقتل ثلاثة أشخاص. \u202eThe army said it shelled Aden.\u202c",
        "A\u0301den was shelled, \u200bsaid the army\u00ad.\r\nThe army denied it.\r",
        "the army said " * 60 + "that it had shelled the town",
        "(" * 200 + "rebels killed two people" + ")" * 200,
    ],
)  # fmt: skip
def test_odd_texts_are_coded(text):
    check(*coded(text))


@pytest.mark.parametrize("unit", ["rebels shelled the town and ", "bombed", "The army said it shelled Aden. ", "a, "])
def test_one_endless_line_is_coded(unit):
    # Longer than what the parser is given at once.
    length = LONGEST_PIECE + 2_000
    check(*coded((unit * (length // len(unit) + 1))[:length]))


def test_a_claim_s_id_rests_on_words_and_speakers_alone():
    told_in, coding = coded("The ministry said that rebels had shelled the port of Aden on Sunday.")
    claim = coding.claims[0]
    spans = tuple(s.span for s in claim.said_by)
    assert claim.id == content_id("clm", told_in.id, claim.span, spans, claim.ordinal)
