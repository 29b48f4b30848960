from functools import cache

import pytest

from parsed import clause_in
from reportedly.coding.where import find_places, place_of
from reportedly.gazetteer import Gazetteer


@cache
def gazetteer():
    return Gazetteer.open()


def where(text, words=None, kind=None):
    """Give the place of the claim that the words make (all of the text without any), or None."""
    clause = clause_in(text, words)
    taken = place_of(clause, find_places(clause.doc, gazetteer()), kind=kind)
    return taken.value if taken else None


@pytest.mark.parametrize(
    ("text", "mention", "level", "relation"),
    [
        ("Jets killed five people near the city of Raqqa in Syria.", "city of Raqqa", "town", "near"),
        ("Shelling killed two people in Donetsk province, Ukraine.", "Donetsk province", "province", "in"),
        ("Fighting went on in western Iraq.", "western Iraq", "region", "in"),
        ("Troops of Syria massed along the Turkish border.", "Turkish border", "border", "along"),
        ("A rocket killed a guard at Ain al-Asad air base in Iraq.", "Ain al-Asad air base", "site", "in"),
        ("The rebels withdrew toward Aden in Yemen.", "Aden", "town", "toward"),
    ],
)
def test_level_and_relation_are_those_of_the_words(text, mention, level, relation):
    found = where(text)
    assert (found.mention, found.level, found.relation) == (mention, level, relation)


def test_the_most_precise_of_nested_places_is_taken():
    found = where("A car bomb killed ten people in Afrin in northern Aleppo province, Syria.")
    assert (found.mention, found.country) == ("Afrin", "SY")


def test_an_unnamed_site_lies_in_its_town_and_has_no_place_of_its_own():
    found = where("A shell killed three people at a bakery in Taiz in Yemen.")
    assert (found.level, found.place, found.country) == ("site", None, "YE")
    assert found.mention == "bakery in Taiz"
    assert found.radius_km >= 2


def test_the_city_points_back_to_the_town_named_last():
    text = "Syrian troops besieged Palmyra. Jets then bombed the city."
    assert where(text, "Jets then bombed the city").place == where(text, "Syrian troops besieged Palmyra").place
    assert where(text, "Jets then bombed the city").name == "Palmyra"


def test_the_capital_is_that_of_the_nation_named():
    assert where("A blast killed four people in the Yemeni capital.").name == "Sanaa"


def test_a_place_is_carried_from_the_sentence_before_but_not_to_mere_words():
    text = "A mine killed two farmers near Izyum in Ukraine. Five others were wounded."
    carried = where(text, "Five others were wounded", kind="casualties")
    assert carried.mention == "Izyum"
    assert carried.rule.endswith("carried")
    assert where(text, "Five others were wounded", kind="statement") is None


def test_who_speaks_is_not_where_it_happened():
    text = "Moscow denied that its jets had killed anyone."
    assert where(text, "its jets had killed anyone") is None


def test_no_place_no_guess():
    assert where("The soldiers were paid late.") is None


def test_south_of_a_town_is_near_it_not_in_it():
    found = where("The army advanced south of Kirkuk in Iraq.")
    assert (found.name, found.relation) == ("Kirkuk", "near")


def test_a_road_between_two_towns_lies_halfway_and_reaches_both():
    found = where("Militants attacked trucks on the Tikrit-Kirkuk road in Iraq.")
    assert (found.level, found.place) == ("site", None)
    assert found.radius_km > 30


def test_a_list_has_no_single_point():
    found = where("Jets struck targets in the provinces of Homs, Hama and Idlib in Syria.")
    assert found.lat is None
    assert found.mention.startswith("provinces of Homs")
    assert found.mention.endswith("Idlib")


def test_values_point_at_their_words():
    text = "Clashes raged in Omdurman, Sudan."
    clause = clause_in(text)
    taken = place_of(clause, find_places(clause.doc, gazetteer()))
    assert text[taken.span[0] : taken.span[1]] == taken.value.mention
    assert 0 < taken.score <= 1


@pytest.mark.parametrize(
    ("text", "mention", "name", "level"),
    [
        ("Jets bombed a village in Yemen's Hajjah province.", "a village in Yemen's Hajjah province",
         "village in ", "town"),
        ("A bomb hit a police post at the edge of Kirkuk in Iraq.", "police post at the edge of Kirkuk", "", "site"),
        ("A mortar hit a busy market in the Donbas city of Kramatorsk.", "busy market in the Donbas city of Kramatorsk",
         "busy market in ", "site"),
    ],
)  # fmt: skip
def test_an_unnamed_place_takes_in_what_it_lies_in(text, mention, name, level):
    found = where(text)
    assert (found.mention, found.level, found.place) == (mention, level, None)
    assert found.name.startswith(name)


def test_a_relative_clause_happens_at_the_place_it_is_about():
    text = "Aid trucks left Mosul for the town of Tal Afar, which is held by the army."
    assert where(text, "which is held by the army").mention.endswith("Tal Afar")
