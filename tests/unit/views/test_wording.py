"""The words: who says it and how surely, and never a claim told as a fact."""

from dataclasses import replace
from datetime import date

import pytest

from made_by_hand import denial, hearsay, ministry, report, shelling
from reportedly.model import Event, Party, Quantity, Speaker, When
from reportedly.views.numbers_and_days import days_for_table, quantities_words, quantity_words, when_words
from reportedly.views.wording import attribution, event_words, gist, source_words, speaker_for_table, sureness_for_table

TOLD = report()


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (shelling(TOLD), "Ministry of Health said on 9 Mar 2021"),
        (denial(TOLD), "The army denied"),
        (hearsay(TOLD), "Valley Post reported as hearsay"),
        (replace(hearsay(TOLD), certainty="certain"), "Valley Post wrote"),
        (replace(hearsay(TOLD), certainty="possible"), "Valley Post wrote, as possible"),
        (replace(denial(TOLD), act="asserts", certainty="probable"), "The army said, as likely"),
        (replace(denial(TOLD), act="asserts", certainty="reported"), "According to the army, reported as hearsay"),
        (replace(denial(TOLD), act="claims-responsibility"), "The army claimed responsibility"),
        (replace(denial(TOLD), act="accuses", toward=(ministry(),)), "The army accused Ministry of Health"),
        (replace(denial(TOLD), act="demands", toward=(ministry(),)), "The army demanded of Ministry of Health"),
    ],
)
def test_attribution(claim, expected):
    assert attribution(claim, TOLD) == expected


def test_a_chain_of_speakers_is_told_from_the_inside_out():
    agency = Speaker(mention="Agency", name="River News Agency", kind="media", span=(0, 6))
    claim = replace(denial(TOLD), said_by=(agency, ministry()))
    assert attribution(claim, TOLD) == "Ministry of Health, as told by River News Agency, denied"
    assert speaker_for_table(claim, TOLD) == "Ministry of Health < River News Agency"


def test_an_unknown_outlet_still_has_a_voice_of_its_own():
    nameless = report(outlet=None, published=None)
    assert attribution(hearsay(nameless), nameless) == "An unnamed outlet reported as hearsay"
    assert source_words(nameless) == "an unnamed outlet (report dorrin-1), no date"


def test_no_act_is_worded_as_if_it_had_happened():
    acts = "asserts denies accuses speculates predicts demands promises threatens claims-responsibility appeals".split()
    leads = {act: gist(replace(denial(TOLD), act=act, polarity="positive")).split(":")[0] for act in acts}
    assert len(set(leads.values())) == len(acts)
    assert all(": shelling by The army" in gist(replace(denial(TOLD), act=act)) for act in acts)
    assert gist(denial(TOLD)).startswith("denied: ")
    assert gist(replace(denial(TOLD), act="asserts")).startswith("claimed not to be so: ")
    assert sureness_for_table(replace(denial(TOLD), act="asserts")) == "says not"
    assert sureness_for_table(denial(TOLD)) == "denies"


def test_an_event_reads_as_a_phrase():
    assert event_words(shelling(TOLD).event) == (
        "shelling of people by government forces, with artillery, near Dorrin; "
        "at least 12 people killed (among them 4 children killed)"
    )
    us = Party(mention="we", name="Army", span=(0, 1))
    them = Party(mention="they", name="Rebels", span=(0, 1))
    assert event_words(Event(kind="clash", status="ongoing", agents=(us,), targets=(them,))) == (
        "clash between Army and Rebels (going on)"
    )
    assert (
        event_words(Event(kind="rain-of-frogs", status="occurred", targets=(them,))) == "rain of frogs involving Rebels"
    )


def number(low, high, surface="", **more):
    given = {"unit": "person", "effect": "killed", "of": "", "span": (0, 1), **more}
    return quantity_words(Quantity(low=low, high=high, surface=surface, **given))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (number(12, 12), "12 people killed"),
        (number(1, 1), "1 person killed"),
        (number(12, None, "at least 12"), "at least 12 people killed"),
        (number(None, 40), "up to 40 people killed"),
        (number(30, 40), "30 to 40 people killed"),
        (number(24, None, "dozens"), "dozens (at least 24) people killed"),
        (number(2, None, "at least two"), "at least 2 people killed"),
        (number(300, None, "several hundred"), "several hundred (at least 300) people killed"),
        (number(0, 0, "no"), "no people killed"),
        (number(0, 0, "no", of="deaths"), "no deaths"),
        (number(8000, 8000, unit="km2", effect="taken", of="area"), "8,000 km² taken"),
        (number(2, 2, unit="rocket-launcher", effect="destroyed"), "2 rocket launchers destroyed"),
        (number(2.5, 2.5, unit="km", effect="other"), "2.5 km"),
        (number(3, 3, of="medics", part_of=0), "3 medics killed"),
        (number(30, 30, basis="running-total"), "30 people killed in all so far"),
        (number(2, 2, basis="increment"), "2 people killed on top of those before"),
        (number(None, None, "countless"), "countless people killed"),
    ],
)
def test_numbers_are_as_exact_as_they_were_said(said, expected):
    assert said == expected


def some(low, unit, effect="destroyed", **more):
    return Quantity(low=low, high=low, unit=unit, effect=effect, of="", span=(0, 1), surface="", **more)


@pytest.mark.parametrize(
    ("quantities", "expected"),
    [
        ([], ""),
        (
            [some(9, "fighter", "killed"), some(4, "tank"), some(14, "vehicle"), some(2, "ship")],
            "9 fighters killed; 4 tanks, 14 vehicles and 2 ships destroyed",
        ),
        (
            [some(9, "person", "killed"), some(4, "child", "killed", part_of=0), some(2, "woman", "killed", part_of=0)],
            "9 people killed (among them 4 children killed and 2 women killed)",
        ),
        ([some(9, "person", "killed"), some(30, "person", "killed", basis="running-total")],
         "9 people killed; 30 people killed in all so far"),
        ([some(9, "person", "killed", part_of=0)], "9 people killed"),
        ([some(9, "person", "killed", part_of=7)], "9 people killed"),
    ],
)  # fmt: skip
def test_numbers_in_a_row_share_what_became_of_them_and_parts_are_never_added(quantities, expected):
    assert quantities_words(quantities) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected", "in_table"),
    [
        ("2021-03-09", "2021-03-09", "9 March 2021", "2021-03-09"),
        (None, "2021-03-09", "by 9 March 2021", "by 2021-03-09"),
        ("2021-03-09", None, "since 9 March 2021", "since 2021-03-09"),
        ("2021-03-07", "2021-03-09", "7–9 March 2021", "2021-03-07 to 2021-03-09"),
        ("2021-03-30", "2021-04-02", "30 March to 2 April 2021", "2021-03-30 to 2021-04-02"),
        ("2020-12-30", "2021-01-02", "30 December 2020 to 2 January 2021", "2020-12-30 to 2021-01-02"),
        ("2021-02-01", "2021-02-28", "February 2021", "2021-02-01 to 2021-02-28"),
        ("2021-01-01", "2021-12-31", "2021", "2021-01-01 to 2021-12-31"),
        (None, None, "", "–"),
    ],
)
def test_days_are_as_exact_as_they_are_known(start, end, expected, in_table):
    days = [date.fromisoformat(day) if day else None for day in (start, end)]
    when = When(mention="", start=days[0], end=days[1], precision="day", rule="r")
    assert when_words(when) == expected
    assert days_for_table(when) == in_table
    assert when_words(None) == ""
