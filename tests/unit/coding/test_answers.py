"""Denials that only take up what was told before, and days, places and tolls in sentences as agencies write them."""

import pytest

from coded import claim_with, claims_of

ACCUSED = "The governor of Benue, Peter Ola, said that the army had shelled the village of Agatu on Monday. "


@pytest.mark.parametrize(
    "denial",
    [
        "The army denied the accusation.",
        "An army spokesman dismissed the allegation.",
    ],
)
def test_denial_of_what_was_told_denies_that_event(denial: str) -> None:
    denied = [c for c in claims_of(ACCUSED + denial) if c.act == "denies"]
    assert [(c.event.kind, c.polarity) for c in denied] == [("shelling", "negative")]
    assert denied[0].event.where is not None
    assert "Agatu" in denied[0].event.where.name
    assert denied[0].event.when is not None


def test_relative_clause_without_its_pronoun_denies_what_stands_before_it() -> None:
    claims = claims_of("The governor accused the army of shelling the village of Agatu, a charge the army denies.")
    assert [c.event.kind for c in claims if c.act == "denies"] == ["shelling"]


def test_clause_behind_a_place_tells_who_holds_it() -> None:
    held = claim_with("held", "The army says it targets only insurgents in Idlib, most of which is held by rebels.")
    assert held.event.kind == "hold"
    assert held.event.where is not None


def test_accord_is_not_what_happens_under_it() -> None:
    leaving = claim_with("leave", "Under an accord reached on Sunday, fighters may leave the town with their families.")
    assert leaving.event.kind == "withdraw"
    assert [p.name for p in leaving.event.agents] == ["fighters"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gunmen in Haiti attacked the Solino neighbourhood and burned cars.", "Solino"),
        ("Rockets hit the well of Tinfagatt in Niger.", "well in Tinfagatt"),
        ("Snipers in Saudi Arabia killed three soldiers at al-Khobe in Jizan.", "al-Khobe"),
        ("Ukrainian officials said that troops shelled the Pokrovsk-Mezhova highway.", "Pokrovsk–Mezhova highway"),
    ],
)
def test_small_places_are_told_by_the_words_around_them(text: str, name: str) -> None:
    wheres = [c.event.where.name for c in claims_of(text) if c.event.where is not None]
    assert name in wheres


def test_denial_in_own_words_is_not_taken_for_an_answer() -> None:
    denied = claim_with("the market", ACCUSED + "The army denied that it had bombed the market in Makurdi.")
    assert denied.event.where is not None
    assert "Agatu" not in denied.event.where.name


def test_denial_with_nothing_to_answer_keeps_to_its_words() -> None:
    assert all(c.event.kind not in {"shelling", "attack"} for c in claims_of("The ministry denied the accusation."))


def test_who_did_it_is_asked_of_an_event() -> None:
    asked = claim_with("who had killed", "The bodies of two men lay by the road. It was not clear who had killed them.")
    assert (asked.event.kind, asked.certainty) == ("attack", "possible")


def test_shared_auxiliary_makes_one_toll() -> None:
    claims = claims_of("At least 18 civilians were killed and more than 70 wounded, doctors said.")
    assert [c.event.kind for c in claims] == ["casualties"] * len(claims)
    assert {q.effect for c in claims for q in c.event.quantities} == {"killed", "wounded"}


def test_day_before_the_speech_is_the_events_where_another_follows_it() -> None:
    claim = claim_with(
        "ambush", "Nine soldiers were killed in an ambush near Djibo on Sunday, the army said on Tuesday."
    )
    assert claim.event.when is not None
    assert str(claim.event.when.start) == "2021-03-07"
    assert str(claim.said_when) == "2021-03-09"


def test_whoever_is_told_does_not_part_a_day_from_the_speech() -> None:
    claim = claim_with("captured", "The army captured four gunmen, the governor told reporters on Monday.")
    assert str(claim.said_when) == "2021-03-08"


def test_name_beginning_like_a_plan_does_not_lie_ahead() -> None:
    claim = claim_with("bodies", "Five bodies were found near the village of Plan de Oriente on Saturday.")
    assert claim.event.when is not None
    assert str(claim.event.when.start) == "2021-03-06"
