"""When: the days of a row, as wide as its code of precision says that they are."""

import re
from calendar import monthrange
from datetime import date, datetime, timedelta

from reportedly.coding.sheet.cells import Row
from reportedly.model import When

_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ][\d:.]*Z?)?\Z")
_WRITTEN = ("%d %B %Y", "%d-%B-%Y", "%d %b %Y", "%d-%b-%Y")
_EITHER_WAY = timedelta(days=6)
"""A week with a given day in it begins up to six days before it and ends up to six days behind it."""


def when_of(row: Row) -> When | None:
    """Read the days of a row; None with an issue where they are not told or make no sense."""
    sheet = row.sheet
    code = row.cells.get(sheet.day_precision)
    precision = sheet.days.get(code.value) if code else None
    first, last = _day(row, sheet.first_day), _day(row, sheet.last_day)
    if first is None or last is None:
        return None
    if precision is None:
        row.doubt(sheet.day_precision, "how exact the day is cannot be told, so the row's claim has none")
        return None
    if last < first:
        row.doubt(sheet.last_day, "the last day lies before the first")
        return None
    alone = sheet.first_day == sheet.last_day
    start, end = _widened(first, precision) if alone else (first, last)
    cell = row.cells[sheet.first_day]
    row.take("event.when", cell)
    precision = precision if not alone or precision != "week" else "days"
    return When(
        mention=cell.value,
        start=start,
        end=end,
        precision=precision,
        rule=f"sheet.{sheet.id}.{sheet.first_day}",
        span=cell.span,
    )


def _widened(day: date, precision: str) -> tuple[date, date]:
    """Give all days that one day stands for."""
    if precision == "week":
        start = date.fromordinal(max(1, day.toordinal() - _EITHER_WAY.days))
        return start, date.fromordinal(min(date.max.toordinal(), day.toordinal() + _EITHER_WAY.days))
    if precision == "month":
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    return day, day


def _day(row: Row, column: str) -> date | None:
    cell = row.cells.get(column)
    day = _read(cell.value) if cell else None
    if day is None:
        row.doubt(column, "no day of the calendar, written 2019-02-12 or 12 February 2019")
    return day


def _read(words: str) -> date | None:
    iso = _ISO.match(words)
    if iso:
        try:
            return date.fromisoformat(iso[1])
        except ValueError:
            return None
    for form in _WRITTEN:
        try:
            return datetime.strptime(words, form).date()
        except ValueError:
            continue
    return None
