"""The shipped file answers as its readers need it to."""

import pickle

import pytest

from reportedly.gazetteer import SHIPPED, Gazetteer, distance_km
from reportedly.gazetteer.shapes import length_km


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return Gazetteer.open()


@pytest.mark.parametrize(
    "spelling",
    ["al-Mayadin", "Al Mayādīn", "Mayadin", "al-Mayadeen", "AL-MAYADIN", "Mayadine", "Al Mayadin", "الميادين"],
)
def test_al_mayadin_is_one_place_in_every_spelling(places: Gazetteer, spelling: str) -> None:
    found = places.find(spelling)
    assert found[0].id == "gn:173480"
    assert [p.id for p in found if p.country == "SY" and p.level == "town"] == ["gn:173480"]


@pytest.mark.parametrize(
    "spelling",
    [
        "Deir Ezzor",
        "Dayr az Zawr",
        "Deir al-Zour",
        "Deir ez-Zor",
        "Dayr al-Zur",
        "Deir-ez-Zour",
        "Deir el-Zor",
        "دير الزور",
    ],
)
def test_deir_ezzor_is_found_within_its_country(places: Gazetteer, spelling: str) -> None:
    town = places.find(spelling, "SY")[0]
    assert (town.id, town.level) == ("gn:170794", "town")


def test_a_skeleton_counts_only_within_a_country(places: Gazetteer) -> None:
    assert places.find("Dayr al-Zur") == ()
    assert places.find_similar("Dayr al-Zur", "SY")
    assert all(p.country == "SY" for p in places.find_similar("Dayr al-Zur", "SY"))


def test_the_country_side_of_damascus_is_not_damascus(places: Gazetteer) -> None:
    rif = places.find("Rif Dimashq province")[0]
    city, province = places.find("Damascus")[0], places.find("Damascus province")[0]
    assert (rif.level, province.level, city.level) == ("province", "province", "town")
    assert len({rif.id, city.id, province.id}) == 3
    assert city.admin1 == province.id


def test_provinces_by_word_of_class(places: Gazetteer) -> None:
    found = places.find("Deir Ezzor province")
    assert [p.level for p in found] == ["province"]
    assert found[0].radius_km > 50


@pytest.mark.parametrize(
    ("name", "level", "country"),
    [
        ("Syria", "country", "SY"),
        ("the United States", "country", "US"),
        ("Burma", "country", "MM"),
        ("سوريا", "country", "SY"),
        ("England", "province", "GB"),
        ("Donbas", "region", "UA"),
        ("Darfur", "region", "SD"),
        ("Crimea", "province", "UA"),
        ("Kyiv", "town", "UA"),
        ("Los Angeles County", "district", "US"),
        ("Hama airport", "site", "SY"),
    ],
)
def test_well_known_names_mean_what_everybody_means(places: Gazetteer, name: str, level: str, country: str) -> None:
    first = places.find(name)[0]
    assert (first.level, first.country) == (level, country)


def test_the_second_pump_station_is_in_deir_ezzor_province(places: Gazetteer) -> None:
    first = places.find("T-2")[0]
    assert {places.find(n)[0].id for n in ("T2", "T-2 Pumping Station", "T-2 pump station")} == {first.id}
    assert (first.level, first.country, first.admin1) == ("site", "SY", "gn:170792")
    assert places.contains("gn:170792", first.lat, first.lon)
    assert first.radius_km <= 10


@pytest.mark.parametrize("name", ["West Darfur", "Western Darfur", "western Darfur"])
def test_a_compass_word_has_two_forms(places: Gazetteer, name: str) -> None:
    first = places.find(name)[0]
    assert (first.name, first.level, first.country) == ("Western Darfur", "province", "SD")


def test_a_demonym_is_no_place(places: Gazetteer) -> None:
    assert places.demonym("Syrian") == places.demonym("Syrians") == "SY"
    assert places.demonym("Damascus") is None
    assert places.find("Syrians") == ()
    assert (places.find_country("Syria"), places.find_country("UK"), places.find_country("Aleppo")) == (
        "SY",
        "GB",
        None,
    )


def test_points_lie_in_the_outlines_they_should(places: Gazetteer) -> None:
    mayadin = places.find("al-Mayadin")[0]
    assert places.contains(mayadin.admin1 or "", mayadin.lat, mayadin.lon)
    assert places.contains("gn:163843", mayadin.lat, mayadin.lon)
    assert not places.contains("gn:170652", mayadin.lat, mayadin.lon)
    assert places.contains(mayadin.id, mayadin.lat + 0.01, mayadin.lon)
    assert not places.contains("gn:0", mayadin.lat, mayadin.lon)


def test_the_border_of_syria_and_jordan_is_a_line_between_them(places: Gazetteer) -> None:
    border = places.border("SY", "JO")
    assert border is not None
    assert border.shape.geom_type == "LineString"
    assert 250 < length_km(border.shape) < 450
    assert border.radius_km > 100
    for country in ("SY", "JO"):
        outline = places.polygon_of(next(p.id for p in places.find({"SY": "Syria", "JO": "Jordan"}[country])))
        assert outline is not None
        assert outline.distance(border.shape) < 0.02
    assert places.border("JO", "SY") == border
    assert places.border("SY", "FR") is None


def test_western_iraq_is_in_the_west_of_iraq(places: Gazetteer) -> None:
    iraq = places.find("Iraq")[0]
    west, whole = places.region_part(iraq.id, "western"), places.polygon_of(iraq.id)
    assert west is not None
    assert whole is not None
    assert whole.buffer(0.001).contains(west.shape)
    assert 0.2 < west.shape.area / whole.area < 0.6
    assert west.lon < iraq.lon
    assert west.radius_km < iraq.radius_km
    assert places.contains("gn:99592", west.lat, west.lon), "its middle is in Anbar"
    assert places.region_part(iraq.id, "purple") is None
    assert places.region_part("gn:173480", "western") is None


@pytest.mark.parametrize(
    ("word", "north", "east"), [("northern", 1, 0), ("south-eastern", -1, 1), ("southwest", -1, -1)]
)
def test_parts_by_compass_lie_that_way(places: Gazetteer, word: str, north: int, east: int) -> None:
    province = places.find("Aleppo province")[0]
    part, bounds = places.region_part(province.id, word), places.bounds_of(province.id)
    assert part is not None
    assert bounds is not None
    middle_lon, middle_lat = (bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2
    assert (part.lat - middle_lat) * north >= 0
    assert (part.lon - middle_lon) * east >= 0


def test_the_euphrates_is_a_line_that_runs_by_its_towns(places: Gazetteer) -> None:
    river = next(p for p in places.find("the Euphrates") if p.feature == "STM")
    line = places.polygon_of(river.id)
    assert line is not None
    assert line.geom_type.endswith("LineString")
    assert places.find("Euphrates", "SY")[0].id == river.id


def test_every_site_says_what_it_rests_on_or_is_an_area(places: Gazetteer) -> None:
    sites = [s for s in (places.site(p) for p in places.site_ids()) if s is not None]
    assert len(sites) >= 80
    for site in sites:
        assert site.rests_on or site.place.radius_km >= 6, site.place.id
        assert places.get(site.place.admin1 or "") is not None, site.place.id
        assert site.place in places.find(site.place.name), site.place.id


def test_ids_lead_back_to_their_places(places: Gazetteer) -> None:
    for name in ("Aleppo", "Syria", "T-2", "Donbas", "Darfur", "Los Angeles County", "Hama airport"):
        for place in places.find(name):
            assert places.get(place.id) == place
            assert place.name in places.names_of(place.id)
    assert places.get("gn:999999999999999999999") is None
    assert places.get("nonsense") is None
    assert places.get("") is None


def test_names_of_give_all_scripts(places: Gazetteer) -> None:
    names = places.names_of("gn:170794")
    assert "دير الزور" in names
    assert any("Дейр" in n for n in names)


@pytest.mark.parametrize("name", ["", " ", "-", "'", "\x00", "الـ", "\ud800", "a" * 10_000, "province", "the"])
def test_odd_names_find_nothing(places: Gazetteer, name: str) -> None:
    for country in (None, "SY"):
        assert all(p.level for p in places.find(name, country))
    if len(name) > 200:
        assert places.find(name) == ()


def test_a_pickled_gazetteer_is_small_and_opens_the_same_files(places: Gazetteer) -> None:
    packed = pickle.dumps(places)
    assert len(packed) < 1000
    again = pickle.loads(packed)
    assert again.digest == places.digest
    assert again.find("Aleppo") == places.find("Aleppo")


def test_the_shipped_file_is_whole_and_small_enough(places: Gazetteer) -> None:
    assert SHIPPED.stat().st_size <= 40_000_000
    assert places.verify()


def test_distance_agrees_with_a_known_one() -> None:
    assert distance_km(0, 0, 0, 1) == pytest.approx(111.2, abs=0.1)
    assert distance_km(10, 20, 10, 20) == 0
