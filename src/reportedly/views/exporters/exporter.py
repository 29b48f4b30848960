"""What an exporter is: pieces of text, and the trace of every cell back to the words it came from."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reportedly.codebook import Codebook
from reportedly.model import Claim, Report, Shape, Span


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporter:
    """One format: its name, what its files end in, what it cannot say, and how claims are written in it.

    `write` takes the claims and what is looked up for them, and yields the file's pieces in order; it keeps nothing, so
    that any number of claims may pass.
    """

    name: str
    suffix: str
    says: str
    cannot_say: str
    write: Callable[[Iterable[Told], ExportKit], Iterator[Piece]]


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
        span = told.claim.span if slot == "quote" else found.span if found else None
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


def trace_line(piece: Piece, trace: Trace) -> str:
    """Write a trace as one line of the sidecar, without the newline."""
    line = {
        "in": piece.name,
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
