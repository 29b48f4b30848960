"""Every date in a text, resolved against the day the report was published.

A date expression is given twice over: `value` in the manner of TIMEX3 (ISO 8601, `2013-W12`, `PAST_REF`), and as first
and last day. Words that name no days ("in recent weeks", "for months") keep both days None.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from reportedly.coding.when import rules_clock, rules_named, rules_near, rules_spans, rules_years
from reportedly.coding.when.calendar_days import month_of, safe_day, shift_days
from reportedly.coding.when.reading import Around, Reading, Rule
from reportedly.coding.when.words import MONTH, trigger_classes
from reportedly.model import Span

REACH = 64
"""How many characters before and after its trigger word a date expression may reach."""

FAR, CLOSE = 600, 240
"""How many characters back the day may stand that "that day", and a bare "at dawn", take up."""

_word = re.compile(r"\w+")
RULES: tuple[Rule, ...] = (
    *rules_named.RULES,
    *rules_years.RULES,
    *rules_clock.RULES,
    *rules_near.RULES,
    *rules_spans.RULES,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """One date expression where it stands.

    `span` are the date's own words, `phrase` the same with the preposition before it ("on Tuesday"), or the whole range
    ("from May to July"). `start` and `end` are the first and last day it dates something to, after the preposition:
    "since May" runs from May to the report's day, "by Friday" is open before. `own` are the days of the words alone.
    `precision` is one of day, days, week, month, year, open. `kind` is one of point, period, since, by, duration,
    vague, time. `value` and `timex` are TIMEX3's value and type (DATE, TIME, DURATION, SET, or empty: none).
    """

    span: Span
    text: str
    phrase: Span
    start: date | None
    end: date | None
    own: tuple[date, date] | None
    precision: str
    kind: str
    rule: str
    value: str
    timex: str


def find_dates(text: str, anchor: date | None) -> tuple[DateMention, ...]:
    """Find every date and time expression of a text, in text order, none overlapping another.

    `anchor` is the day the report was published; without it only dates that name their year get days.
    """
    found: list[DateMention] = []
    last: Reading | None = None
    day: tuple[date, int] | None = None
    end = 0
    for start, _, rule, match in _candidates(text):
        if start < end:
            continue
        if _names_something(text, match.end()):
            end = match.end()
            continue
        near = day if day and start - day[1] < FAR else None
        around = Around(
            text=text,
            anchor=anchor,
            last=last,
            last_day=near[0] if near else anchor,
            same_day=near[0] if near and start - near[1] < CLOSE else None,
            span=match.span(),
        )
        read = rule.read(match, around)
        if read is None:
            continue
        for reading in read if isinstance(read, tuple) else (read,):
            span = reading.span or match.span()
            found.append(_mention(text, anchor, _trimmed(text, span), reading, rule.slug))
            last = reading if reading.days and reading.kind != "vague" else last
            if reading.days and reading.precision == "day":
                day = (reading.days[0], span[1])
        end = match.end()
    return tuple(_ranges(text, anchor, found))


_named_after_days = re.compile(
    r"(?:st|nd|rd|th)?\s(?:Street|Square|Avenue|Bridge|Road|Boulevard|Brigade|Battalion|Hospital|School|University|Park|"
    r"Mosque|Stadium|Martyrs|Movement|Division|Station|Quarter)\b"
)


def _names_something(text: str, end: int) -> bool:
    """Tell whether a day only names a street or a body of men: "April 7th Street", "the 17 February Brigade"."""
    return _named_after_days.match(text, end) is not None


def _candidates(text: str) -> list[tuple[int, int, Rule, "re.Match[str]"]]:
    """Give every match of every rule, leftmost first, the longest first where several begin together."""
    windows = _windows(text)
    every = [
        (m.start(), -m.end(), rule, m)
        for rule in RULES
        for window in windows.get(rule.near, ())
        for m in rule.pattern.finditer(text, *window)
        if m.end() > m.start()
    ]
    return sorted(every, key=lambda c: c[:2])


def _windows(text: str) -> dict[str, list[Span]]:
    """Give the stretches of text around the words that can set off a rule, by class of words; none overlap."""
    found: dict[str, list[Span]] = {}
    for word in _word.finditer(text):
        for name in trigger_classes(word.group()):
            stretches = found.setdefault(name, [])
            start, end = max(0, word.start() - REACH), word.end() + REACH
            if stretches and stretches[-1][1] >= start:
                stretches[-1] = (stretches[-1][0], end)
            else:
                stretches.append((start, end))
    return found


def _trimmed(text: str, span: Span) -> Span:
    words = text[span[0] : span[1]]
    if words.endswith(".") and "." not in words[:-1]:
        words = words[:-1]
        span = (span[0], span[1] - 1)
    return span[0] + len(words) - len(words.lstrip(" (")), span[1] - (len(words) - len(words.rstrip(" ,")))


_had_done = re.compile(
    r"(?:(?!\b(?:was|were|and|is|are)\b)[^.;:\n]){0,60}?\b(?:had|has|have)\s(?:\w+\s)?\w+(?:ed|en|ne|wn|un|ld|lt|ft)\b",
    re.I,
)
"""What follows an hour by which something was done already: "by Tuesday evening, 300 had fled"."""

_names_act = re.compile(rf"the\s{MONTH}\s[a-z]+(?:ing|s|tion|sion|ment|ault|acre|ack|ikes?|aid)\b")
"""A month that only says which act is meant."""

_the_end = re.compile(r"(?:the\s)?end\sof\b", re.I)
_before = re.compile(
    r"(?:(?:^|(?<=[^\w]))(?P<word>ever\ssince|since|by|until|till|up\sto|before|prior\sto|after|from|as\sof|starting|beginning|on|in|"
    r"at|during|over|within|for|of)\s+(?:(?:early|late|mid|the|about|around|on|in|at)\s+)*)$",
    re.I,
)


def _mention(text: str, anchor: date | None, span: Span, reading: Reading, rule: str) -> DateMention:
    before = _before.search(text, max(0, span[0] - 40), span[0])
    word = " ".join(before["word"].lower().split()) if before else ""
    start, end = reading.days or (None, None)
    kind, precision = reading.kind, reading.precision
    if reading.days and kind not in {"duration", "vague"}:
        if word in {"since", "ever since"}:
            kind, end, precision = "since", anchor if anchor and start and anchor >= start else None, "days"
            precision = precision if end else "open"
        elif word in {"until", "till"} and anchor is not None and end is not None and end > anchor:
            kind, start, precision = "period", anchor, "days"  # what is told to go on until then
        elif word == "by" and reading.timex == "TIME" and kind == "point" and not _had_done.match(text, span[1]):
            pass  # "By Friday morning tanks were in the streets": that was on Friday
        elif word == "by" and _names_act.match(text, max(0, span[0] - 4)):
            pass  # "displaced by the December fighting"
        elif word in {"by", "until", "till", "up to", "as of"} or kind == "by":
            kind, start, precision = "by", None, "open"
        elif word in {"before", "prior to"}:
            # "Before the end of May" may be on its last day; "before May" is not in May.
            last = reading.days[1] if _the_end.match(text, *span) else shift_days(reading.days[0], -1)
            kind, start, end, precision = "by", None, last, "open"
        elif word == "after" and rule in {"month", "year"} and end:
            kind, end, precision = "since", None, "open"
    return DateMention(
        span=span,
        text=text[span[0] : span[1]],
        phrase=(before.start("word") if before else span[0], span[1]),
        start=start,
        end=end,
        own=reading.days,
        precision=precision,
        kind=kind,
        rule=rule,
        value=reading.value,
        timex=reading.timex,
    )


_joint = re.compile(
    r"\s?[-–]\s?|\s(?:to|into|until|till|through|and)\s(?:early\s|late\s)?(?:on\s|in\s)?(?:late\s|early\s)?", re.I
)


def _ranges(text: str, anchor: date | None, found: list[DateMention]) -> list[DateMention]:
    """Give both ends of "from X to Y" and "between X and Y" the whole range as their days."""
    for i in range(len(found) - 1):
        first, second = found[i], found[i + 1]
        joint = _joint.fullmatch(text, first.span[1], second.span[0])
        if not joint or not first.own or not second.own:
            continue
        opening = text[max(0, first.span[0] - 10) : first.span[0]].lower().split()
        opened = opening[-1] if opening else ""
        word = joint.group().strip().lower().split()[0]
        if word == "and" and _are_days_in_a_row(first, second):
            opened = "between"
        if (word == "and" and opened != "between") or (word not in {"and", "-", "–"} and opened != "from"):
            continue
        first = _in_year_of(first, second)
        if first.own is None or first.own[0] > second.own[0]:
            continue
        led = text[: first.span[0]].lower().rstrip().endswith(("between", "from"))
        start = first.span[0] - (len(opened) + 1 if led else 0)
        precision = first.precision if first.precision == second.precision != "day" else "days"
        phrase, days = (start, second.span[1]), (first.own[0], second.own[1])
        for at, one in ((i, first), (i + 1, second)):
            found[at] = replace(one, start=days[0], end=days[1], kind="period", precision=precision, phrase=phrase)
    return found


def _are_days_in_a_row(first: DateMention, second: DateMention) -> bool:
    """Tell whether two days that stand together follow each other: "on Monday and Tuesday"."""
    if first.own is None or second.own is None or not first.precision == second.precision == "day":
        return False
    return first.kind == second.kind == "point" and (second.own[0] - first.own[0]).days == 1


_year = re.compile(r"\b\d{4}\b")


def _in_year_of(first: DateMention, second: DateMention) -> DateMention:
    """Move "May" in "from May to July 2018" into the year that only the second date names."""
    if first.own is None or second.own is None or _year.search(first.text) or not _year.search(second.text):
        return first
    if first.rule not in {"month", "month-day", "day-month"} or first.own[0].year == second.own[0].year:
        return first
    year = second.own[0].year
    end = month_of(year, first.own[1].month)
    start = safe_day(year, first.own[0].month, first.own[0].day)
    if start is None or end is None:
        return first
    last = (
        start if first.own[0] == first.own[1] else min(end[1], safe_day(year, end[0].month, first.own[1].day) or end[1])
    )
    return replace(first, own=(start, last), value=f"{year:04d}{first.value[4:]}")
