"""Batches of reports in, batches of coded reports out: one function for every engine."""

from collections.abc import Iterator

import pyarrow as pa

from reportedly.coding.kit import Kit
from reportedly.model import Coding, Issue
from reportedly.pipeline import code_safely
from reportedly.scale.rows import CodedRow, Read, coded_to_batch, reports_of


def code_batches(batches: Iterator[pa.RecordBatch], kit: Kit) -> Iterator[pa.RecordBatch]:
    """Code the reports of each batch; the rows do not depend on how the reports were batched."""
    for batch in batches:
        yield coded_to_batch([coded(read, kit) for read in reports_of(batch)])


def coded(read: Read, kit: Kit) -> CodedRow:
    """Code one report; where the coder breaks on it, the row says so and has no claims."""
    coding = code_safely(read.report, kit)
    if isinstance(coding, Issue):
        return failed(read, coding)
    return CodedRow(report=read.report, coding=coding, reading_issues=read.issues, failed=False)


def failed(read: Read, issue: Issue) -> CodedRow:
    """Give the row of a report that could not be coded."""
    empty = Coding(report_id=read.report.id, issues=(issue,))
    return CodedRow(report=read.report, coding=empty, reading_issues=read.issues, failed=True)
