"""What speaks for two tellings being of one happening, and what against it: grounds with weights, told to a person.

The weights are in the manner of log odds: what is rare counts more, what does not agree counts against, and what is not
known counts nothing. They were set on one half of a hand-marked set and looked at on the other (tests/gold/incidents).
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from reportedly.linking.incidents.apart import Days, Spot, days_apart, km_apart, share_a_name
from reportedly.linking.incidents.telling import Number, Telling, spots_of
from reportedly.linking.knowledge import Knowledge

RULES = "8"
"""Names the rules of folding, weighing and joining. It goes up with any change of them: a ledger's links are then made
anew when they are next brought up to date, so that old and new rules never stand side by side."""

LINK = 1.6
"""What two tellings of different reports need to be joined."""

FOLD = 1.2
"""What two claims of one report need, which has a happening in view and tells of it in sentences on end."""

_POINT_LEVELS = frozenset({"site", "town", "district"})
_WIDE = {"province": 0.5, "region": 0.5, "border": 0.4, "country": 0.1, "unknown": 0.1}
_CITY_KM = 12.0

_MOST_FOR_ACTORS = 1.0
_MOST_FOR_NUMBERS = 3.0
_MOST_FOR_WORDS = 3.5
_SHARED_BY_CHANCE = 0.2
_REMEMBERED = 4096
"""So many pairs of kinds and of places are weighed once: those of one report come again with each of its tellings."""


class Ground(NamedTuple):
    """One thing that speaks for a link, or against it where its weight is negative.

    It is put into words only for those who ask: most pairs are weighed and not linked.
    """

    weight: float
    said: Callable[..., str] | str
    about: tuple[Any, ...] = ()

    @property
    def words(self) -> str:
        """Tell it to a person."""
        return self.said if isinstance(self.said, str) else self.said(*self.about)


def weigh(one: Telling, other: Telling, knowledge: Knowledge, least: float | None = None) -> list[Ground]:
    """Weigh two tellings of different reports; empty where their kinds cannot be of one happening.

    With `least` it is empty as well where no actor and no number could bring them to so much.
    """
    if one.groups.isdisjoint(other.groups):
        return []
    grounds = [_kinds(one.kinds, other.kinds, knowledge.open_kinds)]
    grounds += _days(one, other)
    grounds += _nearest_spots(one, other)
    more = [*_words(one.words, other.words)]
    if one.family == other.family and one.report != other.report:
        more.append(_ONE_TEXT)
    if least is not None:
        most = _MOST_FOR_NUMBERS if one.numbers and other.numbers else 0.0
        most += sum(ground.weight for ground in grounds) + sum(ground.weight for ground in more)
        if most + _MOST_FOR_ACTORS < least:
            return []
    if one.agents or one.targets:
        grounds += _actors(one, other, knowledge)
    if one.numbers and other.numbers:
        grounds += _numbers(one.numbers, other.numbers)
    return grounds + more


def total(grounds: list[Ground]) -> float:
    """Add up what speaks for and against; nothing to weigh speaks against."""
    return sum(ground.weight for ground in grounds) if grounds else -10.0


def in_words(grounds: list[Ground]) -> tuple[str, ...]:
    """Tell the grounds to a person, the strongest first; what speaks against is said as well."""
    ordered = sorted((g for g in grounds if g.words), key=lambda g: (-abs(g.weight), g.words))
    return tuple(g.words if g.weight > 0 else f"although {g.words}" for g in ordered if abs(g.weight) >= 0.2)


@lru_cache(maxsize=_REMEMBERED)
def _kinds(one: frozenset[str], other: frozenset[str], open_kinds: frozenset[str]) -> Ground:
    exact, other_exact = one - open_kinds, other - open_kinds
    if same := exact & other_exact:
        return Ground(0.8, _same_kind, (same,))
    if exact and other_exact:
        return Ground(-0.4, _told_as, (exact, other_exact))
    if same := one & other:
        return Ground(0.4, _same_kind, (same,))
    return Ground(0.3, "kinds that can tell of one event")


def _same_kind(kinds: frozenset[str]) -> str:
    return f"the same kind of event: {_listed(kinds)}"


def _told_as(one: frozenset[str], other: frozenset[str]) -> str:
    return f"told as {_listed(one)} by one and as {_listed(other)} by the other"


def _listed(kinds: frozenset[str]) -> str:
    return ", ".join(sorted(kinds)).replace("-", " ")


def _days(one: Telling, other: Telling) -> tuple[Ground, ...]:
    if one.days is None or other.days is None:
        return _published(one, other)
    gap = days_apart(one.days, other.days)
    if gap:
        return (Ground(-0.7 * gap, "the days differ by {}".format, (gap,)),)
    here, there = one.days.length, other.days.length
    if here is None or there is None:
        near = abs(_known_end(one.days) - _known_end(other.days)) <= 4
        return _FITTING if near else ()
    long = max(here, there)
    if long <= 1:
        return _SAME_DAY
    return _OVERLAP if long <= 3 else _WIDER_OVERLAP if long <= 8 else _WIDEST_OVERLAP


# Weighed for nearly every pair, so they are made once.
_FITTING = (Ground(0.7, "days that fit"),)
_SAME_DAY = (Ground(1.5, "the same day"),)
_OVERLAP = (Ground(1.1, "days that overlap"),)
_WIDER_OVERLAP = (Ground(0.7, "days that overlap"),)
_WIDEST_OVERLAP = (Ground(0.3, "days that overlap"),)
_ONE_TEXT = Ground(1.0, "one report is a copy of the other, or both are of a third")


def _known_end(days: Days) -> int:
    known = days.end if days.end is not None else days.start
    assert known is not None  # days without either are None altogether
    return known


def _published(one: Telling, other: Telling) -> tuple[Ground, ...]:
    """Where no day is said, reports of one happening still appear within days of it, and of each other."""
    here, there = _about(one), _about(other)
    if here is None or there is None:
        return ()
    gap = abs(here - there)
    if gap <= 2:
        return (Ground(0.6, "told within two days of each other"),)
    return (Ground(-1.5, "told more than six days apart"),) if gap > 6 else ()


def _about(telling: Telling) -> int | None:
    return _known_end(telling.days) if telling.days is not None else telling.published


def _nearest_spots(one: Telling, other: Telling) -> list[Ground]:
    """Of the places that two tellings name, weigh the two that fit best: the rest are other words for these."""
    others = spots_of(other)
    grounds = [g for here in spots_of(one) for there in others if (g := _spots(here, there)) is not None]
    if len(grounds) < 2:
        return grounds
    best = max(ground.weight for ground in grounds)
    # Of grounds alike any would do; the words settle it, so that the answer is always the same.
    alike = [ground for ground in grounds if ground.weight == best]
    return alike if len(alike) == 1 else sorted(alike, key=lambda g: g.words)[-1:]


@lru_cache(maxsize=_REMEMBERED)
def _spots(one: Spot, other: Spot) -> Ground | None:
    apart = km_apart(one, other)
    if apart:
        return Ground(-1.2, "{} and {} are {:.0f} km apart".format, (one.name, other.name, apart))
    if one.place is not None and one.place == other.place and one.level in _POINT_LEVELS:
        return Ground(2.0 if one.reach_km <= _CITY_KM else 1.5, "the same place: {}".format, (one.name,))
    if one.lat is None or other.lat is None:
        return _wide_spots(one, other)
    if km_apart(one._replace(box=None), other._replace(box=None)) > 0:
        return Ground(_WIDE["province"], _one_in_the_other, (one, other))
    wide = max(one.reach_km, other.reach_km)
    return Ground(1.5 if wide <= _CITY_KM else 1.0, _meeting, (one, other))


def _wide_spots(one: Spot, other: Spot) -> Ground | None:
    if not all(spot.lat is not None or spot.box is not None for spot in (one, other)):
        name = share_a_name(one, other)
        return Ground(1.5, "places of the same name: {}".format, (name.capitalize(),)) if name else None
    weight = min(_WIDE.get(spot.level, 0.6) for spot in (one, other) if spot.lat is None)
    return Ground(weight, _one_in_the_other, (one, other))


def _meeting(one: Spot, other: Spot) -> str:
    return f"places that meet: {_both(one, other)}"


def _one_in_the_other(one: Spot, other: Spot) -> str:
    return f"places of which one lies in the other: {_both(one, other)}"


def _both(one: Spot, other: Spot) -> str:
    return one.name if one.name == other.name else " and ".join(sorted((one.name, other.name)))


def _actors(one: Telling, other: Telling, knowledge: Knowledge) -> Iterator[Ground]:
    if one.agents and other.agents:
        if same := one.agents & other.agents:
            yield Ground(0.6, _done_by, (same, knowledge))
        elif any(knowledge.one_side(a, b) for a in one.agents for b in other.agents):
            yield Ground(0.4, "done by the same side")
        else:
            yield Ground(-0.2, "they name others as the doer")
    if same := one.targets & other.targets:
        yield Ground(0.4, _done_to, (same, knowledge))


def _done_by(actors: frozenset[str], knowledge: Knowledge) -> str:
    return f"done by the same: {_names(actors, knowledge)}"


def _done_to(actors: frozenset[str], knowledge: Knowledge) -> str:
    return f"done to the same: {_names(actors, knowledge)}"


def _names(actors: frozenset[str], knowledge: Knowledge) -> str:
    return ", ".join(sorted(knowledge.name(actor).lstrip("~") for actor in actors))


def _numbers(one: frozenset[Number], other: frozenset[Number]) -> list[Ground]:
    best: dict[tuple[str, str], Ground] = {}
    for a in one:
        effect, counted = a.effect, a.counted
        if effect in ("other", "present"):
            continue
        for b in other:
            if effect != b.effect or counted != b.counted:
                continue
            ground, kept = _number(a, b), best.get((a.effect, a.counted))
            # Any agreement outweighs what differs: of several numbers most are of other things.
            if ground is not None and (kept is None or _outweighs(ground, kept)):
                best[a.effect, a.counted] = ground
    # Two numbers alike (the dead and the wounded) tell more than one; a third tells little that these have not told.
    return sorted(best.values(), key=lambda g: (-g.weight, g.words))[:2] if len(best) > 1 else list(best.values())


def _outweighs(one: Ground, other: Ground) -> bool:
    return one.weight > other.weight or (one.weight == other.weight and one.words > other.words)


def _number(a: Number, b: Number) -> Ground | None:
    here, there = a.low if a.low is not None else a.high, b.low if b.low is not None else b.high
    if here is None or there is None:
        return None
    if here == there:
        weight = 1.5 if here >= 10 else 1.0 if here >= 4 else 0.5 if here >= 2 else 0.2
        return Ground(weight, _same_number, (a, here))
    if a.part or b.part:
        return None
    less, more = sorted((here, there))
    if less >= more / 2:
        return Ground(0.3, _two_numbers, ("numbers near each other", less, more, a.effect))
    if less < more / 4 and more >= 8:
        return Ground(-0.5, _two_numbers, ("the numbers are far apart", less, more, a.effect))
    return None


def _same_number(number: Number, amount: float) -> str:
    what = f"{_amount(amount)} {number.counted if number.counted != 'other' else ''} {number.effect}"
    return f"the same number: {what}".replace("  ", " ")


def _two_numbers(how: str, less: float, more: float, effect: str) -> str:
    return f"{how}: {_amount(less)} and {_amount(more)} {effect}"


def _amount(number: float) -> str:
    return f"{number:,.0f}" if number == int(number) else f"{number:,}"


def _words(one: frozenset[str], other: frozenset[str]) -> tuple[Ground, ...]:
    fewer = min(len(one), len(other))
    if fewer < 4:
        return ()
    shared = len(one & other) / fewer
    beyond_chance = shared - _SHARED_BY_CHANCE
    weight = _MOST_FOR_WORDS * beyond_chance / (1 - _SHARED_BY_CHANCE)
    return (Ground(weight, "much the same words"),) if beyond_chance > 0 else ()
