"""Sides and parts of a country or a city, and borders that are only called "the border"."""

import pytest

from coded import claim_with


def where(words, text):
    return claim_with(words, text).event.where


@pytest.mark.parametrize(
    ("text", "name", "mention"),
    [
        ("Libyan rebels control the east and much of the south.", "eastern Libya", "the east and much of the south"),
        ("Libyan troops control parts of the south.", "southern Libya", "parts of the south"),
        ("Clashes in Yemen killed five soldiers in the country's north-east.", "north-eastern Yemen", None),
        ("Shelling killed four people in eastern parts of the country, Ukraine said.", "eastern Ukraine", None),
        ("Syrian rebels control the desert in the north and east.", "desert of northern and eastern Syria", None),
    ],
)  # fmt: skip
def test_a_side_of_the_country_is_a_region_of_it(text, name, mention):
    found = where(text.split()[-1].strip("."), text) if "said" not in text else where("Shelling killed", text)
    assert (found.name, found.level) == (name, "region")
    assert mention is None or found.mention == mention


def test_the_east_of_a_city_is_not_the_east_of_the_country():
    found = where("Shelling", "Shelling killed three people in Taiz in Yemen. Five died in the east of the city.")
    assert found.name == "Taiz"


@pytest.mark.parametrize(
    "text",
    [
        "Yemeni troops shelled Taiz. Fighters came from the west.",
        "Yemeni troops killed nine rebels. The West condemned the attack.",
        "Yemeni troops killed nine rebels in Taiz, and others fled to the east.",
    ],
)
def test_where_somebody_comes_from_or_goes_is_no_region_of_the_country(text):
    from coded import claims_of

    names = [c.event.where.name for c in claims_of(text) if c.event.where]
    assert not any(n.endswith("ern Yemen") for n in names)


def test_unnamed_parts_of_a_city_are_called_by_the_city():
    text = "Syrian rebels entered the city of Homs. Rockets killed six people in residential areas of the city."
    found = where("Rockets", text)
    assert (found.name, found.mention) == ("Homs", "residential areas of the city")
    assert found.place is None


def test_the_city_is_the_one_whose_suburbs_were_named():
    text = "Syrian troops fought rebels in the suburbs of Damascus. Mortars killed three people in the city."
    assert where("Mortars", text).name == "Damascus"


def test_the_border_is_the_one_with_the_neighbour_who_acts():
    text = "Ukraine's army said drones hit a depot near Izmail in Ukraine. Romania sent more troops to the border."
    found = where("Romania sent", text)
    assert (found.level, found.relation) == ("border", "toward")
    assert "Romania" in found.name
    assert "Ukraine" in found.name


def test_a_region_is_called_by_its_short_name_later():
    text = "Israeli jets struck the Golan Heights in Syria. Rockets killed two soldiers in the Golan."
    assert where("Rockets", text).name == "Golan Heights"


@pytest.mark.parametrize(
    ("words", "text", "name", "country"),
    [
        ("a missile", "Yemen's army said on Monday that a missile hit a tanker in the Red Sea.", "Red Sea", None),
        (
            "shelled a camp",
            "Sudan's army shelled a camp in Port Sudan, in Red Sea state, on Monday.",
            "Port Sudan",
            "SD",
        ),
        ("killed 12 people", "Rebels killed 12 people in Ituri on Monday, Congo's army said.", "Ituri", "CD"),
        ("Bodies were thrown", "Bodies were thrown into the Euphrates near Ramadi in Iraq on Monday.", "Ramadi", "IQ"),
        (
            "pulled three bodies",
            "Iraqi police pulled three bodies from the Euphrates on Monday, a doctor said.",
            "Euphrates",
            "IQ",
        ),
    ],
)
def test_a_sea_lies_in_no_country_and_a_river_in_the_reports(words, text, name, country):
    found = where(words, text)
    assert found is not None
    assert (name in found.name, found.country) == (True, country)
