"""Days, weeks, months and years as pairs of first and last day.

Every function takes and gives `datetime.date`s of the proleptic Gregorian calendar; a week starts on Monday (ISO 8601).
A day outside the years 1 to 9999 gives None instead of an overflow.
"""

from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date, date]
"""First and last day, both included."""


def safe_day(year: int, month: int, day: int) -> date | None:
    """Give that day, or None where the calendar has none such (30 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift_days(day: date, days: int) -> date | None:
    """Give the day that many days later (earlier when negative), None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def day_of(day: date) -> Days:
    """Give the day as a pair."""
    return day, day


def week_of(day: date, shift: int = 0) -> Days | None:
    """Give the week, Monday to Sunday, that lies `shift` weeks after the day's own."""
    monday = shift_days(day, 7 * shift - day.weekday())
    sunday = shift_days(monday, 6) if monday else None
    return (monday, sunday) if monday and sunday else None


def month_of(year: int, month: int, shift: int = 0) -> Days | None:
    """Give the month that lies `shift` months after the given one."""
    count = year * 12 + month - 1 + shift
    year, month = count // 12, count % 12 + 1
    if not 1 <= year <= 9999:
        return None
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_of(year: int, last: int | None = None) -> Days | None:
    """Give the year, or all years up to and including `last`."""
    last = year if last is None else last
    return (date(year, 1, 1), date(last, 12, 31)) if 1 <= year <= last <= 9999 else None


def third_of(days: Days, which: str) -> Days:
    """Give the early, mid or late part of a month (ten days) or of a year (four months)."""
    start, end = days
    if (end - start).days < 32:
        first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, end.day)}[which]
        return start.replace(day=first), start.replace(day=last)
    first, last = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}[which]
    return start.replace(month=first), end.replace(month=last, day=monthrange(end.year, last)[1])


def weekday_near(anchor: date, weekday: int, direction: str) -> date | None:
    """Give the weekday (0 Monday) that a report of the anchor's day means.

    `direction` is past (the latest such day, the anchor's own day included), before (strictly earlier), future (the
    first from the anchor on) or next (strictly later).
    """
    back = (anchor.weekday() - weekday) % 7
    steps = {"past": -back, "before": -(back or 7), "future": (7 - back) % 7, "next": 7 - back}
    return shift_days(anchor, steps[direction])


def iso_week(day: date) -> str:
    """Give the ISO week of a day as `2013-W12`."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"
