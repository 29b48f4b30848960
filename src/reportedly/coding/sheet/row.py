"""One row coded: the data set's claim, each value as the row gives it and tied to its cell."""

from reportedly.codebook import Sheet
from reportedly.coding.kit import Kit
from reportedly.coding.sheet.cells import UNREAD_ROW, Row
from reportedly.coding.sheet.days import when_of
from reportedly.coding.sheet.parties import sides_of, speakers_of
from reportedly.coding.sheet.places import where_of
from reportedly.coding.sheet.tolls import quantities_of
from reportedly.model import Claim, Coding, Event, Evidence, Report


def code_row(report: Report, sheet: Sheet, kit: Kit) -> Coding:
    """Read the claim out of a row of a coding sheet; a row whose kind of event is not told gives an Issue alone.

    What somebody has coded is taken as it is given: neither the parser nor the trained ear is asked, and the notes are
    the words of the claim, not claims of their own.
    """
    row = Row.of(report, sheet, kit)
    kind = _kind(row)
    if kind is None:
        return Coding(report_id=report.id, issues=tuple(row.issues))
    when = when_of(row)
    on = when.start if when else None
    agents, targets = sides_of(row, on)
    event = Event(
        kind=kind,
        status="occurred",
        agents=agents,
        targets=targets,
        where=where_of(row),
        when=when,
        quantities=quantities_of(row),
    )
    said_by = speakers_of(row, on)
    quoted = next(cell for column in (*sheet.quote, *row.cells) if (cell := row.cells.get(column)) is not None)
    given = (Evidence(slot=slot, rule=f"sheet.{sheet.id}") for slot in ("act", "certainty", "polarity", "event.status"))
    claim = Claim(
        report_id=report.id,
        quote=quoted.value,
        span=quoted.span,
        event=event,
        act="asserts",
        certainty="certain",
        polarity="positive",
        said_by=said_by,
        evidence=(*given, *row.evidence),
    )
    return Coding(report_id=report.id, claims=(claim,), issues=tuple(row.issues))


def _kind(row: Row) -> str | None:
    """Give the kind of event by the first of the sheet's columns that tells one."""
    for column in row.sheet.kind:
        cell = row.cells.get(column)
        kind = row.sheet.kinds.get(cell.value) if cell else None
        if cell is not None and kind is not None:
            row.take("event.kind", cell)
            return kind
    row.doubt(row.sheet.kind[0], "no kind of event here is called so, and the row gives no claim", code=UNREAD_ROW)
    return None
