"""Excel workbooks: tables of reports or coding sheets, read as a CSV file of the same cells would be.

A workbook is read a row at a time, so that a table may be long; what a small file could be made to grow to is bounded.
"""

import io
import itertools
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from reportedly.model import Issue
from reportedly.reading.draft import Drafts, Source
from reportedly.reading.table import Row, columns_of, holds_reports, reports_in

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

MOST_SHEETS = 50
MOST_COLUMNS = 500
MOST_ROWS = 1_048_576
"""What Excel itself can hold; a file may claim any number."""
MOST_PART_BYTES = 128 * 1024 * 1024
"""What one part may be unpacked: a row, or the list of all words in the workbook, is held at once."""
_HEADER_WITHIN = 10
_CHUNK_BYTES = 1 << 20
_OVERLAP_BYTES = 16
_DTD = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
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


def read(data: bytes, source: Source) -> Drafts:
    """Read every sheet of a workbook that holds a table of reports; formulas as the values kept with them.

    A sheet without such a table is told by an Issue `sheet-left-out`, or `bad-table` where there is no other.
    """
    from openpyxl import load_workbook

    # What it warns of, such as a style that it does not know, changes no value.
    warnings.filterwarnings("ignore", module="openpyxl")
    try:
        trouble, formulas = _looked_through(data)
        if trouble is not None:
            yield Issue(report=source.name, code=trouble[0], detail=f"{source.name}: {trouble[1]}")
            return
        values = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        written = load_workbook(io.BytesIO(data), read_only=True, keep_links=False) if formulas else values
        yield from _sheets(values.worksheets, written.worksheets, source)
    except _DAMAGE as trouble:
        why = " ".join(str(trouble).split())[:120]
        detail = f"{source.name}: the workbook is damaged, or none that can be read ({why})"
        yield Issue(report=source.name, code="damaged-file", detail=detail)


def _looked_through(data: bytes) -> tuple[tuple[str, str] | None, bool]:
    """Look through the parts: what is wrong with them, as an issue's code and reason, and whether there are formulas.

    No office program writes a document type, by which a few bytes of XML can be made to stand for very many.
    """
    formulas = False
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in archive.infolist():
            if not part.filename.endswith((".xml", ".rels")):
                continue
            if part.file_size > MOST_PART_BYTES:
                why = f"a part unpacks to more than {MOST_PART_BYTES >> 20} MB; save the sheet as CSV and add that"
                return ("too-large", why), False
            with archive.open(part) as unpacked:
                before = b""
                while chunk := unpacked.read(_CHUNK_BYTES):
                    seen = before + chunk
                    if _DTD.search(seen):
                        return ("damaged-file", "it declares a document type, which no workbook does"), False
                    formulas = formulas or _FORMULA.search(seen) is not None
                    before = chunk[-_OVERLAP_BYTES:]
    return None, formulas


def _sheets(values: "list[ReadOnlyWorksheet]", written: "list[ReadOnlyWorksheet]", source: Source) -> Drafts:
    """Read the sheets with a table of reports, and tell of the others."""
    others: list[Issue] = []
    found = 0
    for sheet, formulas in itertools.islice(zip(values, written, strict=True), MOST_SHEETS):
        named = source
        if len(values) > 1:
            named = Source(name=f"{source.name}:{sheet.title}", stem=f"{source.stem}-{sheet.title}")
        table = _from_header(_rows(sheet))
        if table is None:
            others.append(_left_out(named, "no row names a column 'text' or 'title', or those of ACLED or UCDP GED"))
            continue
        found += 1
        yield from reports_in(table, named)
        if formulas is not sheet:
            yield from _not_worked_out(sheet, formulas, named)
    if len(values) > MOST_SHEETS:
        others.append(_left_out(source, f"{len(values)} sheets; those after the first {MOST_SHEETS} were left out"))
    if not found:
        detail = f"{source.name}: no sheet of it is a table of reports, or of ACLED's or UCDP GED's rows"
        yield Issue(report=source.name, code="bad-table", detail=detail)
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
    for row in rows:
        # The library gives one and the same tuple for all of these, of which there may be a million.
        yield () if row is before else row
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
