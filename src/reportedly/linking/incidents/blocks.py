"""Which tellings are worth comparing: those that share a block of place and time, a number, or a family of reports."""

import math
from collections.abc import Iterator, Sequence

from reportedly.linking.incidents.apart import DAYS_SLACK, KM_SLACK, Spot
from reportedly.linking.incidents.telling import Telling

CELL_DEGREES = 0.5
AREA_CELL_DEGREES = 2.0
_MOST_AREA_CELLS = 100
BUCKET_DAYS = 4
_KM_PER_DEGREE = 111.2
_SPEAKING_NUMBER = 4
"""From here on two reports rarely have a number in common by chance."""

Key = tuple[object, ...]


def keys_of(telling: Telling) -> Iterator[Key]:
    """Give the blocks that a telling is found in. Each depends on it alone: more reports never change an old one's."""
    yield from _keys(telling, "wide" if _is_wide(telling.spot) else "exact")
    yield from _by_area(telling, "area", _area_cells(telling.spot))
    yield from _by_area(telling, "point", _own_area_cell(telling.spot))


def sought_by(telling: Telling) -> Iterator[Key]:
    """Give the blocks in which a telling looks for others: a town looks for its province, not for every other town."""
    if _is_wide(telling.spot):
        yield from _keys(telling, "exact")
    yield from _keys(telling, "wide")
    yield from _by_area(telling, "point", _area_cells(telling.spot))
    yield from _by_area(telling, "area", _own_area_cell(telling.spot))


def _keys(telling: Telling, how: str) -> Iterator[Key]:
    buckets = _buckets(telling)
    for group in sorted(telling.groups):
        for cell in _cells(telling.spot):
            yield from (("cell", group, bucket, *cell) for bucket in buckets or (None,))
        if telling.spot is not None:
            country = telling.spot.country or telling.spot.name.lower()
            yield from ((how, group, bucket, country) for bucket in buckets or (None,))
    for number in sorted(telling.numbers, key=repr):
        value = number.low if number.low is not None else number.high
        if value is not None and value >= _SPEAKING_NUMBER and number.effect not in ("other", "present"):
            for bucket in buckets:
                yield ("number", number.effect, number.counted, value, bucket)
    if telling.family != telling.report:
        yield ("family", telling.family)


def _by_area(telling: Telling, how: str, cells: Sequence[tuple[int, int]]) -> Iterator[Key]:
    """Give the blocks in which towns meet a name that may be their province's."""
    for group in sorted(telling.groups) if cells else ():
        for cell in cells:
            yield from ((how, group, bucket, *cell) for bucket in _buckets(telling) or (None,))


def _area_cells(spot: Spot | None) -> list[tuple[int, int]]:
    """Give the large cells of the province that a town's name may stand for."""
    if spot is None or spot.lat is None or spot.box is None:
        return []
    west, south, east, north = (math.floor(degrees / AREA_CELL_DEGREES) for degrees in spot.box)
    return [(row, column) for row in range(south, north + 1) for column in range(west, east + 1)][:_MOST_AREA_CELLS]


def _own_area_cell(spot: Spot | None) -> list[tuple[int, int]]:
    if spot is None or spot.lat is None or spot.lon is None:
        return []
    return [(math.floor(spot.lat / AREA_CELL_DEGREES), math.floor(spot.lon / AREA_CELL_DEGREES))]


def _is_wide(spot: Spot | None) -> bool:
    return spot is not None and (spot.lat is None or spot.lon is None)


def _buckets(telling: Telling) -> list[int]:
    """Give the stretches of days that a telling may fall into; an open end reaches a few days."""
    if telling.days is not None:
        start, end = telling.days
        first = start if start is not None else (end or 0) - BUCKET_DAYS
        last = end if end is not None else (start or 0) + BUCKET_DAYS
    elif telling.published is not None:
        first, last = telling.published - BUCKET_DAYS, telling.published
    else:
        return []
    return list(range((first - DAYS_SLACK) // BUCKET_DAYS, (last + DAYS_SLACK) // BUCKET_DAYS + 1))


def _cells(spot: Spot | None) -> list[tuple[int, int]]:
    """Give the cells that a point with its reach lies in."""
    if spot is None or spot.lat is None or spot.lon is None:
        return []
    margin = (min(spot.reach_km, 50.0) + KM_SLACK / 2) / _KM_PER_DEGREE
    wide = margin / max(0.2, math.cos(math.radians(spot.lat)))
    rows = range(_cell(spot.lat - margin), _cell(spot.lat + margin) + 1)
    columns = range(_cell(spot.lon - wide), _cell(spot.lon + wide) + 1)
    return [(row, column) for row in rows for column in columns]


def _cell(degrees: float) -> int:
    return math.floor(degrees / CELL_DEGREES)
