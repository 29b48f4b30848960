"""Questions to the ledger; each answers with model objects, of the latest Run that finished a report."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Row,
    Select,
    exists,
    func,
    or_,
    select,
    union_all,
)

from reportedly.ledger import schema
from reportedly.ledger.current import (
    added_by_hand,
    claim_columns,
    latest_codings,
    seen_and_decided,
    seen_by_latest,
    some_decided,
)
from reportedly.ledger.filtering import ClaimFilter, conditions_of, is_report
from reportedly.ledger.portions import MOST_VALUES, portions
from reportedly.ledger.rows import claim_from_row, issue_from_row, report_from_row
from reportedly.model import Claim, Issue, Report

_reports, _codings, _claims = schema.reports.c, schema.codings.c, schema.claims.c
_versions, _sightings, _parties = schema.claim_versions.c, schema.sightings.c, schema.parties.c
_decided = schema.decided_claims.c


_WHOLE_ID = len("clm_") + 20

STREAMED = {"stream_results": True, "max_row_buffer": 500}
"""Rows come from a server a few hundred at a time: all claims at once may be more than the memory holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptClaim:
    """A claim with its report and the Run that read it so; `superseded` when a later Run no longer sees it so.

    `decided` when a person has put values right, split it off or added it; `run_id` is None for one added by hand.
    """

    claim: Claim
    report: Report
    run_id: str | None
    superseded: bool = False
    decided: bool = False


class NamedPlace(NamedTuple):
    """Where a claim says that something was: the gazetteer's name, the report's words, and the gazetteer's id."""

    claim: str
    name: str | None
    mention: str | None
    place: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptReport:
    """A report with the number of claims and issues of its latest Run."""

    report: Report
    claims: int
    issues: int


def find_claims(connection: Connection, wanted: ClaimFilter, *, as_coded: bool = False) -> Iterator[KeptClaim]:
    """Give the claims the latest Runs saw, newest report first, in text order within a report; unless `as_coded`, as
    people have decided about them."""
    conditions = list(conditions_of(connection, wanted))
    reports = None if wanted.report is None else _ids_of_reports(connection, wanted.report)
    if not as_coded and some_decided(connection):
        both = union_all(seen_and_decided(reports).where(*conditions), added_by_hand().where(*conditions)).subquery()
        newest_first = (both.c.published.desc().nulls_last(), both.c.report)
        asked = select(both).order_by(*newest_first, both.c.position, both.c.part)
    else:
        order = (_reports.published.desc().nulls_last(), _reports.id, _sightings.position)
        asked = seen_by_latest(reports).where(*conditions).order_by(*order)
    yield from _with_reports(connection, connection.execute(asked, execution_options=STREAMED))


def _ids_of_reports(connection: Connection, wanted: str) -> list[str] | None:
    """Give the reports that are asked for by key or id, so that all others need not be searched; None for too many."""
    found = connection.execute(select(_reports.id).where(is_report(wanted)).limit(MOST_VALUES + 1)).scalars().all()
    return list(found) if len(found) <= MOST_VALUES else None


def ids_of(connection: Connection, wanted: ClaimFilter) -> Select[Any] | CompoundSelect[Any]:
    """Ask for the ids of the claims that `find_claims` gives, in no order and without reading any."""
    conditions = list(conditions_of(connection, wanted))
    asked = [asked.where(*conditions).with_only_columns(_claims.id) for asked in questions_now(connection)]
    return union_all(*asked) if len(asked) > 1 else asked[0]


def named_places(connection: Connection, kinds: Collection[str]) -> list[NamedPlace]:
    """Give where the claims of some kinds lie, as named, in no order and without reading any whole."""
    where = [_versions.wire["event", "where", name].as_string() for name in ("name", "mention", "place")]
    return [
        NamedPlace(claim, name, mention, place)
        for asked in questions_now(connection)
        for claim, name, mention, place in connection.execute(
            asked.where(_versions.kind.in_(kinds)).with_only_columns(_claims.id, *where)
        )
        if name or mention
    ]


def claims_now(connection: Connection, *, reports: Sequence[str]) -> Iterator[Claim]:
    """Give the claims of some reports as they are read now."""
    for asked in questions_now(connection, reports):
        for row in connection.execute(asked.where(_claims.report.in_(reports))):
            yield claim_from_row(row)


def kept_now(connection: Connection, ids: Sequence[str]) -> Iterator[KeptClaim]:
    """Give some claims by their ids, as they are read now, with their reports."""
    reports = connection.execute(select(_claims.report).distinct().where(_claims.id.in_(ids))).scalars().all()
    for asked in questions_now(connection, reports):
        yield from _with_reports(connection, connection.execute(asked.where(_claims.id.in_(ids))))


def questions_now(connection: Connection, reports: Sequence[str] | None = None) -> list[Select[Any]]:
    """Give the questions whose answers together are all claims as they are read now; their columns may be others.

    Where only claims of some reports are asked for, `reports` spares the database the search through all others.
    """
    if some_decided(connection):
        return [seen_and_decided(reports), added_by_hand()]
    return [seen_by_latest(reports)]


def find_claim(connection: Connection, beginning: str) -> list[KeptClaim]:
    """Give the claims whose id begins so (with or without `clm_`), each as it was seen last; at most nine."""
    prefix = "clm_" + beginning.strip().removeprefix("clm_")
    # A whole id is looked up; what may be the start of several is searched for.
    whole = len(prefix) == _WHOLE_ID
    named = _claims.id == prefix if whole else _claims.id.startswith(prefix, autoescape=True)
    ids = select(_claims.id).where(named).order_by(_claims.id).limit(9)
    found: list[KeptClaim] = []
    for claim_id in connection.execute(ids).scalars().all():
        found += _claim_now(connection, claim_id) or _claim_once(connection, claim_id)
    return found


def _claim_now(connection: Connection, claim_id: str) -> list[KeptClaim]:
    """Give a claim as decisions have left it, where they have touched it and it is there."""
    if not some_decided(connection):
        return []
    reports = connection.execute(select(_claims.report).where(_claims.id == claim_id)).scalars().all()
    # Decisions keep a claim in its report, whatever they make of it.
    drawn = (seen_and_decided(reports), added_by_hand())
    touched = [asked.where(_claims.id == claim_id, _decided.claim.is_not(None)).limit(1) for asked in drawn]
    return [kept for asked in touched for kept in _with_reports(connection, connection.execute(asked))][:1]


def _claim_once(connection: Connection, claim_id: str) -> list[KeptClaim]:
    """Give a claim as a coder saw it last; superseded where the latest Run does not see it, or it was rejected."""
    asked = claim_columns().where(_claims.id == claim_id).order_by(_codings.number.desc()).limit(1)
    found = list(_with_reports(connection, connection.execute(asked), check_latest=True))
    hidden = (
        some_decided(connection) and connection.execute(select(exists().where(_decided.claim == claim_id))).scalar_one()
    )
    return [replace(kept, superseded=kept.superseded or bool(hidden)) for kept in found]


def find_reports(connection: Connection, wanted: str | None = None) -> Iterator[KeptReport]:
    """Give every report, newest first, or those whose key is, or whose id begins with, what is wanted."""
    latest = latest_codings()
    claims = select(func.count()).where(_sightings.coding == latest.c.number).scalar_subquery()
    issue = schema.issues.c
    issues = select(func.count()).where(issue.report == _reports.id, _issue_is_current()).scalar_subquery()
    asked = (
        select(schema.reports, claims.label("claim_count"), issues.label("issue_count"))
        .outerjoin(latest, latest.c.report == _reports.id)
        .order_by(_reports.published.desc().nulls_last(), _reports.outlet.nulls_first(), _reports.key)
    )
    if wanted is not None:
        asked = asked.where(is_report(wanted))
    for row in connection.execute(asked):
        yield KeptReport(report=report_from_row(row), claims=row.claim_count or 0, issues=row.issue_count)


def find_issues(connection: Connection, code: str | None = None, report: str | None = None) -> Iterator[Issue]:
    """Give what was not understood: trouble in reading, and in coding by the latest attempt at each report."""
    issue = schema.issues.c
    asked = (
        select(schema.issues)
        .outerjoin(schema.reports, _reports.id == issue.report)
        .where(_issue_is_current())
        .order_by(issue.number)
    )
    if code is not None:
        asked = asked.where(issue.code == code)
    if report is not None:
        asked = asked.where(or_(issue.report.startswith(report, autoescape=True), is_report(report)))
    for row in connection.execute(asked):
        yield issue_from_row(row)


def is_coded(connection: Connection, report_id: str, run_id: str) -> bool:
    """Tell whether this Run has finished coding this report."""
    there = exists().where(_codings.report == report_id, _codings.run == run_id, _codings.finished)
    return bool(connection.execute(select(there)).scalar_one())


def _with_reports(
    connection: Connection, rows: Iterable[Row[Any]], *, check_latest: bool = False
) -> Iterator[KeptClaim]:
    reports: dict[str, Report] = {}
    for some in portions(rows):
        wanted = {row.report for row in some}
        # Claims mostly come report by report: the last report of one portion is the first of the next.
        reports = {known: report for known, report in reports.items() if known in wanted}
        reports |= _reports_by_id(connection, sorted(wanted - reports.keys()))
        for row in some:
            superseded = check_latest and row.number != _latest_number(connection, row.report)
            yield KeptClaim(
                claim=claim_from_row(row),
                report=reports[row.report],
                run_id=row.run,
                superseded=superseded,
                decided=bool(row.decided),
            )


def _reports_by_id(connection: Connection, ids: Sequence[str]) -> dict[str, Report]:
    rows = connection.execute(schema.reports.select().where(_reports.id.in_(ids))) if ids else ()
    return {row.id: report_from_row(row) for row in rows}


def _latest_number(connection: Connection, report_id: str) -> int | None:
    asked = select(func.max(_codings.number)).where(_codings.report == report_id, _codings.finished)
    return connection.execute(asked).scalar()


def _issue_is_current() -> ColumnElement[bool]:
    """Keep trouble in reading, and of the coding issues those of the latest attempt, finished or not."""
    issue = schema.issues.c
    attempts = _codings
    newest = select(func.max(attempts.number)).where(attempts.report == issue.report).scalar_subquery()
    return or_(issue.coding.is_(None), issue.coding == newest)
