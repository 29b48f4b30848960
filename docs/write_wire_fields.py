"""Write docs/wire-fields.md from the model: every field of a claim's wire form, its type, and whether it may be null.

docs/write_wire_fields.py            write the page
docs/write_wire_fields.py --check    only say whether it is up to date (exit status 1 when it is not)
"""

import dataclasses
import sys
import types
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

from made_page import keep

from reportedly.codebook.load import load_codebook
from reportedly.model import Claim, Evidence, Report

PAGE = Path(__file__).with_name("wire-fields.md")
REPORT_FIELDS = ("id", "key", "outlet", "title", "published", "url")
NOT_WRITTEN = frozenset({"ordinal", "report_id"})
LISTS = {
    "said_by[].kind": "speaker_kinds",
    "toward[].kind": "speaker_kinds",
    "act": "acts",
    "certainty": "certainties",
    "polarity": "polarities",
    "event.kind": "kinds",
    "event.status": "statuses",
    "event.where.level": "levels",
    "event.where.relation": "relations",
    "event.when.precision": "precisions",
    "event.quantities[].unit": "units",
    "event.quantities[].effect": "effects",
    "event.quantities[].basis": "bases",
}
"""Fields that hold a value of one of the codebook's closed lists."""
SIMPLE = {str: "string", int: "whole number", float: "number", date: "string, YYYY-MM-DD", bool: "true or false"}


def lines() -> Iterator[str]:
    """Write the page."""
    known = load_codebook().closed_lists
    yield from ("# The fields of the wire form", "")
    yield "Made by `make docs` from the model; do not edit. What each field means: [the wire format](wire-format.md)."
    yield from ("", "| field | type | may be `null` |", "|---|---|---|", "| `id` | string | no |")
    hints = get_type_hints(Report)
    for name in REPORT_FIELDS:
        yield row(f"report.{name}", hints.get(name, str))
    for path, kind in fields(Claim, ""):
        of = LISTS.get(path)
        assert of is None or of in known, path
        yield row(path, kind, of)


def fields(shape: type, above: str) -> Iterator[tuple[str, Any]]:
    """Give the paths of a dataclass and of what it is made of, with their types."""
    for name, kind in get_type_hints(shape).items():
        path = above + name
        if name in NOT_WRITTEN or name.startswith("_"):
            continue
        if name == "also":
            yield path, tuple[str, ...]  # spans in the model, quotes on the wire
        elif name == "evidence":
            yield path, dict
            yield from ((f"{path}.SLOT.{n}", k) for n, k in get_type_hints(Evidence).items() if n != "slot")
        else:
            yield path, kind
            inner, many = made_of(kind)
            if inner is not None:
                yield from fields(inner, f"{path}{'[]' if many else ''}.")


def made_of(kind: Any) -> tuple[type | None, bool]:  # noqa: ANN401
    """Give the dataclass that a field holds, and whether it holds a list of them."""
    for one in get_args(kind) or (kind,):
        if dataclasses.is_dataclass(one) and isinstance(one, type):
            return one, get_origin(kind) is tuple
    return None, False


def row(path: str, kind: Any, of: str | None = None) -> str:  # noqa: ANN401
    """Write one field."""
    options = get_args(kind) if get_origin(kind) in (Union, types.UnionType) else (kind,)
    words = " or ".join(word(one) for one in options if one is not type(None))
    listed = f" of [`{of}`](codebook.md)" if of else ""
    return f"| `{path}` | {words}{listed} | {'yes' if type(None) in options else 'no'} |"


def word(kind: Any) -> str:  # noqa: ANN401
    """Name a JSON type."""
    if get_origin(kind) is tuple:
        first, *rest = get_args(kind)
        return f"list of {word(first)}s" if Ellipsis in rest else f"list of {len(rest) + 1} {word(first)}s"
    return SIMPLE.get(kind, "object")


if __name__ == "__main__":
    sys.exit(keep(PAGE, "\n".join(lines()) + "\n"))
