"""Taking reports in one by one: only those that share a sentence are compared, however many there are.

The outcome does not depend on the order in which reports come. A relation is a function of the two reports and of how
common their sentences are; when a report makes a sentence more common, the relations that rest on it are decided anew.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Protocol

from reportedly.linking.lineage.bands import bands_of
from reportedly.linking.lineage.deciding import LIMITS, Limits, relate
from reportedly.linking.lineage.occasions import TOO_COMMON, occasions
from reportedly.linking.lineage.sentences import Sentence, SplitText, split_text
from reportedly.linking.lineage.sources import page_of
from reportedly.model import Report, ReportRelation


class Shelf(Protocol):
    """Where reports stand to be compared: the ledger, or `MemoryShelf`."""

    def holds(self, report_id: str) -> bool:
        """Tell whether a report was taken in."""

    def take_in(self, report: Report, page: str | None, bands: Collection[int]) -> None:
        """Keep a report under its bands and its page."""

    def report(self, report_id: str) -> Report:
        """Give a report that was taken in."""

    def days_with(self, bands: Collection[int]) -> Mapping[int, Collection[date]]:
        """Give, for each band that any report has, the days of publication of these reports, as far as known."""

    def reports_with(self, bands: Collection[int]) -> Collection[str]:
        """Give the ids of the reports that have any of these bands."""

    def reports_at(self, page: str) -> Collection[str]:
        """Give the ids of the reports from a page."""

    def relations_of(self, report_ids: Collection[str]) -> Collection[ReportRelation]:
        """Give the relations of some reports that were kept, each once."""

    def keep(self, relation: ReportRelation) -> None:
        """Keep a relation, in place of an earlier one of the same two reports."""

    def drop(self, a: str, b: str) -> None:
        """Forget the relation of two reports, whose ids come in alphabetical order."""


def take_in(report: Report, shelf: Shelf, limits: Limits = LIMITS) -> tuple[ReportRelation, ...]:
    """Take one report in, and give its relations; a report that is there already is left alone.

    A row of a coding sheet is compared with nothing: its cells are like those of others without being copied.
    """
    if not shelf.holds(report.id):
        if report.coding_sheet is not None:
            shelf.take_in(report, None, ())
        else:
            _TakingIn(report, shelf, limits).run()
    return tuple(shelf.relations_of([report.id]))


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

    def days_with(self, bands: Collection[int]) -> Mapping[int, Collection[date]]:
        """Give, for each band that any report has, the days of publication of these reports, as far as known."""
        return {band: self._days[band] for band in bands if band in self._days}

    def reports_with(self, bands: Collection[int]) -> Collection[str]:
        """Give the ids of the reports that have any of these bands."""
        return {report_id for band in bands for report_id in self._ids.get(band, ())}

    def reports_at(self, page: str) -> Collection[str]:
        """Give the ids of the reports from a page."""
        return self._pages.get(page, set())

    def relations_of(self, report_ids: Collection[str]) -> Collection[ReportRelation]:
        """Give the relations of some reports that were kept, each once."""
        found = {(one.a, one.b): one for held in report_ids for one in self._relations.get(held, {}).values()}
        return tuple(found.values())

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
        return tuple(sorted(self.relations_of(self._relations), key=lambda one: (one.a, one.b)))


class Commonness:
    """On how many occasions the reports of a shelf carry a sentence; looked up once, for many sentences at a time."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._counts: dict[int, int] = {}

    def look_up(self, bands: Collection[int]) -> None:
        """Ask for the bands that were not asked for yet."""
        missing = [band for band in bands if band not in self._counts]
        if missing:
            days = self._shelf.days_with(missing)
            self._counts.update((band, occasions(days.get(band, ()))) for band in missing)

    def of_band(self, band: int) -> int:
        """Count the occasions of a band."""
        self.look_up((band,))
        return self._counts[band]

    def of_sentence(self, sentence: Sentence) -> int:
        """Count the occasions of a sentence: those of the band that comes most often."""
        return max((self.of_band(band) for band in bands_of(sentence)), default=0)


class _TakingIn:
    """One report on its way in."""

    def __init__(self, report: Report, shelf: Shelf, limits: Limits) -> None:
        self._report = report
        self._shelf = shelf
        self._limits = limits
        self._common = Commonness(shelf)
        self._told: dict[str, tuple[SplitText, frozenset[int]]] = {}

    def run(self) -> None:
        shelf, report = self._shelf, self._report
        _, bands = self._split(report.id, report)
        days = shelf.days_with(bands)
        before = {band: occasions(days.get(band, ())) for band in bands}
        page = page_of(report.url)
        shelf.take_in(report, page, bands)
        self._common.look_up(bands)
        for other in self._candidates(bands, page):
            self._decide(report.id, other)
        # What became more common counts for less in what was decided before.
        shifted = [b for b in bands if 0 < before[b] <= TOO_COMMON and self._common.of_band(b) > before[b]]
        touched = set(shelf.reports_with(shifted)) - {report.id}
        pairs = {(one.a, one.b) for one in shelf.relations_of(touched)}
        for a, b in sorted(pairs):
            if report.id not in (a, b):
                self._decide(a, b)

    def _candidates(self, bands: Collection[int], page: str | None) -> list[str]:
        """Find the reports that share a sentence which is not too common, and other versions of the page."""
        speaking = [band for band in bands if self._common.of_band(band) <= TOO_COMMON]
        found = {*self._shelf.reports_with(speaking), *(self._shelf.reports_at(page) if page else ())}
        return sorted(found - {self._report.id})

    def _decide(self, a: str, b: str) -> None:
        (one, mine), (other, theirs) = self._split(a), self._split(b)
        self._common.look_up(mine | theirs)
        relation = None
        if _on_one_page(one, other) or any(self._common.of_band(band) <= TOO_COMMON for band in mine & theirs):
            # They would find each other now, whichever came first.
            relation = relate(one, other, self._common.of_sentence, self._limits)
        if relation:
            self._shelf.keep(relation)
        else:
            self._shelf.drop(*sorted((a, b)))

    def _split(self, report_id: str, report: Report | None = None) -> tuple[SplitText, frozenset[int]]:
        if report_id not in self._told:
            text = split_text(report or self._shelf.report(report_id))
            self._told[report_id] = text, frozenset(b for s in text.sentences for b in bands_of(s))
        return self._told[report_id]


def _on_one_page(one: SplitText, other: SplitText) -> bool:
    page = page_of(one.report.url)
    return page is not None and page == page_of(other.report.url)


def relations_among(
    reports: Iterable[Report], limits: Limits = LIMITS, shelf: MemoryShelf | None = None
) -> Iterator[ReportRelation]:
    """Give the relations of all these reports to each other."""
    held = shelf or MemoryShelf()
    for report in reports:
        take_in(report, held, limits)
    yield from held.relations()
