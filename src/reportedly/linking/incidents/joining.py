"""Tellings of many reports joined to clusters: the strongest grounds first, nothing joined that excludes another."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from reportedly.linking.incidents.apart import exclude
from reportedly.linking.incidents.blocks import keys_of
from reportedly.linking.incidents.telling import Telling
from reportedly.linking.incidents.weighing import LINK, total, weigh
from reportedly.linking.knowledge import Knowledge

Edge = tuple[float, int, int]
Pairs = Collection[frozenset[str]]

AVERAGE = 1.0
"""What all pairs of two clusters need on average, so that no chain of likenesses joins what is unlike."""


def join(
    found: Sequence[Telling], knowledge: Knowledge, *, same: Pairs = (), different: Pairs = ()
) -> tuple[list[list[int]], list[Edge]]:
    """Join tellings, given in a fixed order; give the clusters, and the edges along which they were joined.

    A person's `same` joins whatever speaks against it, a person's `different` keeps apart.
    """
    joined = _Clusters(found, knowledge, different)
    by_claim = {claim: n for n, one in enumerate(found) for claim in one.claims}
    taken: list[Edge] = []
    for pair in sorted(map(sorted, same)):
        a, b = (by_claim.get(claim) for claim in pair)
        if a is not None and b is not None and joined.force(a, b):
            taken.append((float("inf"), min(a, b), max(a, b)))
    edges = sorted(edges_between(found, knowledge), key=lambda e: (-e[0], e[1], e[2]))
    taken += [edge for edge in edges if joined.merge(edge[1], edge[2])]
    return joined.clusters(), taken


def edges_between(found: Sequence[Telling], knowledge: Knowledge) -> Iterator[Edge]:
    """Give the pairs that share a block and have enough speaking for them, each once."""
    blocks: dict[object, list[int]] = defaultdict(list)
    for n, one in enumerate(found):
        for key in keys_of(one):
            blocks[key].append(n)
    partners: list[set[int]] = [set() for _ in found]
    for members in blocks.values():
        for i, a in enumerate(members):
            partners[a].update(members[i + 1 :])
    blocks.clear()
    for a, others in enumerate(partners):
        for b in sorted(others):
            if can_be_one(found[a], found[b]):
                weight = total(weigh(found[a], found[b], knowledge))
                if weight >= LINK:
                    yield weight, a, b
        partners[a] = set()


def can_be_one(one: Telling, other: Telling) -> bool:
    """Tell whether no claim of the one excludes a claim of the other."""
    return not any(exclude(a, b) for a in one.marks for b in other.marks)


class _Clusters:
    """Clusters while they grow: who is in which, and whether two may become one."""

    def __init__(self, found: Sequence[Telling], knowledge: Knowledge, different: Pairs) -> None:
        self._found = found
        self._knowledge = knowledge
        self._home = list(range(len(found)))
        self._members: dict[int, list[int]] = {n: [n] for n in range(len(found))}
        self._marks = {n: set(one.marks) for n, one in enumerate(found)}
        self._apart = self._kept_apart(different)

    def _kept_apart(self, different: Pairs) -> dict[int, set[int]]:
        by_claim = {claim: n for n, one in enumerate(self._found) for claim in one.claims} if different else {}
        apart: dict[int, set[int]] = defaultdict(set)
        for pair in different:
            a, b = (by_claim.get(claim) for claim in sorted(pair))
            if a is not None and b is not None:
                apart[a].add(b)
                apart[b].add(a)
        return apart

    def merge(self, a: int, b: int) -> bool:
        """Make one cluster of those of two tellings, if nothing is against it."""
        here, there = self._home[a], self._home[b]
        if here == there or self._decided_apart(here, there) or self._excluded(here, there):
            return False
        if self._average(here, there) < AVERAGE:
            return False
        self._unite(here, there)
        return True

    def force(self, a: int, b: int) -> bool:
        """Make one cluster of those of two tellings because a person says so."""
        here, there = self._home[a], self._home[b]
        if here == there:
            return False
        self._unite(here, there)
        return True

    def _unite(self, here: int, there: int) -> None:
        if len(self._members[here]) < len(self._members[there]):
            here, there = there, here
        for n in self._members[there]:
            self._home[n] = here
        self._members[here] += self._members.pop(there)
        self._marks[here] |= self._marks.pop(there)

    def _decided_apart(self, here: int, there: int) -> bool:
        if not self._apart:
            return False
        others = set(self._members[there])
        return any(not others.isdisjoint(self._apart.get(n, ())) for n in self._members[here])

    def _excluded(self, here: int, there: int) -> bool:
        return any(exclude(a, b) for a in self._marks[here] for b in self._marks[there])

    def _average(self, here: int, there: int) -> float:
        pairs = [(a, b) for a in self._members[here] for b in self._members[there]]
        if len(pairs) == 1:
            return LINK
        found, knowledge = self._found, self._knowledge
        return sum(max(-2.0, total(weigh(found[a], found[b], knowledge))) for a, b in pairs) / len(pairs)

    def clusters(self) -> list[list[int]]:
        """Give the clusters, each in the order of its tellings."""
        return sorted(sorted(members) for members in self._members.values())


def in_fixed_order(found: Iterable[Telling]) -> list[Telling]:
    """Put tellings into the order in which they are joined, whatever order they came in."""
    return sorted(found, key=lambda t: (t.published or 10**7, t.report, t.span, t.claims))
