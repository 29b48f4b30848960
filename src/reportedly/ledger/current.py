"""Which reading of each claim counts now: that of the latest Run, as people have decided about it."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
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
)

from reportedly.ledger import schema

_reports, _codings, _claims = schema.reports.c, schema.codings.c, schema.claims.c
_versions, _sightings, _decided = schema.claim_versions.c, schema.sightings.c, schema.decided_claims.c


def latest_codings(reports: Sequence[str] | None = None) -> Subquery:
    """Ask for the number of the latest finished coding of each report, or of each of some."""
    asked = select(_codings.report, func.max(_codings.number).label("number")).where(_codings.finished)
    if reports is not None:
        asked = asked.where(_codings.report.in_(reports))
    return asked.group_by(_codings.report).subquery("latest")


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


def claim_columns() -> Select[Any]:
    """Ask for every reading of every claim, with its place in the report; which of them counts is for the caller."""
    return (
        _columns(_codings.run, _codings.number, _sightings.position, literal(False).label("decided"))
        .select_from(schema.sightings)
        .join(schema.claim_versions, _versions.number == _sightings.version)
        .join(schema.claims, _claims.id == _versions.claim)
        .join(schema.codings, _codings.number == _sightings.coding)
        .join(schema.reports, _reports.id == _claims.report)
    )


def seen_by_latest(reports: Sequence[str] | None = None) -> Select[Any]:
    """Ask for what the latest Runs saw, decisions aside."""
    latest = latest_codings(reports)
    return claim_columns().join(latest, latest.c.number == _sightings.coding)


def seen_and_decided(reports: Sequence[str] | None = None) -> Select[Any]:
    """What the latest Runs saw, read as people have decided; a claim that was rejected is left out."""
    latest = latest_codings(reports)
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


def added_by_hand() -> Select[Any]:
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


def some_decided(connection: Connection) -> bool:
    """Tell whether decisions have changed any claim; in a ledger from before there were decisions none has."""
    if not inspect(connection).has_table(schema.decided_claims.name):
        return False
    return bool(connection.execute(select(exists().where(_decided.claim.is_not(None)))).scalar_one())
