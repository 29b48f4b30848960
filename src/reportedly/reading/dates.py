"""Written dates: the forms in which outlets print the day of publication."""

import datetime
import re
from dataclasses import dataclass

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = r"(?P<{0}>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_YEAR = r"(?P<{0}>(?:19|20)\d\d)(?!\d)"
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"

# One alternative a house style; the group names carry a number so that they can stand in one pattern.
_FORMS = (
    _DAY.format("d1") + r"(?:\s+of)?[\s\-]+" + _MONTH.format("m1") + r",?[\s\-]+" + _YEAR.format("y1"),
    _MONTH.format("m2") + r"\s+" + _DAY.format("d2") + r",?\s+" + _YEAR.format("y2"),
    # "Aug 012016": a comma lost by whoever scraped the page.
    _MONTH.format("m3") + r"\s+(?P<d3>\d\d),?" + _YEAR.format("y3"),
    r"(?P<y4>(?:19|20)\d\d)-(?P<m4>\d\d)-(?P<d4>\d\d)(?!\d)",
    r"(?P<y5>(?:19|20)\d\d)[/.](?P<m5>\d{1,2})[/.](?P<d5>\d{1,2})(?!\d)",
    r"(?P<d6>\d{1,2})(?P<s6>[./\-])(?P<m6>\d{1,2})(?P=s6)" + _YEAR.format("y6"),
)
DATE = rf"(?:{WEEKDAY},?\s+)?(?:" + "|".join(f"(?:{form})" for form in _FORMS) + ")"
_DATE = re.compile(rf"(?<![\w.])(?:the\s+)?{DATE}", re.IGNORECASE)
_BARE_COMPACT = re.compile(r"(19|20)(\d\d)(\d\d)(\d\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDate:
    """A date as it is written: `day` is None where no such day exists or where it can be read two ways.

    `trouble` then says why; `start` and `end` are offsets into the text that was searched.
    """

    day: datetime.date | None
    start: int
    end: int
    trouble: str | None = None


def first_date(text: str, at: int = 0) -> WrittenDate | None:
    """Find the first written date with day, month and year; None when there is none."""
    found = _DATE.search(text, at)
    return _read(found) if found else None


def date_at(text: str, at: int = 0) -> WrittenDate | None:
    """Read the written date that begins exactly at an offset; None when none does."""
    found = _DATE.match(text, at)
    return _read(found) if found else None


def day_of(value: str) -> WrittenDate | None:
    """Read a metadata field that should hold one date: any written form, ISO 8601 with or without a time, or 20171012.

    The calendar day is the one written, whatever its time zone: it is the outlet's own day.
    """
    compact = _BARE_COMPACT.fullmatch(value.strip())
    if compact:
        year, month, day = int(compact[1] + compact[2]), int(compact[3]), int(compact[4])
        return _dated(year, month, day, (0, len(value)), value)
    return first_date(value)


def _read(found: re.Match[str]) -> WrittenDate:
    groups = {name: value for name, value in found.groupdict().items() if value}
    form = next(name[1:] for name in groups if name.startswith("y"))
    year, day = int(groups[f"y{form}"]), int(groups[f"d{form}"])
    written = groups[f"m{form}"]
    month = _MONTHS.get(written.lower()) or int(written)
    span = found.span()
    separator = groups.get("s6")
    if separator == "/" and day <= 12 and month <= 12 and day != month:
        trouble = f"'{found.group()}' can be read as day/month or month/day"
        return WrittenDate(day=None, start=span[0], end=span[1], trouble=trouble)
    if separator in {"/", "-"} and month > 12 >= day:
        day, month = month, day
    return _dated(year, month, day, span, found.group())


def _dated(year: int, month: int, day: int, span: tuple[int, int], written: str) -> WrittenDate:
    try:
        return WrittenDate(day=datetime.date(year, month, day), start=span[0], end=span[1])
    except ValueError:
        trouble = f"there is no such day as '{written.strip()}'"
        return WrittenDate(day=None, start=span[0], end=span[1], trouble=trouble)
