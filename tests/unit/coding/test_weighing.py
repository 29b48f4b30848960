"""The trained ear's parties and places beside the rules': what is kept, filled, replaced, dropped, by made answers."""

from dataclasses import dataclass, field, replace

import pytest

from coded import the_kit
from reportedly.coding.code import code
from reportedly.model import Claim, Coding, Report, Span

TEXT = (
    "Fighters of the Ostrel Brigade came down from the hills at dawn, residents of Besk said.\n\n"
    "The bridge in Besk burned for hours. Dozens of families fled. They shot two nurses. "
    "Soldiers shelled the Ostrel Brigade near Kolva."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointing:
    """Points where it was told to, else at nobody."""

    at: dict[str, tuple[Span, float]]

    def likeliest(self, slot: str, least: float) -> list[tuple[Span, float]]:
        return [self.at[slot]] if slot in self.at and self.at[slot][1] >= least else []

    def nobody(self, slot: str) -> float:
        return 1 - self.at[slot][1] if slot in self.at else 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ear:
    """An ear that hears no attribution, and of claims with some words what it was told."""

    about: str
    at: dict[str, tuple[Span, float]] = field(default_factory=dict)
    attributions: tuple[()] = ()

    def hear(self, text: str, *, headline_end: int | None = None) -> "Ear":
        return self

    def kind(self, claim: Span, by_cue: str) -> None:
        return None

    def named(self, claim: Span) -> Pointing | None:
        return Pointing(at=self.at) if self.about in TEXT[slice(*claim)] else None


def told(about: str, **at: tuple[str, float]) -> Claim:
    """Give the claim about some words, where the ear points for it at the last place where others stand."""
    (found,) = [c for c in coded(about, **at).claims if about in c.quote]
    return found


def coded(about: str, **at: tuple[str, float]) -> Coding:
    """Code the text with an ear that points for the claim about some words alone."""
    spans = {slot: ((TEXT.rindex(words), TEXT.rindex(words) + len(words)), p) for slot, (words, p) in at.items()}
    return code(Report(key="r", outlet="o", text=TEXT), replace(the_kit(), ear=Ear(about=about, at=spans)))


def doubts(coding: Coding) -> list[tuple[str, str]]:
    return [(i.code, TEXT[slice(*i.span or (0, 0))]) for i in coding.issues if i.code.endswith("-doubted")]


def agents(claim: Claim) -> list[str]:
    return [p.name for p in claim.event.agents]


def test_deeds_without_a_doer_are_left_without() -> None:
    assert agents(told("bridge in Besk", agent=("Ostrel", 0.9))) == []


def test_the_rules_answer_stands_where_the_ear_finds_it_possible() -> None:
    assert agents(told("Soldiers shelled", agent=("Soldiers", 0.05))) == ["Soldiers"]


def test_the_rules_answer_falls_where_the_ear_points_elsewhere() -> None:
    found = told("Soldiers shelled", agent=("Ostrel", 0.9))
    assert agents(found) == ["Ostrel Brigade"]
    (evidence,) = [e for e in found.evidence if e.slot == "event.agents.0"]
    assert (evidence.rule, evidence.score) == ("encoder.pointed", pytest.approx(0.9))
    assert TEXT[slice(*evidence.span or (0, 0))].endswith("Ostrel Brigade")


def test_whom_they_means_is_left_to_the_rules() -> None:
    assert agents(told("They shot")) == agents(told("They shot", agent=("families", 0.9)))


def test_nobody_is_told_where_the_ear_does_not_find_the_rules_answer_possible() -> None:
    assert agents(told("Soldiers shelled")) == []
    assert agents(told("Soldiers shelled", agent=("Ostrel", 0.3))) == []


def test_a_word_that_names_nobody_is_nobody() -> None:
    assert agents(told("Soldiers shelled", agent=("dawn", 0.9))) == []


def test_targets_are_left_to_the_rules() -> None:
    found = told("Soldiers shelled", agent=("Soldiers", 1.0), target=("residents", 0.95))
    assert [p.name for p in found.event.targets] == ["Ostrel Brigade"]


def test_a_place_carried_from_elsewhere_falls_and_one_of_the_claims_own_words_holds() -> None:
    carried = told("families fled", where=("Kolva", 0.9)).event.where
    assert carried is not None
    assert carried.mention == "Kolva"
    assert told("families fled").event.where is None
    own = told("Soldiers shelled", where=("Besk", 0.9), agent=("Soldiers", 1.0)).event.where
    assert own is not None
    assert own.mention == "Kolva"


def test_what_falls_without_another_in_its_place_is_an_issue() -> None:
    assert doubts(coded("Soldiers shelled")) == [("agent-doubted", "Soldiers")]
    assert doubts(coded("Soldiers shelled", agent=("Ostrel", 0.9))) == []
    (about_place,) = [i for i in coded("families fled").issues if i.code == "place-doubted"]
    assert "'Besk' was read as the place of" in about_place.detail


def test_without_an_ear_nothing_is_pointed_at() -> None:
    kit = replace(the_kit(), ear=None)
    claims = code(Report(key="r", outlet="o", text=TEXT), kit).claims
    assert not [e for c in claims for e in c.evidence if e.rule.startswith("encoder")]
