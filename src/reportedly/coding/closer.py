"""Places that a report names only later: a raid "on a village in the east" is where the next sentence puts it.

News is told twice: the lead says in what part of the country it was, what follows names the village. What takes up an
event told before ("the bombs fell on X"), and names its place more closely, gives it to the event as well.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.coding.told import CARRIED, RECOUNTED_WITHIN
from reportedly.model import Claim, Evidence, Where

NAMED_WITHIN = 3
"""Claims behind one at a place without a name within which that place is named."""

RULE = "named-later"

_violence = frozenset({"violence", "casualties"})
_news = _violence | {"territory"}
_several = re.compile(
    r"\b(?:across|throughout|strikes|airstrikes|raids|attacks|clashes|bombings|explosions|blasts|ambushes|assaults)\b",
    re.I,
)
"""Words of what happened at more places than one: no closer place is that of all of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedClaim:
    """A claim of a report: the family of its kind, whether its own words place it, and whose event it takes up."""

    claim: Claim
    family: str
    is_placed: bool
    takes_up: Claim | None


def placed_closer(told: Sequence[PlacedClaim]) -> list[Claim]:
    """Give the claims of a report in their order, each placed where its event is named to have been later on.

    What took its place over from such a claim is placed there too.
    """
    closer: dict[tuple[str, object], Where] = {}
    nth_of: dict[int, int] = {}
    first_at: dict[tuple[str, object], int] = {}
    for nth, one in enumerate(told):
        where = one.claim.event.where
        if where is not None and one.is_placed:
            first_at.setdefault(_at(where), nth)
        # "She blamed the rebels" took its place over from the strike told of before, and stands for that.
        nth_of[id(one.claim)] = first_at.get(_at(where), nth) if where is not None else nth
    for nth, one in enumerate(told):
        where = one.claim.event.where
        if where is None or not one.is_placed or one.family not in _news or _is_unsure(one.claim):
            continue
        earlier = _taken_up(nth, told, nth_of)
        if earlier is not None and earlier.event.where is not None:
            closer.setdefault(_at(earlier.event.where), where)
    return [_moved(t.claim, closer) for t in told]


def _taken_up(nth: int, told: Sequence[PlacedClaim], nth_of: Mapping[int, int]) -> Claim | None:
    """Find the claim whose event a claim puts at a closer place."""
    one = told[nth]
    meant = one.takes_up
    if meant is not None and id(meant) in nth_of:
        before = told[nth_of[id(meant)]]
        return before.claim if _is_closer(before, one, named=False) else None
    if one.claim.event.where is None or not _is_named(one.claim.event.where):
        return None
    for before in reversed(told[max(0, nth - NAMED_WITHIN) : nth]):
        if _is_closer(before, one, named=True):
            return before.claim
    return None


def _is_closer(before: PlacedClaim, one: PlacedClaim, *, named: bool) -> bool:
    """Tell whether the later of two claims of one event tells more closely where it was.

    `named` asks that the place of the first had no name at all ("a village"), which is all that ties them together.
    """
    first, second = before.claim.event.where, one.claim.event.where
    if first is None or second is None or before.family not in _violence or not before.is_placed:
        return False
    if one.claim.span[0] - before.claim.span[1] > RECOUNTED_WITHIN or _several.search(before.claim.quote):
        return False
    if first.country and second.country and first.country != second.country:
        return False
    if _tolls_differ(before.claim, one.claim):
        return False
    if not named and one.claim.event.kind != before.claim.event.kind:
        return False
    if not _is_named(second):
        return False
    if _is_named(first):
        return not named and second.level == "town" and _is_wide(first)
    if first.level == "site":
        return not named and second.level == "site" and _kind(first) == _kind(second)
    return second.level == "town"


def _is_wide(where: Where) -> bool:
    """Tell whether villages lie in a place: a township of some lands is as large as a district."""
    return where.level in {"district", "province", "region", "country"} or "township" in where.name.lower()


def _is_named(where: Where) -> bool:
    """Tell whether a place has a name of its own, not that of what it lies in: no "hospital in X"."""
    return not where.rule.startswith("place.described") and " in " not in where.name


def _kind(where: Where) -> str:
    """Give what sort of site one is: "hospital" of "hospital in X" and of "X hospital"."""
    return where.name.split(" in ")[0].split(" near ")[0].split()[-1].lower()


def _tolls_differ(one: Claim, other: Claim) -> bool:
    """Tell whether two claims count different numbers of dead: the smaller toll is that of another place, or a part."""
    first, second = ({q.low for q in c.event.quantities if q.effect == "killed"} for c in (one, other))
    return bool(first and second) and first.isdisjoint(second)


def _is_unsure(claim: Claim) -> bool:
    return claim.polarity == "negative" or claim.event.status in {"planned", "hypothetical"}


def _at(where: Where) -> tuple[str, object]:
    return where.name, where.span


def _moved(claim: Claim, closer: Mapping[tuple[str, object], Where]) -> Claim:
    where = claim.event.where
    found = closer.get(_at(where)) if where is not None else None
    if found is None:
        return claim
    now = replace(found, rule=f"{found.rule}+{RULE}")
    others = tuple(e for e in claim.evidence if e.slot != "event.where")
    evidence = (*others, Evidence(slot="event.where", rule=now.rule, span=now.span, score=CARRIED))
    return replace(claim, event=replace(claim.event, where=now), evidence=evidence)
