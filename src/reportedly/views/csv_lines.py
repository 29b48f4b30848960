"""Claims as lines of CSV for spreadsheets, in which no cell is ever taken for a formula."""

from collections.abc import Sequence

from reportedly.model import Claim, Party, Report, Speaker
from reportedly.views.numbers_and_days import quantities_words
from reportedly.views.wording import outlet_words

HEADINGS = (
    "claim report outlet published quote said_by own_voice said_when act certainty polarity kind status agents targets "
    "place place_id country level relation lat lon radius_km event_from event_to date_precision quantities"
).split()
# What Excel, LibreOffice and Google Sheets take for the beginning of a formula.
_formula_starts = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def claim_csv_heading() -> str:
    """Give the line of headings."""
    return csv_line(HEADINGS)


def claim_to_csv(claim: Claim, report: Report) -> str:
    """Write one claim as one line, its newline included; lists are parted by semicolons."""
    event, where, when = claim.event, claim.event.where, claim.event.when
    return csv_line(
        (
            claim.id,
            report.id,
            outlet_words(report),
            report.published,
            claim.quote,
            _names(claim.said_by),
            "yes" if not claim.said_by else "no",
            claim.said_when,
            claim.act,
            claim.certainty,
            claim.polarity,
            event.kind,
            event.status,
            _names(event.agents),
            _names(event.targets),
            where and (where.name or where.mention),
            where and where.place,
            where and where.country,
            where and where.level,
            where and where.relation,
            where and where.lat,
            where and where.lon,
            where and where.radius_km,
            when and when.start,
            when and when.end,
            when and when.precision,
            quantities_words(event.quantities),
        )
    )


def csv_line(cells: Sequence[object]) -> str:
    """Write cells as one line of CSV: text in quotation marks, numbers bare, nothing for None."""
    return ",".join(map(_cell, cells)) + "\r\n"


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    text = str(value)
    # A leading apostrophe makes a spreadsheet show what follows as it stands.
    if text.lstrip(" ").startswith(_formula_starts):
        text = "'" + text
    return '"' + text.replace('"', '""') + '"'


def _names(named: Sequence[Speaker | Party]) -> str:
    return "; ".join(one.name or one.mention for one in named)
