"""Sites: what stands at a town named before it, and kinds of buildings that a report places events at."""

import pytest
from test_where import where

from coded import claim_with


def name(words: str, text: str) -> str | None:
    found = claim_with(words, text).event.where
    return found.name if found is not None else None


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("In Kharkiv, shells hit the Zarqa mosque on Monday.", "Zarqa mosque"),
        ("In Kharkiv, a mobile police academy was attacked on Monday.", "mobile police academy in Kharkiv"),
        ("In Kharkiv, soldiers clashed with rebels around the airport.", "airport in Kharkiv"),
        ("Shells hit Saudi Hospital in Kharkiv on Monday.", "Saudi Hospital in Kharkiv"),
        ("In Kharkiv, gunmen entered South Hospital and opened fire.", "South Hospital"),
    ],
)
def test_a_town_that_opens_a_sentence_is_only_where_the_site_lies(text, site):
    assert where(text).name == site


@pytest.mark.parametrize(
    "text",
    [
        "Shells hit a workshop in Kharkiv on Monday.",
        "Gunmen attacked a residence in Kharkiv on Monday.",
        "Gunmen attacked a tea shop in Kharkiv on Monday.",
        "Gunmen attacked a bus stop in Kharkiv on Monday.",
    ],
)
def test_workshops_shops_and_homes_are_sites(text):
    assert where(text).level == "site"


def test_what_a_name_is_before_is_no_description_of_it():
    assert name("attacked", "In Zarqulabad, a school was attacked on Monday.") == "school in Zarqulabad"


def test_the_outlet_turns_to_other_news_in_a_new_paragraph():
    story = "Shells hit a market in Kharkiv on Monday.\n\n"
    assert name("wounded", story + "Five soldiers were wounded.") is None
    assert name("wounded", story + "Five soldiers were wounded, medics said.") is not None


def test_the_village_is_one_that_no_gazetteer_has_but_the_city_is_not():
    story = "Shells hit Kharkiv on Sunday. Rebels captured Zarqulabad on Monday. "
    assert name("fled", story + "Two families fled the village.") == "Zarqulabad"
    assert name("fled", story + "Two families fled the city.") == "Kharkiv"


def test_a_village_that_no_gazetteer_has_is_closer_than_what_it_lies_near():
    assert name("killed", "Bombs killed two men at Zarqulabad, north-west of Kharkiv city.") == "Zarqulabad"


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("A base of the militia at Zarqulabad was bombed on Monday.", "base in Zarqulabad"),
        ("Jets bombed a camp for displaced people near Zarqulabad on Monday.", "camp near Zarqulabad"),
        ("Shells hit a naval base south of Haifa on Monday.", "naval base south of Haifa"),
        ("Gunmen ambushed a car on the highway north of Kharkiv.", "highway north of Kharkiv"),
    ],
)
def test_a_site_is_said_to_lie_somewhere_behind_whose_it_is(text, site):
    assert where(text).name == site


def test_the_side_of_a_towns_suburbs_belongs_to_their_words():
    assert where("Jets bombed the southern suburbs of Beirut.").mention == "southern suburbs of Beirut"


def test_the_city_of_a_new_paragraph_is_not_one_named_by_the_way():
    story = (
        "Shells hit Kharkiv on Monday. Rebels entered Kharkiv on Tuesday, and troops left Kharkiv at noon.\n\n"
        "A driver from Poltava was hurt.\n\n"
    )
    assert name("bombed", story + "Jets bombed the city on Friday.") == "Kharkiv"


def test_talks_are_not_in_the_rest_of_their_sentence():
    assert name("negotiate", "After a blast in Kabul killed ten, the rebels refused to negotiate.") is None


def test_several_towns_of_which_nothing_more_is_said_are_no_place():
    assert name("captured", "The rebels captured six towns this week.") is None
    assert name("captured", "The rebels captured six towns in Kharkiv province.") is not None


def test_a_canyon_is_not_the_town_of_its_name():
    assert where("The army killed 25 rebels in the Kharkiv canyon.").place is None
