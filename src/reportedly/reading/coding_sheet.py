"""Coding sheets of others: a table with ACLED's or UCDP GED's columns, each row of it a report with a line a cell.

What the columns mean is the codebook's to say; here is only how a row is known, named and written down.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from reportedly.model import Report
from reportedly.model.coding_sheet import SHEET_TAG, text_of
from reportedly.reading.characters import readable


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetForm:
    """A data set's table: the columns by which it is known, and those that name, date and head a row."""

    sheet: str
    data_set: str
    known_by: frozenset[str]
    key: str
    title: tuple[str, ...]
    sources: str
    changed: str | None = None


_ACLED = SheetForm(
    sheet="acled",
    data_set="ACLED",
    known_by=frozenset({"event_date", "event_type", "sub_event_type", "actor1", "fatalities"}),
    key="event_id_cnty",
    title=("sub_event_type", "location", "event_date"),
    sources="source",
    changed="timestamp",
)
_UCDP = SheetForm(
    sheet="ucdp",
    data_set="UCDP GED",
    known_by=frozenset({"type_of_violence", "side_a", "side_b", "date_start", "date_end", "best"}),
    key="id",
    title=("dyad_name", "where_coordinates", "date_start"),
    sources="source_original",
)
FORMS = (_ACLED, _UCDP)
SHEET_COLUMNS = frozenset(name for form in FORMS for name in form.known_by)
_DEFUSED = re.compile(r"'(?='*[=+\-@\t\r])")
_LAST_MOMENT = datetime(9999, 12, 31, tzinfo=UTC).timestamp()


def form_of(columns: Collection[str]) -> SheetForm | None:
    """Tell whose table it is by its columns, in small letters; None where it is neither's."""
    return next((form for form in FORMS if form.known_by <= set(columns)), None)


def row_report(record: Mapping[str, str], form: SheetForm, key: str) -> Report:
    """Make the report of one row; `key` names a row that brings no name of its own.

    The data set is its outlet. Its day is that of the row's last change where the table tells it: the day of the event
    is the claim's to tell.
    """
    cells = {column: _plain(value) for column, value in record.items() if column}
    title = ", ".join(value for column in form.title if (value := cells.get(column, "").strip()))
    changed = _day_of(cells.get(form.changed, "")) if form.changed else None
    return Report(
        key=cells.get(form.key, "").strip() or key,
        text=text_of(cells),
        outlet=form.data_set,
        title=title or None,
        published=changed,
        published_rule=form.changed if changed else None,
        credits=tuple(dict.fromkeys(_names(cells.get(form.sources, "")))),
        tags=((SHEET_TAG, form.sheet),),
    )


def _plain(value: str) -> str:
    """Take off the apostrophe that keeps a spreadsheet from running a cell, and what no text can hold."""
    return readable(_DEFUSED.sub("", value, count=1) if _DEFUSED.match(value) else value)


def _names(cell: str) -> Iterator[str]:
    yield from (name for part in cell.split(";") if (name := " ".join(part.split())))


def _day_of(moment: str) -> date | None:
    """Give the day of a Unix time in seconds."""
    words = moment.strip()
    if not re.fullmatch(r"[0-9]{1,12}", words) or not 0 < int(words) < _LAST_MOMENT:
        return None
    return datetime.fromtimestamp(int(words), UTC).date()
