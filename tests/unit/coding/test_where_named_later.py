"""Places that a report names only later, or by the way: the village of a raid, the town so far from another."""

import pytest

from coded import claim_with


def name(words: str, text: str) -> str | None:
    where = claim_with(words, text).event.where
    return where.name if where is not None else None


def test_a_village_is_the_one_named_in_the_next_sentence():
    told = (
        "Rebels killed six people in a raid on a village in eastern Congo, a priest said.\n\n"
        "The rebels entered Bwendera, 12 km east of Beni, and burned huts with torches."
    )
    assert name("killed six", told) == "Bwendera"
    assert name("killed six", told.split("\n\n")[0]) == "village in Congo"


def test_what_fell_on_a_village_was_not_all_over_the_region():
    told = (
        "Two jets bombed a wedding in Myanmar's Sagaing region on Sunday, killing nine people. "
        "The bombs fell on Taung Kone village, residents said."
    )
    assert name("bombed a wedding", told) == "Taung Kone"


def test_one_strike_of_many_is_not_where_all_were():
    told = (
        "Air strikes killed 17 people across Idlib province on Thursday. The strike on Saraqib killed four people, "
        "rescuers said."
    )
    assert name("killed 17", told) == "Idlib"


def test_a_hospital_is_the_one_that_the_strike_is_said_to_have_hit():
    told = (
        "A drone strike on a hospital in El Obeid killed six people on Friday. The strike hit the Kordofan hospital "
        "in the city centre, doctors said."
    )
    assert name("killed six", told) == "Kordofan hospital"


def test_who_is_blamed_between_does_not_part_a_strike_from_its_place():
    told = (
        "A drone strike on a hospital in El Obeid killed six people on Friday. A doctors' group blamed the Rapid "
        "Support Forces. The strike hit the Kordofan hospital in the city centre."
    )
    assert name("killed six", told) == "Kordofan hospital"


def test_a_town_that_lies_so_far_off_is_what_the_village_means():
    told = "Fighters seized Gofgal, 30 km northwest of Baidoa, on Sunday. Shells hit the village on Monday."
    assert name("hit the village", told) == "Gofgal"


def test_the_town_is_the_one_named_since_a_headline_said_in_what_area_it_lay():
    told = (
        "Shells killed two people in a Tigray town on Sunday. They hit a market in Adi Senka in the Tigray region. "
        "Gunmen raided the town."
    )
    assert name("raided the town", told) == "Adi Senka"


def test_the_city_behind_a_bare_name_is_the_town_of_that_name():
    told = (
        "TAIZ, Yemen — Shells landed near a school in the Yemeni city of Taiz on Sunday, killing two people. "
        "In Marib, meanwhile, troops backed by planes repelled an attack south of the city, two sources said."
    )
    assert name("repelled an attack", told) == "Ma'rib"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A missile hit a port in Ukraine's southern Odesa region on Sunday.", "Ukraine's southern Odesa region"),
        ("Families fled the hamlets of Karbu and Telma in Syria.", "hamlets of Karbu"),
        ("Gunmen attacked two Fulani hamlets near Bankass.", "Bankass"),
    ],
)
def test_the_words_of_a_place(text, expected):
    where = claim_with(text.split()[1], text).event.where
    assert where is not None
    assert expected in where.mention


def test_the_camp_is_the_base_told_of_before():
    told = "Gunmen attacked a military base near Baidoa on Sunday. They stormed the camp, officials said."
    assert name("stormed", told) == "military base near Baidoa"
