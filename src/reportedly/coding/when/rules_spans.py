"""Weeks, months and years told from the report's day ("last week", "two years ago"), and lengths of time."""

import re
from datetime import date

from reportedly.coding.when.calendar_days import (
    Days,
    day_of,
    iso_week,
    month_of,
    safe_day,
    shift_days,
    third_of,
    week_of,
    year_of,
)
from reportedly.coding.when.reading import UNKNOWN, Around, Reading, Rule
from reportedly.coding.when.words import (
    COUNT,
    DAY_NUMBER,
    MONTH,
    SPAN_OF_TIME,
    UNITS,
    VAGUE_COUNT,
    YEAR,
    count_of,
    month_number,
    unit_of,
)

_OF_ANOTHER = Reading(days=None, precision="open", value=UNKNOWN, kind="duration", timex="")
"""What hours from another event tell: no day of their own."""


def _end_of_unit(match: "re.Match[str]", around: Around) -> Reading | None:
    """Read "the end of the year", "the start of this month": its late or early part."""
    if around.anchor is None:
        return None
    unit = unit_of(match["unit"])
    days, value, precision = _unit_days(unit, around.anchor, {"last": -1, "next": 1}.get(match["which"].lower(), 0))
    part = {"end": "late", "middle": "mid"}.get(match["part"].lower(), "early")
    if days and unit in {"month", "year"}:
        days, precision = third_of(days, part), "days"
    return Reading(days=days, precision=precision, value=value, kind="period")


def _which_unit(match: "re.Match[str]", around: Around) -> Reading | None:
    """Read "last week", "this month", "earlier this year"; what goes on now ends with the report."""
    unit, which = unit_of(match["unit"]), match["which"].lower()
    lost_apostrophe = match["unit"].endswith("s")  # "last weeks attack"
    if lost_apostrophe and re.search(
        r"\b(?:the|in|for|over|of)\s$", around.text[max(0, match.start() - 6) : match.start()], re.I
    ):
        return None
    if around.anchor is None:
        return Reading(days=None, precision="open", value="PRESENT_REF" if which == "this" else UNKNOWN, kind="vague")
    shift = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(which, 0)
    if unit == "weekend" and shift <= 0:
        week = week_of(around.anchor)
        begun = week is not None and around.anchor >= week[1]
        early = around.anchor.weekday() < 3 if which == "this" else not begun
        if early and around.direction() == "past":
            shift = -1
    days, value, precision = _unit_days(unit, around.anchor, shift)
    if match[0].lower().startswith("later") and which == "this" and days:
        return Reading(days=(around.anchor, days[1]), precision=precision, value=value, kind="period")
    if which == "this" and days and days[0] <= around.anchor and around.direction() == "past":
        days = (days[0], min(days[1], around.anchor))
    return Reading(days=days, precision=precision, value=value, kind="period")


def _the_unit(match: "re.Match[str]", around: Around) -> Reading | None:
    """Read "that week", "the same month", "the previous year", "the following month" from the date last read."""
    base, unit = around.last_day, unit_of(match["unit"])
    if base is None:
        return None
    shift = {"previous": -1, "preceding": -1, "following": 1, "next": 1}.get(match["which"].lower().split()[-1], 0)
    if unit == "decade" and shift:
        return Reading(days=None, precision="open", value="P1DE", kind="duration", timex="DURATION")
    days, value, precision = _unit_days(unit, base, shift)
    return Reading(days=days, precision=precision, value=value, kind="period")


def _last_span(match: "re.Match[str]", around: Around) -> Reading | None:
    """Read "the past week", "the last 15 days": back from the report's day; the words name a length of time."""
    unit, count = unit_of(match["unit"]), match["count"] or "one"
    value = _duration_value(count, unit)
    days: Days | None = None
    ahead = (match["which"] or "past").lower() in {"next", "coming", "following"}
    if around.anchor and not re.fullmatch(VAGUE_COUNT, count):
        length = count_of(count)
        hours = unit in {"hour", "minute"}
        first = (
            days_back(around.anchor, "day", -(-length // 24) if unit == "hour" else 0)
            if hours
            else days_back(around.anchor, unit, -length if ahead else length)
        )
        days = None if first is None else (around.anchor, first) if ahead else (first, around.anchor)
    kind = "period" if days else "vague"
    return Reading(days=days, precision="days" if days else "open", value=value, kind=kind, timex="DURATION")


def _ago(match: "re.Match[str]", around: Around) -> Reading | None:
    count, unit = match["count"] or "some", unit_of(match["unit"])
    if unit in {"hour", "minute", "moment"}:
        return _stepped(around.anchor, "hour", 0)
    if re.fullmatch(VAGUE_COUNT, count):
        return Reading(days=None, precision="open", value="PAST_REF", kind="vague")
    return _stepped(around.anchor, unit, count_of(count))


def _stepped(base: date | None, unit: str, count: int) -> Reading:
    if base is None:
        return Reading(days=None, precision="open", value=UNKNOWN, kind="vague")
    if unit in {"hour", "minute"}:
        return Reading(days=day_of(base), precision="day", value=base.isoformat(), timex="TIME")
    day = days_back(base, unit, count)
    if day is None:
        return Reading(days=None, precision="open", value=UNKNOWN, kind="vague")
    if unit == "fortnight":
        unit = "week"
    days, value, precision = _unit_days(unit, day, 0)
    if unit == "week":
        # "Two weeks ago" is told of the same day of that week.
        days, value, precision = day_of(day), day.isoformat(), "day"
    return Reading(days=days, precision=precision, value=value, kind="point" if precision == "day" else "period")


def _earlier(match: "re.Match[str]", around: Around) -> Reading | None:
    """Read "three days later", "a year earlier" from the date last read; before a noun or clause it is a length."""
    count, unit, way = match["count"], unit_of(match["unit"]), match["way"].lower()
    bound = way in {"after", "before"} and not re.match(r"\s*(?:[.,;)\n]|$)", around.text[match.end() :])
    if unit in {"hour", "minute"}:
        # "Forty minutes before the strike": on the day of that, whichever it was.
        return _OF_ANOTHER if bound else _hours_on(match, around)
    if re.fullmatch(VAGUE_COUNT, count):
        return Reading(days=None, precision="open", value=_duration_value(count, unit), kind="vague", timex="DURATION")
    if bound:
        return Reading(days=None, precision="open", value=_duration_value(count, unit), kind="vague", timex="DURATION")
    step = count_of(count)
    return _stepped(around.last_day, unit, step if way in {"earlier", "before", "previously"} else -step)


def _hours_on(match: "re.Match[str]", around: Around) -> Reading | None:
    """Read "hours later", "shortly afterwards": the day read close before; without one they name no day."""
    if around.same_day is None:
        return _OF_ANOTHER
    return Reading(days=day_of(around.same_day), precision="day", value=around.same_day.isoformat())


def _nth_part(match: "re.Match[str]", around: Around) -> Reading | None:
    """Read "the first week of May", "the second half of the month", "the last week of last month"."""
    if around.anchor is None:
        return None
    if match["month"]:
        year, month = around.anchor.year, month_number(match["month"])
        year = int(match["year"]) if match["year"] else year - (month > around.anchor.month)
        whole = month_of(year, month)
    else:
        whole = month_of(around.anchor.year, around.anchor.month, -1 if match["which"].lower().endswith("last") else 0)
    if whole is None:
        return None
    first, last = whole
    nth, size = _nths[match["nth"].lower()], 7 if match["what"].lower() == "week" else 15
    if nth is None:
        start, end = last.replace(day=last.day - 6) if size == 7 else last.replace(day=16), last
    elif size * (nth - 1) + 1 > last.day or (size == 15 and nth > 2):
        return None
    else:
        start = first.replace(day=size * (nth - 1) + 1)
        end = last if size == 15 and nth == 2 else last.replace(day=min(size * nth, last.day))
    if start <= around.anchor < end:
        end = around.anchor
    return Reading(days=(start, end), precision="days", value=start.isoformat(), kind="period")


_nths = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": None, "final": None}


def _week_to(match: "re.Match[str]", around: Around) -> Reading | None:
    """Read "the week to 11 May", "the week ending May 11": the seven days up to that one."""
    if around.anchor is None:
        return None
    month = month_number(match["month"] or match["month_first"])
    end = safe_day(around.anchor.year, month, int(match["day"] or match["day_last"]))
    if end is not None and end > around.anchor:
        end = safe_day(around.anchor.year - 1, end.month, end.day)
    start = shift_days(end, -6) if end is not None else None
    return (
        None
        if start is None or end is None
        else Reading(days=(start, end), precision="week", value=end.isoformat(), kind="period")
    )


def _length(match: "re.Match[str]", around: Around) -> Reading | None:
    """Read a bare length of time; it names no days."""
    if re.match(r"[-\s]olds?\b|\sof\sage\b", around.text[match.end() :]):
        return Reading(days=None, precision="open", value="", kind="duration", timex="")
    value = _duration_value(match["count"], unit_of(match["unit"]))
    return Reading(days=None, precision="open", value=value, kind="duration", timex="DURATION")


def _long(match: "re.Match[str]", around: Around) -> Reading | None:
    """Read "for months", "after weeks of": a length without a number."""
    value = f"PX{UNITS[unit_of(match[0])]}"
    return Reading(days=None, precision="open", value=value, kind="duration", timex="DURATION")


def _unit_days(unit: str, anchor: date, shift: int) -> tuple[Days | None, str, str]:
    """Give the days, the TIMEX3 value and the precision of a week, month … that many units from the anchor's own."""
    if unit in {"week", "fortnight", "weekend"}:
        week = week_of(anchor, shift * (2 if unit == "fortnight" else 1))
        if week is None:
            return None, UNKNOWN, "week"
        if unit == "weekend":
            saturday = shift_days(week[0], 5) or week[0]
            return (saturday, week[1]), f"{iso_week(saturday)}-WE", "days"
        return week, iso_week(week[0]), "week"
    if unit == "month":
        month = month_of(anchor.year, anchor.month, shift)
        return month, f"{month[0]:%Y-%m}" if month else UNKNOWN, "month"
    if unit == "quarter":
        first = month_of(anchor.year, (anchor.month - 1) // 3 * 3 + 1, 3 * shift)
        last = month_of(first[0].year, first[0].month, 2) if first else None
        if not first or not last:
            return None, UNKNOWN, "month"
        return (first[0], last[1]), f"{first[0].year}-Q{(first[0].month + 2) // 3}", "month"
    if unit == "year":
        return year_of(anchor.year + shift), f"{anchor.year + shift:04d}", "year"
    if unit == "decade":
        decade = anchor.year // 10 + shift
        return year_of(10 * decade, 10 * decade + 9) if decade > 0 else None, f"{decade:03d}", "year"
    if unit == "century":
        century = (anchor.year - 1) // 100 + shift
        return year_of(100 * century + 1, 100 * century + 100) if century > 0 else None, f"{century:02d}", "year"
    day = shift_days(anchor, shift)
    return (day_of(day), day.isoformat(), "day") if day else (None, UNKNOWN, "day")


def _duration_value(count: str, unit: str) -> str:
    code = UNITS[unit]
    number = str(count_of(count)) if not re.fullmatch(VAGUE_COUNT, count) else "X"
    if unit == "fortnight":
        number = str(2 * int(number)) if number.isdigit() else number
    return f"PT{number}{code[1]}" if code in {"TM", "TH"} else f"P{number}{code}"


def days_back(anchor: date, unit: str, count: int) -> date | None:
    """Give the day that lies that many units before the anchor."""
    if unit in {"month", "year", "decade", "century"}:
        months = {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit] * count
        month = month_of(anchor.year, anchor.month, -months)
        return month[0].replace(day=min(anchor.day, month[1].day)) if month else None
    return shift_days(anchor, -count * {"week": 7, "fortnight": 14, "weekend": 7}.get(unit, 1))


def _plain(pattern: str) -> "re.Pattern[str]":
    return re.compile(pattern, re.I)


_mod = r"(?:(?:about|around|nearly|almost|some|more than|over|less than|at least|up to|just over|just under)\s)?"
RULES = (
    Rule(
        slug="end-of-unit",
        near="span",
        read=_end_of_unit,
        pattern=_plain(
            r"\b(?:the\s)?(?P<part>beginning|start|middle|end)\sof\s(?P<which>this|last|next|the)\s(?P<unit>week|month|year)\b(?!-)"
        ),
    ),
    Rule(slug="which-unit", near="span", read=_which_unit, pattern=_plain(
        r"\b(?:(?:early|earlier|late|later|mid)[-\s])?(?P<which>last|this|next|coming|previous)\s(?P<unit>(?:week|weekend|month|year|decade|quarter)(?:s(?=\s[a-z]))?|century)\b(?!-)")),
    Rule(slug="which-unit", near="span", read=_which_unit, pattern=_plain(
        r"\b(?P<which>the|at\sthe|over\sthe)\s(?P<unit>weekend)\b")),
    Rule(slug="the-unit", near="span", read=_the_unit, pattern=_plain(
        r"\b(?P<which>that\ssame|the\ssame|that|the\s(?:previous|preceding|following|next))\s(?P<unit>week|month|year|decade|weekend)\b")),
    Rule(slug="past-span", near="span", read=_last_span, pattern=_plain(
        rf"\b(?:the\s|this\s)?(?P<which>past|last|previous|next|coming|following)\s(?P<count>{COUNT}|{VAGUE_COUNT})[-\s](?P<unit>{SPAN_OF_TIME})\b")),
    Rule(slug="past-span", near="span", read=_last_span, pattern=_plain(
        r"(?:\b(?:the|this)\s(?P<which>past|last)|(?<=during\s)past|(?<=over\s)past)\s(?P<count>(?!))?"
        r"(?P<unit>week|month|year|decade|fortnight|day|hour|century)\b")),
    Rule(slug="for-long", near="span", read=_long, pattern=_plain(
        r"\b(?:(?<=for\s)|(?<=after\s)|(?<=over\s))(?:hours|days|weeks|months|years|decades)\b(?!\sago)")),
    Rule(slug="ago", near="span", read=_ago, pattern=_plain(
        rf"\b{_mod}(?P<count>{COUNT}|{VAGUE_COUNT})\s(?P<unit>{SPAN_OF_TIME})\sago\b")),
    Rule(slug="ago", near="span", read=_ago, pattern=_plain(
        r"\b(?P<count>(?!))?(?P<unit>hours|minutes|moments)\sago\b")),
    Rule(slug="hours-on", near="span", read=_hours_on, pattern=_plain(
        r"\b(?:(?:only|just)\s)?(?:seconds|minutes|hours|moments)\s(?:later|afterwards|after|before|earlier)\b"
        r"|\b(?:shortly|soon|immediately|not\slong)\s(?:after(?:wards?)?|thereafter)\b"
        r"|\b(?:an?|some|several|a\sfew)\s(?:moments?|while)\slater\b")),
    Rule(slug="nth-part", near="span", read=_nth_part, pattern=re.compile(
        r"\b(?:(?i:the)\s)?(?P<nth>(?i:first|second|third|fourth|last|final))\s(?P<what>(?i:week|half))\s(?i:of|in)\s"
        rf"(?:(?P<month>{MONTH})(?![a-z])(?:\s(?P<year>{YEAR}))?|(?P<which>(?i:the|this|last|the\slast))\s(?i:month)\b)")),
    Rule(slug="week-to", near="span", read=_week_to, pattern=re.compile(
        r"\b(?i:the\s(?:week|seven\sdays)\s(?:to|ending(?:\son)?|up\sto|through))\s"
        rf"(?:(?P<day>{DAY_NUMBER})\s(?P<month>{MONTH})|(?P<month_first>{MONTH})\s(?P<day_last>{DAY_NUMBER})\b)")),
    Rule(slug="earlier", near="span", read=_earlier, pattern=_plain(
        rf"\b{_mod}(?P<count>{COUNT}|{VAGUE_COUNT})\s(?P<unit>{SPAN_OF_TIME})\s(?P<way>earlier|later|before|after|previously)\b")),
    Rule(slug="length", near="span", read=_length, pattern=_plain(
        rf"\b{_mod}(?P<count>{COUNT}|{VAGUE_COUNT})[-\s](?P<unit>{SPAN_OF_TIME})\b")),
)  # fmt: skip
"""Rules for spans of time; where two match, the longer one counts."""
