"""Questions to the ledger; each answers with model objects, of the latest Run that finished a report."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Exists,
    Row,
    Select,
    Subquery,
    and_,
    exists,
    func,
    inspect,
    literal,
    null,
    or_,
    select,
    union_all,
)

from reportedly.ledger import full_text, schema
from reportedly.ledger.rows import claim_from_row, issue_from_row, report_from_row
from reportedly.model import Claim, Issue, Report

_reports, _codings, _claims = schema.reports.c, schema.codings.c, schema.claims.c
_versions, _sightings, _parties = schema.claim_versions.c, schema.sightings.c, schema.parties.c
_decided = schema.decided_claims.c


STREAMED = {"stream_results": True, "max_row_buffer": 500}
"""Rows come from a server a few hundred at a time: all claims at once may be more than the memory holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """Which claims are asked for; what is left None does not restrict.

    `speaker` is part of a speaker's name or mention, a codebook id, or part of the outlet's name for its own voice;
    `actor` the same for whoever acts or is acted upon; `kind` an event kind. `since` and `until` are inclusive days of
    the event, or of the report's publication where the claim names no day. `text` are words that must all occur.
    `report` is a report's key or the start of its id; `outlet` is part of an outlet's name. `speaker_ids` and
    `actor_ids` are codebook ids that `speaker` and `actor` stand for as well.
    """

    speaker: str | None = None
    actor: str | None = None
    kind: str | None = None
    since: date | None = None
    until: date | None = None
    text: str | None = None
    report: str | None = None
    outlet: str | None = None
    speaker_ids: tuple[str, ...] = ()
    actor_ids: tuple[str, ...] = ()


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


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptReport:
    """A report with the number of claims and issues of its latest Run."""

    report: Report
    claims: int
    issues: int


def find_claims(connection: Connection, wanted: ClaimFilter, *, as_coded: bool = False) -> Iterator[KeptClaim]:
    """Give the claims the latest Runs saw, newest report first, in text order within a report; unless `as_coded`, as
    people have decided about them."""
    conditions = list(_conditions(connection, wanted))
    if not as_coded and _some_decided(connection):
        both = union_all(_sighted_and_decided().where(*conditions), _added_by_hand().where(*conditions)).subquery()
        newest_first = (both.c.published.desc().nulls_last(), both.c.report)
        asked = select(both).order_by(*newest_first, both.c.position, both.c.part)
    else:
        order = (_reports.published.desc().nulls_last(), _reports.id, _sightings.position)
        asked = seen_by_latest().where(*conditions).order_by(*order)
    yield from _with_reports(connection, connection.execute(asked, execution_options=STREAMED))


def claims_now(connection: Connection, *, reports: Sequence[str]) -> Iterator[Claim]:
    """Give the claims of some reports as they are read now."""
    for asked in questions_now(connection):
        for row in connection.execute(asked.where(_claims.report.in_(reports))):
            yield claim_from_row(row)


def kept_now(connection: Connection, ids: Sequence[str]) -> Iterator[KeptClaim]:
    """Give some claims by their ids, as they are read now, with their reports."""
    for asked in questions_now(connection):
        yield from _with_reports(connection, connection.execute(asked.where(_claims.id.in_(ids))))


def questions_now(connection: Connection) -> list[Select[Any]]:
    """Give the questions whose answers together are all claims as they are read now; their columns may be others."""
    return [_sighted_and_decided(), _added_by_hand()] if _some_decided(connection) else [seen_by_latest()]


def find_claim(connection: Connection, beginning: str) -> list[KeptClaim]:
    """Give the claims whose id begins so (with or without `clm_`), each as it was seen last; at most nine."""
    prefix = "clm_" + beginning.strip().removeprefix("clm_")
    ids = select(_claims.id).where(_claims.id.startswith(prefix, autoescape=True)).order_by(_claims.id).limit(9)
    found: list[KeptClaim] = []
    for claim_id in connection.execute(ids).scalars().all():
        found += _claim_now(connection, claim_id) or _claim_once(connection, claim_id)
    return found


def _claim_now(connection: Connection, claim_id: str) -> list[KeptClaim]:
    """Give a claim as decisions have left it, where they have touched it and it is there."""
    if not _some_decided(connection):
        return []
    drawn = (_sighted_and_decided(), _added_by_hand())
    touched = [asked.where(_claims.id == claim_id, _decided.claim.is_not(None)).limit(1) for asked in drawn]
    return [kept for asked in touched for kept in _with_reports(connection, connection.execute(asked))][:1]


def _claim_once(connection: Connection, claim_id: str) -> list[KeptClaim]:
    """Give a claim as a coder saw it last; superseded where the latest Run does not see it, or it was rejected."""
    asked = _claim_columns().where(_claims.id == claim_id).order_by(_codings.number.desc()).limit(1)
    found = list(_with_reports(connection, connection.execute(asked), check_latest=True))
    hidden = (
        _some_decided(connection)
        and connection.execute(select(exists().where(_decided.claim == claim_id))).scalar_one()
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
        asked = asked.where(_is_report(wanted))
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
        asked = asked.where(or_(issue.report.startswith(report, autoescape=True), _is_report(report)))
    for row in connection.execute(asked):
        yield issue_from_row(row)


def is_coded(connection: Connection, report_id: str, run_id: str) -> bool:
    """Tell whether this Run has finished coding this report."""
    there = exists().where(_codings.report == report_id, _codings.run == run_id, _codings.finished)
    return bool(connection.execute(select(there)).scalar_one())


def latest_codings() -> Subquery:
    """Ask for the number of each report's latest finished coding."""
    return (
        select(_codings.report, func.max(_codings.number).label("number"))
        .where(_codings.finished)
        .group_by(_codings.report)
        .subquery("latest")
    )


def _columns(*more: ColumnElement[Any]) -> Select[Any]:
    return select(
        _claims.report,
        _claims.start,
        _claims.end,
        _claims.ordinal,
        _versions.wire,
        _reports.published,
        *more,
    )


def _claim_columns() -> Select[Any]:
    return (
        _columns(_codings.run, _codings.number, _sightings.position, literal(False).label("decided"))
        .select_from(schema.sightings)
        .join(schema.claim_versions, _versions.number == _sightings.version)
        .join(schema.claims, _claims.id == _versions.claim)
        .join(schema.codings, _codings.number == _sightings.coding)
        .join(schema.reports, _reports.id == _claims.report)
    )


def seen_by_latest() -> Select[Any]:
    """Ask for what the latest Runs saw, decisions aside."""
    latest = latest_codings()
    return _claim_columns().join(latest, latest.c.number == _sightings.coding)


def _sighted_and_decided() -> Select[Any]:
    """What the latest Runs saw, read as people have decided; a claim that was rejected is left out."""
    latest = latest_codings()
    seen = schema.claim_versions.alias("seen")
    decided = _decided.claim.is_not(None)
    more = (_codings.run, _codings.number, _sightings.position, func.coalesce(_decided.part, 0).label("part"))
    return (
        _columns(*more, decided.label("decided"))
        .select_from(schema.sightings)
        .join(latest, latest.c.number == _sightings.coding)
        .join(schema.codings, _codings.number == _sightings.coding)
        .join(seen, seen.c.number == _sightings.version)
        .outerjoin(schema.decided_claims, and_(_decided.claim == seen.c.claim, ~_decided.added))
        .join(schema.claim_versions, _versions.number == func.coalesce(_decided.version, _sightings.version))
        .join(schema.claims, _claims.id == _versions.claim)
        .join(schema.reports, _reports.id == _claims.report)
        .where(or_(_decided.claim.is_(None), _decided.version.is_not(None)))
    )


def _added_by_hand() -> Select[Any]:
    """What no coder saw and a person added; it stands behind the coder's claims of its report."""
    after_all = literal(2**31 - 1).label("position")
    more = (null().label("run"), null().label("number"), after_all, _claims.start.label("part"))
    return (
        _columns(*more, literal(True).label("decided"))
        .select_from(schema.decided_claims)
        .join(schema.claim_versions, _versions.number == _decided.version)
        .join(schema.claims, _claims.id == _versions.claim)
        .join(schema.reports, _reports.id == _claims.report)
        .where(_decided.added)
    )


def _some_decided(connection: Connection) -> bool:
    """Tell whether decisions have changed any claim; in a ledger from before there were decisions none has."""
    if not inspect(connection).has_table(schema.decided_claims.name):
        return False
    return bool(connection.execute(select(exists().where(_decided.claim.is_not(None)))).scalar_one())


def _with_reports(
    connection: Connection, rows: Iterable[Row[Any]], *, check_latest: bool = False
) -> Iterator[KeptClaim]:
    # Claims come report by report, so that a few reports in hand are enough however many there are.
    report_of = lru_cache(maxsize=64)(lambda report_id: _report(connection, report_id))
    for row in rows:
        superseded = check_latest and row.number != _latest_number(connection, row.report)
        yield KeptClaim(
            claim=claim_from_row(row),
            report=report_of(row.report),
            run_id=row.run,
            superseded=superseded,
            decided=bool(row.decided),
        )


def _report(connection: Connection, report_id: str) -> Report:
    return report_from_row(connection.execute(schema.reports.select().where(_reports.id == report_id)).one())


def _latest_number(connection: Connection, report_id: str) -> int | None:
    asked = select(func.max(_codings.number)).where(_codings.report == report_id, _codings.finished)
    return connection.execute(asked).scalar()


def _conditions(connection: Connection, wanted: ClaimFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.speaker is not None:
        own_voice = and_(~_names("speaker"), _holds(_reports.outlet, wanted.speaker))
        yield or_(_names("speaker", called=wanted.speaker, ids=wanted.speaker_ids), own_voice)
    if wanted.actor is not None:
        yield _names("agent", "target", called=wanted.actor, ids=wanted.actor_ids)
    if wanted.kind is not None:
        yield _versions.kind == wanted.kind
    if wanted.since is not None:
        yield func.coalesce(_versions.last_day, _reports.published) >= wanted.since
    if wanted.until is not None:
        yield func.coalesce(_versions.first_day, _reports.published) <= wanted.until
    if wanted.report is not None:
        yield _is_report(wanted.report)
    if wanted.outlet is not None:
        yield _holds(_reports.outlet, wanted.outlet)
    if wanted.text is not None:
        yield from _says(connection, wanted.text)


def _names(*roles: str, called: str | None = None, ids: tuple[str, ...] = ()) -> Exists:
    there = exists().where(_parties.version == _versions.number, _parties.role.in_(roles))
    if called is None:
        return there
    by_id = _parties.actor.in_((called, *ids))
    return there.where(or_(_holds(_parties.name, called), _holds(_parties.mention, called), by_id))


def _holds(column: ColumnElement[Any], part: str) -> ColumnElement[bool]:
    return column.icontains(part, autoescape=True)


def _is_report(wanted: str) -> ColumnElement[bool]:
    if wanted.startswith("rep_"):
        return or_(_reports.key == wanted, _reports.id.startswith(wanted, autoescape=True))
    return _reports.key == wanted


def _says(connection: Connection, text: str) -> Iterator[ColumnElement[bool]]:
    words = text.split()
    if not words:
        return
    if full_text.is_kept(connection):
        yield _versions.number.in_(full_text.numbers_with(connection, words))
        return
    for word in words:
        quote = _versions.wire["quote"].as_string()
        yield or_(
            _holds(quote, word), exists().where(_parties.version == _versions.number, _holds(_parties.name, word))
        )


def _issue_is_current() -> ColumnElement[bool]:
    """Keep trouble in reading, and of the coding issues those of the latest attempt, finished or not."""
    issue = schema.issues.c
    attempts = _codings
    newest = select(func.max(attempts.number)).where(attempts.report == issue.report).scalar_subquery()
    return or_(issue.coding.is_(None), issue.coding == newest)
