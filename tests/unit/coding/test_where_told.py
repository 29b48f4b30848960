"""Where an event was, in the turns of phrase that reports from many wars use."""

import pytest
from test_where import where

from coded import claim_with, claims_of


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Rebels seized Karambo, north of Goma, on Monday.", "Karambo"),
        ("Gunmen killed ten herders in the state capital, Maiduguri, on Friday.", "Maiduguri"),
        ("A mine killed two drivers on the road to Tankolo.", "the road to Tankolo"),
        ("Shells hit the Leninsky and Kuibysky districts of Donetsk.", "Leninsky and Kuibysky districts of Donetsk"),
    ],
)
def test_the_place_is_the_one_that_its_words_single_out(text, mention):
    assert where(text).mention == mention


@pytest.mark.parametrize(
    "text",
    [
        "Russian forces shelled Sumy. Russian jets bombed it too. Russian drones followed. They hit Malovka.",
        "Israeli jets, Israeli drones and Israeli tanks hit Tyre in Lebanon and Hezbollah fired back from Malovka.",
    ],
)
def test_the_country_of_those_who_attack_is_not_where_they_attack(text):
    assert where(text, "Malovka").country == ("UA" if "Sumy" in text else "LB")


def test_an_armed_group_is_no_place_even_where_a_town_is_called_so():
    claim = claims_of("Troops had struck Hamas fighters, the army said.")[-1]
    assert claim.event.where is None


def test_the_region_is_not_the_capital_that_spoke():
    text = "Gunmen raided farms in the Tillaberi region of Niger. Washington warned others. Raids in the region rose."
    assert where(text, "Raids in the region rose").country == "NE"


def test_where_a_monitor_is_based_is_not_where_it_happened():
    text = (
        "Shells hit a market in Aden on Tuesday. The Gulf Monitor, which is based in Geneva, said that 11 people died."
    )
    assert claim_with("11 people died", text).event.where.name == "market in Aden"
