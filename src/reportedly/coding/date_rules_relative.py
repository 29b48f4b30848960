"""Dates told from the report's own day ("on Tuesday", "last week") or from the date last read ("a day earlier")."""

import re
from datetime import date

from reportedly.coding.calendar_days import Days, day_of, iso_week, month_of, shift_days, third_of, week_of, weekday_near, year_of
from reportedly.coding.date_reading import Around, Reading, Rule
from reportedly.coding.date_words import (
    ANY_WEEKDAY,
    COUNT,
    PART_OF_DAY,
    PARTS_OF_DAY,
    SPAN_OF_TIME,
    UNITS,
    VAGUE_COUNT,
    WEEKDAY,
    count_of,
    unit_of,
    weekday_number,
)

_part_after = rf"(?:\s(?P<part>{PART_OF_DAY})\b)?"
UNKNOWN = "XXXX-XX-XX"


def _dated(day: date | None, part: str | None = None) -> Reading:
    """Give the reading of one day, or of a part of it."""
    code = PARTS_OF_DAY[part.lower()] if part else ""
    value = (day.isoformat() if day else UNKNOWN) + (f"T{code}" if code else "")
    return Reading(days=day_of(day) if day else None, precision="day", value=value, timex="TIME" if code else "DATE")


def _weekday(match: "re.Match[str]", around: Around) -> Reading | None:
    before = around.text[max(0, match.start() - 16) : match.start()]
    owner = match["plural"] and re.match(r"\s[a-z]", around.text[match.end() :]) and not re.search(r"\bon\s$", before, re.I)
    if re.search(r"\b(?:every|each)\s(?:\w+\s)?$", before, re.I) or (match["plural"] and not owner):
        return Reading(days=None, precision="open", value="", kind="vague", timex="SET")
    number = weekday_number(match["weekday"])
    if around.anchor is None:
        return Reading(days=None, precision="day", value=f"XXXX-WXX-{number + 1}")
    which = (match["which"] or "").lower()
    direction = {"last": "before", "past": "before", "previous": "before", "next": "next", "coming": "next"}.get(which)
    found = weekday_near(around.anchor, number, direction or around.direction())
    return _dated(found, match["part"])


def _hours_of(match: "re.Match[str]", around: Around) -> Reading | None:
    """Read "the early hours of Thursday", "the night of March 3" up to the date that follows; that one is read anew."""
    number = weekday_number(match["weekday"])
    if around.anchor is None:
        return Reading(days=None, precision="day", value=f"XXXX-WXX-{number + 1}", timex="TIME")
    part = "morning" if "hours" in match["hours"].lower() else match["hours"].split()[-1]
    return _dated(weekday_near(around.anchor, number, around.direction()), part)


def _overnight_on(match: "re.Match[str]", around: Around) -> Reading | None:
    if around.anchor is None:
        return Reading(days=None, precision="day", value=f"{UNKNOWN}TNI", timex="TIME")
    return _dated(weekday_near(around.anchor, weekday_number(match["weekday"]), around.direction()), "night")


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


def _near_day(match: "re.Match[str]", around: Around) -> Reading | None:
    word = " ".join(match["word"].lower().split())
    shift = {"yesterday": -1, "the day before yesterday": -2, "tomorrow": 1, "the day after tomorrow": 2}.get(word, 0)
    day = shift_days(around.anchor, shift) if around.anchor else None
    return _dated(day, match["part"])


def _part_of_this_day(match: "re.Match[str]", around: Around) -> Reading | None:
    word = " ".join(match["word"].lower().split())
    if word == "tonight":
        return _dated(around.anchor, "night")
    if word in {"last night", "yesterday night"}:
        return _dated(shift_days(around.anchor, -1) if around.anchor else None, "night")
    return _dated(around.anchor, word.split()[-1])


def _overnight(match: "re.Match[str]", around: Around) -> Reading | None:
    """The night that ended on the report's morning: two calendar days."""
    if around.anchor is None:
        return Reading(days=None, precision="days", value=f"{UNKNOWN}TNI", timex="TIME")
    before = shift_days(around.anchor, -1) or around.anchor
    days = (before, around.anchor)
    return Reading(days=days, precision="days", value=f"{before.isoformat()}TNI", kind="period", timex="TIME")


def _same_day(match: "re.Match[str]", around: Around) -> Reading | None:
    word = match["word"].lower()
    if word.startswith(("earlier", "later")):
        return _dated(around.last_day)
    shift = 1 if re.search(r"following|next|after|later", word) else -1 if re.search(r"previous|before|earlier", word) else 0
    day = around.last_day
    part = word.split()[-1]
    return _dated(shift_days(day, shift) if day else None, part if part in PARTS_OF_DAY else None)


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


def _which_unit(match: "re.Match[str]", around: Around) -> Reading | None:
    """Read "last week", "this month", "earlier this year", "next month"; what began and goes on ends with the report."""
    unit, which = unit_of(match["unit"]), match["which"].lower()
    lost_apostrophe = match["unit"].endswith("s")  # "last weeks attack"
    if lost_apostrophe and re.search(r"\b(?:the|in|for|over|of)\s$", around.text[max(0, match.start() - 6) : match.start()], re.I):
        return None
    if around.anchor is None:
        return Reading(days=None, precision="open", value="PRESENT_REF" if which == "this" else UNKNOWN, kind="vague")
    shift = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(which, 0)
    if unit == "weekend" and shift <= 0:
        week = week_of(around.anchor)
        if which != "this" and not (week and around.anchor >= week[1]):
            shift = -1
        elif which == "this" and around.anchor.weekday() < 3 and around.direction() == "past":
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


def _duration_value(count: str, unit: str) -> str:
    code = UNITS[unit]
    number = str(count_of(count)) if not re.fullmatch(VAGUE_COUNT, count) else "X"
    if unit == "fortnight":
        number = str(2 * int(number)) if number.isdigit() else number
    return f"PT{number}{code[1]}" if code in {"TM", "TH"} else f"P{number}{code}"


def _back(anchor: date, unit: str, count: int) -> date | None:
    """Give the day that lies that many units before the anchor."""
    if unit in {"month", "year", "decade", "century"}:
        months = {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit] * count
        month = month_of(anchor.year, anchor.month, -months)
        return month[0].replace(day=min(anchor.day, month[1].day)) if month else None
    return shift_days(anchor, -count * {"week": 7, "fortnight": 14, "weekend": 7}.get(unit, 1))


def _last_span(match: "re.Match[str]", around: Around) -> Reading | None:
    """Read "the past week", "the last 15 days": back from the report's day; the words name a length of time."""
    unit, count = unit_of(match["unit"]), match["count"] or "one"
    value = _duration_value(count, unit)
    days: Days | None = None
    ahead = (match["which"] or "past").lower() in {"next", "coming", "following"}
    if around.anchor and not re.fullmatch(VAGUE_COUNT, count):
        length = count_of(count)
        hours = unit in {"hour", "minute"}
        first = _back(around.anchor, "day", -(-length // 24) if unit == "hour" else 0) if hours else _back(
            around.anchor, unit, -length if ahead else length)
        days = None if first is None else (around.anchor, first) if ahead else (first, around.anchor)
    kind = "period" if days else "vague"
    return Reading(days=days, precision="days" if days else "open", value=value, kind=kind, timex="DURATION")


def _recent(match: "re.Match[str]", around: Around) -> Reading | None:
    return Reading(days=None, precision="open", value="PAST_REF", kind="vague")


def _coming(match: "re.Match[str]", around: Around) -> Reading | None:
    return Reading(days=None, precision="open", value="FUTURE_REF", kind="vague")


def _now(match: "re.Match[str]", around: Around) -> Reading | None:
    days = day_of(around.anchor) if around.anchor else None
    return Reading(days=days, precision="day", value="PRESENT_REF")


def _so_far(match: "re.Match[str]", around: Around) -> Reading | None:
    return Reading(days=day_of(around.anchor) if around.anchor else None, precision="open", value="", kind="by", timex="")


def _then(match: "re.Match[str]", around: Around) -> Reading | None:
    days = around.last.days if around.last else None
    return Reading(days=days, precision="open", value="PAST_REF", timex="", kind="point") if days else None


def _ago(match: "re.Match[str]", around: Around) -> Reading | None:
    count, unit = match["count"], unit_of(match["unit"])
    if re.fullmatch(VAGUE_COUNT, count):
        return Reading(days=None, precision="open", value="PAST_REF", kind="vague")
    return _stepped(around.anchor, unit, count_of(count))


def _stepped(base: date | None, unit: str, count: int) -> Reading:
    if base is None:
        return Reading(days=None, precision="open", value=UNKNOWN, kind="vague")
    if unit in {"hour", "minute"}:
        return Reading(days=day_of(base), precision="day", value=base.isoformat(), timex="TIME")
    day = _back(base, unit, count)
    if day is None:
        return Reading(days=None, precision="open", value=UNKNOWN, kind="vague")
    if unit == "fortnight":
        unit = "week"
    days, value, precision = _unit_days(unit, day, 0)
    return Reading(days=days, precision=precision, value=value, kind="point" if precision == "day" else "period")


def _earlier(match: "re.Match[str]", around: Around) -> Reading | None:
    """Read "three days later", "a year earlier" from the date last read; before a noun or clause it is a length."""
    count, unit, way = match["count"], unit_of(match["unit"]), match["way"].lower()
    if re.fullmatch(VAGUE_COUNT, count) or unit in {"hour", "minute"}:
        return Reading(days=None, precision="open", value=_duration_value(count, unit), kind="vague", timex="DURATION")
    bound = way in {"after", "before"} and not re.match(r"\s*(?:[.,;)\n]|$)", around.text[match.end() :])
    if bound:
        return Reading(days=None, precision="open", value=_duration_value(count, unit), kind="vague", timex="DURATION")
    step = count_of(count)
    return _stepped(around.last_day, unit, step if way in {"earlier", "before", "previously"} else -step)


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


def _often(match: "re.Match[str]", around: Around) -> Reading | None:
    return Reading(days=None, precision="open", value="", kind="vague", timex="SET")


def _plain(pattern: str) -> "re.Pattern[str]":
    return re.compile(pattern, re.I)


_which = r"(?:(?P<which>(?i:last|next|this|past|previous|coming))\s)?"
_edge = r"(?:(?i:early|late)\s(?:(?i:on)\s)?)?"
_mod = r"(?:(?:about|around|nearly|almost|some|more than|over|less than|at least|up to|just over|just under)\s)?"
RULES = (
    Rule(slug="weekday", near="weekday", read=_weekday, pattern=re.compile(
        rf"\b{_edge}{_which}(?P<weekday>{WEEKDAY})(?P<plural>s\b)?(?:,?{_part_after})")),
    Rule(slug="weekday", near="weekday", read=_weekday, pattern=re.compile(
        rf"(?<=[oO]n\s){_which}(?P<weekday>{ANY_WEEKDAY})\b(?!\s[A-Z])(?P<part>(?!))?(?P<plural>(?!))?")),
    Rule(slug="part-of-weekday", near="weekday", read=_hours_of, pattern=re.compile(
        rf"\b(?P<hours>(?i:(?:the\s)?(?:early\smorning|early|late|small|first|final|morning)\shours|(?:the\s)?(?:morning|afternoon|evening|night)))"
        rf"\s(?i:of|on)\s(?:(?i:last)\s)?(?P<weekday>{WEEKDAY})\b(?:\s{PART_OF_DAY}\b)?")),
    Rule(
        slug="overnight",
        near="word",
        read=_overnight_on,
        pattern=re.compile(rf"\b(?i:overnight)\s(?i:on\s)?(?P<weekday>{WEEKDAY})\b"),
    ),
    Rule(
        slug="end-of-unit",
        near="span",
        read=_end_of_unit,
        pattern=_plain(
            r"\b(?:the\s)?(?P<part>beginning|start|middle|end)\sof\s(?P<which>this|last|next|the)\s(?P<unit>week|month|year)\b(?!-)"
        ),
    ),
    Rule(slug="near-day", near="word", read=_near_day, pattern=re.compile(
        rf"\b(?i:(?:(?:early|late|later|earlier)\s)?(?P<word>(?:the\sday\s(?:before|after)\s)?(?:yesterday|tomorrow)|today))s?\b{_part_after}")),
    Rule(slug="part-of-day", near="word", read=_part_of_this_day, pattern=_plain(
        r"\b(?:(?:early|late|later|earlier)\s)?(?P<word>tonight|last\snight|this\s(?:morning|afternoon|evening))\b")),
    Rule(slug="overnight", near="word", read=_overnight, pattern=_plain(r"\bovernight\b")),
    Rule(slug="same-day", near="word", read=_same_day, pattern=_plain(
        r"\b(?P<word>(?:(?:on\s)?the\s)?same\s(?:day|night|evening|morning|afternoon)|that\s(?:same\s)?(?:day|night|evening|morning|afternoon)"
        r"|the\s(?:previous|following|next|preceding)\s(?:day|night|morning|evening)|(?:earlier|later)\s(?:in|on|that|the\ssame)\s(?:the\s)?day"
        r"|the\sday\s(?:before|after)(?=[\s]*[.,;]))\b")),
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
    Rule(slug="recent", near="word", read=_recent, pattern=_plain(
        r"\b(?:(?:the\s)?(?:most\s)?recent\s(?:days|weeks|months|years|decades|times|hours)|(?:the\s)?(?:past|last|preceding)\s"
        r"(?:days|weeks|months|years|decades)|recently|lately|(?<=in\s)the\spast)\b")),
    Rule(slug="at-that-time", near="word", read=_recent, pattern=_plain(r"\bat\s(?:the|that)\stime\b")),
    Rule(slug="for-long", near="span", read=_long, pattern=_plain(rf"\b(?:(?<=for\s)|(?<=after\s)|(?<=over\s))(?:hours|days|weeks|months|years|decades)\b(?!\sago)")),
    Rule(slug="coming", near="word", read=_coming, pattern=_plain(
        r"\b(?:(?:the\s)?coming\s(?:days|weeks|months|years|hours)|the\snext\s(?:days|weeks|months|years)|(?<=in\s)the\s(?:near\s)?future)\b")),
    Rule(slug="now", near="word", read=_now, pattern=_plain(r"\b(?:now|currently|at\spresent|at\sthe\smoment|nowadays)\b(?!-)")),
    Rule(slug="so-far", near="word", read=_so_far, pattern=_plain(r"\b(?:so\sfar|to\sdate|until\snow|up\sto\snow)\b(?!\s(?:this|in|away))")),
    Rule(slug="then", near="word", read=_then, pattern=_plain(r"(?<=since\s)then\b")),
    Rule(slug="ago", near="span", read=_ago, pattern=_plain(
        rf"\b{_mod}(?P<count>{COUNT}|{VAGUE_COUNT})\s(?P<unit>{SPAN_OF_TIME})\sago\b")),
    Rule(slug="earlier", near="span", read=_earlier, pattern=_plain(
        rf"\b{_mod}(?P<count>{COUNT}|{VAGUE_COUNT})\s(?P<unit>{SPAN_OF_TIME})\s(?P<way>earlier|later|before|after|previously)\b")),
    Rule(slug="length", near="span", read=_length, pattern=_plain(
        rf"\b{_mod}(?P<count>{COUNT}|{VAGUE_COUNT})[-\s](?P<unit>{SPAN_OF_TIME})\b")),
    Rule(slug="often", near="word", read=_often, pattern=_plain(
        r"\b(?:daily|weekly|monthly|yearly|annually|every\s(?:day|night|week|month|year|hour)|each\s(?:day|week|month|year))\b")),
)  # fmt: skip
"""Rules for relative dates; where two match, the longer one counts."""
