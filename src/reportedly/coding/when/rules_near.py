"""Days told from the report's own day ("on Tuesday", "now") or from the day last read ("that evening")."""

import re
from datetime import date

from reportedly.coding.when.calendar_days import day_of, shift_days, week_of, weekday_near
from reportedly.coding.when.reading import UNKNOWN, Around, Reading, Rule
from reportedly.coding.when.words import ANY_WEEKDAY, PART_OF_DAY, PARTS_OF_DAY, WEEKDAY, WHICH, weekday_number


def _dated(day: date | None, part: str | None = None) -> Reading:
    """Give the reading of one day, or of a part of it."""
    code = PARTS_OF_DAY[part.lower()] if part else ""
    value = (day.isoformat() if day else UNKNOWN) + (f"T{code}" if code else "")
    return Reading(days=day_of(day) if day else None, precision="day", value=value, timex="TIME" if code else "DATE")


def _weekday(match: "re.Match[str]", around: Around) -> Reading | None:
    before = around.text[max(0, match.start() - 16) : match.start()]
    owner = (
        match["plural"] and re.match(r"\s[a-z]", around.text[match.end() :]) and not re.search(r"\bon\s$", before, re.I)
    )
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


def _night_between(match: "re.Match[str]", around: Around) -> Reading | None:
    """Read "overnight from Sunday to Monday", "the night of Sunday to Monday": both days of one night."""
    last = weekday_number(match["last"])
    if around.anchor is None or (weekday_number(match["weekday"]) + 1) % 7 != last:
        return None
    end = weekday_near(around.anchor, last, around.direction())
    start = shift_days(end, -1) if end is not None else None
    if start is None or end is None:
        return None
    return Reading(days=(start, end), precision="days", value=f"{start.isoformat()}TNI", kind="period", timex="TIME")


def _day_of_week(match: "re.Match[str]", around: Around) -> Reading | None:
    """Read "Thursday of last week", "Thursday last week"."""
    if around.anchor is None:
        return None
    week = week_of(around.anchor, {"last": -1, "next": 1}.get(match["which"].lower(), 0))
    return _dated(shift_days(week[0], weekday_number(match["weekday"])) if week is not None else None)


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


def _since_part(match: "re.Match[str]", around: Around) -> Reading | None:
    """Read "since dawn": of the day told close before, else of the report's own."""
    return _dated(around.same_day or around.anchor, match["part"])


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
    shift = (
        1
        if re.search(r"following|next|after|later", word)
        else -1
        if re.search(r"previous|before|earlier", word)
        else 0
    )
    day = around.last_day
    part = next((w for w in reversed(word.split()) if w in PARTS_OF_DAY), "")
    return _dated(shift_days(day, shift) if day else None, part if part in PARTS_OF_DAY else None)


def _recent(match: "re.Match[str]", around: Around) -> Reading | None:
    return Reading(days=None, precision="open", value="PAST_REF", kind="vague")


def _at_that_time(match: "re.Match[str]", around: Around) -> Reading | None:
    """Read "at the time": the days read last, unless these are the report's own."""
    days = around.last.days if around.last is not None else None
    if days is None or around.anchor is None or days[1] >= around.anchor:
        return _recent(match, around)
    return Reading(days=days, precision="days", value="PAST_REF", kind="point")


NEWS_GOES_ON = 92
"""Days after a dated event up to which "since" may take it up as news; what is older is history."""


def _since_then(match: "re.Match[str]", around: Around) -> Reading | None:
    """Read the bare "since" of "they have since fled": from the day read last up to the report."""
    last = around.last
    if last is None or last.days is None or around.anchor is None or last.precision not in {"day", "days"}:
        return None
    days = last.days
    if not 0 <= (around.anchor - days[0]).days <= NEWS_GOES_ON:
        return None
    return Reading(days=(days[0], around.anchor), precision="days", value="", kind="since", timex="")


def _coming(match: "re.Match[str]", around: Around) -> Reading | None:
    return Reading(days=None, precision="open", value="FUTURE_REF", kind="vague")


def _now(match: "re.Match[str]", around: Around) -> Reading | None:
    days = day_of(around.anchor) if around.anchor else None
    return Reading(days=days, precision="day", value="PRESENT_REF")


def _so_far(match: "re.Match[str]", around: Around) -> Reading | None:
    return Reading(
        days=day_of(around.anchor) if around.anchor else None, precision="open", value="", kind="by", timex=""
    )


def _then(match: "re.Match[str]", around: Around) -> Reading | None:
    days = around.last.days if around.last else None
    return Reading(days=days, precision="open", value="PAST_REF", timex="", kind="point") if days else None


def _often(match: "re.Match[str]", around: Around) -> Reading | None:
    return Reading(days=None, precision="open", value="", kind="vague", timex="SET")


def _plain(pattern: str) -> "re.Pattern[str]":
    return re.compile(pattern, re.I)


_part_after = rf"(?:\s(?P<part>{PART_OF_DAY})\b)?"
_edge = r"(?:(?i:early|late)\s(?:(?i:on)\s)?)?"
RULES = (
    Rule(slug="weekday", near="weekday", read=_weekday, pattern=re.compile(
        rf"\b{_edge}{WHICH}(?P<weekday>{WEEKDAY})(?P<plural>s\b)?(?:,?{_part_after})")),
    Rule(slug="weekday", near="weekday", read=_weekday, pattern=re.compile(
        rf"(?:(?<=[oO]n\s)|(?<=[sS]ince\s)|(?<=[uU]ntil\s)){WHICH}(?P<weekday>{ANY_WEEKDAY})\b(?!\s[A-Z])(?P<part>(?!))?(?P<plural>(?!))?")),
    Rule(slug="weekday", near="weekday", read=_day_of_week, pattern=re.compile(
        rf"\b{_edge}(?P<weekday>{WEEKDAY})(?:\s{PART_OF_DAY})?,?\s(?:(?i:of)\s)?(?P<which>(?i:last|this|next))\s(?i:week)\b")),
    Rule(slug="night-between", near="weekday", read=_night_between, pattern=re.compile(
        rf"\b(?i:overnight(?:\sfrom)?|(?:the\s)?night\s(?:of|from))\s(?P<weekday>{ANY_WEEKDAY})(?:\snight)?\s?(?:(?i:to|into|and|on)|-|–)\s?"
        rf"(?P<last>{ANY_WEEKDAY})(?:\smorning)?\b")),
    Rule(slug="part-of-weekday", near="weekday", read=_hours_of, pattern=re.compile(
        rf"\b(?P<hours>(?i:(?:the\s)?(?:early\smorning|early|late|small|first|final|morning)\shours|(?:the\s)?(?:morning|afternoon|evening|night)))"
        rf"\s(?i:of|on)\s(?:(?i:last)\s)?(?P<weekday>{WEEKDAY})\b(?:\s{PART_OF_DAY}\b)?")),
    Rule(
        slug="overnight",
        near="word",
        read=_overnight_on,
        pattern=re.compile(rf"\b(?i:overnight)\s(?i:on\s)?(?P<weekday>{WEEKDAY})\b"),
    ),
    Rule(slug="near-day", near="word", read=_near_day, pattern=re.compile(
        rf"\b(?i:(?:(?:early|late|later|earlier)\s)?(?P<word>(?:the\sday\s(?:before|after)\s)?(?:yesterday|tomorrow)|today))s?\b{_part_after}")),
    Rule(slug="part-of-day", near="word", read=_part_of_this_day, pattern=_plain(
        r"\b(?:(?:early|late|later|earlier)\s)?(?P<word>tonight|last\snight|this\s(?:morning|afternoon|evening))\b")),
    Rule(slug="part-of-day", near="word", read=_since_part, pattern=_plain(
        r"(?<=since\s)(?:(?:the|early|the\searly)\s)?(?P<part>dawn|daybreak|sunrise|noon|midday|midnight|morning|afternoon|evening)\b"
        r"(?!\s(?:on|of|yesterday|the)\b|\s\w+day\b)")),
    Rule(slug="overnight", near="word", read=_overnight, pattern=_plain(r"\bovernight\b")),
    Rule(slug="same-day", near="word", read=_same_day, pattern=_plain(
        r"\b(?P<word>(?:(?:on\s)?the\s)?same\s(?:day|night|evening|morning|afternoon)|that\s(?:same\s)?(?:day|night|evening|morning|afternoon)"
        r"|the\s(?:previous|following|next|preceding)\s(?:day|night|morning|evening)|(?:earlier|later)\s(?:in|on|that|the\ssame)\s(?:the\s)?day"
        r"|the\s(?:day|night|evening|morning|afternoon)\s(?:before|after)(?=[\s]*[.,;]))\b")),
    Rule(slug="recent", near="word", read=_recent, pattern=_plain(
        r"\b(?:(?:the\s)?(?:most\s)?recent\s(?:days|weeks|months|years|decades|times|hours)|(?:the\s)?(?:past|last|preceding)\s"
        r"(?:days|weeks|months|years|decades)|recently|lately|(?<=in\s)the\spast)\b")),
    Rule(slug="have-since", near="word", read=_since_then, pattern=_plain(
        r"(?:(?<=has\s)|(?<=have\s))since(?=\s(?!the\b|its\b|his\b|their\b|an?\b|last\b|early\b|late\b|mid\b|then\b|at\b|that\b|this\b"
        r"|yesterday\b|day)[a-z]+)")),
    Rule(slug="overnight", near="word", read=_overnight, pattern=_plain(
        r"\b(?:during|throughout|through|in)\sthe\snight\b(?!\s(?:of|from|between|to|before|after|on)\b)")),
    Rule(slug="at-that-time", near="word", read=_at_that_time, pattern=_plain(r"\bat\s(?:the|that)\stime\b")),
    Rule(slug="coming", near="word", read=_coming, pattern=_plain(
        r"\b(?:(?:the\s)?coming\s(?:days|weeks|months|years|hours)|the\snext\s(?:days|weeks|months|years)|(?<=in\s)the\s(?:near\s)?future)\b")),
    Rule(slug="now", near="word", read=_now, pattern=_plain(
        r"\b(?:now|currently|at\spresent|at\sthe\smoment|nowadays)\b(?!-)")),
    Rule(slug="so-far", near="word", read=_so_far, pattern=_plain(
        r"\b(?:so\sfar|to\sdate|until\snow|up\sto\snow)\b(?!\s(?:this|in|away))")),
    Rule(slug="then", near="word", read=_then, pattern=_plain(r"(?<=since\s)then\b")),
    Rule(slug="often", near="word", read=_often, pattern=_plain(
        r"\b(?:daily|weekly|monthly|yearly|annually|every\s(?:day|night|week|month|year|hour)|each\s(?:day|week|month|year))\b")),
)  # fmt: skip
"""Rules for relative days; where two match, the longer one counts."""
