"""Clusters while they grow: who is in which, and whether two may become one."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from reportedly.linking.data_sets import are_two_rows, data_set_of
from reportedly.linking.incidents.apart import Mark, exclude_each_other
from reportedly.linking.incidents.telling import Telling, own_marks

Pairs = Collection[frozenset[str]]
_WORST = -2.0
"""What a pair that nothing joins takes from the average of its clusters."""


class Clusters:
    """Clusters of tellings, by their place in a fixed order.

    `weight` tells what speaks for two of them (`known` has it for some pairs already, the earlier telling first); two
    clusters need `average` of it over all their pairs to become one, so that no chain of likenesses joins what is
    unlike. `marks` are the days and places by which one excludes another; `apart` are pairs that never come together.
    """

    def __init__(
        self,
        found: Sequence[Telling],
        weight: Callable[[int, int], float],
        average: float,
        different: Pairs,
        marks: Callable[[Telling], Iterable[Mark]] = own_marks,
        known: Mapping[tuple[int, int], float] | None = None,
        apart: Iterable[tuple[int, int]] = (),
    ) -> None:
        self._found = found
        self._weight = weight
        self._least = average
        self._home = list(range(len(found)))
        self._members: dict[int, list[int]] = {n: [n] for n in range(len(found))}
        self._marks = {n: set(marks(one)) for n, one in enumerate(found)}
        self._apart = self._kept_apart(different, apart)
        self._weights = dict(known or {})
        self._refused: dict[tuple[int, int], tuple[int, int]] = {}
        self._rows = {n: {one.family} if data_set_of(one.family) else set[str]() for n, one in enumerate(found)}

    def _kept_apart(self, different: Pairs, pairs: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
        by_claim = {claim: n for n, one in enumerate(self._found) for claim in one.claims} if different else {}
        decided = ([by_claim[claim] for claim in sorted(pair) if claim in by_claim] for pair in different)
        apart: dict[int, set[int]] = defaultdict(set)
        for a, b in [*pairs, *(pair for pair in decided if len(pair) == 2)]:
            apart[a].add(b)
            apart[b].add(a)
        return apart

    def merge(self, a: int, b: int) -> bool:
        """Make one cluster of those of two tellings, if nothing is against it."""
        here, there = sorted((self._home[a], self._home[b]))
        if here == there:
            return False
        sizes = len(self._members[here]), len(self._members[there])
        # Clusters only grow: two of the same size as when they were refused are the same two.
        if self._refused.get((here, there)) == sizes:
            return False
        if self._must_stay_apart(here, there):
            self._refused[here, there] = sizes
            return False
        self._unite(here, there)
        return True

    def _must_stay_apart(self, here: int, there: int) -> bool:
        if self._decided_apart(here, there) or self._excluded(here, there):
            return True
        return self._average(here, there) < self._least

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
        self._rows[here] |= self._rows.pop(there)

    def _decided_apart(self, here: int, there: int) -> bool:
        if not self._apart:
            return False
        others = set(self._members[there])
        return any(not others.isdisjoint(self._apart.get(n, ())) for n in self._members[here])

    def _excluded(self, here: int, there: int) -> bool:
        rows = ((one, other) for one in self._rows[here] for other in self._rows[there])
        return any(are_two_rows(*pair) for pair in rows) or exclude_each_other(self._marks[here], self._marks[there])

    def _average(self, here: int, there: int) -> float:
        pairs = [(min(a, b), max(a, b)) for a in self._members[here] for b in self._members[there]]
        if len(pairs) == 1:
            return self._least
        return sum(max(_WORST, self._weight_of(pair)) for pair in sorted(pairs)) / len(pairs)

    def _weight_of(self, pair: tuple[int, int]) -> float:
        found = self._weights.get(pair)
        if found is None:
            found = self._weights[pair] = self._weight(*pair)
        return found

    def clusters(self) -> list[list[int]]:
        """Give the clusters, each in the order of its tellings."""
        return sorted(sorted(members) for members in self._members.values())
