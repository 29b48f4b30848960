"""Places that a report describes or tells from others: "X, a village in Y", "a depot in Y", "there"."""

import pytest
from test_where import where

from coded import claims_of


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Soldiers raided Htan Pyin, a village in the Sagaing region, on Sunday.", "Htan Pyin", "MM"),
        ("Militants attacked Korodugu, a farming village some 30 km east of Niono.", "Korodugu", None),
        (
            "Rockets fell on a base in Puerto Jordán, a hamlet in the municipality of Tame, on Tuesday.",
            "base in Puerto Jordán",
            "CO",
        ),
        ("A strike hit a detention centre in the northern city of Saada.", "detention centre in Saada", "YE"),
        ("Drones hit an oil depot in Russia's Tula region on Monday.", "oil depot in Tula", "RU"),
        ("A missile hit a tower block in the Ukrainian city of Sumy.", "tower block in Sumy", "UA"),
    ],
)
def test_a_place_goes_by_its_whole_name(text, name, country):
    found = where(text)
    assert found.name == name
    assert country is None or found.country == country


def test_the_place_from_which_another_is_told_is_not_the_one():
    text = "Shelling killed five people in Zamtar, a camp for displaced people some 15 km south of El Fasher."
    assert where(text).name.startswith("Zamtar")


def test_a_person_who_is_described_is_no_place():
    claims = claims_of("Gunmen killed Omar Sallah, a village elder in Darfur, on Monday.")
    assert all(c.event.where is None or "Omar" not in c.event.where.name for c in claims)


def test_there_is_the_place_named_last():
    text = "Gunmen raided Kaduna on Monday. Zaria, where curfew holds, is quiet. Two traders were killed there."
    assert where(text, "killed there").name == "Zaria"


def test_there_that_only_opens_a_sentence_is_no_place():
    assert where("In Kaduna, there were two blasts on Monday.").name == "Kaduna"


@pytest.mark.parametrize(
    "text",
    ["Peacekeepers evacuated 80 teachers from Minovari.", "Hundreds of families fled to Karubanda on Monday."],
)
def test_where_people_go_and_come_from_is_a_place_though_no_gazetteer_has_it(text):
    assert where(text).mention in text
