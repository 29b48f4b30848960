"""What speaks for two tellings being of one happening, and what against it: grounds with weights, told to a person.

The weights are in the manner of log odds: what is rare counts more, what does not agree counts against, and what is not
known counts nothing. They were set on one half of a hand-marked set and looked at on the other (tests/gold/incidents).
"""

from collections.abc import Iterator
from typing import NamedTuple

from reportedly.linking.incidents.apart import Days, Spot, days_apart, km_apart, share_a_name
from reportedly.linking.incidents.telling import Number, Telling, spots_of
from reportedly.linking.knowledge import Knowledge

RULES = "2"
"""Names the rules of folding, weighing and joining. It goes up with any change of them: a ledger's links are then made
anew when they are next brought up to date, so that old and new rules never stand side by side."""

LINK = 2.0
"""What two tellings of different reports need to be joined."""

FOLD = 1.2
"""What two claims of one report need, which has a happening in view and tells of it in sentences on end."""

_POINT_LEVELS = frozenset({"site", "town", "district"})
_WIDE = {"province": 0.8, "region": 0.5, "border": 0.4, "country": 0.1, "unknown": 0.1}
_CITY_KM = 12.0


class Ground(NamedTuple):
    """One thing that speaks for a link, or against it where its weight is negative."""

    weight: float
    words: str


def weigh(one: Telling, other: Telling, knowledge: Knowledge) -> list[Ground]:
    """Weigh two tellings of different reports; empty where their kinds cannot be of one happening."""
    if one.groups.isdisjoint(other.groups):
        return []
    grounds = [*_kinds(one, other, knowledge), *_days(one, other), *_nearest_spots(one, other)]
    grounds += _actors(one, other, knowledge)
    grounds += _numbers(one.numbers, other.numbers)
    grounds += _words(one.words, other.words)
    if one.family == other.family and one.report != other.report:
        grounds.append(Ground(1.0, "one report is a copy of the other, or both are of a third"))
    return grounds


def total(grounds: list[Ground]) -> float:
    """Add up what speaks for and against; nothing to weigh speaks against."""
    return sum(ground.weight for ground in grounds) if grounds else -10.0


def in_words(grounds: list[Ground]) -> tuple[str, ...]:
    """Tell the grounds to a person, the strongest first; what speaks against is said as well."""
    ordered = sorted((g for g in grounds if g.words), key=lambda g: (-abs(g.weight), g.words))
    return tuple(g.words if g.weight > 0 else f"although {g.words}" for g in ordered if abs(g.weight) >= 0.2)


def _kinds(one: Telling, other: Telling, knowledge: Knowledge) -> Iterator[Ground]:
    exact, other_exact = one.kinds - knowledge.open_kinds, other.kinds - knowledge.open_kinds
    if same := exact & other_exact:
        yield Ground(0.8, f"the same kind of event: {', '.join(sorted(same)).replace('-', ' ')}")
    elif exact and other_exact:
        yield Ground(-0.4, f"told as {_listed(exact)} by one and as {_listed(other_exact)} by the other")
    elif one.kinds & other.kinds:
        yield Ground(0.4, f"the same kind of event: {_listed(one.kinds & other.kinds)}")
    else:
        yield Ground(0.3, "kinds that can tell of one event")


def _listed(kinds: frozenset[str]) -> str:
    return ", ".join(sorted(kinds)).replace("-", " ")


def _days(one: Telling, other: Telling) -> Iterator[Ground]:
    if one.days is None or other.days is None:
        yield from _published(one, other)
        return
    gap = days_apart(one.days, other.days)
    if gap:
        yield Ground(-0.7 * gap, f"the days differ by {gap}")
        return
    long = max(one.days.length or 0, other.days.length or 0)
    if one.days.length is None or other.days.length is None:
        near = abs(_known_end(one.days) - _known_end(other.days)) <= 4
        yield Ground(0.7 if near else 0.0, "days that fit")
    elif long <= 1:
        yield Ground(1.5, "the same day")
    else:
        yield Ground(1.1 if long <= 3 else 0.7 if long <= 8 else 0.3, "days that overlap")


def _known_end(days: Days) -> int:
    known = days.end if days.end is not None else days.start
    assert known is not None  # days without either are None altogether
    return known


def _published(one: Telling, other: Telling) -> Iterator[Ground]:
    """Where no day is said, reports of one happening still appear within days of it, and of each other."""
    here, there = _about(one), _about(other)
    if here is None or there is None:
        return
    gap = abs(here - there)
    if gap <= 2:
        yield Ground(0.6, "told within two days of each other")
    elif gap > 6:
        yield Ground(-1.5, "told more than six days apart")


def _about(telling: Telling) -> int | None:
    return _known_end(telling.days) if telling.days is not None else telling.published


def _nearest_spots(one: Telling, other: Telling) -> list[Ground]:
    """Of the places that two tellings name, weigh the two that fit best: the rest are other words for these."""
    grounds = [ground for here in spots_of(one) for there in spots_of(other) for ground in _spots(here, there)]
    return [max(grounds, key=lambda g: (g.weight, g.words))] if grounds else []


def _spots(one: Spot, other: Spot) -> Iterator[Ground]:
    apart = km_apart(one, other)
    if apart:
        yield Ground(-1.2, f"{one.name} and {other.name} are {apart:.0f} km apart")
        return
    wide = max(_reach(one), _reach(other))
    if one.place is not None and one.place == other.place and one.level in _POINT_LEVELS:
        yield Ground(2.0 if one.reach_km <= _CITY_KM else 1.5, f"the same place: {one.name}")
    elif wide is None or one.lat is None or other.lat is None:
        yield from _wide_spots(one, other)
    elif one.lat is not None and other.lat is not None:
        yield Ground(1.5 if wide <= _CITY_KM else 1.0, f"places that meet: {_both(one, other)}")


def _reach(spot: Spot) -> float:
    return spot.reach_km if spot.lat is not None else 10_000.0


def _wide_spots(one: Spot, other: Spot) -> Iterator[Ground]:
    known = [spot for spot in (one, other) if spot.lat is not None or spot.box is not None]
    if len(known) < 2:
        if name := share_a_name(one, other):
            yield Ground(1.5, f"places of the same name: {name.capitalize()}")
        return
    weight = min(_WIDE.get(spot.level, 0.6) for spot in (one, other) if spot.lat is None)
    yield Ground(weight, f"places of which one lies in the other: {_both(one, other)}")


def _both(one: Spot, other: Spot) -> str:
    return one.name if one.name == other.name else " and ".join(sorted((one.name, other.name)))


def _actors(one: Telling, other: Telling, knowledge: Knowledge) -> Iterator[Ground]:
    if one.agents and other.agents:
        if same := one.agents & other.agents:
            yield Ground(0.6, f"done by the same: {_names(same, knowledge)}")
        elif any(knowledge.one_side(a, b) for a in one.agents for b in other.agents):
            yield Ground(0.4, "done by the same side")
        else:
            yield Ground(-0.2, "they name others as the doer")
    if same := one.targets & other.targets:
        yield Ground(0.4, f"done to the same: {_names(same, knowledge)}")


def _names(actors: frozenset[str], knowledge: Knowledge) -> str:
    return ", ".join(sorted(knowledge.name(actor).lstrip("~") for actor in actors))


def _numbers(one: frozenset[Number], other: frozenset[Number]) -> Iterator[Ground]:
    best: dict[tuple[str, str], Ground] = {}
    for a in one:
        for b in other:
            if a.effect != b.effect or a.counted != b.counted or a.effect in ("other", "present"):
                continue
            ground, kept = _number(a, b), best.get((a.effect, a.counted))
            # Any agreement outweighs what differs: of several numbers most are of other things.
            if ground is not None and (kept is None or (ground.weight, ground.words) > (kept.weight, kept.words)):
                best[a.effect, a.counted] = ground
    # Two numbers alike (the dead and the wounded) tell more than one; a third tells little that these have not told.
    yield from sorted(best.values(), key=lambda g: (-g.weight, g.words))[:2]


def _number(a: Number, b: Number) -> Ground | None:
    here, there = a.low if a.low is not None else a.high, b.low if b.low is not None else b.high
    if here is None or there is None:
        return None
    what = f"{_amount(here)} {a.counted if a.counted != 'other' else ''} {a.effect}".replace("  ", " ")
    if here == there:
        return Ground(
            1.5 if here >= 10 else 1.0 if here >= 4 else 0.5 if here >= 2 else 0.2, f"the same number: {what}"
        )
    if a.part or b.part:
        return None
    less, more = sorted((here, there))
    if less >= more / 2:
        return Ground(0.3, f"numbers near each other: {_amount(less)} and {_amount(more)} {a.effect}")
    if less < more / 4 and more >= 8:
        return Ground(-0.5, f"the numbers are far apart: {_amount(less)} and {_amount(more)} {a.effect}")
    return None


def _amount(number: float) -> str:
    return f"{number:,.0f}" if number == int(number) else f"{number:,}"


def _words(one: frozenset[str], other: frozenset[str]) -> Iterator[Ground]:
    fewer = min(len(one), len(other))
    if fewer < 4:
        return
    shared = len(one & other) / fewer
    if shared > 0.3:
        yield Ground(2.0 * (shared - 0.3) / 0.7, "much the same words")
