"""Claims, reports and issues as tables of text, for 80 columns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportedly.model import Claim, Issue, Report
from reportedly.views.numbers_and_days import days_for_table
from reportedly.views.wording import (
    event_words,
    outlet_words,
    short_id,
    speaker_for_table,
    sureness_for_table,
)


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
