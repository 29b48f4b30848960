"""Linking what waits: compared with what it shares a block with, and joined anew with what it reaches.

What two tellings have speaking for them is kept, so that only what is new is weighed; an incident that came out as it
was is left alone. What comes out is what linking everything at once would give.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any

from reportedly.ledger import IncidentRow, KeptClaim, LinkBooks, TellingRow
from reportedly.linking.data_sets import family_of
from reportedly.linking.heard import Heard
from reportedly.linking.incidents.apart import days_of
from reportedly.linking.incidents.clusters import Pairs
from reportedly.linking.incidents.folding import tellings
from reportedly.linking.incidents.incidents import incidents_in
from reportedly.linking.incidents.joining import edge_weight, edges_between, in_fixed_order
from reportedly.linking.incidents.stored import block_numbers, sought_numbers, telling_from_json, telling_to_json
from reportedly.linking.incidents.telling import Telling, narrower_days
from reportedly.linking.knowledge import Knowledge
from reportedly.linking.standing import account_of
from reportedly.linking.standing.summary import summary_of
from reportedly.model import Decision
from reportedly.model.incident import Incident
from reportedly.reached import Reached, join_reached

INCIDENTS_AT_ONCE = 200


def link(books: LinkBooks, waiting: Sequence[str], families: Mapping[str, str], knowledge: Knowledge) -> None:
    """Link the reports that wait for it."""
    same, different = decided_pairs(books.decisions())
    lost = books.forget(waiting)
    new: list[Telling] = []
    for report, claims in books.told(waiting):
        new += tellings(report, claims, family_of(report, families), knowledge, same=same, different=different)
    new = in_fixed_order(new)
    met = _met(books, new, knowledge)
    rows = [TellingRow(report=t.report, content=telling_to_json(t), blocks=block_numbers(t)) for t in new]
    numbers = books.add(rows)
    fresh = {(numbers[a], numbers[b]): weight for weight, a, b in edges_between(new, knowledge)}
    fresh |= {(there, numbers[here]): weight for there, here, weight, _ in met}
    books.keep_edges((one, other, weight) for (one, other), weight in fresh.items())
    beside = {company for *_, company in met} | books.companies_with(_partners(new, same))
    by_number = dict(zip(numbers, new, strict=True))
    changed = {claim for telling in new for claim in telling.claims}
    reached = join_reached(
        books, by_number, fresh, beside=beside, lost=lost, knowledge=knowledge, same=same, different=different
    )
    _keep_joined(books, reached, changed, knowledge, same, families)
    books.done(waiting, families)


def decided_pairs(decisions: Iterable[Decision]) -> tuple[Pairs, Pairs]:
    """Give the pairs of claims that people have called the same, and those called different; the later word counts."""
    same: dict[frozenset[str], None] = {}
    different: dict[frozenset[str], None] = {}
    for decision in decisions:
        here, there = (same, different) if decision.kind == "same" else (different, same)
        for pair in (frozenset((a, b)) for a in decision.about for b in decision.against):
            there.pop(pair, None)
            here[pair] = None
    return same.keys(), different.keys()


def heard_in(incident: Incident, kept: Mapping[str, KeptClaim], families: Mapping[str, str]) -> list[Heard]:
    """Give the claims of an incident as they are heard; one that is not there any more is left out."""
    return [
        Heard(k.claim, k.report, family_of(k.report, families))
        for claim in incident.claims
        if (k := kept.get(claim)) is not None
    ]


def _met(books: LinkBooks, new: Sequence[Telling], knowledge: Knowledge) -> list[tuple[int, int, float, int]]:
    """Give the edges of new tellings to those in the ledger: number there, place here, weight, company there."""
    if books.count() == 0:
        return []
    sought: dict[int, list[int]] = {}
    for n, telling in enumerate(new):
        for block in sought_numbers(telling):
            sought.setdefault(block, []).append(n)
    found: list[tuple[int, int, float, int]] = []
    for row in books.sharing(sought):
        if row.number is None or row.company is None:
            continue
        there = telling_from_json(row.content)
        for n in sorted({n for block in row.blocks for n in sought.get(block, ())}):
            # The sum of the grounds is the same both ways round only up to rounding.
            one, other = in_fixed_order((there, new[n]))
            weight = edge_weight(one, other, knowledge)
            if weight is not None:
                found.append((row.number, n, weight, row.company))
    return found


def _partners(new: Sequence[Telling], same: Pairs) -> set[str]:
    """Give the claims that people have called the same as claims of new tellings."""
    told = {claim for telling in new for claim in telling.claims} if same else set()
    return {claim for pair in same if not told.isdisjoint(pair) for claim in pair} - told


def _keep_joined(
    books: LinkBooks,
    reached: Reached,
    changed: set[str],
    knowledge: Knowledge,
    same: Pairs,
    families: Mapping[str, str],
) -> None:
    numbers, were, clusters = reached.numbers, reached.were, reached.joined.clusters
    now = {numbers[n]: numbers[cluster[0]] for cluster in clusters for n in cluster}
    books.set_companies({number: company for number, company in now.items() if were.get(number) != company})
    before = {incident.id: (incident, company) for incident, company in books.incidents_of(reached.companies)}
    said = {
        (link.one, link.other): link.reasons
        for incident, _ in before.values()
        for link in incident.links
        if link.one not in changed and link.other not in changed
    }
    made = incidents_in(reached.ordered(), reached.joined, knowledge, same=same, said=said)
    _keep(books, ((i, numbers[first]) for i, first in made), before, changed, knowledge, families)


def _keep(
    books: LinkBooks,
    made: Iterator[tuple[Incident, int]],
    before: dict[str, tuple[Incident, int]],
    changed: set[str],
    knowledge: Knowledge,
    families: Mapping[str, str],
) -> None:
    """Keep incidents in place of those that were there; what is as it was, claims and all, is not worked out anew."""
    home = {claim: incident.id for incident, _ in before.values() for claim in incident.claims}
    moved: dict[str, int] = {}

    def others() -> Iterator[tuple[Incident, int]]:
        for incident, company in made:
            was, of_company = before.get(incident.id, (None, company))
            if was != incident or not changed.isdisjoint(incident.claims):
                yield incident, company
                continue
            del before[incident.id]
            if of_company != company:
                moved[incident.id] = company

    left = others()
    while batch := list(islice(left, INCIDENTS_AT_ONCE)):
        rows = _rows(books, batch, knowledge, families)
        replaced = {home[claim] for incident, _ in batch for claim in incident.claims if claim in home}
        books.let_go(replaced & before.keys())
        for incident_id in replaced:
            before.pop(incident_id, None)
        books.keep_incidents(rows)
    books.let_go(before)
    books.move_incidents(moved)


def _rows(
    books: LinkBooks, batch: Sequence[tuple[Incident, int]], knowledge: Knowledge, families: Mapping[str, str]
) -> list[IncidentRow]:
    kept = {k.claim.id: k for k in books.claims([claim for incident, _ in batch for claim in incident.claims])}
    rows: list[IncidentRow] = []
    for incident, company in batch:
        heard = heard_in(incident, kept, families)
        account = account_of(incident, heard, knowledge)
        first, last = _days([h for h in heard if h.claim.id not in account.beside])
        summary: dict[str, Any] = summary_of(account, heard, knowledge)
        rows.append(IncidentRow(incident=incident, first_day=first, last_day=last, summary=summary, company=company))
    return rows


def _days(heard: Sequence[Heard]) -> tuple[date | None, date | None]:
    whens = [h.claim.event.when for h in heard]
    days = narrower_days(days_of(when) for when in whens)
    if days is None:
        return None, None
    first, last = (date.fromordinal(day) if day is not None else None for day in days)
    return first, last
