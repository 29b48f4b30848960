"""Drawing on the terminal, or into a pipe: the only place that knows of colours and widths."""

import shutil
import sys
from typing import Literal

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.model import Issue
from reportedly.views.briefing import Briefing
from reportedly.views.tables import TextTable
from reportedly.views.why import Explanation, Passage, bracketed

_colours = ("cyan", "green", "yellow", "magenta", "blue", "red")


def page() -> Console:
    """Give the page to draw on: the terminal's width, or 80 columns into a pipe (COLUMNS says otherwise)."""
    width = None if sys.stdout.isatty() else shutil.get_terminal_size((80, 24)).columns
    return Console(width=width, highlight=False, soft_wrap=False, emoji=False)


def complain(line: str) -> None:
    """Say one line on standard error."""
    print(f"reportedly: {' '.join(line.split())}", file=sys.stderr)


def complain_of(issue: Issue, key: str | None = None) -> None:
    """Say an issue in one line: where, what, which; `key` stands for a report's id."""
    where = key or issue.report
    # Trouble with a file names the file itself.
    said = issue.detail if issue.detail.startswith(where) else f"{where}: {issue.detail}"
    complain(f"{said} [{issue.code}]")


def print_table(table: TextTable, if_empty: str) -> None:
    """Draw a table, or say why there is none."""
    if not table.rows:
        print(if_empty)
        return
    drawn = Table(box=None, pad_edge=False, header_style="bold", collapse_padding=True)
    for column in table.columns:
        side: Literal["left", "right"] = "right" if column.numbers else "left"
        drawn.add_column(column.heading, justify=side, width=column.width, overflow="fold")
    for row in table.rows:
        drawn.add_row(*(Text(cell) for cell in row))
    page().print(drawn)


def print_briefing(briefing: Briefing) -> None:
    """Draw the briefing: a heading a day, and under it who said what."""
    console = page()
    console.print(Text(briefing.opening, style="italic"))
    for day in briefing.days:
        console.print()
        console.print(Text(day.heading, style="bold underline"))
        for line in day.lines:
            console.print()
            console.print(Text.assemble((line.said, "bold"), ":", (f"  [{line.source}]", "dim")))
            _indented(console, Text(f"“{line.quote}”"))
            _indented(console, Text.assemble((f"{line.gist}  ", "dim"), (line.claim, "cyan")))


def print_explanation(explanation: Explanation, about: str) -> None:
    """Draw the passages with their evidence marked, and the table of values."""
    console = page()
    console.print(Text(about, style="bold"))
    for passage in explanation.passages:
        console.print()
        _indented(console, _coloured(passage) if console.is_terminal else Text(bracketed(passage)))
    console.print()
    print_table(explanation.table, "no value was taken from it")


def _coloured(passage: Passage) -> Text:
    text = Text(passage.text)
    if passage.quote:
        text.stylize("underline", *passage.quote)
    labels = list(dict.fromkeys(mark.label for mark in passage.marks))
    for mark in passage.marks:
        text.stylize(f"bold {_colours[labels.index(mark.label) % len(_colours)]}", *mark.span)
    if labels:
        legend = [(f" {label} ", f"bold reverse {_colours[i % len(_colours)]}") for i, label in enumerate(labels)]
        text.append("\n")
        text.append_text(Text.assemble(*legend))
    return text


def _indented(console: Console, text: Text) -> None:
    console.print(Padding(text, (0, 0, 0, 3)))
