"""Taking reports in one by one: only those that share a sentence are compared, however many there are.

The outcome does not depend on the order in which reports come. A relation is a function of the two reports and of how
common their sentences are; when a report makes a sentence more common, the relations that rest on it are decided anew.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from typing import Protocol

from reportedly.linking.lineage.bands import bands_of
from reportedly.linking.lineage.deciding import LIMITS, Limits, relate
from reportedly.linking.lineage.occasions import TOO_COMMON, occasions
from reportedly.linking.lineage.sources import page_of
from reportedly.linking.lineage.telling import Sentence, Telling, telling_of
from reportedly.model import Report, ReportRelation


class Shelf(Protocol):
    """Where reports stand to be compared: the ledger, or `MemoryShelf`."""

    def holds(self, report_id: str) -> bool:
        """Tell whether a report was taken in."""

    def take_in(self, report: Report, page: str | None, bands: Collection[int]) -> None:
        """Keep a report under its bands and its page."""

    def report(self, report_id: str) -> Report:
        """Give a report that was taken in."""

    def days_with(self, band: int) -> Collection[date]:
        """Give the days of publication of the reports that have a band, as far as they are known."""

    def reports_with(self, band: int) -> Collection[str]:
        """Give the ids of the reports that have a band."""

    def reports_at(self, page: str) -> Collection[str]:
        """Give the ids of the reports from a page."""

    def relations_of(self, report_id: str) -> Collection[ReportRelation]:
        """Give the relations of a report that were kept."""

    def keep(self, relation: ReportRelation) -> None:
        """Keep a relation, in place of an earlier one of the same two reports."""

    def drop(self, a: str, b: str) -> None:
        """Forget the relation of two reports, whose ids come in alphabetical order."""


def take_in(report: Report, shelf: Shelf, limits: Limits = LIMITS) -> tuple[ReportRelation, ...]:
    """Take one report in, and give its relations; a report that is there already is left alone."""
    if shelf.holds(report.id):
        return tuple(shelf.relations_of(report.id))
    return _TakingIn(report, shelf, limits).run()


class MemoryShelf:
    """A shelf for as many reports as the memory holds."""

    def __init__(self) -> None:
        self.reports: dict[str, Report] = {}
        self._days: defaultdict[int, set[date]] = defaultdict(set)
        self._ids: defaultdict[int, set[str]] = defaultdict(set)
        self._pages: defaultdict[str, set[str]] = defaultdict(set)
        self._relations: defaultdict[str, dict[str, ReportRelation]] = defaultdict(dict)

    def holds(self, report_id: str) -> bool:
        """Tell whether a report was taken in."""
        return report_id in self.reports

    def take_in(self, report: Report, page: str | None, bands: Collection[int]) -> None:
        """Keep a report under its bands and its page."""
        self.reports[report.id] = report
        if page:
            self._pages[page].add(report.id)
        for band in bands:
            self._ids[band].add(report.id)
            if report.published:
                self._days[band].add(report.published)

    def report(self, report_id: str) -> Report:
        """Give a report that was taken in."""
        return self.reports[report_id]

    def days_with(self, band: int) -> Collection[date]:
        """Give the days of publication of the reports that have a band, as far as they are known."""
        return self._days.get(band, set())

    def reports_with(self, band: int) -> Collection[str]:
        """Give the ids of the reports that have a band."""
        return self._ids.get(band, set())

    def reports_at(self, page: str) -> Collection[str]:
        """Give the ids of the reports from a page."""
        return self._pages.get(page, set())

    def relations_of(self, report_id: str) -> Collection[ReportRelation]:
        """Give the relations of a report that were kept."""
        return tuple(self._relations.get(report_id, {}).values())

    def keep(self, relation: ReportRelation) -> None:
        """Keep a relation, in place of an earlier one of the same two reports."""
        self._relations[relation.a][relation.b] = relation
        self._relations[relation.b][relation.a] = relation

    def drop(self, a: str, b: str) -> None:
        """Forget the relation of two reports."""
        self._relations[a].pop(b, None)
        self._relations[b].pop(a, None)

    def relations(self) -> tuple[ReportRelation, ...]:
        """Give every relation once, in the order of their ids."""
        every = (one for a, theirs in self._relations.items() for b, one in theirs.items() if a == one.a and b == one.b)
        return tuple(sorted(every, key=lambda one: (one.a, one.b)))


def kept_by_on(shelf: Shelf) -> Callable[[Sentence], int]:
    """Give the count of occasions on which the reports of a shelf carry a sentence."""
    counts: dict[int, int] = {}

    def count(band: int) -> int:
        if band not in counts:
            counts[band] = occasions(shelf.days_with(band))
        return counts[band]

    return lambda sentence: max((count(band) for band in bands_of(sentence)), default=0)


class _TakingIn:
    """One report on its way in."""

    def __init__(self, report: Report, shelf: Shelf, limits: Limits) -> None:
        self._telling = telling_of(report)
        self._report = report
        self._shelf = shelf
        self._limits = limits
        self._tellings: dict[str, Telling] = {report.id: self._telling}
        # Counts are remembered from the first question on: none is asked before the report is on the shelf.
        self._kept_by = kept_by_on(shelf)

    def run(self) -> tuple[ReportRelation, ...]:
        shelf, report = self._shelf, self._report
        bands = _bands(self._telling)
        before = {band: occasions(shelf.days_with(band)) for band in bands}
        page = page_of(report.url)
        shelf.take_in(report, page, bands)
        after = {band: occasions(shelf.days_with(band)) for band in bands}
        for other in self._candidates(after, page):
            self._decide(report.id, other)
        # What became more common counts for less in what was decided before.
        shifted = [band for band in bands if after[band] > before[band] and 0 < before[band] <= TOO_COMMON]
        touched = {one for band in shifted for one in shelf.reports_with(band)} - {report.id}
        pairs = {(one.a, one.b) for report_id in touched for one in shelf.relations_of(report_id)}
        for a, b in sorted(pairs):
            if report.id not in (a, b):
                self._decide(a, b)
        return tuple(shelf.relations_of(report.id))

    def _candidates(self, commonness: dict[int, int], page: str | None) -> list[str]:
        """Find the reports that share a sentence which is not too common, and earlier versions of the page."""
        found = {one for band, count in commonness.items() if count <= TOO_COMMON
                 for one in self._shelf.reports_with(band)}  # fmt: skip
        if page:
            found.update(self._shelf.reports_at(page))
        return sorted(found - {self._report.id})

    def _decide(self, a: str, b: str) -> None:
        one, other = self._told(a), self._told(b)
        in_touch = self._in_touch(one, other)
        relation = relate(one, other, self._kept_by, self._limits) if in_touch else None
        if relation:
            self._shelf.keep(relation)
        else:
            self._shelf.drop(*sorted((a, b)))

    def _in_touch(self, one: Telling, other: Telling) -> bool:
        """Tell whether two reports would find each other now, whichever came first."""
        page = page_of(one.report.url)
        if page and page == page_of(other.report.url):
            return True
        both = _bands(one) & _bands(other)
        return any(occasions(self._shelf.days_with(band)) <= TOO_COMMON for band in both)

    def _told(self, report_id: str) -> Telling:
        if report_id not in self._tellings:
            self._tellings[report_id] = telling_of(self._shelf.report(report_id))
        return self._tellings[report_id]


def _bands(telling: Telling) -> set[int]:
    return {band for sentence in telling.sentences for band in bands_of(sentence)}


def relations_among(
    reports: Iterable[Report], limits: Limits = LIMITS, shelf: MemoryShelf | None = None
) -> Iterator[ReportRelation]:
    """Give the relations of all these reports to each other."""
    held = shelf or MemoryShelf()
    for report in reports:
        take_in(report, held, limits)
    yield from held.relations()
