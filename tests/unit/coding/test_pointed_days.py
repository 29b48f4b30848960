"""The day that the trained ear points to, beside those that the rules carry over, by made answers."""

from dataclasses import dataclass, field
from datetime import date

import pytest

from parsed import clause_in
from reportedly.coding.said import POINTED_AT_MOST
from reportedly.coding.when import Asked, Dated, date_claims
from reportedly.coding.when.date_scene import date_scene
from reportedly.coding.when.taken_over import carries_over
from reportedly.model import Span

FRIDAY = date(2019, 8, 16)
MONDAY, TUESDAY = date(2019, 8, 12), date(2019, 8, 13)
TEXT = (
    "Gunmen raided a post near Kolva on Monday. Envoys had met there on Tuesday.\n\nA raid killed two guards. "
    "The market was shut."
)
RAID = {"words": "Gunmen raided a post near Kolva on Monday", "kind": "attack"}
TOLL = {"words": "A raid killed two guards", "kind": "attack"}
SHUT = {"words": "The market was shut", "kind": "protest"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ear:
    """Points at some words for every claim, so surely, and else at nothing."""

    text: str = TEXT
    words: str = ""
    likely: float = 0.0
    none: float = 0.0
    attributions: tuple[()] = field(default=())

    def kind(self, claim: Span, by_cue: str) -> None:
        return None

    def named(self, claim: Span) -> "Ear":
        return self

    def likeliest(self, slot: str, least: float) -> list[tuple[Span, float]]:
        at = self.text.find(self.words)
        told = slot == "when" and self.words and self.likely >= least
        return [((at, at + len(self.words)), self.likely)] if told else []

    def nobody(self, slot: str) -> float:
        return self.none


def dated(ear: Ear | None, *claims: dict[str, str], status: str = "occurred") -> list[Dated]:
    asked = [Asked(clause=clause_in(TEXT, c["words"]), status=status, kind=c["kind"]) for c in claims]
    return list(date_claims(asked, date_scene(TEXT, FRIDAY), ear))


def days(found: Dated) -> tuple[date | None, date | None, str] | None:
    return (found.when.value.start, found.when.value.end, found.when.rule) if found.when is not None else None


def test_without_an_ear_the_day_of_the_same_event_is_carried_over() -> None:
    assert days(dated(None, RAID, TOLL)[1]) == (MONDAY, MONDAY, "carried")


def test_a_day_that_the_ear_surely_points_to_goes_before_the_one_carried_over() -> None:
    _, found = dated(Ear(words="Tuesday", likely=0.8), RAID, TOLL)
    assert days(found) == (TUESDAY, TUESDAY, "encoder.pointed")
    assert found.when is not None
    assert found.when.score == pytest.approx(POINTED_AT_MOST)
    assert found.when.value.mention == ""
    assert TEXT[slice(*found.when.span or (0, 0))] == "on Tuesday"


def test_an_ear_that_is_less_sure_leaves_it_to_the_rules_and_fills_what_they_leave_open() -> None:
    ear = Ear(words="Tuesday", likely=0.35)
    assert days(dated(ear, RAID, TOLL)[1]) == (MONDAY, MONDAY, "carried")
    assert days(dated(ear, RAID, SHUT)[1]) == (TUESDAY, TUESDAY, "encoder.pointed")
    assert days(dated(None, RAID, SHUT)[1]) is None


def test_an_ear_that_hardly_points_is_not_followed() -> None:
    assert days(dated(Ear(words="Tuesday", likely=0.2), RAID, SHUT)[1]) is None


def test_no_day_is_carried_into_another_paragraph_where_the_ear_finds_none() -> None:
    assert days(dated(Ear(none=0.9), RAID, TOLL)[1]) is None
    assert days(dated(Ear(none=0.4), RAID, TOLL)[1]) == (MONDAY, MONDAY, "carried")


def test_the_claims_own_words_are_never_overruled() -> None:
    assert days(dated(Ear(words="Tuesday", likely=0.9), RAID)[0]) == (MONDAY, MONDAY, "point.weekday")


def test_what_is_planned_takes_no_day_from_elsewhere() -> None:
    assert days(dated(Ear(words="Tuesday", likely=0.9), SHUT, status="planned")[0]) is None


def test_a_day_of_saying_or_one_to_come_is_not_that_of_what_happened() -> None:
    text = "The army said on Tuesday that gunmen had killed two guards. Envoys will meet on Sunday."
    claim = Asked(
        clause=clause_in(text, "gunmen had killed two guards"),
        status="occurred",
        kind="attack",
        cue=(9, 13),
        speaker="army",
    )
    for words in ("Tuesday", "Sunday"):
        (found,) = date_claims([claim], date_scene(text, FRIDAY), Ear(text=text, words=words, likely=0.9))
        assert days(found) == (None, TUESDAY, "said-by-then")


def test_an_hour_of_its_own_words_is_of_the_day_that_was_told() -> None:
    text = "Gunmen attacked a post near Kolva on Tuesday. Talks began on Monday.\n\nThe attackers struck at dawn."
    claims = [
        Asked(clause=clause_in(text, words), status="occurred", kind=kind)
        for words, kind in (
            ("Gunmen attacked a post near Kolva on Tuesday", "attack"),
            ("Talks began on Monday", "negotiate"),
            ("The attackers struck at dawn", "attack"),
        )
    ]
    *_, found = date_claims(claims, date_scene(text, FRIDAY), Ear(text=text, words="Monday", likely=0.9))
    assert days(found) == (TUESDAY, TUESDAY, "carried")


def test_an_entry_of_a_live_page_is_left_to_its_stamp() -> None:
    at = TEXT.index("A raid")
    claim = Asked(clause=clause_in(TEXT, TOLL["words"]), status="occurred", kind="attack", entry=(at, at + 1))
    (found,) = date_claims([claim], date_scene(TEXT, FRIDAY), Ear(words="Tuesday", likely=0.9))
    assert days(found) == (FRIDAY, FRIDAY, "entry-of-the-day")


def test_a_day_only_pointed_to_is_never_as_sure_as_one_of_the_claims_own_and_not_handed_on() -> None:
    _, found = dated(Ear(words="Tuesday", likely=0.99), RAID, TOLL)
    assert found.when is not None
    assert found.when.score == POINTED_AT_MOST
    assert not carries_over(found.when)


def test_words_that_are_no_date_are_not_taken_for_one() -> None:
    assert days(dated(Ear(words="post", likely=0.9), RAID, SHUT)[1]) is None
