"""Claims in the formats of others: nothing lost that the format can say, nothing run, every cell traced."""

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_by_hand import RUN, coding_of, report, shelling, span_of
from reportedly.codebook.load import load_codebook
from reportedly.model import Shape
from reportedly.model.wire import claim_to_wire
from reportedly.views.exporters import EXPORTERS, ExportKit, Piece, Told, trace_line
from reportedly.views.exporters.claims_csv import COLUMNS
from reportedly.views.exporters.spreadsheet import csv_row, plain

LINE = {"type": "LineString", "coordinates": [[36.0, 36.9], [37.0, 36.7]]}
KIT = ExportKit(geojson_of=lambda shape: LINE if shape.kind == "line" else None, codebook=load_codebook())
REPORT = report()
TOLD = [Told(claim=c, report=REPORT, run_id=RUN.id) for c in coding_of(REPORT).claims]


def written(name: str, told: list[Told] = TOLD) -> tuple[str, list[Piece]]:
    pieces = list(EXPORTERS[name].write(told, KIT))
    return "".join(p.text for p in pieces), pieces


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_cell_is_traced_to_a_claim_and_to_its_words(name: str) -> None:
    _, pieces = written(name)
    traces = [(p, t) for p in pieces for t in p.traces]
    assert traces
    claims = {t.claim.id: t.claim for t in TOLD}
    for piece, trace in traces:
        assert trace.claim in claims
        assert trace.report == REPORT.id
        if trace.slot == "quote":
            assert trace.span == claims[trace.claim].span
        assert json.loads(trace_line(piece.name, trace))["cell"] == trace.cell
    places = [t for _, t in traces if t.slot == "event.where" and t.claim == TOLD[0].claim.id]
    assert name == "claimreview" or name == "annotation" or all(t.span == span_of("Dorrin.") for t in places)


@pytest.mark.parametrize("name", sorted(set(EXPORTERS) - {"annotation"}))  # which is a trace itself
def test_no_cell_with_something_in_it_is_without_a_trace(name: str) -> None:
    text, pieces = written(name)
    if name == "csv":
        told = [{k for k, v in row.items() if v} for row in csv.DictReader(io.StringIO(text, newline=""))]
    else:
        records = [json.loads(p.text.lstrip(",\n")) for p in pieces if p.name]
        told = [set(_cells(record)) for record in records]
    traced = [{t.cell for t in p.traces} for p in pieces if p.name]
    assert [cells - found - FIXED for cells, found in zip(told, traced, strict=True)] == [set()] * len(told)


FIXED = {"type", "coder", "@type", "reviewRating", "itemReviewed.@type", "itemReviewed.claimInterpreter"}
"""Cells that say the same in every record."""


def _cells(record: dict[str, Any], above: str = "") -> list[str]:
    found = []
    for name, value in record.items():
        if value in (None, []):
            continue
        if name in ("properties", "itemReviewed"):
            found += _cells(value, f"{name}.")
        else:
            found.append(above + name)
    return found


@pytest.mark.parametrize("name", EXPORTERS)
def test_nothing_to_export_is_still_a_whole_file(name: str) -> None:
    text, _ = written(name, [])
    if name == "csv":
        assert list(csv.reader(io.StringIO(text))) == [[c.name for c in COLUMNS]]
    elif name != "plover":
        assert json.loads(text)


def test_a_table_comes_back_as_it_was_written() -> None:
    text, _ = written("csv")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [plain(r["quote"]) for r in rows] == [t.claim.quote for t in TOLD]
    assert rows[0]["said_by"] == "Ministry of Health"
    assert (rows[0]["killed_low"], rows[0]["killed_high"]) == ("12", "")
    assert (rows[0]["start"], rows[0]["end"]) == ("", "2021-03-09")
    assert (rows[1]["polarity"], rows[1]["latitude"]) == ("negative", "")


@given(
    st.lists(
        st.one_of(
            st.text(), st.text("'=+-@\t\rx", max_size=4), st.none(), st.floats(allow_nan=False, allow_infinity=False)
        ),
        min_size=2,
    )
)
def test_no_cell_is_run_as_a_formula_and_none_is_lost(cells: list[Any]) -> None:
    (row,) = csv.reader(io.StringIO(csv_row(cells), newline=""), strict=True)
    for cell, back in zip(cells, row, strict=True):
        if isinstance(cell, str):
            assert not back.startswith(("=", "+", "-", "@", "\t", "\r"))
            assert plain(back) == cell.replace("\x00", "")


def test_a_map_has_points_and_lines_and_no_pin_without_a_place() -> None:
    claim = shelling(REPORT)
    where = claim.event.where
    assert where is not None
    border = replace(
        where, lat=None, lon=None, shape=Shape(kind="line", of=("border:SY|TR",), bbox=(35.0, 36.0, 42.0, 37.3))
    )
    along = replace(claim, event=replace(claim.event, where=border))
    text, _ = written("geojson", [*TOLD, Told(claim=along, report=REPORT, run_id=None)])
    collection = json.loads(text)
    assert [f["geometry"] and f["geometry"]["type"] for f in collection["features"]] == [
        "Point", None, None, "LineString",
    ]  # fmt: skip
    assert collection["features"][0]["geometry"]["coordinates"] == [40.25, 35.5]
    assert collection["features"][0]["properties"]["radius_km"] == 10


def test_plover_records_have_what_plover_demands() -> None:
    text, _ = written("plover")
    (record,) = [json.loads(line) for line in text.splitlines()]
    assert record["event"] == ["ASSAULT"]
    assert record["quad_code"] == 4
    assert record["date"] == "2021-03-09"
    assert record["actor"] == [
        {"entity_text": "government", "identifier_text": "government forces", "identifier_id": "gov"}
    ]
    assert record["size"] == {"dead": 12}
    assert "said by Ministry of Health" in record["comment"]


def test_an_annotation_points_at_the_words_of_each_value() -> None:
    text, _ = written("annotation")
    first = json.loads(text)["items"][0]
    quote, position = first["target"]["selector"]
    assert quote["exact"] == TOLD[0].claim.quote
    assert REPORT.text[position["start"] : position["end"]] == quote["exact"]
    assert REPORT.text.startswith(quote["prefix"], position["start"] - len(quote["prefix"]))
    assert first["body"][0]["value"]["event"] == claim_to_wire(TOLD[0].claim, REPORT)["event"]
    kinds = [b for b in first["body"][1:] if b["reportedly:slot"] == "event.kind"]
    assert kinds[0]["source"]["selector"][0]["exact"] == "artillery killed"


def test_no_review_rates_a_claim() -> None:
    text, _ = written("claimreview")
    for review in json.loads(text)["@graph"]:
        assert review["reviewRating"]["alternateName"] == "not rated"
        assert review["itemReviewed"]["@type"] == "Claim"
        assert review["claimReviewed"]
