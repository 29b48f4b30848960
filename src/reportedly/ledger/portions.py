"""A few at a time: a question to a database holds only so many values, and an insert only so many rows."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, insert

MOST_VALUES = 500
"""So many ids go into one question: SQLite takes no more than a thousand or so."""

_MOST_ROWS = 5_000

T = TypeVar("T")


def portions(things: Iterable[T], most: int | None = None) -> Iterator[list[T]]:
    """Give things so many at a time: as many as go into one question, unless told otherwise."""
    most = most or MOST_VALUES
    portion: list[T] = []
    for thing in things:
        portion.append(thing)
        if len(portion) == most:
            yield portion
            portion = []
    if portion:
        yield portion


def read_together(documents: Iterable[str]) -> list[Any]:
    """Read JSON documents: many small ones are read in half the time as one."""
    found: list[Any] = json.loads(f"[{','.join(documents)}]")
    return found


def insert_rows(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    """Write rows, however many."""
    for some in portions(rows, _MOST_ROWS):
        connection.execute(insert(table), some)
