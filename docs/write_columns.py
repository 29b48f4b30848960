"""Write docs/columns.md from the exporters' own maps of columns, so that it cannot say anything else.

docs/write_columns.py            write the page
docs/write_columns.py --check    only say whether it is up to date (exit status 1 when it is not)
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from made_page import keep

from reportedly.views.exporters import DECISION_EXPORTERS, EXPORTERS, INCIDENT_EXPORTERS, decisions_csv
from reportedly.views.exporters.claims_csv import COLUMNS
from reportedly.views.exporters.incident_rows import IncidentColumn

PAGE = Path(__file__).with_name("columns.md")


def lines() -> Iterator[str]:
    """Write each table's columns: what they show of a claim or an incident, and what they mean."""
    yield "# The columns of exported tables"
    yield ""
    yield "Made by `make docs` from the exporters' own maps; do not edit. How to export: [here](how-to/exporting.md)."
    csv = EXPORTERS["csv"]
    yield from table("csv", csv.says, csv.cannot_say, [(c.name, c.slot, c.meaning) for c in COLUMNS])
    for name, exporter in INCIDENT_EXPORTERS.items():
        columns = [(c.name, ", ".join(c.slots) or _other(c), c.meaning) for c in exporter.columns]
        yield from table(name, exporter.says, exporter.cannot_say, columns)
    for name, of_decisions in DECISION_EXPORTERS.items():
        columns = [(c.name, "the claims it names" if c.on_claims else "", c.meaning) for c in decisions_csv.COLUMNS]
        yield from table(name, of_decisions.says, of_decisions.cannot_say, columns)


def _other(column: IncidentColumn) -> str:
    return column.grounds.__name__.replace("_", " ").strip() if column.grounds else ""


def table(name: str, says: str, cannot_say: str, columns: list[tuple[str, str, str]]) -> Iterator[str]:
    """Write one format."""
    yield from ("", f"## {name}", "", f"{says[0].upper()}{says[1:]}. Not in it: {cannot_say}", "")
    yield from ("| column | rests on | what it is |", "|---|---|---|")
    yield from (f"| `{column}` | {slots or '(the row itself)'} | {meaning} |" for column, slots, meaning in columns)


if __name__ == "__main__":
    sys.exit(keep(PAGE, "\n".join(lines()) + "\n"))
