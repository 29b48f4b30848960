"""Dates that name a day or a month of the calendar."""

import re
from datetime import date

from reportedly.coding.when.calendar_days import day_of, month_of, safe_day, third_of
from reportedly.coding.when.reading import Around, Reading, Rule
from reportedly.coding.when.words import (
    ANY_WEEKDAY,
    DAY_NUMBER,
    MONTH,
    PART_OF_SPAN,
    WHICH,
    YEAR,
    month_number,
    which_part,
)

_th = r"(?:st|nd|rd|th|ST|ND|RD|TH)?"
_weekday = rf"(?:{ANY_WEEKDAY},?\s(?:the\s)?)?"
_year_after = rf"(?:,?\s(?:of\s)?(?P<year>{YEAR})(?![\d,]\d|\d))?"


def _day(year: int | None, month: int, day: int, around: Around) -> Reading | None:
    """Read a day of a month; without a year it is the one that lies nearest the report in the sentence's direction."""
    if year is None:
        if around.anchor is None:
            return Reading(days=None, precision="day", value=f"XXXX-{month:02d}-{day:02d}") if day <= 31 else None
        found = _nearest(month, day, around)
    else:
        found = safe_day(year, month, day)
    return Reading(days=day_of(found), precision="day", value=found.isoformat()) if found else None


def _nearest(month: int, day: int, around: Around) -> date | None:
    anchor = around.anchor
    assert anchor is not None  # the caller has looked
    years = [safe_day(anchor.year + shift, month, day) for shift in (-1, 0, 1)]
    past = max((d for d in years if d and d <= anchor), default=None)
    coming = min((d for d in years if d and d >= anchor), default=None)
    if coming and (
        around.direction() == "future" or (past and (anchor - past).days > 330 and (coming - anchor).days < 32)
    ):
        return coming
    return past or coming


def _iso(match: "re.Match[str]", around: Around) -> Reading | None:
    return _day(int(match["year"]), int(match["month"]), int(match["day"]), around)


def _written_day(match: "re.Match[str]", around: Around) -> Reading | None:
    year = int(match["year"]) if match["year"] else None
    return _day(year, month_number(match["month"]), int(match["day"]), around)


def _day_range(match: "re.Match[str]", around: Around) -> Reading | None:
    year = int(match["year"]) if match["year"] else None
    first = _day(year, month_number(match["month"]), int(match["day"]), around)
    last = _day(year, month_number(match["month"]), int(match["last"]), around)
    if not (first and last and first.days and last.days and first.days[0] < last.days[0]):
        return None
    return Reading(days=(first.days[0], last.days[0]), precision="days", value=first.value, kind="period")


def _numeric(match: "re.Match[str]", around: Around) -> Reading | None:
    """Read 3/10/2017: day first, unless only the other order is a date or lies within a month before the report."""
    year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    day_first = safe_day(year, int(match["b"]), int(match["a"]))
    month_first = safe_day(year, int(match["a"]), int(match["b"])) if match["sep"] == "/" else None
    found = day_first or month_first
    if day_first and month_first and around.anchor:
        close = [d for d in (day_first, month_first) if 0 <= (around.anchor - d).days <= 31]
        found = close[0] if close else day_first
    return Reading(days=day_of(found), precision="day", value=found.isoformat()) if found else None


def _month(match: "re.Match[str]", around: Around) -> Reading | None:
    if match["month"].startswith("Ma") and match["month"] in {"May", "March", "Mar"} and not _sure_month(match, around):
        return None
    if _is_name(match, around):
        return None
    month = month_number(match["month"])
    which = match.groupdict().get("which")
    if match["of_year"]:
        shift = {"last": -1, "next": 1}.get(match["of_year"].lower(), 0)
        year = around.anchor.year + shift if around.anchor else None
    else:
        year = int(match["year"]) if match["year"] else _year_of_month(month, (which or "").lower(), around)
    if year is None:
        return Reading(days=None, precision="month", value=f"XXXX-{month:02d}")
    days = month_of(year, month)
    part = which_part(match)
    precision = "days" if part else "month"
    value = f"{year:04d}-{month:02d}"
    return Reading(
        days=third_of(days, part) if days and part else days, precision=precision, value=value, kind="period"
    )


def _year_of_month(month: int, which: str, around: Around) -> int | None:
    anchor = around.anchor
    if anchor is None:
        return None
    if which in {"last", "past", "previous"}:
        return anchor.year - (month >= anchor.month)
    if which in {"next", "coming"} or (which != "this" and around.direction() == "future"):
        return anchor.year + (month < anchor.month or (which == "next" and month == anchor.month))
    return anchor.year - (month > anchor.month) if which != "this" else anchor.year


_before_month = re.compile(
    r"\b(?:in|since|of|by|until|till|during|from|to|through|between|before|after|for|at|and|last|next|this|every|early|"
    r"mid|late|the|a|an|on)[-\s]$",
    re.I,
)
_verb_after = re.compile(
    r"\s(?:be|have|not|also|well|still|yet|only|on|against|towards?|across|into|said|says|told|was|is)\b"
)


def _sure_month(match: "re.Match[str]", around: Around) -> bool:
    """Tell whether "May" or "March" is the month here, not a modal, a name or a demonstration."""
    if match["year"] or match["of_year"] or match["part"] or match["which"]:
        return True
    before = around.text[max(0, match.start() - 12) : match.start()]
    return bool(_before_month.search(before)) and not _verb_after.match(around.text, match.end())


def _is_name(match: "re.Match[str]", around: Around) -> bool:
    """Tell whether a month's name is a person's: it stands between capitals, or speaks."""
    if match["year"] or match["of_year"] or match["part"] or match["which"]:
        return False
    before = around.text[max(0, match.start() - 20) : match.start()]
    after = around.text[match.end() : match.end() + 20]
    speaks = re.match(r"\s(?:said|says|told|added|who)\b", after)
    first_name = re.search(r"\b(?:Mr|Mrs|Ms|Dr|Theresa|Prime Minister|President|Minister)\.?\s$", before)
    return bool(speaks or first_name)


RULES = (
    Rule(
        slug="iso-day",
        near="year",
        read=_iso,
        pattern=re.compile(r"(?<![\d-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])"),
    ),
    Rule(
        slug="day-month",
        near="month",
        read=_written_day,
        pattern=re.compile(
            rf"\b{_weekday}(?:the\s)?(?<![\d.,])(?P<day>{DAY_NUMBER}){_th}(?:\sof)?[-\s](?P<month>{MONTH})(?![a-z])(?:[,-]?[\s-]?(?P<year>{YEAR})(?![\d,]\d|\d))?"
        ),
    ),
    Rule(
        slug="month-day",
        near="month",
        read=_written_day,
        pattern=re.compile(
            rf"\b{_weekday}(?P<month>{MONTH})\s(?:the\s)?(?P<day>{DAY_NUMBER}){_th}(?![\d:%-]|,\d|\.\d){_year_after}"
        ),
    ),
    Rule(
        slug="days-of-month",
        near="month",
        read=_day_range,
        pattern=re.compile(
            rf"\b(?P<month>{MONTH})\s(?P<day>{DAY_NUMBER}){_th}\s?(?:-|–|to|and|or|until|through)\s?(?P<last>{DAY_NUMBER}){_th}(?![\d:%]|,\d){_year_after}"
        ),
    ),
    Rule(
        slug="days-of-month",
        near="month",
        read=_day_range,
        pattern=re.compile(
            rf"\b(?P<day>{DAY_NUMBER}){_th}\s?(?:-|–|to|and|or|until|through)\s?(?P<last>{DAY_NUMBER}){_th}(?:\sof)?\s(?P<month>{MONTH})(?![a-z]){_year_after}"
        ),
    ),
    Rule(
        slug="numeric-day",
        near="digits",
        read=_numeric,
        pattern=re.compile(
            r"(?<![\d./])(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d|\d\d)(?![./]?\d)"
        ),
    ),
    Rule(
        slug="month",
        near="month",
        read=_month,
        pattern=re.compile(
            rf"\b(?:{WHICH}{PART_OF_SPAN}|(?i:the\smonth\sof\s))(?P<month>{MONTH})(?![\w]|'s\s[A-Z])"
            rf"(?:,?\s(?:of\s)?(?:(?P<year>{YEAR})(?!\d|[,.]\d)|(?P<of_year>last|this|next)\syear\b))?"
        ),
    ),
)
"""Rules for named days and months; where two match, the longer one counts."""
