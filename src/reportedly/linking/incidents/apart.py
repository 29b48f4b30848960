"""Days and places of claims, and how far they lie apart: what cannot be one happening."""

import math
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from reportedly.codebook.shared_names import Box
from reportedly.model import When, Where

DAYS_SLACK = 3
"""So many days may two reports of one happening differ: a night on either side of midnight, a slip in the dating."""

KM_SLACK = 40.0
"""So far beyond their own reach may two places of one happening lie apart: the village and the town it belongs to."""

TOWNS_SLACK_KM = 20.0
"""The same for two towns that a gazetteer knows by name: these are told apart even within the name of one province."""

PROVINCE_KM = 60.0
"""So far from the town of its name, a place may be meant by the name of a province."""

_POINTS = frozenset({"site", "town"})
_KM_PER_DEGREE = 111.2
_proper = re.compile(r"\b[A-Z][a-z]{3,}\b")
_NO_NAMES = frozenset(
    """
    north south east west northern southern eastern western central upper lower great greater old city town village
    camp road street market square school hospital border province district region airport base
    """.split()
)


_calls_it_a_town = re.compile(r"\b(?:city|town|centre|center|downtown|capital)\b", re.IGNORECASE)


class Days(NamedTuple):
    """First and last day as ordinals; None is open."""

    start: int | None
    end: int | None

    @property
    def length(self) -> int | None:
        """Give how many days that are; None where an end is open."""
        return None if self.start is None or self.end is None else self.end - self.start + 1


class Spot(NamedTuple):
    """Where a claim says it was: a point with its reach, or a box, or no more than a name and a country.

    A point with a box is a town that is called like its province: it may stand for either.
    """

    name: str
    place: str | None
    country: str | None
    level: str
    lat: float | None
    lon: float | None
    reach_km: float
    box: Box | None

    @property
    def is_twofold(self) -> bool:
        """Tell whether this may be a town or the province of the same name."""
        return self.lat is not None and self.box is not None


def days_of(when: When | None) -> Days | None:
    """Take the days of a claim."""
    if when is None or (when.start is None and when.end is None):
        return None
    return Days(when.start.toordinal() if when.start else None, when.end.toordinal() if when.end else None)


def spot_of(where: Where | None, shared_names: Mapping[str, Box] = MappingProxyType({})) -> Spot | None:
    """Take the place of a claim; where something set out from is not where it happened.

    `shared_names` are the towns that share their province's name, with the box of the province: unless it is called a
    city, or it happened near it, such a name may mean either.
    """
    if where is None or where.relation == "from":
        return None
    box = where.shape.bbox if where.shape else None
    if where.level == "town" and where.relation == "in" and not _calls_it_a_town.search(where.mention):
        box = shared_names.get(where.place or "", box)
    return Spot(
        name=where.name or where.mention,
        place=where.place,
        country=where.country,
        level=where.level,
        lat=where.lat,
        lon=where.lon,
        reach_km=where.radius_km or 0.0,
        box=box,
    )


def days_apart(one: Days | None, other: Days | None) -> int:
    """Give the days between two stretches of time; 0 where they share a day, or nothing is known against it."""
    if one is None or other is None:
        return 0
    if one.end is not None and other.start is not None and one.end < other.start:
        return other.start - one.end
    if other.end is not None and one.start is not None and other.end < one.start:
        return one.start - other.end
    return 0


def km_apart(one: Spot | None, other: Spot | None) -> float:
    """Give the km between the areas of two places; 0 where they meet, or nothing is known against it."""
    if one is None or other is None or (one.place is not None and one.place == other.place):
        return 0.0
    if _is_in_country(one, other) or _is_in_country(other, one):
        return 0.0
    if (one.box or other.box) and (may_lie_in(one, other) or may_lie_in(other, one)):
        return 0.0
    here, there = _box(one), _box(other)
    if here is None or there is None:
        # A name that no gazetteer knows has its country from what else the report speaks of: too little to part two.
        return 0.0
    north = max(here[1] - there[3], there[1] - here[3], 0.0)
    east = _degrees_between(here[0], here[2], there[0], there[2])
    if north == east == 0.0 and (one.lat is None or other.lat is None):
        return 0.0
    narrow = math.cos(math.radians((here[1] + here[3] + there[1] + there[3]) / 4))
    km = math.hypot(north, east * narrow) * _KM_PER_DEGREE
    return max(0.0, km - one.reach_km - other.reach_km)


def _is_in_country(one: Spot, other: Spot) -> bool:
    """Tell whether a place is of the country that the other one is, whatever the box that is drawn around it."""
    return other.level == "country" and other.country is not None and one.country == other.country


def may_lie_in(one: Spot, other: Spot) -> bool:
    """Tell whether a point lies in the province that the other place may stand for, and not far from its town.

    A box is larger than the province in it, and of a large province nobody thinks as of one place.
    """
    if other.lat is None or other.box is None or one.lat is None or one.lon is None:
        return False
    west, south, east, north = other.box
    if one.is_twofold or one.country != other.country or not (west <= one.lon <= east and south <= one.lat <= north):
        return False
    return km_apart(one, other._replace(box=None)) <= PROVINCE_KM


def share_a_name(one: Spot, other: Spot) -> str | None:
    """Give a name that two places have in common, however each is described ("a camp near Atmeh", "Atme crossing")."""
    there = _names(other.name)
    for name in sorted(_names(one.name)):
        for match in sorted(there):
            shorter, longer = sorted((name, match), key=len)
            if longer.startswith(shorter) and len(longer) - len(shorter) <= 1:
                return longer
    return None


def are_named_apart(one: Spot, other: Spot) -> bool:
    """Tell whether two places both have proper names, and none in common."""
    return bool(_names(one.name) and _names(other.name)) and share_a_name(one, other) is None


@lru_cache(maxsize=20_000)
def _names(words: str) -> frozenset[str]:
    """Give the proper names in the words for a place, without the marks that one writer sets and another does not."""
    bare = "".join(c for c in unicodedata.normalize("NFD", words) if not unicodedata.combining(c))
    return frozenset(word.lower() for word in _proper.findall(bare)) - _NO_NAMES


def _box(spot: Spot) -> Box | None:
    if spot.lat is not None and spot.lon is not None:
        return spot.lon, spot.lat, spot.lon, spot.lat
    return spot.box


def _degrees_between(west: float, east: float, other_west: float, other_east: float) -> float:
    gap = max(west - other_east, other_west - east, 0.0)
    return min(gap, 360.0 - gap) if gap > 180 else gap


Mark = tuple[Days | None, Spot | None]
"""When and where a claim says that it was."""


_NOTHING_SAID: Mark = (None, None)


def exclude_each_other(ones: Iterable[Mark], others: Collection[Mark]) -> bool:
    """Tell whether a day and place of the ones excludes one of the others."""
    for one in ones:
        if one == _NOTHING_SAID:
            continue
        for other in others:
            if exclude(one, other):
                return True
    return False


def exclude(one: Mark, other: Mark) -> bool:
    """Tell whether two claims cannot tell of one happening: too far apart in time or place, or a little in both."""
    days = days_apart(one[0], other[0])
    if days > DAYS_SLACK:
        return True
    km = km_apart(one[1], other[1])
    if not km:
        return False
    return days > 0 or km > (TOWNS_SLACK_KM if _are_towns(one[1], other[1]) else KM_SLACK)


def _are_towns(one: Spot | None, other: Spot | None) -> bool:
    """Tell whether both are points that a gazetteer knows: two towns, and not one told more or less exactly."""
    return one is not None and other is not None and {one.level, other.level} <= _POINTS and one.lat is not None
