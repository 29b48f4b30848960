"""Tellings of many reports joined to clusters: the strongest grounds first, nothing joined that excludes another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportedly.linking.data_sets import are_two_rows
from reportedly.linking.incidents.apart import exclude_each_other
from reportedly.linking.incidents.blocks import keys_of, sought_by
from reportedly.linking.incidents.clusters import Clusters, Pairs
from reportedly.linking.incidents.telling import Telling
from reportedly.linking.incidents.weighing import LINK, total, weigh
from reportedly.linking.knowledge import Knowledge

Edge = tuple[float, int, int]

AVERAGE = 0.3
"""What all pairs of two clusters need on average to become one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """What came of joining: clusters of tellings, by their place in the order, and the edges along which they grew."""

    clusters: list[list[int]]
    taken: list[Edge]


def join(
    found: Sequence[Telling],
    knowledge: Knowledge,
    *,
    same: Pairs = (),
    different: Pairs = (),
    edges: Iterable[Edge] | None = None,
) -> Joined:
    """Join tellings, given in a fixed order: the strongest edges first.

    A person's `same` joins whatever speaks against it, a person's `different` keeps apart. `edges` are all that there
    are between them, where they are known already.
    """
    edges = sorted(edges_between(found, knowledge) if edges is None else edges, key=lambda e: (-e[0], e[1], e[2]))
    known = {(a, b): weight for weight, a, b in edges}
    growing = Clusters(found, lambda a, b: total(weigh(found[a], found[b], knowledge)), AVERAGE, different, known=known)
    by_claim = {claim: n for n, one in enumerate(found) for claim in one.claims} if same else {}
    decided: list[Edge] = []
    for pair in sorted(map(sorted, same)):
        a, b = (by_claim.get(claim) for claim in pair)
        if a is not None and b is not None:
            decided.append((float("inf"), min(a, b), max(a, b)))
    taken = [edge for edge in decided if growing.force(edge[1], edge[2])]
    taken += [edge for edge in edges if growing.merge(edge[1], edge[2])]
    return Joined(clusters=growing.clusters(), taken=taken)


def edges_between(found: Sequence[Telling], knowledge: Knowledge) -> Iterator[Edge]:
    """Give the pairs that share a block and have enough speaking for them, each once."""
    blocks: dict[object, list[int]] = defaultdict(list)
    for n, one in enumerate(found):
        for key in keys_of(one):
            blocks[key].append(n)
    for a, one in enumerate(found):
        # Whoever seeks somebody is sought by them, so the earlier one speaks for both.
        for b in sorted({b for key in sought_by(one) for b in blocks.get(key, ()) if b > a}):
            weight = edge_weight(one, found[b], knowledge)
            if weight is not None:
                yield weight, a, b


def edge_weight(one: Telling, other: Telling, knowledge: Knowledge) -> float | None:
    """Give what speaks for two tellings, in their fixed order, where it is enough and they can be of one happening."""
    if one.groups.isdisjoint(other.groups) or not can_be_one(one, other):
        return None
    weight = total(weigh(one, other, knowledge, LINK))
    return weight if weight >= LINK else None


def can_be_one(one: Telling, other: Telling) -> bool:
    """Tell whether no claim of the one excludes a claim of the other, and they are no two rows of one data set."""
    return not are_two_rows(one.family, other.family) and not exclude_each_other(one.marks, other.marks)


def in_fixed_order(found: Iterable[Telling]) -> list[Telling]:
    """Put tellings into the order in which they are joined, whatever order they came in."""
    return sorted(found, key=lambda t: (t.published or 10**7, t.report, t.span, t.claims))
