"""Shapes on the globe: how they are stored, how big they are, and parts of them by compass.

Coordinates are WGS 84 (lon, lat) degrees. Areas and radii are computed on a plane whose degrees of longitude are
shortened by the cosine of the latitude, good to a few per cent for a country.
"""

import math
import zlib
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.affinity import scale
from shapely.geometry import GeometryCollection, LineString, MultiLineString, MultiPolygon, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

KM_PER_DEGREE = 111.195
_QUANTUM = 1e-4


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A piece of country: its shape, a point in it (degrees), and the radius in km around that point that covers it.

    `ref` is what it can be asked for by again (see `areas`), empty for a piece that has no reference.
    """

    shape: BaseGeometry
    lat: float
    lon: float
    radius_km: float
    ref: str = ""


def encode_shape(shape: BaseGeometry) -> bytes:
    """Pack a shape of polygons or lines into few bytes, its corners rounded to 0.0001 degrees (about 11 m)."""
    rings: list[np.ndarray] = []
    counts: list[int] = []
    if isinstance(shape, Polygon | MultiPolygon):
        for part in _parts(shape):
            counts.append(1 + len(part.interiors))
            rings += [np.asarray(ring.coords)[:, :2] for ring in (part.exterior, *part.interiors)]
    else:
        for part in _parts(shape):
            counts.append(0)
            rings.append(np.asarray(part.coords)[:, :2])
    lengths = [len(ring) for ring in rings]
    corners = np.rint(np.concatenate(rings) / _QUANTUM).astype("<i4") if rings else np.zeros((0, 2), "<i4")
    steps = np.diff(corners, axis=0, prepend=np.zeros((1, 2), "<i4")).astype("<i4")
    head = np.array([len(counts), len(lengths), *counts, *lengths], "<u4").tobytes()
    # Bytes of the same rank side by side compress far better than numbers side by side.
    body = np.ascontiguousarray(steps.T).view("u1").reshape(-1, 4).T.tobytes()
    return zlib.compress(head + body, 9)


def decode_shape(data: bytes) -> BaseGeometry:
    """Unpack what `encode_shape` packed."""
    raw = zlib.decompress(data)
    n_parts, n_rings = np.frombuffer(raw, "<u4", 2)
    counts = np.frombuffer(raw, "<u4", n_parts, 8)
    lengths = np.frombuffer(raw, "<u4", n_rings, 8 + 4 * int(n_parts))
    body = np.frombuffer(raw, "u1", -1, 8 + 4 * int(n_parts + n_rings))
    steps = np.ascontiguousarray(body.reshape(4, -1).T).view("<i4").reshape(2, -1).T
    corners = np.cumsum(steps, axis=0, dtype="i8") * _QUANTUM
    rings = np.split(corners, np.cumsum(lengths)[:-1])
    if not len(counts) or counts[0] == 0:
        lines = [LineString(ring) for ring in rings]
        return lines[0] if len(lines) == 1 else MultiLineString(lines)
    polygons, at = [], 0
    for count in counts:
        polygons.append(Polygon(rings[at], rings[at + 1 : at + int(count)]))
        at += int(count)
    return polygons[0] if len(polygons) == 1 else MultiPolygon(polygons)


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Give the great-circle distance between two points in km."""
    p1, p2 = math.radians(lat1), math.radians(lat2)
    half = math.sin((p2 - p1) / 2) ** 2
    half += math.cos(p1) * math.cos(p2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(half)))


def area_km2(shape: BaseGeometry) -> float:
    """Give the area of a shape in square km."""
    return float(_plane(shape).area)


def length_km(line: BaseGeometry) -> float:
    """Give the length of a line in km."""
    return float(_plane(line).length)


def as_region(shape: BaseGeometry, ref: str = "") -> Region:
    """Give a shape with a point that lies in (or on) it near its middle, and the radius that covers it.

    Far-off slivers (islands, exclaves under a tenth of the largest part) do not count for the radius.
    """
    main = _main_part(shape)
    if isinstance(main, LineString | MultiLineString):
        longest = max(_parts(main), key=lambda line: line.length)
        middle = longest.interpolate(0.5, normalized=True)
    else:
        middle = main.centroid if main.contains(main.centroid) else main.representative_point()
    corners = shapely.get_coordinates(main)
    radius = max(distance_km(middle.y, middle.x, lat, lon) for lon, lat in corners)
    return Region(shape=shape, lat=round(middle.y, 5), lon=round(middle.x, 5), radius_km=round(radius, 1), ref=ref)


_COMPASS = {"north": (0, 1), "south": (0, -1), "east": (1, 0), "west": (-1, 0)}


def compass_direction(word: str) -> tuple[int, int] | None:
    """Read "western", "north-east", "southeastern", "central" as a step (east, north); None for any other word."""
    plain = word.casefold().replace("-", "").replace(" ", "").removesuffix("ern")
    if plain in ("central", "middle", "center", "centre"):
        return (0, 0)
    if plain in _COMPASS:
        return _COMPASS[plain]
    for ns in ("north", "south"):
        if plain.startswith(ns) and plain[len(ns) :].removesuffix("ern") in ("east", "west"):
            ew = plain[len(ns) :].removesuffix("ern")
            return (_COMPASS[ew][0], _COMPASS[ns][1])
    return None


def compass_part(shape: BaseGeometry, direction: tuple[int, int], *, share: float = 0.45) -> BaseGeometry:
    """Cut the part of a polygon that lies toward a direction.

    A side takes the outer `share` of the extent of the main part; a corner both sides' shares (each a little wider);
    (0, 0) the middle half of both extents.
    """
    main = _main_part(shape)
    west, south, east, north = main.bounds
    x, y = direction
    if (x, y) == (0, 0):
        share_x = share_y = 0.5
    else:
        share_x = share_y = share if 0 in (x, y) else share + 0.1
    low_x, high_x = _stretch(west, east, x, share_x, centred=(x, y) == (0, 0))
    low_y, high_y = _stretch(south, north, y, share_y, centred=(x, y) == (0, 0))
    part = main.intersection(box(low_x, low_y, high_x, high_y))
    return _only_polygons(part) if not part.is_empty else main


def _stretch(low: float, high: float, step: int, share: float, *, centred: bool) -> tuple[float, float]:
    size = high - low
    if centred:
        return low + size * (1 - share) / 2, high - size * (1 - share) / 2
    if step > 0:
        return high - size * share, high
    return (low, low + size * share) if step < 0 else (low, high)


def _plane(shape: BaseGeometry) -> BaseGeometry:
    lat = shape.centroid.y
    return scale(shape, KM_PER_DEGREE * math.cos(math.radians(lat)), KM_PER_DEGREE, origin=(0, 0))


def _parts(shape: BaseGeometry) -> list[BaseGeometry]:
    return list(getattr(shape, "geoms", (shape,)))


def _only_polygons(shape: BaseGeometry) -> BaseGeometry:
    if not isinstance(shape, GeometryCollection) or isinstance(shape, MultiPolygon):
        return shape
    return MultiPolygon([p for p in shape.geoms if isinstance(p, Polygon)])


def _main_part(shape: BaseGeometry) -> BaseGeometry:
    """Leave out the parts of a polygon that are under a tenth of its largest part."""
    if not isinstance(shape, MultiPolygon):
        return shape
    largest = max(part.area for part in shape.geoms)
    kept = [part for part in shape.geoms if part.area >= largest / 10]
    return kept[0] if len(kept) == 1 else MultiPolygon(kept)


def as_point(lat: float, lon: float) -> Point:
    """Give a point the way shapely wants it: longitude first."""
    return Point(lon, lat)
