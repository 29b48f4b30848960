"""Write docs/codebook.md from the codebook: closed lists, kinds with their names elsewhere, the sheets that are read.

docs/write_codebook.py            write the page
docs/write_codebook.py --check    only say whether it is up to date (exit status 1 when it is not)
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from made_page import keep

from reportedly.codebook import Kind, Sheet
from reportedly.codebook.load import load_codebook

PAGE = Path(__file__).with_name("codebook.md")
LISTS = {
    "speaker_kinds": "who a speaker is",
    "acts": "what the speaker does by saying it",
    "certainties": "how surely",
    "polarities": "whether it is said to be so",
    "statuses": "whether it has happened",
    "units": "what a number counts",
    "effects": "what became of it",
    "bases": "how a number was come by",
    "levels": "how wide a place is",
    "relations": "how the event lies to it",
    "precisions": "how exact the days are",
}


def lines() -> Iterator[str]:
    """Write the page."""
    book = load_codebook()
    yield from ("# What the codebook knows", "")
    yield "Made by `make docs` from the codebook's files; do not edit. What the values mean in a claim:"
    yield "[the wire format](wire-format.md). A folder of your own adds kinds, actors and words: `reportedly codebook`."
    yield from ("", "## Closed lists", "", "| list | what it tells | values |", "|---|---|---|")
    for name, tells in LISTS.items():
        yield f"| `{name}` | {tells} | {', '.join(book.closed_lists[name])} |"
    yield from ("", "## Kinds of event", "")
    yield "What a kind is called in PLOVER 2.0 and CAMEO, and under which types ACLED and UCDP GED have it, first the"
    yield "one that is written where nothing tells which."
    yield from ("", "| kind | what it is | PLOVER | CAMEO | ACLED | UCDP |", "|---|---|---|---|---|---|")
    yield from (kind_line(kind) for kind in book.kinds.values())
    for sheet in book.sheets.values():
        yield from sheet_lines(sheet)
    counts = (("actors", book.actors), ("cues of saying", book.speech), ("hedges", book.hedges))
    told = ", ".join(f"{len(entries):,} {name}" for name, entries in counts)
    yield from (
        "",
        "## How much there is",
        "",
        f"{len(book.kinds)} kinds, {told}. `reportedly actor NAME` shows an actor.",
    )


def kind_line(kind: Kind) -> str:
    """Write one kind."""
    names = kind.schemes
    plover = ": ".join(part for part in (names.plover, names.plover_mode) if part)
    acled = "; ".join(": ".join(pair) for pair in names.acled)
    words = " ".join(kind.definition.split()).replace("|", "\\|")
    return f"| `{kind.id}` | {words} | {plover} | {names.cameo or ''} | {acled} | {', '.join(names.ucdp)} |"


def sheet_lines(sheet: Sheet) -> Iterator[str]:
    """Write what the columns of one data set mean when its rows are read."""
    both = "; ".join(f"`{column}` is {' or '.join(values)}" for column, values in sheet.both_act.items())
    yield from ("", f"## Rows of {sheet.id} read", "", "| value | column |", "|---|---|")
    yield f"| kind | {columns(*sheet.kind)} |"
    yield f"| who does it | {columns(*sheet.agents)}; where {both}, the other side too |"
    yield f"| to whom | {columns(*sheet.targets)} |"
    yield f"| source, where it names one | {columns(sheet.source)} |"
    yield f"| quote | the first of {columns(*sheet.quote)} with words in it |"
    yield f"| days | {columns(sheet.first_day, sheet.last_day)} by `{sheet.day_precision}` ({coded(sheet.days)}) |"
    yield f"| place | by `{sheet.place_precision}`, see below; country {columns(sheet.country)} |"
    parts = f"; parts {columns(*(part.column for part in sheet.parts))}" if sheet.parts else ""
    yield f"| killed | from {columns(sheet.low)} to {columns(sheet.high)}, shown {columns(sheet.best)}{parts} |"
    yield from ("", f"| `{sheet.place_precision}` | place | point |", "|---|---|---|")
    for code, place in sheet.places.items():
        point = f"the row's, within {place.radius_km:g} km" if place.radius_km else "none"
        level = place.level if place.level != "unknown" else "place of unknown level,"
        yield f"| {code} | {place.relation} a {level} named by `{place.named_by}` | {point} |"
    named = ", ".join(f"{value} = {kind}" for value, kind in sheet.kinds.items())
    yield from ("", f"Kinds: {named}.")


def columns(*names: str) -> str:
    """List columns, each once."""
    return ", ".join(f"`{name}`" for name in dict.fromkeys(names))


def coded(values: dict[str, str]) -> str:
    """List codes with what they mean."""
    return ", ".join(f"{code} {meaning}" for code, meaning in values.items())


if __name__ == "__main__":
    sys.exit(keep(PAGE, "\n".join(lines()) + "\n"))
