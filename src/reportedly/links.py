"""Keeping the ledger's links up to date: the ledger tells what waits, linking answers, the ledger keeps the answer.

A report that comes is compared with what shares a block with it, and only the tellings that are linked with those by
any way are joined anew. What comes out is what `rebuild` would give, whatever order the reports came in.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from reportedly.codebook.happenings import shipped_happenings
from reportedly.codebook.load import load_codebook
from reportedly.copies import compare
from reportedly.ledger import ClaimFilter, IncidentRow, KeptClaim, Ledger, LinkBooks, TellingRow
from reportedly.linking.control import HOLDS, TAKES, statements_on
from reportedly.linking.data_sets import family_of
from reportedly.linking.heard import Heard
from reportedly.linking.incidents.apart import days_of
from reportedly.linking.incidents.clusters import Pairs
from reportedly.linking.incidents.folding import tellings
from reportedly.linking.incidents.incidents import incidents_in
from reportedly.linking.incidents.joining import can_be_one, in_fixed_order, join
from reportedly.linking.incidents.stored import block_numbers, sought_numbers, telling_from_json, telling_to_json
from reportedly.linking.incidents.telling import Telling, narrower_days
from reportedly.linking.incidents.weighing import LINK, total, weigh
from reportedly.linking.knowledge import Knowledge
from reportedly.linking.lineage.families import ids_of_families
from reportedly.linking.standing import account_of
from reportedly.linking.standing.summary import summary_of
from reportedly.model import Decision
from reportedly.model.incident import Account, Incident

_INCIDENTS_AT_ONCE = 200


@cache
def shipped_knowledge() -> Knowledge:
    """Load what linking has to know of kinds and actors."""
    return Knowledge(load_codebook(), shipped_happenings())


def refresh(ledger: Ledger, knowledge: Knowledge | None = None) -> int:
    """Find copies among the reports that are new, link those that wait for it, and give how many these were."""
    knowledge = knowledge or shipped_knowledge()
    compare(ledger)
    with ledger.linking() as books:
        families = ledger_families(books)
        waiting = books.waiting(families)
        if waiting:
            _link(books, waiting, families, knowledge)
        return len(waiting)


def rebuild(ledger: Ledger, knowledge: Knowledge | None = None) -> int:
    """Drop all links and make them anew; give the number of reports."""
    knowledge = knowledge or shipped_knowledge()
    compare(ledger, anew=True)
    with ledger.linking() as books:
        books.clear()
        families = ledger_families(books)
        waiting = books.waiting(families)
        _link(books, waiting, families, knowledge)
        return len(waiting)


def forget(ledger: Ledger, report: str, *, by: str, note: str) -> Decision:
    """Erase a report: what is linked with it is let go first, and linked anew without it."""
    with ledger.linking() as books:
        companies = books.forget([report])
        books.wait_again({row.report for row in books.of_companies(companies)})
        books.drop_incidents(companies)
    tombstone = ledger.forget(report, by=by, note=note)
    refresh(ledger)
    return tombstone


def ledger_families(books: LinkBooks) -> Mapping[str, str]:
    """Give the family of each report that is one text with another one."""
    return ids_of_families(books.one_text())


def accounts(
    ledger: Ledger, rows: Sequence[IncidentRow], knowledge: Knowledge | None = None
) -> Iterator[tuple[IncidentRow, Account, dict[str, Heard]]]:
    """Work out how incidents stand, each with its claims as they are heard, by their ids."""
    knowledge = knowledge or shipped_knowledge()
    with ledger.linking(write=False) as books:
        families = ledger_families(books)
        for start in range(0, len(rows), _INCIDENTS_AT_ONCE):
            some = rows[start : start + _INCIDENTS_AT_ONCE]
            kept = {k.claim.id: k for k in books.claims([claim for row in some for claim in row.incident.claims])}
            for row in some:
                heard = _heard(row.incident, kept, families)
                yield row, account_of(row.incident, heard, knowledge), {h.claim.id: h for h in heard}


def hold_statements(ledger: Ledger, place: str) -> list[Heard]:
    """Give who is said to hold, take or leave a place, the latest day first."""
    kinds = (HOLDS, *sorted(TAKES))
    heard = [
        Heard(kept.claim, kept.report, family_of(kept.report, {}))
        for kind in kinds
        for kept in ledger.claims(ClaimFilter(kind=kind))
    ]
    return statements_on(place, heard)


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


def _link(books: LinkBooks, waiting: Sequence[str], families: Mapping[str, str], knowledge: Knowledge) -> None:
    same, different = decided_pairs(books.decisions())
    companies = books.forget(waiting)
    new: list[Telling] = []
    for report, claims in books.told(waiting):
        family = family_of(report, families)
        new += tellings(report, claims, family, knowledge, same=same, different=different)
    rows = [TellingRow(report=t.report, content=telling_to_json(t), blocks=block_numbers(t)) for t in new]
    companies |= _companies_met(books, new, knowledge)
    companies |= books.companies_with(_partners(new, same))
    old = [(row.number, telling_from_json(row.content)) for row in books.of_companies(companies)]
    numbers: list[int | None] = [number for number, _ in old]
    numbers += books.add(rows)
    _join(books, [telling for _, telling in old] + new, numbers, companies, knowledge, same, different, families)
    books.done(waiting, families)


def _companies_met(books: LinkBooks, new: Sequence[Telling], knowledge: Knowledge) -> set[int]:
    """Give the companies of the tellings in the ledger that new ones have an edge to."""
    if books.count() == 0:
        return set()
    sought: dict[int, list[Telling]] = {}
    for telling in new:
        for block in sought_numbers(telling):
            sought.setdefault(block, []).append(telling)
    met: set[int] = set()
    for row, company in books.sharing(sought):
        if company is None or company in met:
            continue
        there = telling_from_json(row.content)
        near = {id(t): t for block in block_numbers(there) for t in sought.get(block, ())}
        if any(_have_an_edge(there, here, knowledge) for here in near.values()):
            met.add(company)
    return met


def _partners(new: Sequence[Telling], same: Pairs) -> set[str]:
    """Give the claims that people have called the same as claims of new tellings."""
    told = {claim for telling in new for claim in telling.claims} if same else set()
    return {claim for pair in same if not told.isdisjoint(pair) for claim in pair} - told


def _have_an_edge(one: Telling, other: Telling, knowledge: Knowledge) -> bool:
    # The sum of the grounds is the same both ways round only up to rounding, so they are put in the order of joining.
    first, second = in_fixed_order((one, other))
    return can_be_one(first, second) and total(weigh(first, second, knowledge)) >= LINK


def _join(
    books: LinkBooks,
    found: Sequence[Telling],
    numbers: Sequence[int | None],
    companies: Iterable[int],
    knowledge: Knowledge,
    same: Pairs,
    different: Pairs,
    families: Mapping[str, str],
) -> None:
    number_of = {telling.claims: number for telling, number in zip(found, numbers, strict=True)}
    ordered = in_fixed_order(found)
    joined = join(ordered, knowledge, same=same, different=different)
    label = [number_of[ordered[first].claims] or 0 for first in joined.companies]
    books.drop_incidents(companies)
    books.set_companies({number_of[t.claims] or 0: label[n] for n, t in enumerate(ordered)})
    batch: list[tuple[Incident, int]] = []
    for incident, company in incidents_in(ordered, joined, knowledge, same=same):
        batch.append((incident, number_of[ordered[company].claims] or 0))
        if len(batch) == _INCIDENTS_AT_ONCE:
            books.keep_incidents(_rows(books, batch, knowledge, families))
            batch = []
    books.keep_incidents(_rows(books, batch, knowledge, families))


def _rows(
    books: LinkBooks, batch: Sequence[tuple[Incident, int]], knowledge: Knowledge, families: Mapping[str, str]
) -> list[IncidentRow]:
    kept = {k.claim.id: k for k in books.claims([claim for incident, _ in batch for claim in incident.claims])}
    rows: list[IncidentRow] = []
    for incident, company in batch:
        heard = _heard(incident, kept, families)
        account = account_of(incident, heard, knowledge)
        first, last = _days([h for h in heard if h.claim.id not in account.beside])
        summary: dict[str, Any] = summary_of(account, heard, knowledge)
        rows.append(IncidentRow(incident=incident, first_day=first, last_day=last, summary=summary, company=company))
    return rows


def _heard(incident: Incident, kept: Mapping[str, KeptClaim], families: Mapping[str, str]) -> list[Heard]:
    return [
        Heard(k.claim, k.report, family_of(k.report, families))
        for claim in incident.claims
        if (k := kept.get(claim)) is not None
    ]


def _days(heard: Sequence[Heard]) -> tuple[date | None, date | None]:
    whens = [h.claim.event.when for h in heard]
    days = narrower_days(days_of(when) for when in whens)
    if days is None:
        return None, None
    first, last = (date.fromordinal(day) if day is not None else None for day in days)
    return first, last
