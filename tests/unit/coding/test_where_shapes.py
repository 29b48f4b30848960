"""What is drawn as an area or a line has no point that would look like the place."""

import pytest

from coded import claim_with, claims_of
from reportedly.model.wire import claim_to_line, event_to_wire


def where(words, text):
    return claim_with(words, text).event.where


@pytest.mark.parametrize(
    ("text", "kind", "of"),
    [
        ("Clashes killed nine soldiers in western Iraq.", "area", ["gn:99237/western"]),
        ("Shelling killed two people in Donetsk province, Ukraine.", "area", ["gn:709716"]),
        ("Clashes killed four soldiers along the Turkish border in Syria.", "line", ["border:SY|TR"]),
        ("Libyan rebels control the east and much of the south.", "area", ["gn:2215636/east", "gn:2215636/south"]),
        ("Jets bombed targets in the provinces of Homs and Idlib in Syria.", "area", ["gn:169575", "gn:169387"]),
        ("Clashes killed thousands across Yemen.", "area", ["gn:69543"]),
        ("Jets bombed a village in Yemen's Hajjah province.", "area", None),
    ],
)
def test_areas_and_lines_have_a_shape_and_no_point(text, kind, of):
    (found,) = [c.event.where for c in claims_of(text) if c.event.where]
    assert found.shape.kind == kind
    assert of is None or list(found.shape.of) == of
    assert (found.lat, found.lon, found.radius_km) == (None, None, None)
    west, south, east, north = found.shape.bbox
    assert west < east
    assert south < north


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed nine people in Taiz in Yemen.",
        "Shelling killed three people at a bakery in Taiz in Yemen.",
        "Fighting went on south of Taiz in Yemen.",
    ],
)
def test_a_town_or_a_site_is_a_point_with_a_radius(text):
    found = claims_of(text)[0].event.where
    assert found.shape is None
    assert None not in (found.lat, found.lon, found.radius_km)


def test_every_shape_can_be_drawn_and_lies_in_its_box(kit):
    text = "Libyan rebels control the east and much of the south. Clashes killed nine along the Egyptian border."
    for claim in claims_of(text):
        shape = claim.event.where.shape
        drawn = kit.places.geojson(shape)
        corners = list(corners_of(drawn))
        west, south, east, north = shape.bbox
        assert all(west <= lon <= east and south <= lat <= north for lon, lat in corners)
        assert len(corners) > 4


def corners_of(geometry):
    if "geometries" in geometry:
        for part in geometry["geometries"]:
            yield from corners_of(part)
        return
    queue = [geometry["coordinates"]]
    while queue:
        here = queue.pop()
        if isinstance(here[0], (int, float)):
            yield here[0], here[1]
        else:
            queue.extend(here)


def test_a_shape_keeps_a_line_small():
    from coded import report

    text = "Clashes killed nine soldiers in western Iraq."
    (claim,) = claims_of(text)
    assert len(claim_to_line(claim, report(text))) < 4_000
    assert set(event_to_wire(claim.event)["where"]["shape"]) == {"kind", "of", "bbox"}
