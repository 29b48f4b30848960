"""The stream of reports cut into jobs: a part's worth of reports each, in the order they were read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from reportedly.fetching import OPEN_INTERNET, Reach
from reportedly.inputs import read_inputs
from reportedly.model import Issue, Report
from reportedly.reading import ReportDefaults, read_records
from reportedly.scale.parts import part_name
from reportedly.scale.rows import Read, reports_to_batch

PART_REPORTS = 100
_ROWS_A_READ = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Reports to be coded into one part."""

    name: str
    batch: pa.RecordBatch


@dataclass(slots=True)
class Reading:
    """The reports of some inputs as jobs of `part_reports` reports; `file_issues` gathers what gave no report."""

    paths: tuple[str, ...]
    defaults: ReportDefaults
    reach: Reach = OPEN_INTERNET
    part_reports: int = PART_REPORTS
    file_issues: list[Issue] = field(default_factory=list)

    def jobs(self) -> Iterator[Job]:
        """Read everything, once; a report that came before is not read again."""
        seen: set[str] = set()
        waiting: list[Read] = []
        number = 0
        for read in self._reads():
            if read.report.id in seen:
                continue
            seen.add(read.report.id)
            waiting.append(read)
            if len(waiting) == self.part_reports:
                yield _job(number, waiting)
                number, waiting = number + 1, []
        if waiting:
            yield _job(number, waiting)

    def _reads(self) -> Iterator[Read]:
        report: Report | None = None
        issues: list[Issue] = []
        for item in self._items():
            if isinstance(item, Report):
                if report is not None:
                    yield Read(report=report, issues=tuple(issues))
                report, issues = item, []
            elif report is not None and item.report == report.id:
                issues.append(item)
            else:
                self.file_issues.append(item)
        if report is not None:
            yield Read(report=report, issues=tuple(issues))

    def _items(self) -> Iterator[Report | Issue]:
        for path in self.paths:
            if path.lower().endswith(".parquet"):
                yield from _from_parquet(Path(path), self.defaults)
            else:
                yield from read_inputs([path], self.defaults, reach=self.reach)


def _from_parquet(path: Path, defaults: ReportDefaults) -> Iterator[Report | Issue]:
    try:
        file = pq.ParquetFile(path)
    except (OSError, pa.ArrowException) as trouble:
        yield Issue(report=str(path), code="unreadable-file", detail=f"{path}: cannot be opened ({trouble})")
        return
    rows: Iterable[dict[str, object]] = (
        row for batch in file.iter_batches(batch_size=_ROWS_A_READ) for row in batch.to_pylist()
    )
    yield from read_records(rows, str(path), defaults=defaults)


def _job(number: int, reads: list[Read]) -> Job:
    batch = reports_to_batch(reads)
    return Job(name=part_name(number, batch), batch=batch)
