"""What one report tells of one happening, out of the claims of that report: pure per report."""

from collections.abc import Collection, Iterable

from reportedly.linking.incidents.apart import exclude, km_apart
from reportedly.linking.incidents.telling import LONGEST_DAYS, Number, Telling, folded, telling_of
from reportedly.linking.incidents.weighing import FOLD, Ground, total, weigh
from reportedly.linking.knowledge import Knowledge
from reportedly.model import Claim, Report

Pairs = Collection[frozenset[str]]

# Acts of speech that answer to something: they belong to what was told just before even where their own kind is talk.
_ANSWERS = frozenset({"denies", "accuses", "claims-responsibility"})
_TOLD = frozenset({"occurred", "ongoing"})


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

    Claims are taken in the order of the text: a claim goes to the telling that most speaks for, if enough does.
    `same` and `different` are pairs of claim ids as people have decided.
    """
    ordered = sorted(claims, key=lambda c: (c.span, c.id))
    forced = frozenset(claim_id for pair in same for claim_id in pair)
    found: list[Telling] = []
    for claim in ordered:
        one = telling_of(claim, report, family, knowledge)
        opens = claim.id in forced or _is_happening(claim, one)
        if not opens and not (claim.act in _ANSWERS and not one.groups and claim.event.kind != "hold"):
            continue
        best = max(
            ((_pull(there, one, knowledge, different), -n) for n, there in enumerate(found)), default=(float("-inf"), 0)
        )
        if best[0] >= FOLD:
            found[-best[1]] = folded(found[-best[1]], one)
        elif opens:
            found.append(one)
    return found


def _is_happening(claim: Claim, one: Telling) -> bool:
    """Tell whether a claim is of something that happened (or is said not to have) in days, not of talk or years."""
    if not one.groups or claim.event.status not in _TOLD:
        return False
    return one.days is None or one.days.length is None or one.days.length <= LONGEST_DAYS


def _pull(there: Telling, one: Telling, knowledge: Knowledge, different: Pairs) -> float:
    if different and any(frozenset((a, b)) in different for a in there.claims for b in one.claims):
        return float("-inf")
    if any(exclude(mark, other) for mark in there.marks for other in one.marks):
        return float("-inf")
    near = _nearness(there, one)
    if not one.groups:
        # An answer: nothing to compare but where it stands.
        return 1.0 + near
    grounds = weigh(there, one, knowledge)
    if grounds:
        grounds += [Ground(0.5 + near, "told in one report"), *_told_apart(there, one)]
    return total(grounds)


def _nearness(there: Telling, one: Telling) -> float:
    gap = one.span[0] - there.span[1]
    return 1.5 if gap <= 30 else 0.9 if gap <= 200 else 0.4 if gap <= 500 else 0.0


def _told_apart(there: Telling, one: Telling) -> list[Ground]:
    """A writer who names two places, or has one speaker give two numbers, means two things by it."""
    grounds: list[Ground] = []
    if km_apart(there.spot, one.spot) > 0:
        grounds.append(Ground(-2.0, "told as two places"))
    if there.speakers & one.speakers and _clash(there.numbers, one.numbers):
        grounds.append(Ground(-1.5, "two numbers by one speaker"))
    return grounds


def _clash(one: frozenset[Number], other: frozenset[Number]) -> bool:
    both = [(a, b) for a in one for b in other if (a.effect, a.counted) == (b.effect, b.counted)]
    whole = [(a, b) for a, b in both if not a.part and not b.part and a.low is not None and b.low is not None]
    return bool(whole) and all(a.low != b.low for a, b in whole)
