"""Times of day: "15:00 GMT Saturday", "at 3 pm on Tuesday", "in the evening"."""

import re
from datetime import date

from reportedly.coding.when.calendar_days import day_of, weekday_near
from reportedly.coding.when.reading import UNKNOWN, Around, Reading, Rule
from reportedly.coding.when.words import PARTS_OF_DAY, WEEKDAY, weekday_number


def _hour(match: "re.Match[str]") -> str | None:
    word = match["word"]
    if word:
        return {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}[word.lower()]
    hour, minute = int(match["hour"] or match["h"]), int(match["minute"] or match["m"] or 0)
    half = (match["half"] or match["hh"] or "").lower().replace(".", "")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return f"{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else None


def _clock(match: "re.Match[str]", around: Around) -> Reading | None:
    clock = _hour(match)
    if clock is None:
        return None
    soon = _soon.match(around.text, match.end())
    day = _day_named(match["weekday"] or match["before"] or (soon["weekday"] if soon else None), around)
    shown = day or around.anchor
    value = f"{shown.isoformat() if shown else UNKNOWN}T{clock}"
    return Reading(days=day_of(day) if day else None, precision="day", value=value, kind="time", timex="TIME")


def _day_named(word: str | None, around: Around) -> date | None:
    if word is None:
        return around.same_day
    if around.anchor is None:
        return None
    if word.lower() == "today":
        return around.anchor
    if word.lower() == "yesterday":
        return weekday_near(around.anchor, (around.anchor.weekday() - 1) % 7, "past")
    return weekday_near(around.anchor, weekday_number(word), around.direction())


def _part(match: "re.Match[str]", around: Around) -> Reading | None:
    """Read a bare "in the morning", "at dawn": of the weekday behind it, or of the day read close before."""
    day = _day_named(match["weekday"], around) if match["weekday"] else around.same_day
    shown = day or around.anchor
    value = f"{shown.isoformat() if shown else UNKNOWN}T{PARTS_OF_DAY[match['part'].lower()]}"
    return Reading(days=day_of(day) if day else None, precision="day", value=value, kind="time", timex="TIME")


_day = rf"(?:{WEEKDAY}|[Tt]oday|[Yy]esterday)"
_on = rf"(?:\son\s(?P<weekday>{WEEKDAY})\b)?"
_soon = re.compile(rf"[^.;\n]{{0,30}}?\bon\s(?P<weekday>{WEEKDAY})\b")
_zone = r"(?:\s?(?:GMT|UTC|BST|EST|EDT|CET|local\stime))?"
_half = r"(?i:a\.?m\b\.?|p\.?m\b\.?)"
RULES = (
    Rule(slug="clock", near="digits", read=_clock, pattern=re.compile(
        rf"(?:\b(?P<before>{_day})\s(?:at\s)?)?(?:(?<![\d:.])\b(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)"
        rf"(?![\d:.]\d)(?:\s?(?P<half>{_half}))?"
        rf"|(?<![\d:.,])\b(?P<h>\d\d?)(?:[:.]?(?P<m>[0-5]\d))?\s?(?:(?P<hh>{_half})|(?=GMT\b|local\stime))"
        rf"|\b(?P<word>(?i:noon|midday|midnight))\b)"
        rf"{_zone}(?:,?\s(?:on\s)?(?P<weekday>{_day})\b)?")),
    Rule(slug="part", near="word", read=_part, pattern=re.compile(
        r"\b(?<=in\s)(?i:the\s(?:early\s|late\s)?(?P<part>morning|afternoon|evening))\b(?!\s(?:of|prayers?))" + _on)),
    Rule(slug="part", near="word", read=_part, pattern=re.compile(
        r"\b(?i:(?:in\sthe\s)?(?:early|small)\shours\sof\s(?:the\s)?(?P<part>morning))\b" + _on)),
    Rule(slug="part", near="word", read=_part, pattern=re.compile(
        r"\b(?i:(?:(?:shortly|just|well)\s)?(?:before|around|after)\s"
        r"(?P<part>dawn|sunrise|daybreak|dusk|sunset))\b" + _on)),
    Rule(slug="part", near="word", read=_part, pattern=re.compile(
        r"(?<=[aA]t\s)(?i:(?P<part>dawn|dusk|daybreak|night|noon|midnight))\b" + _on)),
)  # fmt: skip
"""Rules for times of day; where two match, the longer one counts."""
