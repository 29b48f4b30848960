"""Areas and lines by reference: the few letters that a claim keeps instead of thousands of corners.

A reference is a place's id (`gn:163843`, its outline, or the circle that covers it where it has none), a side of it
(`gn:163843/eastern`), what lies within some kilometres of it (`gn:170654~25`), or the line that two countries share
(`border:SY|TR`).
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from shapely import GeometryCollection, union_all
from shapely.geometry import Polygon, mapping
from shapely.geometry.base import BaseGeometry

from reportedly.gazetteer.shapes import KM_PER_DEGREE, compass_direction, compass_part
from reportedly.model import Place, Shape

_CORNERS_OF_CIRCLE = 32


class Outlines(Protocol):
    """What references are looked up in."""

    def get(self, place_id: str) -> Place | None:
        """Give the place with that id."""

    def polygon_of(self, place_id: str) -> BaseGeometry | None:
        """Give a place's outline in (lon, lat) degrees."""

    def border_line(self, country: str, other: str) -> BaseGeometry | None:
        """Give the line that two countries share."""


def geometry_of(reference: str, outlines: Outlines) -> BaseGeometry | None:
    """Give the outline or line that a reference means, in (lon, lat) degrees; None for a reference to nothing."""
    if reference.startswith("border:"):
        first, _, second = reference.removeprefix("border:").partition("|")
        return outlines.border_line(first, second)
    if "~" in reference:
        place_id, _, km = reference.rpartition("~")
        place = outlines.get(place_id)
        return circle(place.lat, place.lon, float(km)) if place is not None and _is_number(km) else None
    place_id, _, side = reference.partition("/")
    outline = outlines.polygon_of(place_id)
    if outline is None:
        place = outlines.get(place_id)
        return circle(place.lat, place.lon, place.radius_km) if place is not None else None
    direction = compass_direction(side) if side else None
    if side and direction is None:
        return None
    return compass_part(outline, direction) if direction is not None and outline.area else outline


def shape_of(references: Sequence[str], outlines: Outlines) -> Shape | None:
    """Give the shape made of all that the references mean; None where one of them means nothing."""
    geometries = [geometry_of(reference, outlines) for reference in references]
    known = [g for g in geometries if g is not None and not g.is_empty]
    if not known or len(known) < len(geometries):
        return None
    bounds = [g.bounds for g in known]
    lows, highs = [min(b[i] for b in bounds) for i in (0, 1)], [max(b[i] for b in bounds) for i in (2, 3)]
    # Rounded outwards, so that the box always holds the shape.
    bbox = (_down(lows[0]), _down(lows[1]), -_down(-highs[0]), -_down(-highs[1]))
    return Shape(kind="area" if any(g.area for g in known) else "line", of=tuple(references), bbox=bbox)


def geojson_of(shape: Shape, outlines: Outlines) -> Mapping[str, Any] | None:
    """Give a shape as a GeoJSON geometry (WGS 84); None where this gazetteer lacks one of its parts."""
    geometries = [geometry_of(reference, outlines) for reference in shape.of]
    known = [g for g in geometries if g is not None]
    if not known or len(known) < len(geometries):
        return None
    whole = known[0] if len(known) == 1 else union_all(known)
    drawn = GeometryCollection(known) if whole.is_empty else whole
    return dict(mapping(drawn))


def circle(lat: float, lon: float, radius_km: float) -> Polygon:
    """Give the circle of that many kilometres around a point, as a polygon in (lon, lat) degrees."""
    steps = (2 * math.pi * k / _CORNERS_OF_CIRCLE for k in range(_CORNERS_OF_CIRCLE))
    # A polygon between points of the circle lies inside it: a little more, so that it covers.
    high = max(radius_km, 0.01) / KM_PER_DEGREE / math.cos(math.pi / _CORNERS_OF_CIRCLE)
    wide = high / max(0.01, math.cos(math.radians(lat)))
    return Polygon([(lon + wide * math.cos(a), max(-90.0, min(90.0, lat + high * math.sin(a)))) for a in steps])


def _down(degrees: float) -> float:
    return math.floor(degrees * 100) / 100


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdigit()
