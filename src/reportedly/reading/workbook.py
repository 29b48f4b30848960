"""Excel workbooks: tables of reports or coding sheets, read as a CSV file of the same cells would be.

A workbook is read a row at a time, so that a table may be long; what a small file could be made to grow to is bounded.
"""

import io
import itertools
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from reportedly.model import Issue
from reportedly.reading.draft import Drafts, Source
from reportedly.reading.table import Row, columns_of, holds_reports, reports_in
from reportedly.reading.unpacking import UnpackingError
from reportedly.reading.workbook_bounds import look_through

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

MOST_SHEETS = 50
MOST_COLUMNS = 500
MOST_ROWS = 1_048_576
"""What Excel itself can hold; a file may claim any number."""
MOST_EMPTY_ROWS = 20_000
"""Rows of a sheet that are passed over; a few bytes can stand for a million."""
_HEADER_WITHIN = 10
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,
    SyntaxError,
    ArithmeticError,
    LookupError,
    ValueError,
    AttributeError,
    TypeError,
)
"""What a library that trusts its file meets where it must not: both parsers' errors of syntax are a SyntaxError."""


class _EmptyRowsError(Exception):
    """A sheet has more than MOST_EMPTY_ROWS of them; says the row at which that was so."""


def read(data: bytes, source: Source) -> Drafts:
    """Read every sheet of a workbook that holds a table of reports; formulas as the values kept with them.

    A sheet without such a table is told by an Issue `sheet-left-out`, or `bad-table` where there is no other.
    """
    from openpyxl import load_workbook

    # What it warns of, such as a style that it does not know, changes no value.
    warnings.filterwarnings("ignore", module="openpyxl")
    try:
        formulas = look_through(data)
        values = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        written = load_workbook(io.BytesIO(data), read_only=True, keep_links=False) if formulas else values
        yield from _sheets(values.worksheets, written.worksheets, source)
    except UnpackingError as trouble:
        yield Issue(report=source.name, code=trouble.code, detail=f"{source.name}: {trouble}")
    except _DAMAGE as trouble:
        why = " ".join(str(trouble).split())[:120]
        detail = f"{source.name}: the workbook is damaged, or none that can be read ({why})"
        yield Issue(report=source.name, code="damaged-file", detail=detail)


def _sheets(values: "list[ReadOnlyWorksheet]", written: "list[ReadOnlyWorksheet]", source: Source) -> Drafts:
    """Read the sheets with a table of reports, and tell of the others."""
    others: list[Issue] = []
    found, empty = False, True
    for sheet, formulas in itertools.islice(zip(values, written, strict=True), MOST_SHEETS):
        named = source
        if len(values) > 1:
            named = Source(name=f"{source.name}:{sheet.title}", stem=f"{source.stem}-{sheet.title}")
        try:
            table = _from_header(_rows(sheet))
            if table is None:
                others.append(_left_out(named, "no row of it names the columns of a table of reports"))
                continue
            found = True
            for item in reports_in(table, named):
                empty = False
                yield item
            if formulas is not sheet:
                yield from _not_worked_out(sheet, formulas, named)
        except _EmptyRowsError as trouble:
            others.append(_left_out(named, f"{trouble}; what comes after them was left out"))
    if len(values) > MOST_SHEETS:
        others.append(_left_out(source, f"{len(values)} sheets; those after the first {MOST_SHEETS} were left out"))
    if not found:
        detail = f"{source.name}: no sheet of it is a table of reports, or of ACLED's or UCDP GED's rows"
        yield Issue(report=source.name, code="bad-table", detail=detail)
    elif empty:
        yield Issue(report=source.name, code="no-reports", detail=f"{source.name}: the tables in it have no rows")
    yield from others


def _left_out(source: Source, why: str) -> Issue:
    return Issue(report=source.name, code="sheet-left-out", detail=f"{source.name}: {why}")


def _not_worked_out(values: "ReadOnlyWorksheet", written: "ReadOnlyWorksheet", source: Source) -> Iterator[Issue]:
    """Tell of formulas that no value is kept with: some programs write them without working them out."""
    rows = zip(_cells(values, values_only=False), _cells(written, values_only=False), strict=True)
    missing = [
        cell.coordinate
        for shown, asked in rows
        for value, cell in zip(shown, asked, strict=True)
        if cell.data_type == "f" and value.value is None and value.data_type == "n"
    ]
    if missing:
        detail = (
            f"{source.name}: {len(missing)} formulas have no value, the first in {missing[0]}; their cells were taken "
            "for empty. Open the workbook in a spreadsheet program and save it"
        )
        yield Issue(report=source.name, code="formula-without-value", detail=detail)


def _from_header(rows: Iterator[Row]) -> Iterator[Row] | None:
    """Give a table from the row that names its columns; a few lines may stand above it. None where there is no such."""
    for line, cells in itertools.islice(rows, _HEADER_WITHIN):
        if holds_reports(columns_of(cells)):
            return itertools.chain([(line, cells)], rows)
    return None


def _rows(sheet: "ReadOnlyWorksheet") -> Iterator[Row]:
    """Give the rows of a sheet that hold anything, without the empty cells at their ends."""
    for line, cells in enumerate(_cells(sheet, values_only=True), start=1):
        width = len(cells)
        while width and cells[width - 1] in (None, ""):
            width -= 1
        if row := [_written(cell) for cell in cells[:width]]:
            yield line, row


def _cells(sheet: "ReadOnlyWorksheet", *, values_only: bool) -> "Iterator[tuple[Any, ...]]":
    """Give the cells of each row; those of a row that the file passes over are none."""
    # The size that a file states is often wrong, and may be anything.
    sheet.reset_dimensions()
    rows = sheet.iter_rows(min_row=1, max_row=MOST_ROWS, min_col=1, max_col=MOST_COLUMNS, values_only=values_only)
    before: tuple[Any, ...] | None = None
    empty = 0
    for line, row in enumerate(rows, start=1):
        # The library gives one and the same tuple for all that are passed over.
        if row is not before:
            yield row
        else:
            empty += 1
            if empty > MOST_EMPTY_ROWS:
                raise _EmptyRowsError(f"{MOST_EMPTY_ROWS:,} empty rows up to row {line:,}")
            yield ()
        before = row


def _written(value: object) -> str:
    """Write a cell's value as a CSV file would hold it: a day without the midnight that Excel adds, 13 for 13.0."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        day = value.time() == time()
        return value.date().isoformat() if day else value.isoformat(sep=" ")
    if isinstance(value, date | time):
        return value.isoformat()
    # Excel's way of writing the end of a line within a cell.
    return str(value).replace("_x000D_", "")
