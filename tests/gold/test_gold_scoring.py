"""The scorer gives full marks to the right answer, and takes them away for each kind of mistake."""

import copy
from pathlib import Path
from typing import Any

import pytest
from corpus import marks, texts
from scoring import Score, called, same, same_name, same_spelling

HERE = Path(__file__).parent
MARKS = dict(marks(HERE))
TEXTS = {r["key"]: r["title"] + "\n" + r["text"] for r in texts(HERE / "reports.jsonl")}
KEY = "ukraine-depot"


def scored(got: list[dict[str, Any]]) -> Score:
    score = Score()
    score.add(MARKS[KEY], got, TEXTS[KEY], KEY)
    return score


@pytest.mark.parametrize("key", sorted(MARKS))
def test_the_right_answer_scores_a_hundred(key: str) -> None:
    score = Score()
    score.add(MARKS[key], MARKS[key], TEXTS[key], key)
    assert (score.claims.f1, score.facts.f1) == (100.0, 100.0), score.differences


def test_silence_scores_nothing() -> None:
    score = scored([])
    assert (score.claims.recall, score.facts.recall) == (0.0, 0.0)


def test_a_claim_too_many_costs_precision_and_no_recall() -> None:
    extra = copy.deepcopy(MARKS[KEY][0])
    extra["quote"] = "The toll could rise"
    without = [c for c in MARKS[KEY] if not c["quote"].startswith("The toll")]
    right, doubled = scored(without), scored([*without, copy.deepcopy(without[0])])
    assert doubled.facts.recall == right.facts.recall
    assert doubled.facts.precision < right.facts.precision


@pytest.mark.parametrize(
    ("slot", "change"),
    [
        ("kind", lambda c: c["event"].update(kind="bombing")),
        ("polarity", lambda c: c.update(polarity="negative")),
        ("certainty", lambda c: c.update(certainty="possible")),
        ("speaker kind", lambda c: c["said_by"][0].update(kind="witness")),
        ("speaker", lambda c: c["said_by"][0].update(mention="a passer-by")),
        ("agent", lambda c: c["event"].update(agent=["Ukraine"])),
        ("where", lambda c: c["event"].update(where={"mention": "Odesa", "name": "Odesa", "country": "UA"})),
        ("when", lambda c: c["event"]["when"].update(start="2023-03-15")),
        ("quantity", lambda c: c["event"]["quantities"][0].update(low=5)),
    ],
)
def test_one_wrong_value_costs_its_own_slot_alone(slot: str, change: Any) -> None:
    got = copy.deepcopy(MARKS[KEY])
    change(got[0])
    score = scored(got)
    assert [name for name, tally in score.slots.items() if tally.right < max(tally.gold, tally.got)] == [slot]


def test_the_usual_values_earn_nothing() -> None:
    plain = copy.deepcopy(MARKS[KEY][0])
    plain["said_by"], plain["event"] = [], {"kind": "statement", "status": "occurred", "quantities": []}
    assert scored([plain]).facts.got == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the Houthis", "Houthi fighters", True),
        ("U.N. envoy", "UN envoy", True),
        ("Saudi-led coalition", "the Saudi-led coalition", True),
        ("Libyan army", "Syrian army", False),
        ("army", "Syrian army", False),
        ("soldiers", "civilians", False),
    ],
)
def test_names(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("Qayyara", "Qayyarah", True), ("Izmail", "Izmayil", True), ("Tunis", "Tripoli", False), ("Homs", "Hama", False)],
)
def test_spellings_of_places(one: str, other: str, same: bool) -> None:
    assert same_spelling(one, other) is same


def test_a_person_is_known_with_and_without_what_they_are() -> None:
    told = called({"mention": "A spokesman for the army, Salem Bu-Khatwa", "name": "Salem Bu-Khatwa"})
    assert same("speaker", called("Salem Bu-Khatwa"), told)
    assert same("speaker", called("A spokesman for the army"), told)
    assert not same("speaker", called("A spokesman for the police"), told)
