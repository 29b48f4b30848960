"""Tables for programs: the same columns and cells as in CSV, with types, as Arrow batches that Parquet is written of.

Nothing is run from a Parquet file, so that no cell is written otherwise than it is.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any

import pyarrow as pa

from reportedly.views.exporters.exporter import Cell, Row, TableColumn

AT_ONCE = 5_000
"""So many rows make a batch, and a group of rows in the file."""

_TYPES = {"text": pa.string(), "count": pa.int64(), "number": pa.float64(), "day": pa.date32()}


def schema_of(columns: Sequence[TableColumn]) -> Any:  # noqa: ANN401 -- pyarrow ships no types
    """Give the Arrow schema of a table's columns, each of which may be empty."""
    return pa.schema([pa.field(column.name, _TYPES[column.type]) for column in columns])


def batch_of(columns: Sequence[TableColumn], rows: Iterable[Row]) -> Any:  # noqa: ANN401
    """Make one record batch of rows."""
    schema = schema_of(columns)
    cells = [row.cells for row in rows]
    arrays = [
        pa.array([_typed(row[nth], column.type) for row in cells], field.type)
        for nth, (column, field) in enumerate(zip(columns, schema, strict=True))
    ]
    return pa.record_batch(arrays, schema=schema)


def portions(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Take rows a batch at a time."""
    waiting = iter(rows)
    while some := list(islice(waiting, AT_ONCE)):
        yield some


def _typed(cell: Cell, kind: str) -> object:
    if cell is None or cell == "":
        return None
    if kind == "text":
        # Half a character is no text that a file can hold.
        return str(cell).encode("utf-8", "replace").decode("utf-8")
    if kind == "day":
        return date.fromisoformat(str(cell))
    return int(cell) if kind == "count" else float(cell)
