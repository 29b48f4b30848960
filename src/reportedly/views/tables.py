"""Claims, reports and issues as tables of text, for 80 columns."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.model import Claim, Issue, Report
from reportedly.views.numbers_and_days import days_for_table
from reportedly.views.wording import (
    event_words,
    outlet_words,
    short_id,
    speaker_for_table,
    sureness_for_table,
)

NOTHING = "–"
"""What stands in a cell of which nothing is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column's heading and how many of 80 characters it may take; `numbers` are set to the right."""

    heading: str
    width: int | None = None
    numbers: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TextTable:
    """A table that is ready to be drawn: every cell is text."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


_WIDEST_WORD = 20
_GAP = 1


def side_by_side(table: TextTable, width: int, repeated: int = 1) -> list[TextTable]:
    """Split a table that is too wide into several whose columns each hold their longest word.

    `width` counts characters, `repeated` are the first columns that each of them begins with; a row that says nothing
    in one of them is left out there. Columns get their widths.
    """
    columns = [_fitted(column, [row[n] for row in table.rows]) for n, column in enumerate(table.columns)]
    least = [column.width or 0 for column in columns]
    begin = tuple(range(repeated))
    groups: list[list[int]] = [[]]
    for n in range(repeated, len(columns)):
        if groups[-1] and sum(least[i] + _GAP for i in (*begin, *groups[-1], n)) - _GAP > width:
            groups.append([])
        groups[-1].append(n)
    return [_part(table, columns, (*begin, *group), repeated, width) for group in groups]


def _fitted(column: Column, cells: Sequence[str]) -> Column:
    longest = max((len(word) for cell in (column.heading, *cells) for word in cell.split()), default=1)
    return column if column.width else replace(column, width=min(longest, _WIDEST_WORD))


def _part(table: TextTable, columns: Sequence[Column], taken: Sequence[int], repeated: int, width: int) -> TextTable:
    rows = [tuple(row[n] for n in taken) for row in table.rows]
    told = tuple(row for row in rows if any(cell not in ("", NOTHING) for cell in row[repeated:]))
    wanted = [max(len(cell) for cell in (columns[n].heading, *(row[i] for row in told))) for i, n in enumerate(taken)]
    widths = [columns[n].width or 1 for n in taken]
    spare = width - sum(widths) - _GAP * (len(widths) - 1)
    while spare > 0 and (short := [i for i, have in enumerate(widths) if have < wanted[i]]):
        narrowest = min(short, key=lambda i: widths[i] / wanted[i])
        widths[narrowest] += 1
        spare -= 1
    return TextTable(columns=tuple(replace(columns[n], width=w) for n, w in zip(taken, widths, strict=True)), rows=told)


def claims_table(told: Iterable[tuple[Claim, Report]]) -> TextTable:
    """Show a claim a row: its id for `why`, the event's day, who says it, how, and what."""
    columns = (
        Column(heading="claim", width=8),
        Column(heading="event day", width=10),
        Column(heading="who says", width=16),
        Column(heading="how", width=11),
        Column(heading="what"),
    )
    rows = (
        (
            short_id(claim.id),
            days_for_table(claim.event.when),
            speaker_for_table(claim, report),
            sureness_for_table(claim),
            event_words(claim.event),
        )
        for claim, report in told
    )
    return TextTable(columns=columns, rows=tuple(rows))


def reports_table(kept: Iterable[tuple[Report, int, int]]) -> TextTable:
    """Show a report a row, with its numbers of claims and issues."""
    columns = (
        Column(heading="report", width=14),
        Column(heading="published", width=10),
        Column(heading="outlet", width=16),
        Column(heading="title"),
        Column(heading="claims", width=6, numbers=True),
        Column(heading="issues", width=6, numbers=True),
    )
    rows = (
        (
            report.key,
            str(report.published or "–"),
            outlet_words(report) if report.outlet else "–",
            report.title or first_words(report.text),
            str(claims),
            str(issues),
        )
        for report, claims, issues in kept
    )
    return TextTable(columns=columns, rows=tuple(rows))


def issues_table(issues: Iterable[Issue], keys: Mapping[str, str]) -> TextTable:
    """Show an issue a row; `keys` gives a report's key by its id, a file that gave no report shows its path."""
    columns = (Column(heading="report", width=16), Column(heading="issue", width=18), Column(heading="what was met"))
    rows = ((keys.get(issue.report, issue.report), issue.code, issue.detail) for issue in issues)
    return TextTable(columns=columns, rows=tuple(rows))


def first_words(text: str, most: int = 60) -> str:
    """Give the beginning of a text on one line, cut at a word."""
    line = " ".join(text[: most * 2].split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + " …"
