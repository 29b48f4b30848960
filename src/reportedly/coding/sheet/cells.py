"""One row as its readers see it: cells by column, each value that is taken tied to the cell it came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportedly.codebook import Sheet
from reportedly.coding.kit import Kit
from reportedly.model import Evidence, Issue, Report
from reportedly.model.coding_sheet import SheetCell, cells_of

UNREAD_CELL = "unread-cell"
"""The issue of a cell whose value could not be used; the row gives its claim without it."""
UNREAD_ROW = "unread-row"
"""The issue of a row that gives no claim."""


@dataclass(slots=True)
class Row:
    """A row while it is read: its cells, and what was taken and what could not be."""

    report: Report
    sheet: Sheet
    kit: Kit
    cells: Mapping[str, SheetCell]
    evidence: list[Evidence] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    @classmethod
    def of(cls, report: Report, sheet: Sheet, kit: Kit) -> "Row":
        """Take a row's cells out of its text."""
        return cls(report=report, sheet=sheet, kit=kit, cells=cells_of(report.text))

    def take(self, slot: str, cell: SheetCell) -> None:
        """Note which cell a slot was taken from."""
        rule = f"sheet.{self.sheet.id}.{cell.column}"
        self.evidence.append(Evidence(slot=slot, rule=rule, span=cell.span))

    def doubt(self, column: str, why: str, *, code: str = UNREAD_CELL) -> None:
        """Note that a column could not be used, or is not there."""
        cell = self.cells.get(column)
        said = f"{column} is {cell.value[:80]!r}" if cell else f"{column} is empty"
        span = cell.span if cell else None
        self.issues.append(Issue(report=self.report.id, code=code, detail=f"{said}: {why}", span=span))
