"""The derived links in the ledger: which reports wait to be linked, and what links were made from what."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Text, bindparam, cast, delete, func, insert, or_, select

from reportedly.ledger import asking, deciding, incidents, lineage, schema
from reportedly.ledger.asking import KeptClaim
from reportedly.ledger.current import latest_codings
from reportedly.ledger.incidents import IncidentRow
from reportedly.ledger.portions import MOST_VALUES, insert_rows, portions, read_together
from reportedly.ledger.rows import report_from_row
from reportedly.ledger.unlinking import unlink
from reportedly.model import Claim, Decision, Report
from reportedly.model.incident import Incident

_tellings, _blocks = schema.tellings.c, schema.telling_blocks.c
_incidents, _members = schema.incidents.c, schema.incident_claims.c
_linked, _edges = schema.linked_reports.c, schema.telling_edges.c

Edge = tuple[int, int, float]
"""Two tellings by their numbers, and what speaks for their being of one happening."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TellingRow:
    """What one report tells of one happening, in the form that linking wants back, with the blocks it is found by."""

    report: str
    content: Any
    blocks: Collection[int] = ()
    number: int | None = None
    company: int | None = None


class LinkBooks:
    """The links of a ledger inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def waiting(self, families: Mapping[str, str]) -> list[str]:
        """Give the reports whose links were never made, or from another coding, decision or family than now."""
        latest = latest_codings()
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

    def rules(self) -> str | None:
        """Give the rules by which the links were made; None where there are none, or nobody knows."""
        asked = select(schema.meta.c.value).where(schema.meta.c.key == schema.LINKING_RULES)
        return self._connection.execute(asked).scalar_one_or_none()

    def made_by(self, rules: str) -> None:
        """Note the rules by which the links are made from now on."""
        self._connection.execute(delete(schema.meta).where(schema.meta.c.key == schema.LINKING_RULES))
        self._connection.execute(insert(schema.meta).values(key=schema.LINKING_RULES, value=rules))

    def one_text(self) -> list[tuple[str, str]]:
        """Give the pairs of reports that are one text."""
        return lineage.find_copies(self._connection)

    def count(self) -> int:
        """Count the reports whose links are made."""
        return int(self._connection.execute(select(func.count()).select_from(schema.linked_reports)).scalar_one())

    def told(self, reports: Iterable[str]) -> Iterator[tuple[Report, list[Claim]]]:
        """Give reports with their claims as they are read now, decisions and all."""
        for some in portions(reports):
            rows = self._connection.execute(schema.reports.select().where(schema.reports.c.id.in_(some)))
            claims: dict[str, list[Claim]] = {report_id: [] for report_id in some}
            for claim in asking.claims_now(self._connection, reports=some):
                claims[claim.report_id].append(claim)
            for report in sorted(map(report_from_row, rows), key=lambda r: r.id):
                yield report, claims[report.id]

    def claims(self, ids: Sequence[str]) -> list[KeptClaim]:
        """Give claims by their ids, as they are read now."""
        return [kept for some in portions(ids) for kept in asking.kept_now(self._connection, some)]

    def decisions(self) -> list[Decision]:
        """Give the decisions on links that stand."""
        return deciding.on_links(self._connection)

    def forget(self, reports: Iterable[str]) -> set[int]:
        """Drop the tellings of reports; give the companies that they were of."""
        companies: set[int] = set()
        for some in portions(reports):
            asked = select(_tellings.number, _tellings.company).where(_tellings.report.in_(some))
            rows = self._connection.execute(asked).all()
            companies.update(row.company for row in rows if row.company is not None)
            for numbers in portions([row.number for row in rows]):
                self._connection.execute(delete(schema.telling_blocks).where(_blocks.telling.in_(numbers)))
                self._connection.execute(delete(schema.telling_edges).where(_edges.one.in_(numbers)))
                self._connection.execute(delete(schema.telling_edges).where(_edges.other.in_(numbers)))
                self._connection.execute(delete(schema.tellings).where(_tellings.number.in_(numbers)))
        return companies

    def wait_again(self, reports: Iterable[str]) -> None:
        """Let reports wait to be linked anew."""
        unlink(self._connection, reports)

    def clear(self) -> None:
        """Drop all links, to make them anew."""
        for table in (
            schema.telling_blocks,
            schema.telling_edges,
            schema.tellings,
            schema.incident_claims,
            schema.incidents,
            schema.linked_reports,
        ):
            self._connection.execute(delete(table))

    def clear_some(self, most: int) -> bool:
        """Drop some tellings and some incidents with what hangs on them; tell whether there were any."""
        numbers = list(self._connection.execute(select(_tellings.number).limit(most)).scalars())
        for some in portions(numbers):
            self._connection.execute(delete(schema.telling_blocks).where(_blocks.telling.in_(some)))
            self._connection.execute(delete(schema.telling_edges).where(_edges.one.in_(some)))
            self._connection.execute(delete(schema.telling_edges).where(_edges.other.in_(some)))
            self._connection.execute(delete(schema.tellings).where(_tellings.number.in_(some)))
        ids = list(self._connection.execute(select(_incidents.id).limit(most)).scalars())
        self.let_go(ids)
        return bool(numbers or ids)

    def add(self, rows: Sequence[TellingRow]) -> list[int]:
        """Keep tellings, and give their numbers."""
        if not rows:
            return []
        first = int(self._connection.execute(select(func.coalesce(func.max(_tellings.number), 0))).scalar_one()) + 1
        numbers = list(range(first, first + len(rows)))
        insert_rows(
            self._connection,
            schema.tellings,
            (
                {"number": n, "report": row.report, "company": None, "content": row.content}
                for n, row in zip(numbers, rows, strict=True)
            ),
        )
        insert_rows(
            self._connection,
            schema.telling_blocks,
            (
                {"telling": n, "block": block}
                for n, row in zip(numbers, rows, strict=True)
                for block in sorted(set(row.blocks))
            ),
        )
        return numbers

    def sharing(self, blocks: Iterable[int]) -> Iterator[TellingRow]:
        """Give the tellings in any of some blocks; of its blocks each has those."""
        shared: dict[int, set[int]] = {}
        asked = select(_blocks.telling, _blocks.block)
        for some in portions(sorted(set(blocks))):
            for telling, block in self._connection.execute(asked.where(_blocks.block.in_(some))).all():
                shared.setdefault(telling, set()).add(block)
        for few in portions(sorted(shared)):
            for row in self._tellings(_tellings.number.in_(few)):
                yield replace(row, blocks=shared[row.number or 0])

    def of_companies(self, companies: Iterable[int]) -> list[TellingRow]:
        """Give all tellings of some companies."""
        return [row for some in portions(sorted(companies)) for row in self._tellings(_tellings.company.in_(some))]

    def _tellings(self, which: ColumnElement[bool]) -> Iterator[TellingRow]:
        asked = select(_tellings.number, _tellings.report, _tellings.company, cast(_tellings.content, Text))
        for rows in self._connection.execute(asked.where(which)).partitions(MOST_VALUES):
            contents = read_together(row[3] for row in rows)
            for (number, report, company, _), content in zip(rows, contents, strict=True):
                yield TellingRow(report=report, content=content, number=number, company=company)

    def keep_edges(self, edges: Iterable[Edge]) -> None:
        """Keep what speaks for pairs of tellings."""
        rows = ({"one": one, "other": other, "weight": weight} for one, other, weight in edges)
        insert_rows(self._connection, schema.telling_edges, rows)

    def edges_of(self, companies: Iterable[int]) -> Iterator[Edge]:
        """Give what speaks for pairs of tellings of which one is of some companies; one may come twice."""
        for end in (_edges.one, _edges.other):
            asked = select(schema.telling_edges).join(schema.tellings, _tellings.number == end)
            for some in portions(sorted(companies)):
                for row in self._connection.execute(asked.where(_tellings.company.in_(some))):
                    yield row.one, row.other, row.weight

    def companies_of(self, numbers: Iterable[int]) -> set[int]:
        """Give the companies of tellings by their numbers."""
        asked = select(_tellings.company).distinct()
        return self._companies(asked.where(_tellings.number.in_(some)) for some in portions(sorted(numbers)))

    def companies_with(self, claims: Iterable[str]) -> set[int]:
        """Give the companies of all that the reports of some claims tell."""
        asked = select(_tellings.company).distinct().join(schema.claims, schema.claims.c.report == _tellings.report)
        return self._companies(asked.where(schema.claims.c.id.in_(some)) for some in portions(sorted(claims)))

    def _companies(self, questions: Iterable[Select[Any]]) -> set[int]:
        found = (company for asked in questions for company in self._connection.execute(asked).scalars())
        return {company for company in found if company is not None}

    def set_companies(self, companies: Mapping[int, int]) -> None:
        """Say of which company tellings are now, by their numbers."""
        if companies:
            change = schema.tellings.update().where(_tellings.number == bindparam("n")).values(company=bindparam("c"))
            self._connection.execute(change, [{"n": n, "c": c} for n, c in sorted(companies.items())])

    def drop_incidents(self, companies: Iterable[int]) -> None:
        """Drop the incidents of some companies."""
        incidents.drop(self._connection, companies)

    def incidents_of(self, companies: Iterable[int]) -> list[tuple[Incident, int]]:
        """Give the incidents of some companies, each with its own, without what a list shows of them."""
        return incidents.of_companies(self._connection, companies)

    def let_go(self, ids: Iterable[str]) -> None:
        """Drop incidents by their ids."""
        incidents.let_go(self._connection, ids)

    def move_incidents(self, companies: Mapping[str, int]) -> None:
        """Say of which company incidents are now, by their ids."""
        incidents.move(self._connection, companies)

    def keep_incidents(self, rows: Sequence[IncidentRow]) -> None:
        """Keep incidents with their claims and links."""
        incidents.keep(self._connection, rows)

    def done(self, reports: Iterable[str], families: Mapping[str, str]) -> None:
        """Note that the links of reports are made."""
        latest = latest_codings()
        for some in portions(reports):
            self._connection.execute(delete(schema.linked_reports).where(_linked.report.in_(some)))
            rows = self._connection.execute(select(latest.c.report, latest.c.number).where(latest.c.report.in_(some)))
            insert_rows(
                self._connection,
                schema.linked_reports,
                (
                    {"report": row.report, "coding": row.number, "family": families.get(row.report, row.report)}
                    for row in rows.all()
                ),
            )
