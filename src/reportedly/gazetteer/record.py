"""One place as a source tells of it, on its way into a gazetteer file."""

import math
from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

LEVELS = ("site", "town", "district", "province", "region", "country")
"""The levels a place can have; their order is part of the file format."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRecord:
    """A place with all that a gazetteer file keeps of it.

    `names` are all other names in any script; `name` itself need not be among them. `lat`/`lon` are WGS 84 degrees,
    `shape` a polygon or line in the same (lon, lat), or None. `population` of a province, district or region is the sum
    over its listed settlements (or countries): good for ranking, not a census.
    """

    id: str
    name: str
    level: str
    country: str | None
    lat: float
    lon: float
    radius_km: float
    feature: str = ""
    population: int = 0
    admin1: str | None = None
    admin2: str | None = None
    names: tuple[str, ...] = ()
    shape: BaseGeometry | None = None


def town_radius_km(population: int) -> float:
    """Say how far a settlement reaches, from 2 km for a village to 10 km from a million people on."""
    return round(min(10.0, max(2.0, 0.01 * math.sqrt(population))), 1)
