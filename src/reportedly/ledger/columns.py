"""Each claim in a line of its own: what a screen needs that lists, counts and queues all of them at once.

A claim's whole values take a second to read for every ten thousand; these few columns are picked out by the database.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, exists, func, inspect, literal, select

from reportedly.ledger import schema
from reportedly.ledger.asking import questions_now
from reportedly.ledger.current import seen_by_latest, some_decided
from reportedly.ledger.doubts import Doubt, doubt_about
from reportedly.ledger.picked import Picked

_claims, _versions, _decided = schema.claims.c, schema.claim_versions.c, schema.decided_claims.c


class Named(NamedTuple):
    """Somebody in a claim: the role there (speaker, agent, target), the fullest name known, and the codebook's id."""

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


class ClaimLine(NamedTuple):
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
    doubt: Doubt


def claim_lines(connection: Connection, reports: Sequence[str]) -> Iterator[ClaimLine]:
    """Give a line for every claim of some reports as it is read now, in text order within each report."""
    rows: list[Sequence[Any]] = []
    for asked in questions_now(connection, reports):
        order = asked.selected_columns
        part = order["part"] if "part" in order else literal(0).label("part")
        wanted: Select[Any] = asked.with_only_columns(order["position"], part, *_line_columns)
        rows += connection.execute(wanted.where(_claims.report.in_(reports)))
    rows.sort(key=_in_text_order)
    for row in rows:
        yield _line_of(*row[2:])


def rejected_lines(connection: Connection, reports: Sequence[str]) -> Iterator[ClaimLine]:
    """Give a line for every claim of some reports that decisions have taken away, as the coder's latest Run saw it."""
    if some_decided(connection):
        gone = exists().where(_decided.claim == _claims.id, ~_decided.added, _decided.version.is_(None))
        asked = seen_by_latest(reports).where(_claims.report.in_(reports), gone).order_by(schema.sightings.c.position)
        for row in connection.execute(asked.with_only_columns(*_line_columns)):
            yield _line_of(*row)


def _in_text_order(row: Sequence[Any]) -> tuple[int, int]:
    return row[0], row[1]


_paths = (
    # The first and last day known are columns of their own for searching; an open end is only in the values.
    ("event", "when", "start"),
    ("event", "when", "end"),
    ("said_by",),
    ("event", "agents"),
    ("event", "targets"),
    ("quote",),
    ("act",),
    ("certainty",),
    ("polarity",),
    ("event", "status"),
    ("event", "where", "relation"),
    ("event", "where", "name"),
    ("event", "where", "mention"),
    ("event", "where", "place"),
    ("event", "where", "country"),
    ("event", "where", "level"),
    ("event", "where", "lat"),
    ("event", "where", "lon"),
    ("event", "where", "radius_km"),
    ("event", "where", "shape", "of"),
)
_doubt_paths = (("evidence",), ("event", "quantities"))
_line_columns: tuple[ColumnElement[Any], ...] = (
    _claims.report,
    _claims.id,
    _versions.kind,
    Picked(_versions.wire, (*_doubt_paths, *_paths)).label("picked"),
)


def _line_of(report_id: str, claim_id: str, kind: str, picked: str) -> ClaimLine:
    evidence, counts, first, last, speakers, agents, targets, quote, *how = json.loads(picked)
    act, certainty, polarity, status, *where = how
    named = [Named("speaker", one["name"] or one["mention"], one["actor"]) for one in speakers]
    named += [Named("agent", one["name"] or one["mention"], one["actor"]) for one in agents]
    named += [Named("target", one["name"] or one["mention"], one["actor"]) for one in targets]
    return ClaimLine(
        claim_id,
        report_id,
        quote,
        kind,
        status,
        act,
        certainty,
        polarity,
        date.fromisoformat(first) if first else None,
        date.fromisoformat(last) if last else None,
        _place(*where[1:]),
        where[0],
        tuple(named),
        doubt_about(act, evidence, counts),
    )


def _place(  # the order of `_paths`
    name: str | None,
    mention: str,
    place: str | None,
    country: str | None,
    level: str | None,
    lat: float | None,
    lon: float | None,
    radius_km: float | None,
    shape: list[str] | None,
) -> PlaceLine | None:
    if level is None:
        return None
    written = json.dumps(shape) if shape else None
    return PlaceLine(name or mention, place, country, level, lat, lon, radius_km, written)


def last_change(connection: Connection) -> str:
    """Name the ledger's state: it changes whenever a report is coded, an issue is met or something is decided."""
    numbers = [schema.codings.c.number, schema.issues.c.number]
    if inspect(connection).has_table(schema.decisions.name):
        numbers.append(schema.decisions.c.number)
    return ".".join(str(connection.execute(select(func.max(number))).scalar() or 0) for number in numbers)
