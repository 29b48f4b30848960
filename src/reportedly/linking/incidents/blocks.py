"""Which tellings are worth comparing: those that share a block of place and time, a number, or a family of reports."""

import math
from collections.abc import Iterator

from reportedly.linking.incidents.apart import DAYS_SLACK, KM_SLACK, Spot
from reportedly.linking.incidents.telling import Telling

CELL_DEGREES = 0.5
BUCKET_DAYS = 4
_KM_PER_DEGREE = 111.2
_SPEAKING_NUMBER = 4
"""From here on two reports rarely have a number in common by chance."""

Key = tuple[object, ...]


def keys_of(telling: Telling) -> Iterator[Key]:
    """Give the blocks of a telling. Each depends on it alone, so that more reports never change an old one's blocks."""
    buckets = _buckets(telling)
    for group in sorted(telling.groups):
        for cell in _cells(telling.spot):
            for bucket in buckets:
                yield ("cell", group, bucket, *cell)
        if not buckets:
            yield from (("place", group, *cell) for cell in _cells(telling.spot))
    for number in sorted(telling.numbers, key=repr):
        value = number.low if number.low is not None else number.high
        if value is not None and value >= _SPEAKING_NUMBER and number.effect not in ("other", "present"):
            for bucket in buckets:
                yield ("number", number.effect, number.counted, value, bucket)
    if telling.family:
        yield ("family", telling.family)


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


def _cells(spot: Spot | None) -> list[tuple[object, ...]]:
    """Give the cells that a point with its reach lies in; a wider area is a block of its own, by its country."""
    if spot is None:
        return []
    if spot.lat is None or spot.lon is None:
        return [(spot.country or spot.name.lower(),)]
    margin = (min(spot.reach_km, 50.0) + KM_SLACK / 2) / _KM_PER_DEGREE
    wide = margin / max(0.2, math.cos(math.radians(spot.lat)))
    rows = range(_cell(spot.lat - margin), _cell(spot.lat + margin) + 1)
    columns = range(_cell(spot.lon - wide), _cell(spot.lon + wide) + 1)
    cells: list[tuple[object, ...]] = [(row, column) for row in rows for column in columns]
    return [*cells, *([(spot.country,)] if spot.country else [])]


def _cell(degrees: float) -> int:
    return math.floor(degrees / CELL_DEGREES)
