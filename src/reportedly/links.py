"""Keeping the ledger's links up to date: the ledger tells what waits, linking answers, the ledger keeps the answer.

A report that comes is compared with what shares a block with it, and only the tellings that are linked with those by
any way are joined anew. What comes out is what `rebuild` would give, whatever order the reports came in.
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from reportedly.codebook.happenings import shipped_happenings
from reportedly.codebook.load import load_codebook
from reportedly.codebook.own import codebook_in_use
from reportedly.codebook.shared_names import shared_names
from reportedly.copies import compare
from reportedly.ledger import IncidentRow, Ledger, LinkBooks
from reportedly.linking.control import HOLDS, TAKES, claims_at, statements
from reportedly.linking.data_sets import family_of
from reportedly.linking.heard import Heard
from reportedly.linking.incidents.weighing import RULES
from reportedly.linking.knowledge import Knowledge
from reportedly.linking.lineage.families import ids_of_families
from reportedly.linking.standing import account_of
from reportedly.model import Decision
from reportedly.model.incident import Account
from reportedly.relinking import INCIDENTS_AT_ONCE, heard_in, link

_TURN_S = 5.0
_SOON, _QUICK_AMONG = 80, 250
"""So many reports are linked soon in an empty ledger, half as many among as many others as the second number."""

_CLEARED_AT_ONCE = 3_000
_BETWEEN_S = 0.25
"""Longer than those who wait for their turn to write sleep between two looks."""


@cache
def knowledge_in_use() -> Knowledge:
    """Load what linking has to know of kinds, actors and places; the user's own codebook counts."""
    book, shipped = codebook_in_use(), load_codebook().kinds
    own = [kind for kind_id, kind in book.kinds.items() if kind_id not in shipped]
    return Knowledge(book, shipped_happenings().with_kinds(own), shared_names())


def refresh(ledger: Ledger, knowledge: Knowledge | None = None) -> int:
    """Find copies among the reports that are new, link those that wait for it, and give how many these were.

    Links that another version made by other rules are made anew.
    """
    knowledge = knowledge or knowledge_in_use()
    compare(ledger)
    with ledger.linking() as books:
        if books.rules() != RULES:
            _begin_anew(books)
        families = ledger_families(books)
        waiting = books.waiting(families)
        if waiting:
            link(books, waiting, families, knowledge)
    ledger.keep_lines()
    return len(waiting)


def count_unlinked(ledger: Ledger) -> int:
    """Count the reports whose links are still to be made, or anew: by other rules than ours, all of them."""
    with ledger.linking(write=False) as books:
        waiting = len(books.waiting(ledger_families(books)))
        return max(waiting, len(ledger.uncompared()), books.count() if books.rules() != RULES else 0)


def is_soon_linked(ledger: Ledger, waiting: int) -> bool:
    """Tell whether so many reports are linked in a second or two: among more others each takes longer."""
    with ledger.linking(write=False) as books:
        return waiting * (_QUICK_AMONG + books.count()) <= _SOON * _QUICK_AMONG


def refresh_in_turns(
    ledger: Ledger, told: Callable[[int, int], None], knowledge: Knowledge | None = None, *, first: int = 10
) -> None:
    """Do what `refresh` does, some reports at a time, so that others who write wait no longer than seconds.

    `told` is called after each turn with how many reports are linked, and of how many. It begins with `first`, and
    takes as many more or less as to stay within the seconds of a turn.
    """
    knowledge = knowledge or knowledge_in_use()
    told(0, count_unlinked(ledger))
    compare(ledger)
    _begin_anew_in_turns(ledger)
    done, most = 0, first
    while True:
        began = time.monotonic()
        with ledger.linking() as books:
            families = ledger_families(books)
            waiting = books.waiting(families)
            some = waiting[:most]
            if some:
                link(books, some, families, knowledge)
        done += len(some)
        told(done, done + len(waiting) - len(some))
        if len(some) == len(waiting):
            break
        took = time.monotonic() - began
        most = max(1, min(2 * most, int(most * _TURN_S / max(took, 0.01))))
        time.sleep(_BETWEEN_S)
    ledger.keep_lines()


def rebuild(ledger: Ledger, knowledge: Knowledge | None = None) -> int:
    """Drop all links and make them anew; give the number of reports."""
    knowledge = knowledge or knowledge_in_use()
    compare(ledger, anew=True)
    with ledger.linking() as books:
        _begin_anew(books)
        families = ledger_families(books)
        waiting = books.waiting(families)
        link(books, waiting, families, knowledge)
        return len(waiting)


def _begin_anew_in_turns(ledger: Ledger) -> None:
    """Drop links that were made by other rules, some at a time; the rules are noted when all are gone."""
    left = True
    while left:
        with ledger.linking() as books:
            if books.rules() == RULES:
                return
            left = books.clear_some(_CLEARED_AT_ONCE)
            if not left:
                _begin_anew(books)
        time.sleep(_BETWEEN_S)


def _begin_anew(books: LinkBooks) -> None:
    books.clear()
    books.made_by(RULES)


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
    knowledge = knowledge or knowledge_in_use()
    with ledger.linking(write=False) as books:
        families = ledger_families(books)
        for start in range(0, len(rows), INCIDENTS_AT_ONCE):
            some = rows[start : start + INCIDENTS_AT_ONCE]
            kept = {k.claim.id: k for k in books.claims([claim for row in some for claim in row.incident.claims])}
            for row in some:
                heard = heard_in(row.incident, kept, families)
                yield row, account_of(row.incident, heard, knowledge), {h.claim.id: h for h in heard}


def hold_statements(ledger: Ledger, place: str) -> list[Heard]:
    """Give who is said to hold, take or leave a place, the latest day first."""
    named = ledger.named_places((HOLDS, *TAKES))
    here = claims_at(place, named)
    return statements([Heard(k.claim, k.report, family_of(k.report, {})) for k in ledger.claims_by_id(here)])
