"""Places in an event's sentence where it was not: what the doer holds, where missiles came from, whole wars."""

import pytest

from coded import claim_with


def name(words: str, text: str) -> str | None:
    where = claim_with(words, text).event.where
    return where.name if where is not None else None


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("has killed", "The group, which controls much of southern Somalia, has killed four teachers."),
        ("damaged", "The missile, fired from Crimea, damaged two warehouses."),
        ("will request", "The mayor of Kharkiv will request more food and tents."),
        ("breaking the truce", "Russia accused Azerbaijan of breaking the truce."),
        ("are to send", "France and Russia are to send more aid."),
        ("killed", "The strike killed a senior commander, Ali Karaki."),
    ],
)
def test_where_an_event_was_not(words, text):
    assert name(words, text) is None


def test_what_opens_a_sentence_is_wider_than_what_it_goes_on_to_name():
    told = "In the Kharkiv region, four people were killed when a drone fired at men gathering wood in Vovchansk."
    assert name("four people", told) == "Vovchansk"


def test_a_whole_war_is_all_over_the_country():
    told = (
        "Fighting goes on in Sudan. Gunmen seized the town of El Fasher on Sunday. The war has driven 13 million "
        "people from their homes."
    )
    assert name("has driven", told) == "Sudan"
    assert name("seized", told) != "Sudan"


def test_a_region_is_no_clinic():
    told = "Fighters burned a clinic on Sunday in Beni. Gunmen killed three men in the region."
    assert name("killed three", told) != "clinic"


def test_a_town_is_no_land_that_has_a_letter_more() -> None:
    where = claim_with("killed", "Gunmen killed four farmers in Beni on Monday.").event.where
    assert where is not None
    assert (where.name, where.country) == ("Beni", "CD")
