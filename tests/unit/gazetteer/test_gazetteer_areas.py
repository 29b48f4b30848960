"""References lead back to outlines, lines and circles; those to nothing give none."""

import json
from functools import cache

import pytest
from click.testing import CliRunner
from shapely.geometry import Point, shape

from reportedly.cli.gazetteer import command
from reportedly.gazetteer import Gazetteer


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def drawn(*references: str):
    found = gazetteer().shape_of(references)
    assert found is not None
    return shape(gazetteer().geojson(found))


def test_an_outline_holds_its_capital_and_a_side_does_not_hold_the_other_s() -> None:
    damascus = Point(36.29, 33.51)
    assert drawn("gn:163843").contains(damascus)
    assert drawn("gn:163843/western").contains(damascus)
    assert not drawn("gn:163843/eastern").contains(damascus)


def test_a_circle_reaches_as_far_as_it_says() -> None:
    around = drawn("gn:170654~25")
    assert around.contains(Point(36.29, 33.51 + 24.9 / 111.2))
    assert not around.contains(Point(36.29, 33.51 + 26 / 111.2))


def test_a_place_without_an_outline_is_the_circle_that_covers_it() -> None:
    place = gazetteer().find("al-Mayadin", "SY")[0]
    assert gazetteer().polygon_of(place.id) is None
    assert drawn(place.id).contains(Point(place.lon, place.lat))


def test_a_border_is_one_line_from_either_side() -> None:
    found = gazetteer().shape_of(("border:TR|SY",))
    assert found is not None
    assert found.kind == "line"
    assert drawn("border:SY|TR").equals(drawn("border:TR|SY"))


@pytest.mark.parametrize(
    "reference",
    ["", "gn:", "gn:0", "gn:163843/upper", "gn:163843~", "gn:163843~x", "border:SY|NZ", "border:", "x" * 9_999],
)
def test_a_reference_to_nothing_gives_none(reference: str) -> None:
    assert gazetteer().shape_of((reference,)) is None
    assert gazetteer().shape_of(("gn:163843", reference)) is None


def test_the_verb_prints_a_feature() -> None:
    done = CliRunner().invoke(command, ["shape", "gn:163843/eastern", "border:SY|TR"])
    feature = json.loads(done.output)
    assert feature["type"] == "Feature"
    assert feature["properties"]["of"] == ["gn:163843/eastern", "border:SY|TR"]
    assert not shape(feature["geometry"]).is_empty


def test_the_verb_names_what_it_does_not_know() -> None:
    done = CliRunner().invoke(command, ["shape", "gn:163843", "gn:0"])
    assert done.exit_code == 2
    assert "gn:0" in done.output
