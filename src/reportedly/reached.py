"""How far a change reaches: the tellings to be joined anew, so that what comes out is what joining all of them gives.

Tellings are joined along edges, the strongest first, and whether two clusters become one hangs on what is in them
then. A cluster that comes out with the members that it had was the same all along, so whatever it was kept apart from
it is kept apart from now. Only of one that comes out changed the neighbours, to which an edge leads, have to be
joined anew with it; and theirs, where they change thereby; until no changed cluster has an edge that leads further.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from reportedly.ledger import LinkBooks
from reportedly.linking.incidents.clusters import Pairs
from reportedly.linking.incidents.joining import Joined, in_fixed_order, join
from reportedly.linking.incidents.stored import telling_from_json
from reportedly.linking.incidents.telling import Telling
from reportedly.linking.knowledge import Knowledge

Edges = dict[tuple[int, int], float]
"""What speaks for pairs of tellings, by their numbers in the ledger."""


@dataclass(slots=True, kw_only=True)
class Reached:
    """Tellings that were joined anew, by their numbers, in the order of joining, and the company each was of before."""

    tellings: dict[int, Telling]
    edges: Edges
    were: dict[int, int | None] = field(default_factory=dict)
    companies: set[int] = field(default_factory=set)
    numbers: list[int] = field(default_factory=list)
    joined: Joined = field(default_factory=lambda: Joined(clusters=[], taken=[]))

    def ordered(self) -> list[Telling]:
        """Give the tellings in the order in which they were joined."""
        return [self.tellings[number] for number in self.numbers]


def join_reached(
    books: LinkBooks,
    new: dict[int, Telling],
    edges: Edges,
    *,
    beside: Iterable[int],
    lost: Collection[int],
    knowledge: Knowledge,
    same: Pairs,
    different: Pairs,
) -> Reached:
    """Join new tellings with what they reach.

    `edges` are those of the new ones; `beside` are the companies that these lead to, `lost` those that lost a telling.
    """
    reached = Reached(tellings=new, edges=edges)
    ask = {*beside, *lost}
    while True:
        beyond = _load(books, reached, ask)
        _join(reached, knowledge, same, different)
        changed = {number for members in _changed(reached, lost) for number in members}
        ask = books.companies_of({other for number in beyond.keys() & changed for other in beyond[number]})
        ask -= reached.companies
        if not ask:
            return reached


def _load(books: LinkBooks, reached: Reached, companies: set[int]) -> dict[int, list[int]]:
    """Take companies in, and give where edges lead further: from a telling that is in to such as are not."""
    for row in books.of_companies(companies):
        if row.number is not None:
            reached.tellings[row.number] = telling_from_json(row.content)
            reached.were[row.number] = row.company
    reached.companies |= companies
    reached.edges.update({(one, other): weight for one, other, weight in books.edges_of(companies)})
    beyond: dict[int, list[int]] = defaultdict(list)
    if companies:
        for one, other in reached.edges:
            if other not in reached.tellings:
                beyond[one].append(other)
            elif one not in reached.tellings:
                beyond[other].append(one)
    return beyond


def _join(reached: Reached, knowledge: Knowledge, same: Pairs, different: Pairs) -> None:
    number_of = {telling.claims: number for number, telling in reached.tellings.items()}
    ordered = in_fixed_order(reached.tellings.values())
    reached.numbers = [number_of[telling.claims] for telling in ordered]
    place = {number: n for n, number in enumerate(reached.numbers)}
    known = [
        (weight, min(place[one], place[other]), max(place[one], place[other]))
        for (one, other), weight in reached.edges.items()
        if one in place and other in place
    ]
    reached.joined = join(ordered, knowledge, same=same, different=different, edges=known)


def _changed(reached: Reached, lost: Collection[int]) -> Iterator[list[int]]:
    """Give the clusters, as numbers, that are not what a company was."""
    sizes = Counter(reached.were.values())
    for cluster in reached.joined.clusters:
        members = [reached.numbers[n] for n in cluster]
        companies = {reached.were.get(number) for number in members}
        company = next(iter(companies))
        if len(companies) > 1 or company is None or company in lost or sizes[company] != len(members):
            yield members
