"""Incidents as they are kept: written when links are made, and asked for without reading a claim."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, Text, bindparam, cast, delete, func, inspect, select

from reportedly.ledger import asking, schema
from reportedly.ledger.filtering import ClaimFilter
from reportedly.ledger.picked import Picked
from reportedly.ledger.portions import insert_rows, portions, read_together
from reportedly.model.incident import Incident, Link

_incidents, _members = schema.incidents.c, schema.incident_claims.c


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRow:
    """An incident with its days and what a list shows of it; `company` ties it to the tellings that it came from."""

    incident: Incident
    first_day: date | None
    last_day: date | None
    summary: Mapping[str, Any]
    company: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentLine:
    """What a list shows of an incident, with the ids of its claims; why they are one is not read for it."""

    id: str
    first_day: date | None
    last_day: date | None
    summary: Mapping[str, Any]
    claims: tuple[str, ...]


class ShortIncident(NamedTuple):
    """What a screen shows of an incident among all others; `states` are agreed, disputed or another, by slot."""

    id: str
    first_day: date | None
    last_day: date | None
    what: str | None
    place: str | None
    country: str | None
    reports: int
    outlets: int
    origins: int
    unnamed: int
    killed: list[float | None] | None
    states: dict[str, str]
    denied: bool
    claims: tuple[str, ...]


_AT_ONCE = 1000
_SHOWN = tuple((name,) for name in ShortIncident._fields[3:-1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Which:
    """Which incidents are meant: those that several reports tell of, those of which something is disputed, or all."""

    several: bool = False
    disputed: bool = False


def keep(connection: Connection, rows: Sequence[IncidentRow]) -> None:
    """Keep incidents with their claims and links."""
    insert_rows(connection, schema.incidents, (_incident_row(row) for row in rows))
    members = (
        {"claim": claim, "incident": row.incident.id, "position": i}
        for row in rows
        for i, claim in enumerate(row.incident.claims)
    )
    insert_rows(connection, schema.incident_claims, members)


def drop(connection: Connection, companies: Iterable[int]) -> None:
    """Drop the incidents of some companies."""
    for some in portions(sorted(companies)):
        gone = select(_incidents.id).where(_incidents.company.in_(some))
        connection.execute(delete(schema.incident_claims).where(_members.incident.in_(gone)))
        connection.execute(delete(schema.incidents).where(_incidents.company.in_(some)))


def let_go(connection: Connection, ids: Iterable[str]) -> None:
    """Drop incidents by their ids."""
    for some in portions(sorted(ids)):
        connection.execute(delete(schema.incident_claims).where(_members.incident.in_(some)))
        connection.execute(delete(schema.incidents).where(_incidents.id.in_(some)))


def move(connection: Connection, companies: Mapping[str, int]) -> None:
    """Say of which company incidents are now, by their ids."""
    if companies:
        change = schema.incidents.update().where(_incidents.id == bindparam("i")).values(company=bindparam("c"))
        connection.execute(change, [{"i": i, "c": c} for i, c in sorted(companies.items())])


def find_incidents(
    connection: Connection,
    *,
    claims: Iterable[str] | None = None,
    beginning: str | None = None,
    wanted: ClaimFilter | None = None,
) -> list[IncidentRow]:
    """Give incidents, newest day first: all, those of some claims, or those whose id begins so."""
    if not is_linked(connection):
        return []
    asked = select(schema.incidents)
    if beginning is not None:
        prefix = "inc_" + beginning.strip().removeprefix("inc_")
        asked = asked.where(_incidents.id.startswith(prefix, autoescape=True)).limit(9)
        rows = list(connection.execute(asked))
    elif claims is not None:
        ids: dict[str, None] = {}
        for some in portions(claims):
            ids.update(
                dict.fromkeys(connection.execute(select(_members.incident).where(_members.claim.in_(some))).scalars())
            )
        rows = [row for some in portions(ids) for row in connection.execute(asked.where(_incidents.id.in_(some)))]
    else:
        rows = list(connection.execute(_of_claims(connection, asked, wanted)))
    rows.sort(key=lambda row: (-(row.last_day or row.first_day or date.min).toordinal(), row.id))
    members = _claims_of(connection, [row.id for row in rows])
    return [_incident_from(row, members[row.id]) for row in rows]


def of_companies(connection: Connection, companies: Iterable[int]) -> list[tuple[Incident, int]]:
    """Give the incidents of some companies, each with its own, in no order."""
    asked = select(_incidents.id, _incidents.company, cast(_incidents.links, Text))
    found: list[tuple[Incident, int]] = []
    for some in portions(sorted(companies)):
        rows = connection.execute(asked.where(_incidents.company.in_(some))).all()
        members = _claims_of(connection, [row.id for row in rows])
        for (incident, company, _), links in zip(rows, read_together(row[2] for row in rows), strict=True):
            found.append((Incident(id=incident, claims=tuple(members[incident]), links=_links_from(links)), company))
    return found


def find_lines(
    connection: Connection, wanted: ClaimFilter | None = None, which: Which | None = None, most: int | None = None
) -> list[IncidentLine]:
    """Give what a list shows of incidents, newest day first: all, or those with any claim that is wanted, or the first
    of them."""
    if not is_linked(connection):
        return []
    asked = select(_incidents.id, _incidents.first_day, _incidents.last_day, _incidents.summary)
    asked = _chosen(_of_claims(connection, asked, wanted), which)
    rows = connection.execute(asked.order_by(*_newest_first()).limit(most)).all()
    members = _claims_of(connection, [row.id for row in rows])
    return [
        IncidentLine(
            id=row.id,
            first_day=row.first_day,
            last_day=row.last_day,
            summary=row.summary,
            claims=tuple(members[row.id]),
        )
        for row in rows
    ]


def find_short(connection: Connection) -> Iterator[ShortIncident]:
    """Give every incident in short, newest day first: only what is shown is picked out of each summary."""
    if not is_linked(connection):
        return
    members: dict[str, list[str]] = {}
    in_order = select(_members.incident, _members.claim).order_by(_members.incident, _members.position)
    for incident, claim in connection.execute(in_order).all():
        members.setdefault(incident, []).append(claim)
    picked = Picked(_incidents.summary, _SHOWN)
    asked = select(_incidents.id, _incidents.first_day, _incidents.last_day, picked.label("picked"))
    for rows in connection.execute(asked.order_by(*_newest_first())).partitions(_AT_ONCE):
        shown = read_together(row[3] for row in rows)
        for (incident, first, last, _), values in zip(rows, shown, strict=True):
            yield ShortIncident._make((incident, first, last, *values, tuple(members.get(incident, ()))))


def count_lines(connection: Connection, wanted: ClaimFilter | None = None, which: Which | None = None) -> int:
    """Count the incidents that `find_lines` gives."""
    if not is_linked(connection):
        return 0
    asked = _chosen(_of_claims(connection, select(func.count()).select_from(schema.incidents), wanted), which)
    return int(connection.execute(asked).scalar_one())


def _chosen(asked: Select[Any], which: Which | None) -> Select[Any]:
    if which is None:
        return asked
    if which.several:
        asked = asked.where(_incidents.summary["reports"].as_integer() > 1)
    if which.disputed:
        # How the slots stand, as text: no slot is called so.
        asked = asked.where(_incidents.summary["states"].as_string().contains('"disputed"'))
    return asked


def find_part(connection: Connection, part: str, wanted: ClaimFilter | None = None) -> Iterator[Any]:
    """Give one part of each incident's summary, newest day first, without reading the rest of it."""
    if not is_linked(connection):
        return
    asked = _of_claims(connection, select(_incidents.summary[part].as_string()), wanted).order_by(*_newest_first())
    for rows in connection.execute(asked).partitions(_AT_ONCE):
        yield from read_together(row[0] for row in rows)


def _of_claims(connection: Connection, asked: Select[Any], wanted: ClaimFilter | None) -> Select[Any]:
    """Restrict incidents to those with any of the claims that are wanted."""
    if wanted is None or wanted == ClaimFilter():
        return asked
    theirs = select(_members.incident).where(_members.claim.in_(asking.ids_of(connection, wanted)))
    return asked.where(_incidents.id.in_(theirs))


def _newest_first() -> tuple[ColumnElement[Any], ...]:
    return func.coalesce(_incidents.last_day, _incidents.first_day, date.min).desc(), _incidents.id


def is_linked(connection: Connection) -> bool:
    """Tell whether the ledger holds links at all; one from before there were any does not."""
    return inspect(connection).has_table(schema.incidents.name)


def _claims_of(connection: Connection, incidents: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {incident: [] for incident in incidents}
    for some in portions(incidents):
        asked = select(_members.incident, _members.claim).where(_members.incident.in_(some)).order_by(_members.position)
        for incident, claim in connection.execute(asked).all():
            found[incident].append(claim)
    return found


def _incident_row(row: IncidentRow) -> dict[str, Any]:
    return {
        "id": row.incident.id,
        "company": row.company,
        "first_day": row.first_day,
        "last_day": row.last_day,
        "links": [[link.one, link.other, list(link.reasons)] for link in row.incident.links],
        "summary": dict(row.summary),
    }


def _incident_from(row: Any, claims: Sequence[str]) -> IncidentRow:  # noqa: ANN401 -- a row of `incidents`
    return IncidentRow(
        incident=Incident(id=row.id, claims=tuple(claims), links=_links_from(row.links)),
        first_day=row.first_day,
        last_day=row.last_day,
        summary=row.summary,
        company=row.company,
    )


def _links_from(stored: Iterable[Any]) -> tuple[Link, ...]:
    return tuple(Link(one=one, other=other, reasons=tuple(reasons)) for one, other, reasons in stored)
