"""Dates that name a day, month, year, quarter, decade or century of the calendar."""

import re
from datetime import date

from reportedly.coding.calendar_days import day_of, month_of, safe_day, third_of, year_of
from reportedly.coding.date_reading import Around, Reading, Rule
from reportedly.coding.date_words import (
    ANY_WEEKDAY,
    DAY_NUMBER,
    MONTH,
    ORDINALS,
    SEASON,
    SEASONS,
    YEAR,
    month_number,
)

_part = r"(?:(?P<part>(?i:early|mid|late|(?:the\s)?(?:beginning|start|middle|end)\sof))[-\s])?"
_th = r"(?:st|nd|rd|th|ST|ND|RD|TH)?"
_weekday = rf"(?:{ANY_WEEKDAY},?\s(?:the\s)?)?"
_year_after = rf"(?:,?\s(?:of\s)?(?P<year>{YEAR})(?![\d,]\d|\d))?"
_PARTS = {
    "early": "early",
    "beginning": "early",
    "start": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "end": "late",
}


def _which_part(match: "re.Match[str]") -> str | None:
    words = (match["part"] or "").lower().split()
    return next((_PARTS[w] for w in words if w in _PARTS), None)


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
    year = int(match["year"]) if match["year"] else _year_of_month(month, (which or "").lower(), around)
    if year is None:
        return Reading(days=None, precision="month", value=f"XXXX-{month:02d}")
    days = month_of(year, month)
    part = _which_part(match)
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
    if match["year"] or match["part"] or match["which"]:
        return True
    before = around.text[max(0, match.start() - 12) : match.start()]
    return bool(_before_month.search(before)) and not _verb_after.match(around.text, match.end())


def _is_name(match: "re.Match[str]", around: Around) -> bool:
    """Tell whether a month's name is a person's: it stands between capitals, or speaks."""
    if match["year"] or match["part"] or match["which"]:
        return False
    before = around.text[max(0, match.start() - 20) : match.start()]
    after = around.text[match.end() : match.end() + 20]
    speaks = re.match(r"\s(?:said|says|told|added|who)\b", after)
    first_name = re.search(r"\b(?:Mr|Mrs|Ms|Dr|Theresa|Prime Minister|President|Minister)\.?\s$", before)
    return bool(speaks or first_name)


def _year(match: "re.Match[str]", around: Around) -> Reading | None:
    year = int(match["year"])
    days, part = year_of(year), _which_part(match)
    precision = "days" if part else "year"
    return Reading(
        days=third_of(days, part) if days and part else days, precision=precision, value=f"{year}", kind="period"
    )


_counted = re.compile(
    r"(?:\s[a-z-]+)?\s(?:people|persons?|men|women|children|(?!was\b|is\b|has\b|as\b|this\b|its\b|his\b|perhaps\b|after"
    r"wards\b|crisis\b|elections?\b|agreements?\b|attacks?\b|protests\b|talks\b|clashes\b|accords\b|events\b|wars\b)[a-z]{3,}s|"
    r"km|kg|metres|meters|dollars|percent|per)\b"
)


def _year_after_word(match: "re.Match[str]", around: Around) -> Reading | None:
    """Read a bare year after a preposition, unless it counts something ("from 2000 fighters")."""
    word = match["word"].lower().strip("( ")
    if word not in {"in", "since", "during", "late", "early", "mid", "(", ""} and _counted.match(
        around.text, match.end()
    ):
        return None
    if word == "in" and re.match(
        r"\s(?:metres|meters|people|cases|dollars|km)\b", around.text[match.end() : match.end() + 10]
    ):
        return None
    found = _year(match, around)
    return (
        found.at((match.start("part") if match["part"] else match.start("year"), match.end("year"))) if found else None
    )


def _year_range(match: "re.Match[str]", around: Around) -> tuple[Reading, ...] | None:
    first, tail = int(match["year"]), match["last"]
    last = int(tail) if len(tail) == 4 else first // 100 * 100 + int(tail)
    days = year_of(first, last) if first < last else None
    if days is None:
        return None
    both = Reading(days=days, precision="year", value=f"{first}", kind="period")
    second = Reading(days=days, precision="year", value=f"{last}", kind="period")
    return both.at(match.span("year")), second.at(match.span("last"))


def _decade(match: "re.Match[str]", around: Around) -> Reading | None:
    digits = match["decade"]
    first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return Reading(days=year_of(first, first + 9), precision="year", value=f"{first // 10}", kind="period")


def _century(match: "re.Match[str]", around: Around) -> Reading | None:
    number = (
        int(match["number"])
        if match["number"]
        else {"nineteenth": 19, "twentieth": 20, "twenty-first": 21}[match["word"].lower()]
    )
    days = year_of(100 * number - 99, 100 * number)
    return Reading(days=days, precision="year", value=f"{number - 1:02d}", kind="period") if days else None


def _quarter(match: "re.Match[str]", around: Around) -> Reading | None:
    number = ORDINALS[match["nth"].lower()]
    half = match["what"].lower() == "half"
    if half and not match["year"] and not match["of_year"]:
        return None
    if number > (2 if half else 4):
        return None
    size = 6 if half else 3
    year = int(match["year"]) if match["year"] else (around.anchor.year if around.anchor else None)
    if year is None:
        return None
    first = month_of(year, size * (number - 1) + 1)
    shift = (match["of_year"] or "").lower()
    if "last" in shift:
        year -= 1
    elif "next" in shift:
        year += 1
    elif not match["year"] and first and around.anchor and first[0] > around.anchor and around.direction() == "past":
        year -= 1
    first, last = month_of(year, size * (number - 1) + 1), month_of(year, size * number)
    if not first or not last:
        return None
    return Reading(
        days=(first[0], last[1]), precision="month", value=f"{year}-{'H' if half else 'Q'}{number}", kind="period"
    )


def _season(match: "re.Match[str]", around: Around) -> Reading | None:
    code, month = SEASONS[match["season"].lower()]
    which = (match["which"] or "").lower()
    if not match["year"] and not which:
        return None
    if match["year"]:
        year: int | None = int(match["year"])
    elif around.anchor is None:
        year = None
    else:
        begun = month <= around.anchor.month
        year = around.anchor.year - (which in {"last", "previous"} and (not begun or around.anchor.month < month + 3))
        year += which == "next" and begun
    if year is None:
        return Reading(days=None, precision="month", value=f"XXXX-{code}")
    first, last = month_of(year, month), month_of(year, month, 2)
    if not first or not last:
        return None
    return Reading(days=(first[0], last[1]), precision="month", value=f"{year}-{code}", kind="period")


_which = r"(?:(?P<which>(?i:last|next|this|past|previous|coming))\s)?"
RULES = (
    Rule(
        slug="iso-day", near="year",
        read=_iso,
        pattern=re.compile(r"(?<![\d-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])"),
    ),
    Rule(
        slug="day-month", near="month",
        read=_written_day,
        pattern=re.compile(
            rf"\b{_weekday}(?:the\s)?(?<![\d.,])(?P<day>{DAY_NUMBER}){_th}(?:\sof)?[-\s](?P<month>{MONTH})(?![a-z])(?:[,-]?[\s-]?(?P<year>{YEAR})(?![\d,]\d|\d))?"
        ),
    ),
    Rule(
        slug="month-day", near="month",
        read=_written_day,
        pattern=re.compile(
            rf"\b{_weekday}(?P<month>{MONTH})\s(?:the\s)?(?P<day>{DAY_NUMBER}){_th}(?![\d:%-]|,\d|\.\d){_year_after}"
        ),
    ),
    Rule(
        slug="days-of-month", near="month",
        read=_day_range,
        pattern=re.compile(
            rf"\b(?P<month>{MONTH})\s(?P<day>{DAY_NUMBER}){_th}\s?(?:-|–|to|and|until|through)\s?(?P<last>{DAY_NUMBER}){_th}(?![\d:%]|,\d){_year_after}"
        ),
    ),
    Rule(
        slug="days-of-month", near="month",
        read=_day_range,
        pattern=re.compile(
            rf"\b(?P<day>{DAY_NUMBER}){_th}\s?(?:-|–|to|and|until|through)\s?(?P<last>{DAY_NUMBER}){_th}(?:\sof)?\s(?P<month>{MONTH})(?![a-z]){_year_after}"
        ),
    ),
    Rule(
        slug="numeric-day", near="digits",
        read=_numeric,
        pattern=re.compile(
            r"(?<![\d./])(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d|\d\d)(?![./]?\d)"
        ),
    ),
    Rule(
        slug="month", near="month",
        read=_month,
        pattern=re.compile(
            rf"\b(?:{_which}{_part}|(?i:the\smonth\sof\s))(?P<month>{MONTH})(?![\w]|'s\s[A-Z])(?:,?\s(?:of\s)?(?P<year>{YEAR})(?!\d|[,.]\d))?"
        ),
    ),
    Rule(
        slug="year-range", near="year",
        read=_year_range,
        pattern=re.compile(rf"(?<![\d-])(?P<year>{YEAR})\s?[-–/]\s?(?P<last>{YEAR}|\d\d)(?![\d-])"),
    ),
    Rule(
        slug="year", near="year",
        read=_year_after_word,
        pattern=re.compile(
            rf"(?P<word>(?<!\w)\(|\b(?i:in|since|of|by|until|till|during|from|to|through|before|after|between|and|the|a|for|back\sin)\s)"
            rf"(?:fiscal\s|the\syear\s)?{_part}(?P<year>{YEAR})(?!\d|\s?[-–/]\s?\d\d|[,.]\d|\s(?:GMT|hours|local|hrs)|%|\s?(?:km|kg|mm?\b))"
        ),
    ),
    Rule(
        slug="decade", near="year",
        read=_decade,
        pattern=re.compile(
            r"\b(?:(?i:the)\s)?(?:(?i:early|mid|late)[-\s])?['’]?(?P<decade>(?:1[5-9]|20)\d0|(?<=['’])[2-9]0)'?s\b"
        ),
    ),
    Rule(
        slug="century", near="span",
        read=_century,
        pattern=re.compile(
            r"\b(?:(?P<number>\d{1,2})(?:st|nd|rd|th)|(?P<word>(?i:nineteenth|twentieth|twenty-first)))[\s-](?i:century)\b"
        ),
    ),
    Rule(
        slug="quarter", near="span",
        read=_quarter,
        pattern=re.compile(
            rf"\b(?:(?i:the)\s)?(?P<nth>(?i:first|second|third|fourth|final|1st|2nd|3rd|4th))[-\s](?P<what>(?i:quarter|half))\b(?!-|\s(?:final|minute|time))"
            rf"(?:(?:\s(?i:of|in))?\s(?:(?P<year>{YEAR})|(?P<of_year>(?i:(?:this|last|next|the)\syear))))?"
        ),
    ),
    Rule(
        slug="season", near="season",
        read=_season,
        pattern=re.compile(rf"\b(?:(?i:the)\s)?{_which}(?P<season>{SEASON})(?:(?:\s(?i:of))?\s(?P<year>{YEAR}))?\b"),
    ),
)
"""Rules for named dates; where two match, the longer one counts."""
