"""Places of words that name none themselves: what is recounted, what surrounds a place, what the report calls it."""

import pytest

from coded import claim_with, claims_of


def where(words: str, text: str) -> tuple[str, str] | None:
    place = claim_with(words, text).event.where
    return (place.name, place.relation) if place is not None else None


def test_what_a_witness_recounts_was_where_and_when_the_event_before_was():
    text = (
        'A shell hit a bakery in Kherson on Monday, killing two people. "Everything went white," said Olena Moroz, who '
        "sells flowers there."
    )
    told = claim_with("Everything went white", text)
    assert told.event.where is not None
    assert "Kherson" in told.event.where.name
    assert told.event.when is not None
    assert told.event.when.start.isoformat() == "2021-03-08"


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("tragedy", 'A shell hit a bakery in Kherson on Monday. "It is a tragedy for us," said Olena Moroz.'),
        ("will stay", 'A shell hit a bakery in Kherson on Monday. "We will stay whatever happens," said Olena Moroz.'),
    ],
)
def test_an_opinion_or_an_outlook_happened_nowhere(words, text):
    assert claim_with(words, text).event.where is None


def test_what_surrounds_a_place_is_near_it():
    assert where("shelled", "The army shelled the outskirts of Bunia on Sunday.") == ("Bunia", "near")
    assert where("ambushed", "Gunmen ambushed a patrol in the vicinity of Kidal.") == ("Kidal", "near")


def test_a_side_within_a_town_is_called_by_its_adjective():
    text = "Rebels hold Taiz. Fighting spread to the east of the city on Sunday."
    assert where("Fighting spread", text) == ("eastern Taiz", "in")


def test_a_place_pointed_back_to_is_called_as_the_report_calls_it():
    assert where("A mosque", "Shells fell on Hodeidah. A mosque in the city was damaged.") == (
        "mosque in Hodeidah",
        "in",
    )


def test_the_capital_of_a_land_is_not_that_land():
    assert where("Sanaa", "Yemen's capital Sanaa was hit by air strikes on Monday.") == ("Sanaa", "in")


def test_a_town_that_lives_under_siege_is_where_the_siege_is():
    text = "Twelve soldiers died near Dori in Burkina Faso. Djibo has lived under blockade since 2022."
    assert where("blockade", text) == ("Djibo", "in")


def test_where_a_patrol_was_heading_is_not_where_it_was_hit():
    text = (
        "Nine soldiers were killed in an ambush near Tera in Niger. The patrol was heading back to Niamey when gunmen "
        "attacked it. A group claimed the attack."
    )
    told = claims_of(text)[-1]
    assert told.event.where is not None
    assert told.event.where.name == "Téra"


def test_words_that_share_a_subject_share_its_place():
    text = "Deliveries to El Fasher have been paused but would resume once the road is safe, the agency said."
    assert where("would resume once", text.replace("have been paused but ", "")) is not None
    assert any(c.event.where is not None and c.quote.startswith("would resume") for c in claims_of(text))


def test_the_area_behind_two_towns_is_part_of_their_words():
    claim = claim_with(
        "ambush", "A convoy fell into an ambush between Bourzanga and Namsiguia (Centre-North) on Sunday."
    )
    assert claim.event.where is not None
    assert claim.event.where.relation == "between"
    assert claim.event.where.mention == "Bourzanga and Namsiguia (Centre-North)"


@pytest.mark.parametrize(
    "text",
    [
        "Fighting shook Kordofan province, most of which is held by the Rapid Support Forces.",
        "Half of Kordofan is in the hands of the Rapid Support Forces.",
        "Much of Kordofan, most of which is held by the Rapid Support Forces, was quiet on Sunday.",
    ],
)
def test_who_holds_the_greater_part_of_a_place(text):
    held = [c for c in claims_of(text) if c.event.kind == "hold"]
    assert [[a.name for a in c.event.agents] for c in held] == [["Rapid Support Forces"]]
    assert all(c.event.where is not None and c.event.where.name == "Kordofan" for c in held)
