"""Taking reports in one by one: only those that share a sentence are compared, however many there are.

The outcome does not depend on the order in which reports come. A relation is a function of the two reports and of how
common their sentences are; when a report makes a sentence more common, the relations that rest on it are decided anew.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Protocol

from reportedly.linking.lineage.bands import bands_of
from reportedly.linking.lineage.deciding import LIMITS, Limits, relate
from reportedly.linking.lineage.occasions import TOO_COMMON, occasions
from reportedly.linking.lineage.sentences import Sentence, SplitText, split_text
from reportedly.linking.lineage.sources import page_of
from reportedly.model import Report, ReportRelation

Pair = tuple[str, str]
"""The ids of two reports, in alphabetical order."""

_AT_ONCE = 200
"""So many pairs are settled together, and the reports for them looked up."""


class Shelf(Protocol):
    """Where reports stand to be compared: the ledger, or `MemoryShelf`."""

    def holds(self, report_id: str) -> bool:
        """Tell whether a report was taken in."""

    def take_in(self, report: Report, page: str | None, bands: Collection[int]) -> None:
        """Keep a report under its bands and its page."""

    def reports(self, report_ids: Collection[str]) -> Iterable[Report]:
        """Give reports that were taken in."""

    def days_with(self, bands: Collection[int]) -> Mapping[int, Collection[date]]:
        """Give, for each band that any report has, the days of publication of these reports, as far as known."""

    def reports_with(self, bands: Collection[int]) -> Collection[str]:
        """Give the ids of the reports that have any of these bands."""

    def reports_at(self, page: str) -> Collection[str]:
        """Give the ids of the reports from a page."""

    def relations_of(self, report_ids: Collection[str]) -> Collection[ReportRelation]:
        """Give the relations of some reports that were kept, each once."""

    def settle(self, pairs: Collection[Pair], relations: Collection[ReportRelation]) -> None:
        """Keep the relations that pairs of reports have now, and forget those they had before."""


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
        self._reports: dict[str, Report] = {}
        self._days: defaultdict[int, set[date]] = defaultdict(set)
        self._ids: defaultdict[int, set[str]] = defaultdict(set)
        self._pages: defaultdict[str, set[str]] = defaultdict(set)
        self._relations: defaultdict[str, dict[str, ReportRelation]] = defaultdict(dict)

    def holds(self, report_id: str) -> bool:
        """Tell whether a report was taken in."""
        return report_id in self._reports

    def take_in(self, report: Report, page: str | None, bands: Collection[int]) -> None:
        """Keep a report under its bands and its page."""
        self._reports[report.id] = report
        if page:
            self._pages[page].add(report.id)
        for band in bands:
            self._ids[band].add(report.id)
            if report.published:
                self._days[band].add(report.published)

    def reports(self, report_ids: Collection[str]) -> Iterable[Report]:
        """Give reports that were taken in."""
        return [self._reports[report_id] for report_id in report_ids]

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

    def settle(self, pairs: Collection[Pair], relations: Collection[ReportRelation]) -> None:
        """Keep the relations that pairs of reports have now, and forget those they had before."""
        for a, b in pairs:
            self._relations[a].pop(b, None)
            self._relations[b].pop(a, None)
        for relation in relations:
            self._relations[relation.a][relation.b] = relation
            self._relations[relation.b][relation.a] = relation

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
        bands = self._hold(report)
        days = shelf.days_with(bands)
        before = {band: occasions(days.get(band, ())) for band in bands}
        page = page_of(report.url)
        shelf.take_in(report, page, bands)
        self._common.look_up(bands)
        self._decide([_pair(report.id, other) for other in self._candidates(bands, page)])
        # What became more common counts for less in what was decided before.
        shifted = [b for b in bands if 0 < before[b] <= TOO_COMMON and self._common.of_band(b) > before[b]]
        touched = set(shelf.reports_with(shifted)) - {report.id}
        pairs = {(one.a, one.b) for one in shelf.relations_of(touched)}
        self._decide([pair for pair in sorted(pairs) if report.id not in pair])

    def _candidates(self, bands: Collection[int], page: str | None) -> list[str]:
        """Find the reports that share a sentence which is not too common, and other versions of the page."""
        speaking = [band for band in bands if self._common.of_band(band) <= TOO_COMMON]
        found = {*self._shelf.reports_with(speaking), *(self._shelf.reports_at(page) if page else ())}
        return sorted(found - {self._report.id})

    def _decide(self, pairs: Sequence[Pair]) -> None:
        for start in range(0, len(pairs), _AT_ONCE):
            some = pairs[start : start + _AT_ONCE]
            missing = {report_id for pair in some for report_id in pair if report_id not in self._told}
            for report in self._shelf.reports(missing):
                self._hold(report)
            self._shelf.settle(some, [relation for pair in some if (relation := self._relation(*pair))])

    def _relation(self, a: str, b: str) -> ReportRelation | None:
        (one, mine), (other, theirs) = self._told[a], self._told[b]
        self._common.look_up(mine | theirs)
        if _on_one_page(one, other) or any(self._common.of_band(band) <= TOO_COMMON for band in mine & theirs):
            # They would find each other now, whichever came first.
            return relate(one, other, self._common.of_sentence, self._limits)
        return None

    def _hold(self, report: Report) -> frozenset[int]:
        text = split_text(report)
        bands = frozenset(b for s in text.sentences for b in bands_of(s))
        self._told[report.id] = text, bands
        return bands


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


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
