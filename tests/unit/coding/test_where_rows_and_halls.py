"""Places named in a row, buildings told with where they lie, names that no gazetteer has, capitals far from the war."""

import pytest

from coded import claim_with


def mention(words: str, text: str) -> str | None:
    place = claim_with(words, text).event.where
    return place.mention if place is not None else None


@pytest.mark.parametrize(
    ("text", "words", "row"),
    [
        ("Rebels pushed into the Amhara and Afar regions, Ethiopia's army said.", "pushed", "Amhara and Afar regions"),
        ("Shops were looted in Ozbrik and Palva, police in Haiti said.", "looted", "Ozbrik and Palva"),
        ("Troops burned the villages of Ozbrik and Palva in Mali.", "burned", "villages of Ozbrik and Palva"),
    ],
)
def test_places_named_in_a_row_are_one_place_of_the_event(text, words, row):
    assert mention(words, text) == row


def test_what_is_named_beside_a_place_need_not_be_one():
    assert mention("were killed", "Two guards were killed in Parliament and Cabinet, the speaker said.") is None


@pytest.mark.parametrize(
    ("text", "words", "site"),
    [
        ("Jets bombed a funeral hall in Kirkuk on Friday.", "bombed", "funeral hall in Kirkuk"),
        ("Police raided a hideout in Medellin on Friday.", "raided", "hideout in Medellin"),
        ("A shell hit the morgue in Goma.", "shell hit", "morgue in Goma"),
    ],
)
def test_a_building_that_is_said_to_lie_somewhere_is_the_place(text, words, site):
    assert mention(words, text) == site


def test_where_most_of_them_were_is_not_where_all_were():
    text = "Air strikes killed 17 people across the Gaza Strip on Thursday, most of them in a school in Rafah."
    assert mention("killed 17", text) == "Gaza Strip"
    all_of_them = "Air strikes killed 17 people across the Gaza Strip on Thursday, all of them in Rafah."
    assert mention("killed 17", all_of_them) == "Rafah"
    who_they_were = "In northern Mali gunmen, most of them teenagers, stormed a base in Gao."
    assert mention("stormed", who_they_were) == "base in Gao"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Its units regained control of Ozbrik in Iraq, the army said.", "regained"),
        ("Soldiers have cleansed Ozbrik of rebels, Iraq's army said.", "cleansed"),
        ("Later the Federal Police liberated the village of Ozbrik on Sunday in Iraq.", "liberated"),
    ],
)
def test_a_name_that_no_gazetteer_has_is_a_place_by_what_is_done_to_it(text, words):
    found = mention(words, text)
    assert found is not None
    assert found.endswith("Ozbrik")


def test_a_capital_is_meant_wherever_the_war_is():
    text = (
        "The Taliban captured Kunduz in Afghanistan on Sunday. Fighting went on in Takhar and Baghlan. "
        "Afghan and Taliban envoys met in Doha on Monday."
    )
    place = claim_with("met in Doha", text).event.where
    assert place is not None
    assert place.country == "QA"
