"""Places that are told apart from their namesakes, from those who rule there, and from what they are a part of."""

import pytest
from test_where import where

from coded import claim_of, claims_of


def first_place(text):
    return next(c.event.where for c in claims_of(text) if c.event.where is not None)


def test_a_suburb_is_the_one_that_is_named_not_the_city_it_belongs_to():
    found = first_place("Shells killed two people in the Kharkiv suburb of Pivdenne in Ukraine on Monday.")
    assert (found.mention, found.country) == ("Pivdenne", "UA")


def test_a_quarter_named_after_a_part_of_the_city_stays_a_part_of_it():
    found = where("A mortar wounded three people in the Bab Amoud area of Old Damascus in Syria.")
    assert "Bab Amoud" in found.mention


def test_a_name_that_is_said_to_lie_in_a_land_is_no_namesake_in_the_next():
    found = where("Fighters had killed 30 villagers in Kalogo in Mali.")
    assert (found.mention, found.country, found.lat) == ("Kalogo", "ML", None)


def test_a_quarter_is_no_province_abroad():
    text = "Jets hit Nyala in Sudan. The air force destroyed a depot in the Al-Wahda neighbourhood."
    found = where(text, "The air force destroyed a depot in the Al-Wahda neighbourhood")
    assert (found.country, found.place) == ("SD", None)


def test_the_republic_of_a_name_is_another_land_than_the_name():
    text = "Gunmen burned a village in Ituri province of the Democratic Republic of Congo. They came from Uganda."
    assert where(text, "Gunmen burned a village in Ituri province of the Democratic Republic of Congo").country == "CD"


def test_an_unknown_village_by_its_distance_is_the_place_and_the_town_only_tells_where():
    found = where("Clashes broke out at Kibumbo, 20 km north of Goma in Congo.")
    assert found.mention == "Kibumbo"


def test_a_village_that_armed_men_shelled_is_the_place():
    found = where("Houthi fighters shelled al-Durayhimi in Hodeidah, Yemen.")
    assert found.mention == "al-Durayhimi"


@pytest.mark.parametrize(
    ("text", "kind", "mention"),
    [
        ("The town of Azaz remains outside the control of the regime in Damascus.", "hold", "town of Azaz"),
        ("A helicopter was shot down over Azaz in Syria after bringing aid to Manbij.", "shoot-down", "Azaz"),
    ],
)
def test_where_those_who_rule_sit_and_where_something_went_before_is_not_the_place(text, kind, mention):
    assert [c.event.where.mention for c in claims_of(text) if c.event.kind == kind] == [mention]


def test_the_city_is_not_the_capital_abroad_whose_jets_bomb():
    text = (
        "Rebels shelled Aleppo in Syria on Friday. A halt to Moscow's bombing of the rebel-held east of the city held. "
        "Rebels seized ground in the city on Friday."
    )
    assert where(text, "Rebels seized ground in the city on Friday").name == "Aleppo"


def test_the_camp_is_the_camp_named_before():
    text = (
        "Rebels attacked a military camp at Almoustara in Mali on Wednesday. An officer flew to Gao. "
        "Soldiers left the camp at night."
    )
    assert "Almoustara" in where(text, "Soldiers left the camp at night").name


def test_the_town_where_the_wounded_were_brought_is_not_where_they_were_hurt():
    text = "RSF fighters raided Bara in Sudan, killing 18. The wounded were taken to El Obeid."
    assert all(c.event.where is None or c.event.where.mention != "El Obeid" for c in claims_of(text))


def test_the_border_is_that_with_the_one_neighbour_a_report_speaks_of():
    text = (
        "Hezbollah fired at Israel from Lebanon. Israel shelled Lebanon. "
        "Its minister demanded that the fighters pull back seven kilometres from the border."
    )
    places = [c.event.where for c in claims_of(text) if c.event.where and c.event.where.level == "border"]
    assert places
    assert {"Israel", "Lebanon"} <= set(places[0].name.replace("–", " ").split())


def test_talks_take_no_place_from_the_sentence_before():
    text = "Soldiers found mines on the road to Tarasa in Colombia. The government suspended the talks with the ELN."
    assert [c.event.where for c in claims_of(text) if c.event.kind == "negotiate"] == [None]


def test_a_capital_that_an_armed_group_calls_its_own_is_not_the_state_s():
    text = "Air strikes on the group's de facto Syrian capital killed nine people in Syria."
    assert all(c.event.where is None or c.event.where.name != "Damascus" for c in claims_of(text))


def test_a_village_of_two_words_is_one_name_where_it_is_called_a_village():
    found = where("Shells hit a clinic in the village of Khan Tumar near Aleppo in Syria.")
    assert "Khan Tumar" in found.mention
    assert found.country == "SY"


def test_what_is_reported_lies_where_the_words_behind_it_say():
    text = "The monitor had earlier reported 26 air strikes across Sagaing Region in Myanmar."
    assert [c.event.where.name for c in claims_of(text) if c.event.where] == ["Sagaing"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("South Sudan's army recaptured Nasir from the White Army militia on Sunday, its spokesman said.", "SS"),
        ("Ukraine's General Staff said Russian troops had been pushed out of two villages near Pokrovsk.", "UA"),
        ("Philippine troops killed a rebel commander in a raid on an apartment in Marawi.", "PH"),
    ],
)
def test_a_town_is_not_one_abroad_that_is_only_spelt_more_like_it(text: str, country: str):
    assert {c.event.where.country for c in claims_of(text) if c.event.where} <= {country, None}


def test_a_name_does_not_vote_for_the_greater_town_of_another_spelling():
    text = "The Philippine military said rebels had bombed a hamlet in Samar."
    assert {c.event.where.country for c in claims_of(text) if c.event.where} == {"PH"}


def test_a_village_of_nowhere_is_no_town_across_the_border_that_is_called_otherwise():
    text = "Kosovo police said masked gunmen killed an officer near Banjska. Serbia denied any role."
    assert all(c.event.where.name != "Bansko" for c in claims_of(text) if c.event.where)


def test_a_few_like_sounds_make_no_place():
    text = "Congo said its army had retaken Walikale."
    found = claim_of(text).event.where
    assert (found.name, found.country) == ("Walikale", "CD")
