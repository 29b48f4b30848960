"""Every current claim in a line of its own: what a screen needs that lists and counts all of them at once.

A claim's whole values take a second to read for every ten thousand; these few columns are picked out by the database.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, Select, func, literal, select

from reportedly.ledger import schema
from reportedly.ledger.asking import questions_now
from reportedly.ledger.redrawing import has_decisions

_claims, _reports = schema.claims.c, schema.reports.c
_versions, _parties = schema.claim_versions.c, schema.parties.c


class Named(NamedTuple):
    """Somebody in a claim: the role there, the fullest name known, and the codebook's id."""

    role: str
    name: str
    actor: str | None


class PlaceLine(NamedTuple):
    """Where a claim's event lies; `shape` are the references that its area or line is made of, as JSON."""

    name: str
    place: str | None
    country: str | None
    level: str
    lat: float | None
    lon: float | None
    radius_km: float | None
    shape: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """A claim's few columns: enough to list it, count it and find it."""

    id: str
    report_id: str
    quote: str
    kind: str
    status: str
    act: str
    certainty: str
    polarity: str
    first_day: date | None
    last_day: date | None
    where: PlaceLine | None
    relation: str | None
    named: tuple[Named, ...]


def claim_lines(connection: Connection) -> Iterator[ClaimLine]:
    """Give a line for every claim that the latest Runs saw: newest report first, in text order within a report."""
    named = _all_named(connection)
    rows: list[Row[Any]] = []
    for asked in questions_now(connection):
        order = asked.selected_columns
        part = order["part"] if "part" in order else literal(0).label("part")
        wanted: Select[Any] = asked.with_only_columns(*_columns(), _reports.published, order["position"], part)
        rows += connection.execute(wanted).all()
    rows.sort(key=lambda row: (-(row.published or date.min).toordinal(), row.report, row.position, row.part))
    for row in rows:
        yield ClaimLine(
            id=row.id,
            report_id=row.report,
            quote=row.quote,
            kind=row.kind,
            status=row.status,
            act=row.act,
            certainty=row.certainty,
            polarity=row.polarity,
            first_day=_day(row.first_day),
            last_day=_day(row.last_day),
            where=_place(row),
            relation=row.relation,
            named=named.get(row.number, ()),
        )


def _columns() -> tuple[ColumnElement[Any], ...]:
    return (
        _claims.id,
        _claims.report,
        _versions.number,
        _versions.kind,
        # The first and last day known are columns of their own for searching; an open end is only in the values.
        _value("event", "when", "start").label("first_day"),
        _value("event", "when", "end").label("last_day"),
        _value("quote").label("quote"),
        _value("act").label("act"),
        _value("certainty").label("certainty"),
        _value("polarity").label("polarity"),
        _value("event", "status").label("status"),
        _value("event", "where", "relation").label("relation"),
        _value("event", "where", "name").label("place_name"),
        _value("event", "where", "mention").label("place_mention"),
        _value("event", "where", "place").label("place"),
        _value("event", "where", "country").label("country"),
        _value("event", "where", "level").label("level"),
        _number("event", "where", "lat").label("lat"),
        _number("event", "where", "lon").label("lon"),
        _number("event", "where", "radius_km").label("radius_km"),
        _value("event", "where", "shape", "of").label("shape"),
    )


def last_change(connection: Connection) -> str:
    """Name the ledger's state: it changes whenever a report is coded, an issue is met or something is decided."""
    numbers = [schema.codings.c.number, schema.issues.c.number]
    if has_decisions(connection):
        numbers.append(schema.decisions.c.number)
    return ".".join(str(connection.execute(select(func.max(number))).scalar() or 0) for number in numbers)


def _value(*path: str) -> ColumnElement[Any]:
    value: ColumnElement[Any] = _versions.wire[path].as_string()
    return value


def _number(*path: str) -> ColumnElement[Any]:
    value: ColumnElement[Any] = _versions.wire[path].as_float()
    return value


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _place(row: Row[Any]) -> PlaceLine | None:
    if row.level is None:
        return None
    return PlaceLine(
        row.place_name or row.place_mention,
        row.place,
        row.country,
        row.level,
        row.lat,
        row.lon,
        row.radius_km,
        row.shape,
    )


def _all_named(connection: Connection) -> dict[int, tuple[Named, ...]]:
    """Give everybody named in the claims by the number of the version that names them."""
    asked = select(_parties.version, _parties.role, _parties.name, _parties.mention, _parties.actor).order_by(
        _parties.version
    )
    rows = connection.execute(asked).all()
    return {
        version: tuple(Named(role, name or mention, actor) for _, role, name, mention, actor in own)
        for version, own in groupby(rows, key=lambda row: row[0])
    }
