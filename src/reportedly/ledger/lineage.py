"""Which reports of the ledger share text: what they are looked up by, and what was found."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, insert, inspect, or_, select
from sqlalchemy import Row as Found

from reportedly.ledger import schema
from reportedly.ledger.portions import portions
from reportedly.ledger.rows import Row, report_from_row
from reportedly.model import Report, ReportRelation, SharedSentence
from reportedly.model.relation import ONE_TEXT

_compared, _bands, _relations = schema.compared_reports.c, schema.sentence_bands.c, schema.report_relations.c


class LineageShelf:
    """The kept reports as they are compared, within one transaction that writes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def holds(self, report_id: str) -> bool:
        """Tell whether a report was compared with the others."""
        asked = select(_compared.number).where(_compared.report == report_id)
        return self._connection.execute(asked).first() is not None

    def take_in(self, report: Report, page: str | None, bands: Collection[int]) -> None:
        """Keep by what a kept report is looked up."""
        row = {"report": report.id, "published": report.published, "page": page}
        made = self._connection.execute(insert(schema.compared_reports).values(row)).inserted_primary_key
        assert made is not None  # an insert of one row always tells its key
        if bands:
            rows = [{"band": band, "report": made[0]} for band in sorted(bands)]
            self._connection.execute(insert(schema.sentence_bands), rows)

    def reports(self, report_ids: Collection[str]) -> Iterator[Report]:
        """Give kept reports."""
        return find_reports(self._connection, report_ids)

    def days_with(self, bands: Collection[int]) -> Mapping[int, Collection[date]]:
        """Give, for each band that any report has, the days of publication of these reports, as far as known."""
        found: defaultdict[int, set[date]] = defaultdict(set)
        asked = select(_bands.band, _compared.published).distinct().where(_compared.published.is_not(None))
        for some in portions(sorted(bands)):
            for row in self._connection.execute(_with_bands(asked, some)):
                found[row.band].add(row.published)
        return found

    def reports_with(self, bands: Collection[int]) -> Collection[str]:
        """Give the ids of the reports that have any of these bands."""
        asked = select(_compared.report).distinct()
        some_at_a_time = (self._connection.execute(_with_bands(asked, some)) for some in portions(sorted(bands)))
        return {report_id for found in some_at_a_time for report_id in found.scalars()}

    def reports_at(self, page: str) -> Collection[str]:
        """Give the ids of the reports from a page."""
        asked = select(_compared.report).where(_compared.page == page)
        return self._connection.execute(asked).scalars().all()

    def relations_of(self, report_ids: Collection[str]) -> Collection[ReportRelation]:
        """Give the relations of some reports, each once."""
        return list(find_relations(self._connection, report_ids))

    def settle(self, pairs: Collection[tuple[str, str]], relations: Collection[ReportRelation]) -> None:
        """Keep the relations that pairs of reports have now, and forget those they had before."""
        if pairs:
            this = (_relations.a == bindparam("one")) & (_relations.b == bindparam("other"))
            rows = [{"one": a, "other": b} for a, b in pairs]
            self._connection.execute(delete(schema.report_relations).where(this), rows)
        if relations:
            self._connection.execute(insert(schema.report_relations), [_relation_to_row(one) for one in relations])

    def clear(self) -> None:
        """Forget everything that was found, so that all reports can be compared anew."""
        for table in (schema.report_relations, schema.sentence_bands, schema.compared_reports):
            self._connection.execute(delete(table))


def find_relations(connection: Connection, report_ids: Iterable[str] | None = None) -> Iterator[ReportRelation]:
    """Give what reports have to do with each other: all that was found, or what was found of some reports."""
    if not inspect(connection).has_table(schema.report_relations.name):
        return
    every = select(schema.report_relations).order_by(_relations.a, _relations.b)
    if report_ids is None:
        yield from (_relation_from_row(row) for row in connection.execute(every))
        return
    seen: set[tuple[str, str]] = set()
    for ids in portions(sorted(report_ids)):
        for row in connection.execute(every.where(or_(_relations.a.in_(ids), _relations.b.in_(ids)))):
            if (row.a, row.b) not in seen:
                seen.add((row.a, row.b))
                yield _relation_from_row(row)


def find_copies(connection: Connection) -> list[tuple[str, str]]:
    """Give the pairs of reports that are one text, by their ids."""
    if not inspect(connection).has_table(schema.report_relations.name):
        return []
    asked = select(_relations.a, _relations.b).where(_relations.kind.in_(ONE_TEXT)).order_by(_relations.a, _relations.b)
    return [(row.a, row.b) for row in connection.execute(asked)]


def find_relatives(connection: Connection, report_id: str) -> tuple[list[Report], list[ReportRelation]]:
    """Give the reports that are one text with a report, directly or over others, and the relations of them all."""
    known, waiting = {report_id}, [report_id]
    relations: dict[tuple[str, str], ReportRelation] = {}
    while waiting:
        found = list(find_relations(connection, waiting))
        relations |= {(one.a, one.b): one for one in found}
        new = {report for one in found if one.is_one_text for report in (one.a, one.b)} - known
        known |= new
        waiting = sorted(new)
    return list(find_reports(connection, sorted(known))), list(relations.values())


def find_reports(connection: Connection, report_ids: Iterable[str]) -> Iterator[Report]:
    """Give kept reports by their ids, in the order of their ids."""
    for ids in portions(sorted(report_ids)):
        asked = schema.reports.select().where(schema.reports.c.id.in_(ids)).order_by(schema.reports.c.id)
        yield from (report_from_row(row) for row in connection.execute(asked))


def find_uncompared(connection: Connection) -> list[str]:
    """Give the ids of the reports that were not compared with the others yet, in alphabetical order."""
    asked = select(schema.reports.c.id).order_by(schema.reports.c.id)
    if inspect(connection).has_table(schema.compared_reports.name):
        asked = asked.where(schema.reports.c.id.not_in(select(_compared.report)))
    return list(connection.execute(asked).scalars())


def _with_bands(asked: Select[Any], bands: list[int]) -> Select[Any]:
    joined = asked.select_from(schema.sentence_bands).join(schema.compared_reports, _bands.report == _compared.number)
    return joined.where(_bands.band.in_(bands))


def _relation_to_row(relation: ReportRelation) -> Row:
    return {
        "a": relation.a,
        "b": relation.b,
        "kind": relation.kind,
        "containment": relation.containment,
        "own_words": relation.own_words,
        "lead_words": relation.lead_words,
        "later": relation.later,
        "shared": [[*one.in_a, *one.in_b, one.share, one.kept_by] for one in relation.shared],
    }


def _relation_from_row(row: Found[Any]) -> ReportRelation:
    return ReportRelation(
        a=row.a,
        b=row.b,
        kind=row.kind,
        containment=row.containment,
        own_words=row.own_words,
        lead_words=row.lead_words,
        later=row.later,
        shared=tuple(
            SharedSentence(in_a=(a, b), in_b=(c, d), share=share, kept_by=kept)
            for a, b, c, d, share, kept in row.shared
        ),
    )
