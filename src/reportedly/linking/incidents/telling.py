"""What one report tells of one happening, in the form in which it is compared with others."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple, TypeVar

from reportedly.linking.incidents.apart import Days, Mark, Spot, days_of, spot_of
from reportedly.linking.knowledge import Knowledge
from reportedly.model import Claim, Party, Quantity, Report, Span

PEOPLE = frozenset({"person", "civilian", "child", "woman", "fighter", "soldier"})
LONGEST_DAYS = 31
"""What took longer is a course of events (a siege, a year of war), which no report tells as one incident."""

FIRM_FROM = 0.8
"""The score from which the evidence for a day or a place is of the claim's own words."""

T = TypeVar("T")
_LEVELS = ("site", "town", "district", "province", "region", "border", "country")
_MOST_SPOTS = 3
_word = re.compile(r"[^\W_]{3,}")
# Words that every report has; what is shared beside them tells that two say the same.
_common = frozenset(
    """
    the and that was were has have had been are for from with its his her their they them which who whom this these
    those said says say told saying report reported reports according after before during over under into near since
    when while also other more than least not but one two three four five six seven eight nine ten people killed
    wounded dead including between against about around some many most another out all any where there
    """.split()
)


class Number(NamedTuple):
    """How many of what came to what: people are counted together, whatever they are called."""

    effect: str
    counted: str
    low: float | None
    high: float | None
    part: bool


class Telling(NamedTuple):
    """One or more claims of one report about one happening.

    `marks` are the days and places that its claims have of their own words, each pair once: what excludes them excludes
    the telling. `loose` are claims whose day or place was only carried over from nearby words, with both: they stop
    nothing, and leave an incident that they do not go with. `talk` are claims that only speak of the happening: by
    themselves they tell nothing of it.
    """

    report: str
    family: str
    published: int | None
    claims: tuple[str, ...]
    span: Span
    kinds: frozenset[str]
    groups: frozenset[str]
    marks: tuple[Mark, ...]
    loose: tuple[tuple[str, Mark], ...]
    days: Days | None
    spot: Spot | None
    agents: frozenset[str]
    targets: frozenset[str]
    numbers: frozenset[Number]
    words: frozenset[str]
    speakers: frozenset[str]
    talk: frozenset[str] = frozenset()


def telling_of(claim: Claim, report: Report, family: str, knowledge: Knowledge) -> Telling:
    """Take from one claim what it is compared by."""
    event = claim.event
    days, spot = days_of(event.when), spot_of(event.where, knowledge.shared_names)
    # A country is where a report is set more often than where something happened: it parts no two tellings, and a
    # claim that is set in another one than the rest leaves their incident.
    own_spot = is_firm(claim, "event.where") and spot is not None and spot.level != "country"
    firm = days if is_firm(claim, "event.when") else None, spot if own_spot else None
    return Telling(
        report=claim.report_id,
        family=family,
        published=report.published.toordinal() if report.published else None,
        claims=(claim.id,),
        span=claim.span,
        kinds=frozenset((event.kind,)),
        groups=knowledge.groups.get(event.kind, frozenset()),
        marks=(firm,),
        loose=() if firm == (days, spot) else ((claim.id, (days, spot)),),
        days=days,
        spot=spot,
        agents=frozenset(map(named, event.agents)),
        targets=frozenset(map(named, event.targets)),
        numbers=frozenset(map(_number, event.quantities)),
        words=content_words(claim.quote),
        speakers=frozenset((claim.said_by[-1].name if claim.said_by else "",)),
    )


def is_firm(claim: Claim, slot: str) -> bool:
    """Tell whether a value rests on words of the claim's own, not on what its neighbours say."""
    return all(ground.score >= FIRM_FROM for ground in claim.evidence if ground.slot == slot)


def own_marks(one: Telling) -> tuple[Mark, ...]:
    """Give the days and places that a telling's claims have of their own words."""
    return one.marks


def all_marks(one: Telling) -> tuple[Mark, ...]:
    """Give the days and places of a telling's claims, those that were only carried over among them."""
    return (*one.marks, *(mark for _, mark in one.loose)) if one.loose else one.marks


def as_talk(one: Telling) -> Telling:
    """Take a claim for talk of a happening: what it counts may be of that, what else it says settles nothing."""
    full = all_marks(one)[-1]
    return one._replace(
        marks=((None, None),),
        loose=((one.claims[0], full),) if full != (None, None) else (),
        kinds=frozenset(),
        groups=frozenset(),
        agents=frozenset(),
        targets=frozenset(),
        words=frozenset(),
    )


def named(party: Party) -> str:
    """Name a party by its id, else by its words in small letters, marked so."""
    return party.actor or "~" + (party.name or party.mention).lower()


def _number(quantity: Quantity) -> Number:
    counted = "people" if quantity.unit in PEOPLE else quantity.unit
    part = quantity.part_of is not None
    return Number(quantity.effect, counted, quantity.low, quantity.high, part)


def content_words(quote: str) -> frozenset[str]:
    """Give the words of a quote by which it can be known again."""
    return frozenset(word for word in _word.findall(quote.lower()) if word not in _common)


def folded(one: Telling, other: Telling) -> Telling:
    """Put two tellings of one report together; the narrower days and place stand for both."""
    return Telling(
        report=one.report,
        family=one.family,
        published=one.published,
        claims=one.claims + other.claims,
        span=(min(one.span[0], other.span[0]), max(one.span[1], other.span[1])),
        kinds=one.kinds | other.kinds,
        groups=one.groups | other.groups,
        marks=tuple(dict.fromkeys(one.marks + other.marks)),
        loose=one.loose + other.loose,
        days=_firmer(narrower_days, (d for d, _ in one.marks + other.marks), (one.days, other.days)),
        spot=_firmer(narrower_spot, (s for _, s in one.marks + other.marks), (one.spot, other.spot)),
        agents=one.agents | other.agents,
        targets=one.targets | other.targets,
        numbers=one.numbers | other.numbers,
        words=one.words | other.words,
        speakers=one.speakers | other.speakers,
        talk=one.talk | other.talk,
    )


def _firmer(
    narrower: Callable[[Iterable[T | None]], T | None], firm: Iterable[T | None], all_known: Iterable[T | None]
) -> T | None:
    """Give the narrowest of what is known of own words; where that is nothing, of all that is known."""
    found = narrower(firm)
    return found if found is not None else narrower(all_known)


def narrower_days(days: Iterable[Days | None]) -> Days | None:
    """Give the days known most exactly, the earliest of those alike."""
    known = [d for d in days if d is not None]
    return min(known, key=lambda d: (d.length or 10**6, d.start or 0, d.end or 0), default=None)


def narrower_spot(spots: Iterable[Spot | None]) -> Spot | None:
    """Give the place known most exactly, the first by name of those alike."""
    return min((s for s in spots if s is not None), key=_width, default=None)


def _width(spot: Spot) -> tuple[bool, bool, int, float, bool, str]:
    level = _LEVELS.index(spot.level) if spot.level in _LEVELS else len(_LEVELS)
    return spot.lat is None, spot.is_twofold, level, spot.reach_km, spot.place is None, spot.name


def spots_of(telling: Telling) -> tuple[Spot, ...]:
    """Give the places that a telling names, the most exact first; a few of them are enough to compare."""
    return _most_exact(telling.marks, telling.loose)


@lru_cache(maxsize=4_096)
def _most_exact(marks: tuple[Mark, ...], loose: tuple[tuple[str, Mark], ...]) -> tuple[Spot, ...]:
    named = {spot for _, spot in (*marks, *(mark for _, mark in loose)) if spot is not None}
    # Beside a place, a country is what the report is about: it neither speaks for a link nor against it.
    exact = {spot for spot in named if spot.level != "country"}
    return tuple(sorted(exact or named, key=_width)[:_MOST_SPOTS])
