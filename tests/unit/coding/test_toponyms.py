from functools import cache

import pytest

from parsed import parsed
from reportedly.coding.where import find_places
from reportedly.coding.where.toponyms import find_toponyms
from reportedly.gazetteer import Gazetteer


@cache
def gazetteer():
    return Gazetteer.open()


def toponyms(text, **options):
    return {t.name: t for t in find_toponyms(parsed(text), gazetteer(), **options)}


@pytest.mark.parametrize(
    ("text", "name", "level"),
    [
        ("Shells fell on the town of Izyum at dawn.", "Izyum", "town"),
        ("Two buses were burned in Shabwa province.", "Shabwa", "province"),
        ("Mortars hit the village of Qasr Tuhayli overnight.", "Qasr Tuhayli", "town"),
        ("The convoy stopped in the Wadi Sharqi district.", "Wadi Sharqi", "district"),
        ("Jets bombed the eastern suburbs of Tripoli.", "Tripoli", "district"),
    ],
)
def test_words_around_a_name_tell_what_kind_of_place_it_is(text, name, level):
    assert toponyms(text)[name].level == level


def test_a_village_that_no_gazetteer_has_is_a_place_after_in_or_near():
    found = toponyms("Gunmen attacked a convoy near Zarqulabad on Monday.")["Zarqulabad"]
    assert (found.use, found.candidates) == ("place", ())


def test_an_article_and_its_hyphen_belong_to_the_name():
    text = "Clashes broke out near al-Mayadin on Friday."
    found = toponyms(text)["al-Mayadin"]
    assert text[found.span[0] : found.span[1]] == "al-Mayadin"


@pytest.mark.parametrize(
    "text",
    [
        "The Aleppo Media Centre published the footage.",
        "A Beirut-based monitor counted the dead.",
        "The Mosul Provincial Council met twice.",
        "The anti-Damascus fighters regrouped.",
    ],
)
def test_a_name_inside_another_name_is_no_place_of_events(text):
    assert all(t.use != "place" for t in toponyms(text).values())


def test_adjectives_and_peoples_are_told_from_places():
    found = toponyms("Syrian troops fired at Iraqis near Raqqa.")
    assert found["Syrian"].use in {"adjective", "part"}
    assert found["Iraqis"].use == "people"
    assert found["Raqqa"].use == "place"


@pytest.mark.parametrize("name", ["Monday", "March", "President", "He", "The"])
def test_everyday_capitals_are_no_places(name):
    assert name not in toponyms("The President spoke on Monday. He left in March for Basra.")


def test_a_name_inside_an_actor_s_name_is_a_part_of_it():
    text = "Fighters of Free Idlib shelled the post near Idlib."
    start = text.index("Free Idlib")
    found = find_toponyms(parsed(text), gazetteer(), names_of_others=[(start, start + len("Free Idlib"))])
    assert [t.use for t in found if t.name == "Idlib"] in (["place"], ["part", "place"])


def test_a_lost_apostrophe_does_not_hide_a_country():
    assert toponyms("Fighting spread across Yemens south.")["Yemens"].candidates[0].country == "YE"


def test_a_river_is_not_the_town_of_its_name():
    found = toponyms("Troops pulled back across the Dnipro river.")["Dnipro"]
    assert all(p.level != "town" for p in found.candidates)


def test_mentions_come_in_text_order_and_point_at_their_words():
    text = "From Basra to Mosul, and from Mosul to Erbil, roads were closed."
    found = find_toponyms(parsed(text), gazetteer())
    assert [t.span for t in found] == sorted(t.span for t in found)
    assert all(text[t.span[0] : t.span[1]] == t.name for t in found)
    assert {t.name for t in found} == {"Basra", "Mosul", "Erbil"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two guards died in fighting at Zarqulabad on Monday.", "Zarqulabad"),
        ("Families found shelter in nearby Zarqulabad.", "Zarqulabad"),
        ("A resident of Zarqulabad saw the smoke.", "Zarqulabad"),
        ("The rebels hold only Zarqulabad now.", "Zarqulabad"),
        ("An armoured column entered Zarqulabad at noon.", "Zarqulabad"),
        ("Shells landed in Hay al-Zarqul at noon.", "Hay al-Zarqul"),
        ("The police searched Barangay Zarqulan.", "Barangay Zarqulan"),
        ("Ras al-Zarqul is still resisting.", "Ras al-Zarqul"),
    ],
)
def test_what_is_done_at_a_name_or_how_it_begins_tells_that_it_is_a_place(text, name):
    assert toponyms(text)[name].use == "place"


@pytest.mark.parametrize("text", ["An analyst at Zarqulabad counted them.", "They aimed at Zarqulov and fired."])
def test_somebody_is_at_a_body_and_aims_at_a_man(text):
    assert not toponyms(text)


def test_the_first_of_a_list_is_a_place_where_the_second_is_one():
    assert {"Chibok", "Maiduguri"} <= set(toponyms("The army lost two towns, among them Chibok and Maiduguri."))


def test_a_number_at_the_beginning_is_no_name_of_a_part():
    report = "Three villages of Buzuluk district came under fire."
    places = find_places(parsed(report), gazetteer())
    assert [s.name for s in places.spots] == ["Buzuluk"]
