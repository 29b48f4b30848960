"""The derived links in the ledger: which reports wait to be linked, and what links were made from what."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, inspect, or_, select

from reportedly.ledger import asking, deciding, lineage, schema
from reportedly.ledger.asking import KeptClaim
from reportedly.ledger.rows import report_from_row
from reportedly.model import Claim, Decision, Report
from reportedly.model.incident import Incident, Link

_tellings, _blocks = schema.tellings.c, schema.telling_blocks.c
_incidents, _members = schema.incidents.c, schema.incident_claims.c
_linked, _codings = schema.linked_reports.c, schema.codings.c
_AT_ONCE = 500
"""So many ids go into one question: SQLite takes no more than a thousand or so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TellingRow:
    """What one report tells of one happening, in the form that linking wants back, with the blocks it is found by."""

    report: str
    content: Any
    blocks: Collection[int] = ()
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRow:
    """An incident with its days and what a list shows of it; `company` ties it to the tellings that it came from."""

    incident: Incident
    first_day: date | None
    last_day: date | None
    summary: Mapping[str, Any]
    company: int = 0


class LinkBooks:
    """The links of a ledger inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def waiting(self, families: Mapping[str, str]) -> list[str]:
        """Give the reports whose links were never made, or from another coding, decision or family than now."""
        latest = asking.latest_codings()
        asked = (
            select(latest.c.report, latest.c.number, _linked.coding, _linked.family)
            .outerjoin(schema.linked_reports, _linked.report == latest.c.report)
            .order_by(latest.c.report)
        )
        if not families:
            asked = asked.where(or_(_linked.coding.is_(None), _linked.coding != latest.c.number))
        return [
            row.report
            for row in self._connection.execute(asked)
            if row.coding != row.number or row.family != families.get(row.report, row.report)
        ]

    def one_text(self) -> list[tuple[str, str]]:
        """Give the pairs of reports that are one text."""
        return lineage.find_copies(self._connection)

    def count(self) -> int:
        """Count the reports whose links are made."""
        return int(self._connection.execute(select(func.count()).select_from(schema.linked_reports)).scalar_one())

    def told(self, reports: Iterable[str]) -> Iterator[tuple[Report, list[Claim]]]:
        """Give reports with their claims as they are read now, decisions and all."""
        for some in _portions(reports):
            rows = self._connection.execute(schema.reports.select().where(schema.reports.c.id.in_(some)))
            claims: dict[str, list[Claim]] = {report_id: [] for report_id in some}
            for claim in asking.claims_now(self._connection, reports=some):
                claims[claim.report_id].append(claim)
            for report in sorted(map(report_from_row, rows), key=lambda r: r.id):
                yield report, claims[report.id]

    def claims(self, ids: Sequence[str]) -> list[KeptClaim]:
        """Give claims by their ids, as they are read now."""
        return [kept for some in _portions(ids) for kept in asking.kept_now(self._connection, some)]

    def decisions(self) -> list[Decision]:
        """Give the decisions on links that stand."""
        return deciding.on_links(self._connection)

    def forget(self, reports: Iterable[str]) -> set[int]:
        """Drop the tellings of reports; give the companies that they were of."""
        companies: set[int] = set()
        for some in _portions(reports):
            asked = select(_tellings.number, _tellings.company).where(_tellings.report.in_(some))
            rows = self._connection.execute(asked).all()
            companies.update(row.company for row in rows if row.company is not None)
            for numbers in _portions([row.number for row in rows]):
                self._connection.execute(delete(schema.telling_blocks).where(_blocks.telling.in_(numbers)))
                self._connection.execute(delete(schema.tellings).where(_tellings.number.in_(numbers)))
        return companies

    def wait_again(self, reports: Iterable[str]) -> None:
        """Let reports wait to be linked anew."""
        unlink(self._connection, reports)

    def clear(self) -> None:
        """Drop all links, to make them anew."""
        for table in (
            schema.telling_blocks,
            schema.tellings,
            schema.incident_claims,
            schema.incidents,
            schema.linked_reports,
        ):
            self._connection.execute(delete(table))

    def add(self, rows: Sequence[TellingRow]) -> list[int]:
        """Keep tellings, and give their numbers."""
        if not rows:
            return []
        first = int(self._connection.execute(select(func.coalesce(func.max(_tellings.number), 0))).scalar_one()) + 1
        numbers = list(range(first, first + len(rows)))
        _insert(
            self._connection,
            schema.tellings,
            (
                {"number": n, "report": row.report, "company": None, "content": row.content}
                for n, row in zip(numbers, rows, strict=True)
            ),
        )
        _insert(
            self._connection,
            schema.telling_blocks,
            (
                {"telling": n, "block": block}
                for n, row in zip(numbers, rows, strict=True)
                for block in sorted(set(row.blocks))
            ),
        )
        return numbers

    def sharing(self, blocks: Iterable[int]) -> list[tuple[TellingRow, int | None]]:
        """Give the tellings in any of some blocks, with their company."""
        numbers: set[int] = set()
        for some in _portions(sorted(set(blocks))):
            numbers.update(self._connection.execute(select(_blocks.telling).where(_blocks.block.in_(some))).scalars())
        found: list[tuple[TellingRow, int | None]] = []
        for few in _portions(sorted(numbers)):
            rows = self._connection.execute(select(schema.tellings).where(_tellings.number.in_(few)))
            found += [(_telling(row), row.company) for row in rows]
        return found

    def of_companies(self, companies: Iterable[int]) -> list[TellingRow]:
        """Give all tellings of some companies."""
        return [
            _telling(row)
            for some in _portions(sorted(companies))
            for row in self._connection.execute(select(schema.tellings).where(_tellings.company.in_(some)))
        ]

    def companies_with(self, claims: Iterable[str]) -> set[int]:
        """Give the companies of the incidents that some claims are in."""
        found: set[int] = set()
        for some in _portions(sorted(claims)):
            asked = select(_incidents.company).join(schema.incident_claims).where(_members.claim.in_(some))
            found.update(self._connection.execute(asked).scalars())
        return found

    def set_companies(self, companies: Mapping[int, int]) -> None:
        """Say of which company tellings are now, by their numbers."""
        if companies:
            change = schema.tellings.update().where(_tellings.number == bindparam("n")).values(company=bindparam("c"))
            self._connection.execute(change, [{"n": n, "c": c} for n, c in sorted(companies.items())])

    def drop_incidents(self, companies: Iterable[int]) -> None:
        """Drop the incidents of some companies."""
        for some in _portions(sorted(companies)):
            gone = select(_incidents.id).where(_incidents.company.in_(some))
            self._connection.execute(delete(schema.incident_claims).where(_members.incident.in_(gone)))
            self._connection.execute(delete(schema.incidents).where(_incidents.company.in_(some)))

    def keep_incidents(self, rows: Sequence[IncidentRow]) -> None:
        """Keep incidents with their claims and links."""
        _insert(self._connection, schema.incidents, (_incident_row(row) for row in rows))
        _insert(
            self._connection,
            schema.incident_claims,
            (
                {"claim": claim, "incident": row.incident.id, "position": i}
                for row in rows
                for i, claim in enumerate(row.incident.claims)
            ),
        )

    def done(self, reports: Iterable[str], families: Mapping[str, str]) -> None:
        """Note that the links of reports are made."""
        latest = asking.latest_codings()
        for some in _portions(reports):
            self._connection.execute(delete(schema.linked_reports).where(_linked.report.in_(some)))
            rows = self._connection.execute(select(latest.c.report, latest.c.number).where(latest.c.report.in_(some)))
            _insert(
                self._connection,
                schema.linked_reports,
                (
                    {"report": row.report, "coding": row.number, "family": families.get(row.report, row.report)}
                    for row in rows.all()
                ),
            )


def find_incidents(
    connection: Connection, *, claims: Iterable[str] | None = None, beginning: str | None = None
) -> list[IncidentRow]:
    """Give incidents, newest day first: all, those of some claims, or those whose id begins so."""
    if not inspect(connection).has_table(schema.incidents.name):
        return []
    asked = select(schema.incidents)
    if beginning is not None:
        prefix = "inc_" + beginning.strip().removeprefix("inc_")
        asked = asked.where(_incidents.id.startswith(prefix, autoescape=True)).limit(9)
        rows = list(connection.execute(asked))
    elif claims is not None:
        ids: dict[str, None] = {}
        for some in _portions(claims):
            ids.update(
                dict.fromkeys(connection.execute(select(_members.incident).where(_members.claim.in_(some))).scalars())
            )
        rows = [row for some in _portions(ids) for row in connection.execute(asked.where(_incidents.id.in_(some)))]
    else:
        rows = list(connection.execute(asked))
    rows.sort(key=lambda row: (-(row.last_day or row.first_day or date.min).toordinal(), row.id))
    members = _claims_of(connection, [row.id for row in rows])
    return [_incident_from(row, members[row.id]) for row in rows]


def find_voices(connection: Connection) -> list[list[dict[str, Any]]]:
    """Give who speaks of each incident, newest day first, without reading the rest of it."""
    if not is_linked(connection):
        return []
    newest = func.coalesce(_incidents.last_day, _incidents.first_day, date.min)
    asked = select(_incidents.summary["voices"]).order_by(newest.desc(), _incidents.id)
    return list(connection.execute(asked).scalars())


def is_linked(connection: Connection) -> bool:
    """Tell whether the ledger holds links at all; one from before there were any does not."""
    return inspect(connection).has_table(schema.incidents.name)


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
    for some in _portions(sorted(reports)):
        connection.execute(delete(schema.linked_reports).where(_linked.report.in_(some)))


def _claims_of(connection: Connection, incidents: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {incident: [] for incident in incidents}
    for some in _portions(incidents):
        asked = select(_members.incident, _members.claim).where(_members.incident.in_(some)).order_by(_members.position)
        for row in connection.execute(asked):
            found[row.incident].append(row.claim)
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
    links = tuple(Link(one=one, other=other, reasons=tuple(reasons)) for one, other, reasons in row.links)
    return IncidentRow(
        incident=Incident(id=row.id, claims=tuple(claims), links=links),
        first_day=row.first_day,
        last_day=row.last_day,
        summary=row.summary,
        company=row.company,
    )


def _telling(row: Any) -> TellingRow:  # noqa: ANN401 -- a row of `tellings`
    return TellingRow(report=row.report, content=row.content, number=row.number)


def _insert(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    for some in _portions(rows, 5_000):
        connection.execute(insert(table), some)


def _portions(things: Iterable[Any], most: int = _AT_ONCE) -> Iterator[list[Any]]:
    """Give things a few hundred at a time."""
    portion: list[Any] = []
    for thing in things:
        portion.append(thing)
        if len(portion) == most:
            yield portion
            portion = []
    if portion:
        yield portion
