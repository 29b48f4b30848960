"""Which reports wait to be linked anew, because somebody decided something about them."""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, select

from reportedly.ledger import schema
from reportedly.ledger.portions import portions
from reportedly.model import Decision


def reports_of(connection: Connection, decision: Decision) -> set[str]:
    """Give the reports that are to be linked anew after a decision."""
    named, waiting = set[str](), [*decision.about, *decision.against]
    while waiting:
        some = [one for one in waiting if one not in named]
        named.update(some)
        asked = select(schema.decisions.c.about, schema.decisions.c.against).where(schema.decisions.c.id.in_(some))
        waiting = [one for row in connection.execute(asked) for one in (*row.about, *row.against)]
    claims = select(schema.claims.c.report).where(schema.claims.c.id.in_(named))
    return set(connection.execute(claims).scalars()) | {one for one in named if one.startswith("rep_")}


def unlink(connection: Connection, reports: Iterable[str]) -> None:
    """Let reports wait to be linked anew."""
    for some in portions(sorted(reports)):
        connection.execute(delete(schema.linked_reports).where(schema.linked_reports.c.report.in_(some)))
