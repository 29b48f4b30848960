"""Drawing on the terminal, or into a pipe: the only place that knows of colours and widths."""

import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.cli.long_table import laid_out
from reportedly.model import Issue
from reportedly.model.incident import Account
from reportedly.views.accounts import Told, matrices, mouths, reach, standing_lines, title_of, together_lines
from reportedly.views.briefing import Briefing, Statement
from reportedly.views.family import FamilyLine
from reportedly.views.incident_briefing import IncidentStory
from reportedly.views.tables import TextTable, side_by_side
from reportedly.views.why import Explanation, Passage, bracketed

_colours = ("cyan", "green", "yellow", "magenta", "blue", "red")


def draw(*parts: RenderableType) -> None:
    """Draw on the terminal in its width and colours, or into a pipe in 80 columns (COLUMNS says otherwise)."""
    console = Console(width=_columns(), highlight=False, emoji=False)
    with console.capture() as drawn:
        for part in parts:
            console.print(part)
    # Cells are filled up with spaces, which would be in the way of whoever copies or compares the lines.
    print("\n".join(line.rstrip() for line in drawn.get().splitlines()))


def _columns() -> int:
    return shutil.get_terminal_size((80, 24)).columns


def complain(line: str) -> None:
    """Say one line on standard error."""
    print(f"reportedly: {' '.join(line.split())}", file=sys.stderr)


def complain_of(issue: Issue, key: str | None = None) -> None:
    """Say an issue in one line: where, what, which; `key` stands for a report's id."""
    where = key or issue.report
    # Trouble with a file names the file itself.
    said = issue.detail if issue.detail.startswith(where) else f"{where}: {issue.detail}"
    complain(f"{said} [{issue.code}]")


def print_table(table: TextTable, if_empty: str | Callable[[], str]) -> None:
    """Draw a table, or say why there is none."""
    if not table.rows:
        print(if_empty if isinstance(if_empty, str) else if_empty())
        return
    heading, lines = laid_out(table, _columns())
    draw(*(Text(line, style="bold", no_wrap=True, overflow="ignore") for line in heading))
    for line in lines:
        print(line)


def print_tree(lines: Iterable[FamilyLine]) -> None:
    """Draw the lines of a family, each as far in as it stands in the tree."""
    for line in lines:
        words = Text(line.words, style="bold" if line.strong else "")
        draw(Padding(_hanging(Text("-"), words) if line.depth else words, (0, 0, 0, 3 * max(0, line.depth - 1))))


def print_briefing(briefing: Briefing, opening: str, stories: Sequence[IncidentStory] = ()) -> None:
    """Draw the briefing: incidents first, then a heading a day, under it the reports, and in each who said what."""
    draw(Text(opening, style="italic"))
    _draw_stories(stories)
    if stories and briefing.days:
        draw("", Text("All other claims", style="bold reverse"))
    for day in briefing.days:
        draw("", Text(day.heading, style="bold underline"))
        for story in day.stories:
            title = f" · {story.title}" if story.title else ""
            draw("", Text.assemble((story.source, "bold"), (title, "dim")))
            draw(*(_statement(statement) for statement in story.statements))


def print_account(
    account: Account, told: Told, summary: Mapping[str, Any], first: date | None, last: date | None
) -> None:
    """Draw one incident: its title, claimants and what they say, how each thing stands, why it is one incident."""
    draw(Text(title_of(summary, first, last), style="bold underline"))
    draw(Text(f"{reach(summary)}; {mouths(summary)}. Nothing here has been checked.", style="italic"), "")
    for matrix in matrices(account, told):
        for table in side_by_side(matrix, _columns()):
            print_table(table, "nobody says anything of it")
            draw("")
    draw(Text("How it stands", style="bold"))
    draw(*(_hanging(Text("-"), Text(line)) for line in standing_lines(account)))
    together = together_lines(account, told)
    if together:
        draw("", Text("Why these reports are taken to tell of one incident", style="bold"))
        draw(*(_hanging(Text("-"), Text(line)) for line in together))


def _draw_stories(stories: Sequence[IncidentStory]) -> None:
    for story in stories:
        draw("", _hanging(Text(story.id, style="cyan"), Text(story.title, style="bold underline")))
        draw(Padding(Text(story.reach, style="dim"), (0, 0, 0, 10)))
        for label, line in story.lines:
            draw(Padding(Text.assemble((f"{label}: ", "bold"), line), (0, 0, 0, 4)))
        for claim, who, quote in story.quotes:
            said = Text.assemble((who, "bold"), f": “{quote}”") if quote else Text(who, style="dim")
            draw(Padding(_hanging(Text(claim or " " * 8, style="cyan"), said), (0, 0, 0, 4)))


def _statement(statement: Statement) -> RenderableType:
    said = Text.assemble((statement.said, "bold"), f": “{statement.quote}”")
    readings = ((Text(claim, style="cyan"), Text(gist, style="dim")) for gist, claim in statement.readings)
    return Group(_hanging(Text("-"), said), *(Padding(_hanging(*one), (0, 0, 0, 4)) for one in readings))


def _hanging(mark: Text, text: Text) -> RenderableType:
    """Set a text to the right of its mark, every line of it."""
    table = Table.grid(padding=(0, 2 if len(mark) > 1 else 1, 0, 0))
    table.add_column(width=len(mark))
    table.add_column()
    table.add_row(mark, text)
    return table


def print_explanation(explanation: Explanation, about: str) -> None:
    """Draw the passages with their evidence marked, and the table of values."""
    draw(Text(about, style="bold"))
    for passage in explanation.passages:
        marked = _coloured(passage) if sys.stdout.isatty() else Text(bracketed(passage))
        draw("", Padding(marked, (0, 0, 0, 3)))
    draw("")
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
