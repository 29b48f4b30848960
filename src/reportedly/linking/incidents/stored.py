"""Tellings as JSON, for whoever keeps them; and the numbers of their blocks, the same on every machine."""

import hashlib
from typing import Any

from reportedly.linking.incidents.apart import Days, Mark, Spot
from reportedly.linking.incidents.blocks import keys_of, sought_by
from reportedly.linking.incidents.telling import Number, Telling


def telling_to_json(telling: Telling) -> list[Any]:
    """Write a telling as a list that JSON can hold; sets are put in order."""
    return [
        telling.report,
        telling.family,
        telling.published,
        list(telling.claims),
        list(telling.span),
        sorted(telling.kinds),
        sorted(telling.groups),
        [_mark_to_json(mark) for mark in telling.marks],
        list(telling.days) if telling.days else None,
        list(telling.spot) if telling.spot else None,
        sorted(telling.agents),
        sorted(telling.targets),
        sorted((list(number) for number in telling.numbers), key=repr),
        sorted(telling.words),
        sorted(telling.speakers),
        [[claim, _mark_to_json(mark)] for claim, mark in telling.loose],
        sorted(telling.talk),
    ]


def telling_from_json(stored: list[Any]) -> Telling:
    """Read a telling back."""
    (
        report,
        family,
        published,
        claims,
        span,
        kinds,
        groups,
        marks,
        days,
        spot,
        agents,
        targets,
        numbers,
        words,
        speakers,
        *later,
    ) = stored
    # Ledgers that were linked before carried days and places, or talk, were told apart have no list of them.
    loose = later[0] if later else []
    talk = later[1] if len(later) > 1 else []
    return Telling(
        report=report,
        family=family,
        published=published,
        claims=tuple(claims),
        span=(span[0], span[1]),
        kinds=frozenset(kinds),
        groups=frozenset(groups),
        marks=tuple((_days(d), _spot(s)) for d, s in marks),
        loose=tuple((claim, (_days(d), _spot(s))) for claim, (d, s) in loose),
        days=_days(days),
        spot=_spot(spot),
        agents=frozenset(agents),
        targets=frozenset(targets),
        numbers=frozenset(Number(*number) for number in numbers),
        words=frozenset(words),
        speakers=frozenset(speakers),
        talk=frozenset(talk),
    )


def _mark_to_json(mark: Mark) -> list[Any]:
    days, spot = mark
    return [list(days) if days else None, list(spot) if spot else None]


def _days(stored: list[Any] | None) -> Days | None:
    return Days(*stored) if stored else None


def _spot(stored: list[Any] | None) -> Spot | None:
    if not stored:
        return None
    spot = Spot(*stored)
    west, south, east, north = spot.box or (0.0, 0.0, 0.0, 0.0)
    return spot._replace(box=(west, south, east, north)) if spot.box else spot


def block_numbers(telling: Telling) -> set[int]:
    """Give the blocks that a telling is found in, as 63-bit numbers."""
    return {_number(repr(key)) for key in keys_of(telling)}


def sought_numbers(telling: Telling) -> set[int]:
    """Give the blocks in which a telling looks for others, as 63-bit numbers."""
    return {_number(repr(key)) for key in sought_by(telling)}


def _number(key: str) -> int:
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big") >> 1
