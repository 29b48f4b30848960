"""The trained ear beside the rules: what each is trusted with, on sentences of our own and answers made by hand."""

from dataclasses import dataclass

import pytest

from coded import claim_with, claims_of, the_kit
from reportedly.coding.parse import parse
from reportedly.coding.said import Attribution, attributions, with_heard
from reportedly.coding.said.quotations import quotations
from reportedly.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A heard attribution made by hand."""

    source: Span | None
    cue: Span
    contents: tuple[Span, ...]
    score: float
    source_kind: tuple[str, float] | None = None


def made(text: str, source: str | None, cue: str, *contents: str, score: float = 0.99) -> Made:
    def span(words: str) -> Span:
        at = text.index(words)
        return at, at + len(words)

    return Made(
        source=span(source) if source else None, cue=span(cue), contents=tuple(map(span, contents)), score=score
    )


def joined(text: str, *heard: Made) -> tuple[Attribution, ...]:
    kit = the_kit()
    doc = parse(text, kit.parser)
    rules = attributions(doc, kit.speech, quotations(doc), lambda _: True, lambda _: False)
    return with_heard(rules, heard, doc, kit.speech, lambda _: True, kit.stances.doubted_from)


def speaker_words(one: Attribution) -> str | None:
    return one.verb.doc[slice(*one.speaker_range)].text if one.speaker_range else None


def contents(one: Attribution) -> str:
    return " … ".join(one.verb.doc[a:b].text for a, b in one.contents)


def test_what_only_the_ear_hears_is_taken_where_it_is_sure_and_the_cue_is_speech() -> None:
    text = "Asked about the fire, the mayor was blunt and said so: the depot had been bombed twice by drones."
    words = "the depot had been bombed twice by drones"
    assert joined(text) == ()
    assert joined(text, made(text, "the mayor", "said", words, score=0.4)) == ()
    (one,) = joined(text, made(text, "the mayor", "said", words))
    assert (speaker_words(one), contents(one), one.act) == ("the mayor", words, "asserts")
    assert one.rule == "encoder.attribution"


def test_a_wish_is_no_speech_however_surely_it_is_heard() -> None:
    text = "The rebels want to take the ridge before the snow comes."
    assert joined(text, made(text, "The rebels", "want", "to take the ridge before the snow comes")) == ()


def test_nobody_says_what_no_group_has_said() -> None:
    text = "No group has claimed the ambush on the convoy of trucks."
    assert joined(text, made(text, "No group", "has claimed", "the ambush on the convoy of trucks")) == ()


def test_what_has_not_been_said_is_not_said() -> None:
    text = "The army has not commented on the strike that hit the village school."
    found = joined(text, made(text, "The army", "has not commented on", "the strike that hit the village school"))
    assert found == ()


def test_the_act_is_the_rules_where_both_find_it() -> None:
    text = "The ministry denied that its jets had struck the depot."
    (one,) = joined(text, made(text, "The ministry", "denied", "that its jets had struck the depot"))
    assert one.act == "denies"
    assert one.score == 0.99
    assert "speech." in one.rule


def test_words_surely_from_another_mouth_are_taken_from_the_rules_speaker() -> None:
    text = "The coalition denied the charge. “We flew no sorties there,” Colonel Adam Reyes told reporters."
    said = "We flew no sorties there"
    found = joined(text, made(text, "Colonel Adam Reyes", "told", said))
    whose = {speaker_words(a) for a in found if said in contents(a)}
    assert whose == {"Colonel Adam Reyes"}


def test_who_something_is_according_to_says_no_more_than_that_sentence() -> None:
    text = "The navy has told us nothing so far. Shells hit the mill on Sunday, according to a baker."
    words = "Shells hit the mill on Sunday"
    (one,) = (
        a
        for a in joined(text, made(text, "a baker", "according to", "The navy has told us nothing so far", words))
        if speaker_words(a) == "a baker"
    )
    assert contents(one).startswith(words)
    assert "navy" not in contents(one)


@pytest.mark.parametrize(
    ("second", "is_theirs"),
    [("The bridge would be closed until the spring.", True), ("It is not clear who laid the mine there.", False)],
)
def test_what_a_sentence_of_its_own_leaves_open_the_writer_leaves_open(second: str, is_theirs: bool) -> None:
    first = "a mine had killed two drivers"
    text = f"The mayor said {first}. {second}"
    (one,) = joined(text, made(text, "The mayor", "said", first, second.rstrip(".")))
    assert (second.rstrip(".") in contents(one)) is is_theirs


def test_who_disputes_a_thing_denies_nothing_that_only_the_ear_hears() -> None:
    text = "Asked about it, the militia went on disputing the cattle routes and the wells of the north."
    said = "the cattle routes and the wells of the north"
    assert not [a for a in joined(text, made(text, "the militia", "disputing", said)) if a.act == "denies"]


def test_nested_speech_keeps_both_speakers() -> None:
    text = "The agency said that the ministry had denied that the bridge was hit."
    outer = made(text, "The agency", "said", "that the ministry had denied that the bridge was hit")
    inner = made(text, "the ministry", "had denied", "that the bridge was hit")
    found = joined(text, outer, inner)
    assert {speaker_words(a) for a in found if "bridge was hit" in contents(a)} == {"The agency", "the ministry"}


def test_a_name_behind_its_description_names_the_speaker() -> None:
    claim = claim_with(
        "nineteen bodies", "A medical charity, Doctors for Hajjah, said nineteen bodies were brought in."
    )
    assert claim.said_by[0].name == "Doctors for Hajjah"
    assert claim.said_by[0].kind in {"medical", "ngo"}


def test_the_observatory_is_the_one_that_was_named() -> None:
    text = (
        "The Syrian Observatory for Human Rights said shells hit the camp on Monday. "
        "The Britain-based observatory said five people were killed when the school was bombed."
    )
    first, second = (claim_with(words, text).said_by[0] for words in ("shells hit", "five people were killed"))
    assert first.actor is not None
    assert second.actor == first.actor


def test_who_is_behind_an_estimate_is_its_speaker() -> None:
    claim = claim_with("40,000 people have been displaced", "UN estimates suggest 40,000 people have been displaced.")
    assert [s.kind for s in claim.said_by] == ["un-igo"]


def test_each_speaker_rests_on_words_a_rule_and_a_score() -> None:
    claim = claim_with(
        "struck two depots", "The defence ministry said its jets struck two depots near Harad on Monday."
    )
    (evidence,) = [e for e in claim.evidence if e.slot == "said_by.0"]
    assert evidence.span is not None
    assert 0.5 < evidence.score <= 1


def test_where_no_cue_names_an_event_the_ear_tells_its_kind_and_the_claim_says_so() -> None:
    text = "The men put the herders on the ground and used their belts on them, a trader in Djibo said."
    claim = claim_with("The men put the herders on the ground", text)
    (kind,) = [e for e in claim.evidence if e.slot == "event.kind"]
    assert claim.event.kind == "abuse"
    assert kind.rule == "kind.abuse.encoder"
    assert 0 < kind.score < 1


def test_a_kind_taken_over_from_a_deed_told_before_does_not_rest_on_the_ear() -> None:
    text = "They came on motorbikes and shot at the shop, a trader in Djibo said on Monday. The Red Column denied it."
    denial = next(c for c in claims_of(text) if c.polarity == "negative")
    (kind,) = [e for e in denial.evidence if e.slot == "event.kind"]
    assert denial.event.kind == "attack"
    assert not kind.rule.endswith(".encoder")
