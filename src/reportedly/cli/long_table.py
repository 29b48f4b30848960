"""Tables of any length on the terminal: each cell is measured once, and what is too wide for its column is wrapped."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from reportedly.views.tables import TextTable

_NARROWEST = 10
"""A column without a width of its own is not made narrower than that, nor than its longest cell."""


def laid_out(table: TextTable, width: int) -> tuple[list[str], Iterator[str]]:
    """Give the lines of a table's heading and those of its rows, in so many characters.

    Columns share what is left as they need it. Where their own widths take more than that, the lines are longer.
    """
    heading = tuple(column.heading for column in table.columns)
    widths = _widths(table, [heading, *table.rows], width)
    right = [column.numbers for column in table.columns]
    console = Console(width=width)

    def lines(rows: Iterable[Sequence[str]]) -> Iterator[str]:
        for row in rows:
            cells = [_wrapped(cell, wide, console) for cell, wide in zip(row, widths, strict=True)]
            for parts in zip_longest(*cells, fillvalue=""):
                yield " ".join(map(_filled, parts, widths, right)).rstrip()

    return list(lines([heading])), lines(table.rows)


def _widths(table: TextTable, rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Give how wide each column is: as it is asked for, else as its cells need, the widest giving way first."""
    longest = [max(map(_width, cells)) for cells in zip(*rows, strict=True)]
    widths = [column.width or need for column, need in zip(table.columns, longest, strict=True)]
    free = [n for n, column in enumerate(table.columns) if column.width is None]
    spare = width - sum(widths) - (len(widths) - 1)
    while spare < 0:
        giving = [n for n in free if widths[n] > min(_NARROWEST, longest[n])]
        if not giving:
            break
        widest = max(giving, key=lambda n: widths[n])
        widths[widest] -= 1
        spare += 1
    return widths


def _width(cell: str) -> int:
    return len(cell) if cell.isascii() else cell_len(cell)


def _wrapped(cell: str, width: int, console: Console) -> Sequence[str]:
    if _width(cell) <= width and "\n" not in cell:
        return (cell,)
    return [line.plain for line in Text(cell).wrap(console, width, overflow="fold")]


def _filled(cell: str, width: int, right: bool) -> str:
    missing = width - _width(cell)
    if missing < 0:
        return set_cell_size(cell, width)
    return " " * missing + cell if right else cell + " " * missing
