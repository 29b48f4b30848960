"""Rows of the coding sheets of others (ACLED, UCDP) as reports: one cell a line, "column: value"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from reportedly.model.span import Span

SHEET_TAG = "coding-sheet"
"""The group of the tag that marks a report as a row; the tag itself is the sheet's name, such as acled."""

_LINE = re.compile(r"^(?P<column>[^:\n]+): (?P<value>.+)$", re.MULTILINE)
_NO_NAME = re.compile(r"[:\s]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetCell:
    """One cell with words in it, and where its value stands in the text."""

    column: str
    value: str
    span: Span


def cells_of(text: str) -> Mapping[str, SheetCell]:
    """Read the cells of a row back from its text, by column, in their order; empty ones are not in it."""
    found: dict[str, SheetCell] = {}
    for line in _LINE.finditer(text):
        column = line["column"]
        found.setdefault(column, SheetCell(column=column, value=line["value"], span=line.span("value")))
    return found


def text_of(cells: Mapping[str, str]) -> str:
    """Write the cells of a row as its text; white space within a value is made one space, empty ones are left out."""
    lines = ((_NO_NAME.sub("_", column), " ".join(value.split())) for column, value in cells.items())
    return "\n".join(f"{column}: {words}" for column, words in lines if column and words)
