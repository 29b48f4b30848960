"""Incidents out of the claims of many reports: the same whatever the order the reports came in."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.linking.data_sets import family_of
from reportedly.linking.incidents.clusters import Pairs
from reportedly.linking.incidents.folding import tellings
from reportedly.linking.incidents.joining import Edge, Joined, in_fixed_order, join
from reportedly.linking.incidents.parting import held_together, parted
from reportedly.linking.incidents.telling import Telling
from reportedly.linking.incidents.weighing import in_words, weigh
from reportedly.linking.knowledge import Knowledge
from reportedly.model import Claim, Report, content_id
from reportedly.model.incident import Incident, Link

ONE_REPORT = "told in one report"
BY_HAND = "a person said that they tell of the same"

Reasons = Mapping[tuple[str, str], tuple[str, ...]]
"""Why two claims are linked, by their ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A report with its claims."""

    report: Report
    claims: Sequence[Claim]


def find_incidents(
    told: Iterable[Told],
    knowledge: Knowledge,
    *,
    families: Mapping[str, str] | None = None,
    same: Pairs = (),
    different: Pairs = (),
) -> list[Incident]:
    """Link the claims of reports to incidents.

    `families` gives the family of copies that a report is of, by the ids of both; a report without one stands alone.
    `same` and `different` are pairs of claim ids that people have decided about.
    """
    found: list[Telling] = []
    for one in told:
        family = family_of(one.report, families or {})
        found += tellings(one.report, one.claims, family, knowledge, same=same, different=different)
    return incidents_of(found, knowledge, same=same, different=different)


def incidents_of(
    found: Iterable[Telling], knowledge: Knowledge, *, same: Pairs = (), different: Pairs = ()
) -> list[Incident]:
    """Join tellings to incidents; what has neither place nor day nor company is none, unless a person says so."""
    ordered = in_fixed_order(found)
    joined = join(ordered, knowledge, same=same, different=different)
    return [incident for incident, _ in incidents_in(ordered, joined, knowledge, same=same)]


def incidents_in(
    ordered: Sequence[Telling], joined: Joined, knowledge: Knowledge, *, same: Pairs = (), said: Reasons | None = None
) -> Iterator[tuple[Incident, int]]:
    """Give the incidents among joined tellings, each with the first telling of the cluster that it came from.

    `said` has the reasons of links in words, by the two claims, where they were put into words before.
    """
    forced = frozenset(claim for pair in same for claim in pair)
    home = {n: c for c, members in enumerate(joined.clusters) for n in members}
    edges: dict[int, list[Edge]] = {}
    for edge in joined.taken:
        edges.setdefault(home[edge[1]], []).append(edge)
    for c, members in enumerate(joined.clusters):
        staying, leaving = parted({n: ordered[n] for n in members}, forced)
        kept = [edge for edge in edges.get(c, ()) if edge[1] in staying and edge[2] in staying]
        for group in held_together(tuple(staying), kept):
            tellings_there = [staying[n] for n in group]
            tells = any(map(_tells, tellings_there))
            if tells and (len(group) > 1 or _stands_alone(tellings_there[0], forced)):
                own = [edge for edge in kept if edge[1] in group]
                yield _incident(tellings_there, _links(own, staying, knowledge, said or {})), members[0]
        for telling in leaving:
            if _tells(telling) and _stands_alone(telling, forced):
                yield _incident([telling], ()), members[0]


def _tells(telling: Telling) -> bool:
    """Tell whether anything of a telling is left but talk."""
    return not telling.talk.issuperset(telling.claims)


def _stands_alone(telling: Telling, forced: frozenset[str]) -> bool:
    several = len(telling.claims) > 1
    told_of = len(set(telling.claims) - telling.talk) > 1
    if telling.days is not None or (several and not forced.isdisjoint(telling.claims)):
        return True
    # A country alone is what a report is about: it makes no incident of a single claim.
    return telling.spot is not None and (told_of or telling.spot.level != "country")


def _incident(members: Sequence[Telling], between: Iterable[Link]) -> Incident:
    claims = tuple(claim for one in members for claim in one.claims)
    within = [
        Link(one=one.claims[0], other=claim, reasons=(ONE_REPORT,)) for one in members for claim in one.claims[1:]
    ]
    return Incident(id=content_id("inc", claims[0]), claims=claims, links=(*within, *between))


def _links(
    edges: Collection[Edge], found: Mapping[int, Telling], knowledge: Knowledge, said: Reasons
) -> Iterator[Link]:
    for weight, a, b in edges:
        one, other = found[a].claims[0], found[b].claims[0]
        if weight == float("inf"):
            reasons: tuple[str, ...] = (BY_HAND,)
        else:
            reasons = said.get((one, other)) or in_words(weigh(found[a], found[b], knowledge))
        yield Link(one=one, other=other, reasons=reasons)
