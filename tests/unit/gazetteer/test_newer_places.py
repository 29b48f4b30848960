"""Provinces younger than their outlines, regions around their towns, and seas."""

import pytest
import shapely

from reportedly.errors import GazetteerError
from reportedly.gazetteer import Gazetteer, distance_km
from reportedly.gazetteer.build.newer_provinces import divide_provinces
from reportedly.gazetteer.build.provinces import Province
from reportedly.gazetteer.build.settlements import Settlement
from reportedly.model import Place


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return Gazetteer.open()


def one(places: Gazetteer, name: str, level: str, country: str | None) -> Place:
    return next(p for p in places.find(name) if p.level == level and p.country == country)


@pytest.mark.parametrize(
    ("province", "country", "town"),
    [
        ("Ituri", "CD", "Bunia"),
        ("Tshopo", "CD", "Kisangani"),
        ("Haut-Katanga", "CD", "Lubumbashi"),
        ("Tanganyika", "CD", "Kalemie"),
        ("Ménaka", "ML", "Andéranboukan"),
        ("West Kordofan", "SD", "Babanusa"),
        ("Turkana", "KE", "Lodwar"),
        ("Highland Papua", "ID", "Wamena"),
        ("Sool", "SO", "Laascaanood"),
        ("Lower Shabelle", "SO", "Afgooye"),
    ],
)
def test_a_young_province_holds_its_towns(places: Gazetteer, province: str, country: str, town: str) -> None:
    area = one(places, province, "province", country)
    assert one(places, town, "town", country).admin1 == area.id
    middle = one(places, town, "town", country)
    assert distance_km(area.lat, area.lon, middle.lat, middle.lon) <= area.radius_km


def test_a_province_that_was_divided_up_goes_on_as_a_region_and_the_rest_keeps_its_name(places: Gazetteer) -> None:
    assert one(places, "Katanga", "region", "CD").feature == "RGN"
    assert one(places, "Mbandaka", "town", "CD").admin1 == one(places, "Équateur", "province", "CD").id
    assert one(places, "Gbadolite", "town", "CD").admin1 != one(places, "Équateur", "province", "CD").id


@pytest.mark.parametrize("name", ["the Red Sea", "Bab el-Mandeb", "Sea of Azov", "Strait of Hormuz", "Gulf of Aden"])
def test_a_sea_is_a_region_of_no_country(places: Gazetteer, name: str) -> None:
    sea = one(places, name, "region", None)
    assert sea.feature == "SEA"
    assert sea.radius_km > 50


@pytest.mark.parametrize(
    ("region", "country"),
    [("Golan Heights", "SY"), ("Mindanao", "PH"), ("Puntland", "SO"), ("Catatumbo", "CO"), ("Nuba Mountains", "SD")],
)
def test_regions_that_reports_name_are_there(places: Gazetteer, region: str, country: str) -> None:
    assert one(places, region, "region", country).radius_km > 30


def older(*codes: str) -> tuple[dict[str, Province], list[Settlement]]:
    """Give a square province and a settlement of each code in a row in it."""
    square = shapely.box(20, -1, 20 + len(codes), 1)
    province = Province(
        id="ne:1", country="CD", level="province", names=("Orientale",), shape=square, drawn_in="CD"
    )  # fmt: skip
    towns = [
        Settlement(
            number=n, name=f"Town {n}", lat=0.0, lon=20.5 + n, country="CD", population=9, admin1_code=code,
            admin2_code="", feature="PPL", names=(),
        )
        for n, code in enumerate(codes)
    ]  # fmt: skip
    return {"ne:1": province}, towns


def entry(*codes: str) -> list[dict[str, object]]:
    return [{"of": "CD/Orientale", "parts": [{"code": c, "name": f"Part {c}", "names": []} for c in codes]}]


def test_a_code_that_no_settlement_has_is_named_with_its_file() -> None:
    provinces, towns = older("13", "16", "17")
    with pytest.raises(GazetteerError, match=r"newer_provinces\.toml: no settlement of CD/Orientale has the code 30"):
        divide_provinces(provinces, towns, entry("13", "30"))


def test_a_province_that_is_not_there_is_named() -> None:
    with pytest.raises(GazetteerError, match="names CD/Orientale, but there is no such province"):
        divide_provinces({}, [], entry("13"))


def test_the_ground_goes_to_the_nearest_town_and_the_rest_keeps_the_name() -> None:
    provinces, towns = older("13", "16", "17")
    assert divide_provinces(provinces, towns, entry("13", "17")) == 2
    assert provinces["gn-code:CD-13"].shape.equals(shapely.box(20, -1, 21, 1))
    assert provinces["ne:1"].shape.equals(shapely.box(21, -1, 22, 1))
    assert (provinces["ne:1"].level, provinces["ne:1"].members) == ("province", [])


def test_a_province_of_which_nothing_is_left_is_a_region_of_its_parts() -> None:
    provinces, towns = older("13", "16")
    divide_provinces(provinces, towns, entry("13", "16"))
    assert provinces["ne:1"].level == "region"
    assert provinces["ne:1"].members == ["gn-code:CD-13", "gn-code:CD-16"]
    assert provinces["ne:1"].shape.equals(shapely.box(20, -1, 22, 1))


def test_a_spelling_leads_to_the_province_itself(places: Gazetteer) -> None:
    assert one(places, "Lower Shabelle", "province", "SO").id == one(places, "Lower Shebelle", "province", "SO").id
