"""How many: the dead that a row counts, as the bounds that it gives, and what part of them is of which sort."""

import re

from reportedly.coding.sheet.cells import Row
from reportedly.model import Quantity
from reportedly.model.coding_sheet import SheetCell

_count = re.compile(r"(\d{1,9})(?:\.0+)?\Z")


def quantities_of(row: Row) -> tuple[Quantity, ...]:
    """Read how many were killed; none where the row counts nobody, which is not to say that nobody died.

    `low` and `high` of the row are the bounds; its best estimate is the number shown. Parts are parts of that number.
    """
    sheet = row.sheet
    low, high, best = (_number(row, column) for column in (sheet.low, sheet.high, sheet.best))
    known = [n for n in (low, high, best) if n is not None]
    if not known or max(known) == 0:
        return ()
    shown = row.cells.get(sheet.best) or row.cells.get(sheet.low) or row.cells[sheet.high]
    least = low if low is not None else best
    most = high if high is not None else best
    if least is not None and most is not None and least > most:
        row.doubt(sheet.low, "the lowest estimate is above the highest")
        return ()
    row.take("event.quantities.0", shown)
    for end, column in (("low", sheet.low), ("high", sheet.high)):
        if column in row.cells and column != sheet.best:
            row.take(f"event.quantities.0.{end}", row.cells[column])
    found = [_killed(shown, least, most, "person", "people")]
    for part in sheet.parts:
        number = _number(row, part.column)
        if number:
            whose = row.cells.get(part.of) if part.of else None
            cell, of = row.cells[part.column], whose.value if whose else "civilians"
            row.take(f"event.quantities.{len(found)}", cell)
            found.append(_killed(cell, number, number, part.unit, of, part_of=0))
    return tuple(found)


def _killed(
    cell: SheetCell, low: float | None, high: float | None, unit: str, of: str, part_of: int | None = None
) -> Quantity:
    return Quantity(
        low=low, high=high, unit=unit, effect="killed", of=of, span=cell.span, surface=cell.value, part_of=part_of
    )


def _number(row: Row, column: str) -> float | None:
    cell = row.cells.get(column)
    if cell is None:
        return None
    found = _count.match(cell.value)
    if found is None:
        row.doubt(column, "not a number of people")
        return None
    return float(found[1])
