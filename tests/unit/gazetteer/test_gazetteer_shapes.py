"""Shapes survive being stored, and their parts and sizes are what a map shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box

from reportedly.gazetteer.shapes import (
    area_km2,
    as_region,
    compass_direction,
    compass_part,
    decode_shape,
    encode_shape,
    length_km,
)

corners = st.tuples(st.integers(-1_799_999, 1_799_999), st.integers(-899_999, 899_999)).map(
    lambda c: (c[0] / 1e4, c[1] / 1e4)
)


@given(st.lists(corners, min_size=2, max_size=30))
def test_a_line_comes_back_as_it_was(points: list[tuple[float, float]]) -> None:
    again = decode_shape(encode_shape(LineString(points)))
    assert list(again.coords) == [pytest.approx(p, abs=1e-6) for p in points]


def test_polygons_with_holes_and_parts_come_back_as_they_were() -> None:
    ring = Polygon(box(30, 30, 40, 40).exterior, [box(32, 32, 34, 34).exterior])
    both = MultiPolygon([ring, box(50, -10, 51, -9)])
    for shape in (ring, both):
        again = decode_shape(encode_shape(shape))
        assert again.geom_type == shape.geom_type
        assert again.symmetric_difference(shape).area < 1e-9


def test_sizes_in_kilometres() -> None:
    assert length_km(LineString([(0, 0), (0, 1)])) == pytest.approx(111.2, abs=0.1)
    assert area_km2(box(0, 59.5, 1, 60.5)) == pytest.approx(111.2 * 111.2 / 2, rel=0.01)


def test_the_middle_of_a_ring_is_on_land() -> None:
    ring = box(0, 0, 10, 10).difference(box(1, 1, 9, 9))
    region = as_region(ring)
    assert ring.covers(Point(region.lon, region.lat))
    assert region.radius_km > 700


def test_far_islets_do_not_make_a_place_wider() -> None:
    main, islet = box(0, 0, 2, 2), box(60, 0, 60.1, 0.1)
    assert as_region(MultiPolygon([main, islet])).radius_km == as_region(main).radius_km


@pytest.mark.parametrize(
    ("word", "step"),
    [
        ("western", (-1, 0)),
        ("North", (0, 1)),
        ("south-east", (1, -1)),
        ("Northwestern", (-1, 1)),
        ("central", (0, 0)),
        ("Weston", None),
        ("", None),
    ],
)
def test_compass_words(word: str, step: tuple[int, int] | None) -> None:
    assert compass_direction(word) == step


@given(st.sampled_from([(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1)]))
def test_a_part_lies_within_the_whole_and_on_its_side(step: tuple[int, int]) -> None:
    whole = box(10, 20, 14, 28)
    part = compass_part(whole, step)
    assert whole.covers(part)
    assert 0 < part.area < whole.area
    assert (part.centroid.x - whole.centroid.x) * step[0] >= 0
    assert (part.centroid.y - whole.centroid.y) * step[1] >= 0
