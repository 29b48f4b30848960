"""Tables: one report a row, with the names of the fields in the first; here as CSV and its kin."""

import csv
import io
from collections.abc import Callable, Iterator

from reportedly.model import Issue
from reportedly.reading.coding_sheet import SHEET_COLUMNS, form_of, row_report
from reportedly.reading.draft import Drafts, Source
from reportedly.reading.encoding import Decoded
from reportedly.reading.records import FIELDS, draft_of

_DELIMITERS = ",;\t|"
_KNOWN = frozenset(name for names in FIELDS.values() for name in names) | SHEET_COLUMNS
_LONGEST_FIELD = 2**27
Row = tuple[int, list[str]]
"""A row's line, counted from 1 where the table begins, and its cells."""


def read(data: Decoded, source: Source) -> Drafts:
    """Read a table of reports, or of ACLED's or UCDP's rows, which are finished reports.

    A table of neither, without a column for the text or the title, gives an Issue `bad-table`.
    """
    csv.field_size_limit(_LONGEST_FIELD)
    text = data.text.replace("\x00", "").lstrip("\ufeff")
    delimiter = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    yield from reports_in(_rows(reader, lambda: reader.line_num, source), source)


def reports_in(rows: Iterator[Row | Issue], source: Source) -> Drafts:
    """Make reports of a table's rows, the first of which names the columns; empty rows are passed over."""
    header = next(rows, None)
    if not isinstance(header, tuple):
        yield header or Issue(report=source.name, code="bad-table", detail=f"{source.name}: the table has no rows")
        return
    names = columns_of(header[1])
    form = form_of(names)
    if form is None and not holds_reports(names):
        told = ", ".join(names[:8])[:120]
        yield Issue(
            report=source.name, code="bad-table", detail=f"{source.name}: no column 'text' or 'title' among: {told}"
        )
        return
    number = 0
    for row in rows:
        if isinstance(row, Issue):
            yield row
            continue
        line, values = row
        if not any(value.strip() for value in values):
            continue
        number += 1
        place = f"{source.name}:{line}"
        if len(values) > len(names):
            detail = (
                f"{place}: {len(values)} values for {len(names)} columns; those beyond the last column were left out"
            )
            yield Issue(report=place, code="bad-row", detail=detail)
        record = dict(zip(names, values, strict=False))
        if form is None:
            yield draft_of(record, source, place, number)
        else:
            yield row_report(record, form, f"{source.stem}#{number}")


def columns_of(header: list[str]) -> list[str]:
    """Give the names of columns as they are compared: in small letters, with one mark between words."""
    return [name.strip().lower().replace(" ", "_").replace("-", "_") for name in header]


def holds_reports(columns: list[str]) -> bool:
    """Tell whether a table of such columns has a report a row, ACLED's or UCDP's row or one with text or title."""
    return form_of(columns) is not None or not {*FIELDS["text"], *FIELDS["title"]}.isdisjoint(columns)


def _rows(reader: Iterator[list[str]], lines_read: Callable[[], int], source: Source) -> Iterator[Row | Issue]:
    while True:
        line = lines_read() + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error as trouble:
            place = f"{source.name}:{line}"
            yield Issue(report=place, code="bad-row", detail=f"{place}: the row cannot be read ({trouble})")


def _delimiter(text: str) -> str:
    """Find the delimiter: the one that parts the header into most known names; csv's own guess where none does."""
    header = text.split("\n", 1)[0]
    scores = {
        mark: sum(n.strip().strip('"').lower().replace(" ", "_") in _KNOWN for n in header.split(mark))
        for mark in _DELIMITERS
    }
    best = max(scores, key=lambda mark: scores[mark])
    if scores[best] >= 2:
        return best
    try:
        return csv.Sniffer().sniff(text[:8192], delimiters=_DELIMITERS).delimiter
    except csv.Error:
        return ","
