"""Whether a ledger is what it was: the file whole, every id that of its content, every quote in its text, no
decision touched."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, select

from reportedly.ledger import deciding, schema
from reportedly.ledger.rows import report_from_row
from reportedly.ledger.store import Store
from reportedly.model import content_id

_claims = schema.claims.c
MOST_DAMAGE = 20
"""So many broken things are named; more of them are a file to restore, not to read about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What was looked at, and what is not as it was: a sentence each."""

    reports: int
    claims: int
    decisions: int
    damage: tuple[str, ...]


def verify(connection: Connection, store: Store) -> Verified:
    """Look at everything that is kept; changes nothing.

    An id that does not fit its content, or a quote that is not in its text, was changed by another hand than ours.
    """
    damage = list(store.damage(connection))
    reports = claims = decisions = 0
    with _telling("reports", damage):
        for row in connection.execute(select(schema.reports)):
            reports += 1
            report = report_from_row(row)
            if report.id != row.id:
                damage.append(f"report {row.id}: its text, outlet, day or address are not those it was kept with")
    with _telling("claims", damage):
        for row in connection.execute(select(schema.claims)):
            claims += 1
            spoken = tuple(tuple(s) for s in row.speakers)
            name = content_id("clm", row.report, (row.start, row.end), spoken, row.ordinal)
            if name != row.id:
                damage.append(f"claim {row.id}: it does not point at the words that it was kept with")
    with _telling("decisions", damage):
        broken = deciding.broken_link(connection)
        if broken is not None:
            damage.append(f"decision {broken}: it was changed, or one before it was taken out")
        decisions = len(deciding.find(connection))
    return Verified(reports=reports, claims=claims, decisions=decisions, damage=tuple(damage[:MOST_DAMAGE]))


@contextmanager
def _telling(what: str, damage: list[str]) -> Iterator[None]:
    """Tell of a row whose values are none any more, as a disk leaves them that lost its power."""
    try:
        yield
    except (ValueError, TypeError, KeyError) as error:
        damage.append(f"{what}: one of them cannot be read any more ({error})")
