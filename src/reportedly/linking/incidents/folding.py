"""What one report tells of one happening, out of the claims of that report: pure per report."""

import re
from collections.abc import Collection, Iterable
from functools import reduce
from itertools import combinations

from reportedly.linking.heard import ANSWERS, FATES, TOLD, is_denial
from reportedly.linking.incidents.apart import Spot, are_named_apart, exclude_each_other, km_apart
from reportedly.linking.incidents.clusters import Clusters, Pairs
from reportedly.linking.incidents.telling import LONGEST_DAYS, Number, Telling, all_marks, as_talk, folded, telling_of
from reportedly.linking.incidents.weighing import FOLD, total, weigh
from reportedly.linking.knowledge import Knowledge
from reportedly.model import Claim, Report, Span

AVERAGE = 0.5
"""What all claims of two tellings need on average to become one."""

NEAR_TALK = 400
"""So many characters from what it speaks of, talk that names a happening or answers to one still belongs to it; so does
what comes in its train."""

BESIDE = 150
"""Any other talk belongs only to what stands beside it, in the same sentence or the next."""

POINTS = frozenset({"site", "town", "district"})
"""Levels of places that are not the area which another lies in."""

_NO_TALK = frozenset({"hold"})
_TOLLS = frozenset({"casualties", "displacement", "destruction"})
_war = re.compile(r"\b(?:war|conflict|crisis|uprising|revolution|insurgency|hostilities)\b(?!-)", re.IGNORECASE)


def tellings(
    report: Report,
    claims: Iterable[Claim],
    family: str,
    knowledge: Knowledge,
    *,
    same: Pairs = (),
    different: Pairs = (),
) -> list[Telling]:
    """Fold the claims of one report into tellings, each of one happening; talk that belongs to none is left out.

    `same` and `different` are pairs of claim ids as people have decided.
    """
    forced = frozenset(claim_id for pair in same for claim_id in pair)
    claims = tuple(claims)
    events, talk = _sorted_out(report, claims, family, knowledge, forced)
    denials = frozenset(claim.id for claim in claims if is_denial(claim))
    weights = {
        (a, b): pull(events[a], events[b], knowledge) + _answering(events[a], events[b], denials, knowledge)
        for a, b in combinations(range(len(events)), 2)
    }
    apart = [(a, b) for a, b in weights if _is_round_up(events[a], events[b])]
    growing = Clusters(events, lambda a, b: weights[a, b], AVERAGE, different, all_marks, apart=apart)
    for _, a, b in sorted((-weight, a, b) for (a, b), weight in weights.items() if weight >= FOLD):
        growing.merge(a, b)
    found = [[events[n] for n in members] for members in growing.clusters()]
    for one, reach in talk:
        _add_to_nearest(found, one, reach, different)
    return [reduce(folded, sorted(members, key=_as_told)) for members in found]


def _sorted_out(
    report: Report, claims: Iterable[Claim], family: str, knowledge: Knowledge, forced: frozenset[str]
) -> tuple[list[Telling], list[tuple[Telling, int]]]:
    """Sort claims into those that tell of happenings, and talk with its reach; what is neither is left out."""
    events: list[Telling] = []
    train: list[Telling] = []
    talk: list[tuple[Telling, int]] = []
    for claim in claims:
        one = telling_of(claim, report, family, knowledge)
        if claim.id in forced or _is_happening(claim, one):
            in_train = claim.event.kind in knowledge.in_train and claim.id not in forced
            (train if in_train else events).append(one)
        elif reach := _reach(claim, one, knowledge):
            talk.append((one if _answers(claim, one) else one._replace(talk=frozenset(one.claims)), reach))
    leading = tuple(events)
    for one in train:
        if any(_goes_with(one, other) for other in leading):
            talk.append((one, NEAR_TALK))
        else:
            events.append(one)
    return sorted(events, key=_as_told), sorted(talk, key=lambda told: _as_told(told[0]))


def _as_told(one: Telling) -> tuple[Span, tuple[str, ...]]:
    return one.span, one.claims


def _goes_with(one: Telling, other: Telling) -> bool:
    return _gap(other, one) <= NEAR_TALK and not exclude_each_other(all_marks(one), all_marks(other))


def pull(one: Telling, other: Telling, knowledge: Knowledge) -> float:
    """Weigh two claims of one report: what stands together in the text mostly belongs together."""
    if exclude_each_other(all_marks(one), all_marks(other)):
        return -10.0
    grounds = weigh(one, other, knowledge)
    if not grounds:
        return -10.0
    return total(grounds) + 0.5 + _nearness(one, other) - _told_apart(one, other)


def _answering(one: Telling, other: Telling, denials: Collection[str], knowledge: Knowledge) -> float:
    """A denial says again what it denies: it goes with what was told of that kind, not with another deed beside it."""
    denied, told = (one, other) if one.claims[0] in denials else (other, one)
    if denied.claims[0] not in denials or told.claims[0] in denials:
        return 0.0
    if one.kinds & other.kinds:
        return 0.5
    return 0.0 if denied.kinds <= knowledge.open_kinds else -1.0


def _is_happening(claim: Claim, one: Telling) -> bool:
    """Tell whether a claim is of something that happened (or is said not to have) in days, not of talk or years."""
    if not one.groups or claim.event.status not in TOLD or _is_of_the_war(claim, one):
        return False
    return one.days is None or one.days.length is None or one.days.length <= LONGEST_DAYS


def _is_of_the_war(claim: Claim, one: Telling) -> bool:
    """Tell whether a toll is that of a whole war: "the conflict has cost 470,000 lives", with no day and no town."""
    nowhere = one.spot is None or one.spot.level == "country"
    return claim.event.kind in _TOLLS and one.days is None and nowhere and bool(_war.search(claim.quote))


def _reach(claim: Claim, one: Telling, knowledge: Knowledge) -> int:
    """Give how far talk, or a plan or supposition, may stand from the happening that it belongs to; 0 for none."""
    if claim.event.kind in _NO_TALK or (one.groups and claim.event.status in TOLD):
        return 0
    return NEAR_TALK if _answers(claim, one) or not one.words.isdisjoint(knowledge.nouns) else BESIDE


def _answers(claim: Claim, one: Telling) -> bool:
    """Tell whether talk says something of a happening: that it was not so, who did it, how many it cost."""
    return claim.act in ANSWERS or any(number.effect in FATES for number in one.numbers)


def _add_to_nearest(found: list[list[Telling]], one: Telling, reach: int, different: Pairs) -> None:
    """Put talk with the happening that stands nearest to it, the one before rather than the one behind."""
    best: tuple[int, int, int] | None = None
    marks = all_marks(one)
    for n, members in enumerate(found):
        if any(exclude_each_other(all_marks(t), marks) for t in members):
            continue
        if different and any(frozenset((a, one.claims[0])) in different for t in members for a in t.claims):
            continue
        for member in members:
            rank = (_gap(member, one), int(member.span > one.span), n)
            best = rank if best is None else min(best, rank)
    if best is not None and best[0] <= reach:
        found[best[2]].append(as_talk(one))


def _gap(one: Telling, other: Telling) -> int:
    return max(one.span[0] - other.span[1], other.span[0] - one.span[1], 0)


def _nearness(one: Telling, other: Telling) -> float:
    gap = _gap(one, other)
    return 1.5 if gap <= 30 else 0.9 if gap <= 200 else 0.4 if gap <= 500 else 0.0


def _told_apart(one: Telling, other: Telling) -> float:
    """A writer who names two places, or has one speaker give two numbers, means two things by it."""
    places = _places_apart(one.spot, other.spot)
    clash = _clash(one.numbers, other.numbers)
    return places + (1.5 if clash and (places or one.speakers & other.speakers) else 0.0)


def _places_apart(one: Spot | None, other: Spot | None) -> float:
    return 2.0 if km_apart(one, other) > 0 else 1.2 if _named_apart(one, other) else 0.0


def _is_round_up(one: Telling, other: Telling) -> bool:
    """Tell whether two claims name two places with a number of their own each: a round-up tells of many happenings."""
    return _clash(one.numbers, other.numbers) and _places_apart(one.marks[0][1], other.marks[0][1]) > 0


def _named_apart(one: Spot | None, other: Spot | None) -> bool:
    """Tell whether two places of which one is in no gazetteer have names that are nothing alike."""
    if one is None or other is None or (one.lat is not None and other.lat is not None):
        return False
    return {one.level, other.level} <= POINTS and are_named_apart(one, other)


def _clash(one: frozenset[Number], other: frozenset[Number]) -> bool:
    both = [(a, b) for a in one for b in other if (a.effect, a.counted) == (b.effect, b.counted)]
    whole = [
        (a, b)
        for a, b in both
        if a.effect in FATES and not a.part and not b.part and a.low is not None and b.low is not None
    ]
    return bool(whole) and all(a.low != b.low for a, b in whole)
