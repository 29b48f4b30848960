"""Decisions as a table, one a row: who decided what about which claim, when and why, and whether it still holds."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from reportedly.model import Decision
from reportedly.views.exporters.exporter import Cell, ExportKit, Piece, Row, Table, Told, Trace, traces_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldDecision:
    """A decision with the claims it names that the ledger still has, and whether it is in force."""

    decision: Decision
    told: tuple[Told, ...]
    in_force: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionColumn:
    """One column: its heading, what it means, how it is read; `on_claims` where the cell rests on the claims named."""

    name: str
    meaning: str
    value: Callable[[ToldDecision], Cell]
    on_claims: bool = False
    type: str = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionExporter:
    """The format of decisions: its columns, what it says and what it cannot."""

    name: str
    suffix: str
    says: str
    cannot_say: str
    table: Table[ToldDecision]

    def write(self, decisions: Iterable[ToldDecision], kit: ExportKit) -> Iterator[Piece]:
        """Write the table as CSV."""
        return self.table.as_csv(decisions, kit)


def _value(told: ToldDecision) -> Cell:
    value = told.decision.value
    return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)


COLUMNS = (
    DecisionColumn(name="decision", meaning="the decision's id", value=lambda t: t.decision.id),
    DecisionColumn(name="kind", meaning="accept, reject, correct, add, split, merge, same, different, undo …",
                   value=lambda t: t.decision.kind),
    DecisionColumn(name="about", meaning="ids of what it is about", on_claims=True,
                   value=lambda t: "; ".join(t.decision.about)),
    DecisionColumn(name="against", meaning="ids of the other side of same or different", on_claims=True,
                   value=lambda t: "; ".join(t.decision.against) or None),
    DecisionColumn(name="slot", meaning="which value of the claim; empty: the claim as a whole", on_claims=True,
                   value=lambda t: t.decision.slot),
    DecisionColumn(name="value", meaning="the right value, or the claims made, as JSON", value=_value),
    DecisionColumn(name="quote", meaning="the words of the claims it names", on_claims=True,
                   value=lambda t: " | ".join(told.claim.quote for told in t.told) or None),
    DecisionColumn(name="reports", meaning="keys of their reports", on_claims=True,
                   value=lambda t: "; ".join(dict.fromkeys(told.report.key for told in t.told)) or None),
    DecisionColumn(name="by", meaning="who decided", value=lambda t: t.decision.by),
    DecisionColumn(name="at", meaning="when, in universal time (ISO 8601)",
                   value=lambda t: t.decision.at.isoformat()),
    DecisionColumn(name="note", meaning="why", value=lambda t: t.decision.note or None),
    DecisionColumn(name="in_force", meaning="no where it was undone", value=lambda t: "yes" if t.in_force else "no"),
    DecisionColumn(name="forgotten", meaning="yes where value and note were erased with their report",
                   value=lambda t: "yes" if t.decision.forgotten else None),
    DecisionColumn(name="before", meaning="hash of the decision before it", value=lambda t: t.decision.before),
    DecisionColumn(name="hash", meaning="its own hash, over all of this", value=lambda t: t.decision.hash),
)  # fmt: skip
"""The map of columns; docs/columns.md is made from it."""


def _rows(decisions: Iterable[ToldDecision], _kit: ExportKit) -> Iterator[Row]:
    for each in decisions:
        cells = tuple(column.value(each) for column in COLUMNS)
        filled = [c for c, cell in zip(COLUMNS, cells, strict=True) if c.on_claims and cell is not None]
        yield Row(name=each.decision.id, cells=cells, traces=tuple(_traces(each, filled)))


def _traces(each: ToldDecision, filled: Iterable[DecisionColumn]) -> Iterator[Trace]:
    shows = {"slot": each.decision.slot, "reports": "report"}
    for column in filled:
        for told in each.told:
            yield from traces_of(told, [(column.name, shows.get(column.name) or "quote")])


DECISIONS_CSV = DecisionExporter(
    name="decisions",
    suffix=".csv",
    says="one decision a row, undone ones among them",
    cannot_say="What was decided about claims whose words were forgotten, and what a claim was before it was "
    "corrected: `reportedly why` shows that. The chain of hashes is checked by `reportedly verify`, by no spreadsheet.",
    table=Table(columns=COLUMNS, rows=_rows),
)
