"""CSV that a spreadsheet opens as text: nothing in it is run as a formula."""

import csv
import re
from collections.abc import Sequence

_RUN = re.compile(r"'*[=+\-@\t\r]")
"""What a spreadsheet would run, or would be taken for what was made harmless."""


def csv_row(cells: Sequence[str | float | None]) -> str:
    """Write one row with its newline (RFC 4180); words that a spreadsheet would run as a formula get a quote before."""
    written = _Written()
    csv.writer(written, lineterminator="\r\n").writerow([_cell(cell) for cell in cells])
    return "".join(written)


class _Written(list[str]):
    """What the csv module writes to, since no file is opened here."""

    write = list.append


def plain(cell: str) -> str:
    """Give the words of a cell back as they were before `csv_row` made them harmless."""
    return cell[1:] if cell.startswith("'") and _RUN.match(cell) else cell


def _cell(value: str | float | None) -> str | float:
    if value is None:
        return ""
    if isinstance(value, str):
        # NUL bytes end a cell in some readers, and no report holds one.
        words = value.replace("\x00", "")
        return f"'{words}" if _RUN.match(words) else words
    return value
