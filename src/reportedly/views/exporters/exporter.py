"""What an exporter is: pieces of text, and the trace of every cell back to the words it came from."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from reportedly.codebook import Codebook
from reportedly.model import Claim, Report, Shape, Span
from reportedly.views.exporters.spreadsheet import csv_row


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportKit:
    """What exporters look up: the GeoJSON geometry of a shape (None where it is not known), the codebook, and a
    country's name by its ISO code."""

    geojson_of: Callable[[Shape], Mapping[str, Any] | None]
    codebook: Codebook
    country_name: Callable[[str], str | None] = lambda _code: None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One claim to be exported, with the report it stands in and the Run that read it; None where a person added it.

    `reviewed` is what people have made of it (accepted, corrected, added, rejected); None where nobody has looked.
    """

    claim: Claim
    report: Report
    run_id: str | None
    reviewed: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Where one cell came from: a claim's slot, and the words there; `span` is None where it rests on no words."""

    cell: str
    claim: str
    report: str
    slot: str
    span: Span | None
    rule: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of the export: one row, feature or record, with the traces of its cells; a head has none."""

    text: str
    name: str = ""
    traces: tuple[Trace, ...] = ()


Cell = str | float | None
"""What stands in one field of a table."""

CELL_TYPES = ("text", "count", "number", "day")
"""What a column may hold: words, whole numbers, numbers, days as ISO dates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table, with the traces of its cells."""

    name: str
    cells: tuple[Cell, ...]
    traces: tuple[Trace, ...]


class TableColumn(Protocol):
    """What every column of a table tells of itself."""

    @property
    def name(self) -> str:
        """Its heading."""

    @property
    def type(self) -> str:
        """One of CELL_TYPES."""


T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Generic[T]):
    """A format that is a table: its columns in order, and how things become rows; the same for CSV and Parquet."""

    columns: Sequence[TableColumn]
    rows: Callable[[Iterable[T], ExportKit], Iterator[Row]]

    def as_csv(self, things: Iterable[T], kit: ExportKit) -> Iterator[Piece]:
        """Write the head, then a row a thing."""
        yield Piece(text=csv_row([column.name for column in self.columns]))
        for row in self.rows(things, kit):
            yield Piece(text=csv_row(row.cells), name=row.name, traces=row.traces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporter:
    """One format: its name, what its files end in, what it cannot say, and how claims are written in it.

    `write` takes the claims and what is looked up for them, and yields the file's pieces in order; it keeps nothing, so
    that any number of claims may pass. `table` is the same as rows, where the format is a table.
    """

    name: str
    suffix: str
    says: str
    cannot_say: str
    write: Callable[[Iterable[Told], ExportKit], Iterator[Piece]]
    table: Table[Told] | None = None


_OF_THE_WORDS = frozenset({"quote", "id"})
"""Slots that rest on the claim's own words: a claim's id names them."""


def traces_of(told: Told, cells: Iterable[tuple[str, str]]) -> tuple[Trace, ...]:
    """Trace cells, given as pairs of a cell's name and the slot it shows, to the evidence of that slot.

    A slot without evidence of its own has that of the nearest one above it; a quotation rests on its own span.
    """
    evidence = {e.slot: e for e in told.claim.evidence}
    out = []
    for cell, slot in cells:
        above = slot
        while above and above not in evidence:
            above = above.rpartition(".")[0]
        found = evidence.get(above)
        span = told.claim.span if slot in _OF_THE_WORDS else found.span if found else None
        out.append(
            Trace(
                cell=cell,
                claim=told.claim.id,
                report=told.report.id,
                slot=slot,
                span=span,
                rule=found.rule if found else None,
            )
        )
    return tuple(out)


def trace_line(name: str, trace: Trace) -> str:
    """Write a trace as one line of the sidecar, without the newline; `name` is that of the row, feature or record."""
    line = {
        "in": name,
        "cell": trace.cell,
        "claim": trace.claim,
        "report": trace.report,
        "slot": trace.slot,
        "span": list(trace.span) if trace.span else None,
        "rule": trace.rule,
    }
    return json.dumps(line, ensure_ascii=False)


def array(pieces: Iterable[Piece], head: str, foot: str) -> Iterator[Piece]:
    """Put pieces between a head and a foot, with commas between them, as the items of a JSON array."""
    first = True
    yield Piece(text=head)
    for piece in pieces:
        yield Piece(text=("\n" if first else ",\n") + piece.text, name=piece.name, traces=piece.traces)
        first = False
    yield Piece(text=foot)
