"""Dates that name a year, or a season, quarter, decade or century."""

import re

from reportedly.coding.when.calendar_days import month_of, third_of, year_of
from reportedly.coding.when.reading import Around, Reading, Rule
from reportedly.coding.when.words import ORDINALS, PART_OF_SPAN, SEASON, SEASONS, WHICH, YEAR, which_part


def _year(match: "re.Match[str]", around: Around) -> Reading | None:
    year = int(match["year"])
    days, part = year_of(year), which_part(match)
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


RULES = (
    Rule(
        slug="year-range",
        near="year",
        read=_year_range,
        pattern=re.compile(rf"(?<![\d-])(?P<year>{YEAR})\s?[-–/]\s?(?P<last>{YEAR}|\d\d)(?![\d-])"),
    ),
    Rule(
        slug="year",
        near="year",
        read=_year_after_word,
        pattern=re.compile(
            rf"(?P<word>(?<!\w)\(|\b(?i:in|since|of|by|until|till|during|from|to|through|before|after|between|and|the|a|for|back\sin)\s)"
            rf"(?:fiscal\s|the\syear\s)?{PART_OF_SPAN}(?P<year>{YEAR})(?!\d|\s?[-–/]\s?\d\d|[,.]\d|\s(?:GMT|hours|local|hrs)|%|\s?(?:km|kg|mm?\b))"
        ),
    ),
    Rule(
        slug="decade",
        near="year",
        read=_decade,
        pattern=re.compile(
            r"\b(?:(?i:the)\s)?(?:(?i:early|mid|late)[-\s])?['’]?(?P<decade>(?:1[5-9]|20)\d0|(?<=['’])[2-9]0)'?s\b"
        ),
    ),
    Rule(
        slug="century",
        near="span",
        read=_century,
        pattern=re.compile(
            r"\b(?:(?P<number>\d{1,2})(?:st|nd|rd|th)|(?P<word>(?i:nineteenth|twentieth|twenty-first)))[\s-](?i:century)\b"
        ),
    ),
    Rule(
        slug="quarter",
        near="span",
        read=_quarter,
        pattern=re.compile(
            rf"\b(?:(?i:the)\s)?(?P<nth>(?i:first|second|third|fourth|final|1st|2nd|3rd|4th))[-\s](?P<what>(?i:quarter|half))\b(?!-|\s(?:final|minute|time))"
            rf"(?:(?:\s(?i:of|in))?\s(?:(?P<year>{YEAR})|(?P<of_year>(?i:(?:this|last|next|the)\syear))))?"
        ),
    ),
    Rule(
        slug="season",
        near="season",
        read=_season,
        pattern=re.compile(rf"\b(?:(?i:the)\s)?{WHICH}(?P<season>{SEASON})(?:(?:\s(?i:of))?\s(?P<year>{YEAR}))?\b"),
    ),
)
"""Rules for years and parts of them; where two match, the longer one counts."""
