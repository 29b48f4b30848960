"""The lines of all claims, kept ready by report: for who lists, counts and queues a whole ledger at once.

They are derived, and made anew for a report in the same transaction that changes how its claims are read: they are
behind at no moment. Where a report lacks them, as all do in a ledger of an older version, they are made as they are
asked for.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, inspect, or_, select

from reportedly.ledger import schema
from reportedly.ledger.columns import ClaimLine, claim_lines, rejected_lines
from reportedly.ledger.line_table import LineTable, tabled
from reportedly.ledger.portions import insert_rows, portions
from reportedly.ledger.store import to_json

_FORM = 1
"""Goes up when what is written becomes another: lines of another form are made anew."""
_AT_ONCE = 100
"""So many reports are read for their lines at a time."""

_kept, _reports, _codings = schema.report_lines.c, schema.reports.c, schema.codings.c


class ReportHead(NamedTuple):
    """What a list tells of a report."""

    id: str
    key: str
    outlet: str | None
    title: str | None
    published: date | None


class ReportLines(NamedTuple):
    """The lines of one report's claims as they are read now, in text order, and of those that were taken away."""

    head: ReportHead
    now: LineTable
    gone: LineTable


class ReportDoubts(NamedTuple):
    """The doubts about one report's claims as they are read now: a claim's is at the same place in each list."""

    claims: list[str]
    scores: list[float]
    harmed: list[float]
    contends: list[bool]


def all_lines(connection: Connection) -> Iterator[ReportLines]:
    """Give the lines of every report that has claims, newest report first."""
    written = dict(_all(connection, "lines"))
    asked = select(_reports.id, _reports.key, _reports.outlet, _reports.title, _reports.published)
    for row in connection.execute(asked.order_by(_reports.published.desc().nulls_last(), _reports.id)):
        head = ReportHead(*row)
        now, gone = json.loads(written.pop(head.id, "[null,null]"))
        if now is not None:
            yield ReportLines(head, LineTable(**now), LineTable(**gone))


def all_doubts(connection: Connection) -> Iterator[ReportDoubts]:
    """Give the doubts about the claims of every report, in no order."""
    for _, written in _all(connection, "doubts"):
        yield ReportDoubts(*json.loads(written))


def lacking(connection: Connection) -> list[str]:
    """Give the reports whose lines are not kept, or in another form."""
    asked = select(_codings.report).where(_codings.finished).distinct().order_by(_codings.report)
    if is_kept(connection):
        asked = asked.outerjoin(schema.report_lines, _kept.report == _codings.report)
        asked = asked.where(or_(_kept.report.is_(None), _kept.form != _FORM))
    return list(connection.execute(asked).scalars())


def keep(connection: Connection, reports: Sequence[str]) -> None:
    """Make the lines of some reports, and keep them in place of others."""
    for some in portions(reports, _AT_ONCE):
        connection.execute(delete(schema.report_lines).where(_kept.report.in_(some)))
        insert_rows(connection, schema.report_lines, _made(connection, some))


def is_kept(connection: Connection) -> bool:
    """Tell whether the ledger keeps lines; one of an older version does not."""
    return inspect(connection).has_table(schema.report_lines.name)


def _all(connection: Connection, column: str) -> Iterator[tuple[str, str]]:
    """Give one column of every report's lines; those that are not kept are made here and now."""
    if is_kept(connection):
        for row in connection.execute(select(_kept.report, _kept[column]).where(_kept.form == _FORM)):
            yield row[0], row[1]
    for some in portions(lacking(connection), _AT_ONCE):
        for made in _made(connection, some):
            yield made["report"], made[column]


def _made(connection: Connection, reports: Sequence[str]) -> Iterator[dict[str, Any]]:
    now: dict[str, list[ClaimLine]] = {report: [] for report in reports}
    gone: dict[str, list[ClaimLine]] = {report: [] for report in reports}
    for lines, found in ((now, claim_lines(connection, reports)), (gone, rejected_lines(connection, reports))):
        for line in found:
            lines[line.report_id].append(line)
    for report in reports:
        doubts = [[line.id for line in now[report]], *([line.doubt[i] for line in now[report]] for i in range(3))]
        tables = [tabled(now[report])._asdict(), tabled(gone[report])._asdict()]
        yield {"report": report, "form": _FORM, "doubts": to_json(doubts), "lines": to_json(tables)}
