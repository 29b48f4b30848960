"""Numbers and days in plain words, no more exact than they were said."""

from collections.abc import Sequence
from datetime import date, timedelta

from reportedly.model import Quantity, When

_months = (
    "January February March April May June July August September October November December".split()
)  # not the system's names: the same words on every machine
_weekdays = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_plurals = {
    "person": "people",
    "child": "children",
    "woman": "women",
    "aircraft": "aircraft",
    "artillery": "artillery pieces",
    "km2": "km²",
    "km": "km",
}
_told_effects = frozenset(
    "killed wounded captured destroyed damaged displaced detained evacuated present taken".split()
)

_vague_words = frozenset(
    "couple countless dozens few handful hundreds many millions numerous scores several some tens thousands".split()
)
# Words counted that tell of the effect themselves: "no deaths", not "no deaths killed".
_fates = ("death", "dead", "fatalit", "casualt", "injur", "wounded", "displaced", "detainee", "prisoner", "captive")


def day_words(day: date) -> str:
    """Write a day out: 10 October 2017."""
    return f"{day.day} {_months[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """Write a day in little room: 10 Oct 2017."""
    return f"{day.day} {_months[day.month - 1][:3]} {day.year}"


def when_words(when: When | None, *, weekday: bool = False) -> str:
    """Write an event's days as exactly as they are known; an empty string when no day is."""
    if when is None or (when.start is None and when.end is None):
        return ""
    start, end = when.start, when.end
    if start is None or end is None:
        known = end or start
        assert known is not None
        return f"{'by' if start is None else 'since'} {_named(known, weekday)}"
    if start == end:
        return _named(start, weekday)
    if start.day == 1 and (end + timedelta(days=1)).day == 1 and start.year == end.year:
        if start.month == end.month:
            return f"{_months[start.month - 1]} {start.year}"
        if (start.month, end.month) == (1, 12):
            return str(start.year)
    return _range_words(start, end)


def _named(day: date, weekday: bool) -> str:
    return f"{_weekdays[day.weekday()]} {day_words(day)}" if weekday else day_words(day)


def _range_words(start: date, end: date) -> str:
    if start.year != end.year:
        return f"{day_words(start)} to {day_words(end)}"
    if start.month != end.month:
        return f"{start.day} {_months[start.month - 1]} to {day_words(end)}"
    return f"{start.day}–{day_words(end)}"


def days_for_table(when: When | None) -> str:
    """Write an event's days for a narrow column, as ISO dates; a dash when no day is known."""
    if when is None or (when.start is None and when.end is None):
        return "–"
    if when.start is None:
        return f"by {when.end}"
    if when.end is None:
        return f"since {when.start}"
    return str(when.start) if when.start == when.end else f"{when.start} to {when.end}"


def quantities_words(quantities: Sequence[Quantity]) -> str:
    """Write numbers one after another; what became of several in a row is told once: 4 tanks and 14 vehicles destroyed.

    The parts of a number ("including six children") stand behind it in brackets, so that nobody adds them to it.
    """
    parts: dict[int, list[Quantity]] = {}
    wholes: list[tuple[int, Quantity]] = []
    for index, quantity in enumerate(quantities):
        whole = quantity.part_of
        if whole is not None and whole != index and 0 <= whole < len(quantities):
            parts.setdefault(whole, []).append(quantity)
        else:
            wholes.append((index, quantity))
    told: list[str] = []
    run: list[Quantity] = []
    for index, quantity in wholes:
        # One with parts of its own stands alone, so that the bracket behind it can only mean it.
        if run and (index in parts or not _told_alike(run[-1], quantity)):
            told.append(_run_words(run))
            run = []
        run.append(quantity)
        if index in parts:
            among = listed([quantity_words(part) for part in parts[index]])
            told.append(f"{_run_words(run)} (among them {among})")
            run = []
    if run:
        told.append(_run_words(run))
    return "; ".join(told)


def _run_words(run: Sequence[Quantity]) -> str:
    return listed([*(_counted_words(q) for q in run[:-1]), quantity_words(run[-1])])


def _told_alike(one: Quantity, other: Quantity) -> bool:
    return one.effect == other.effect and one.basis == other.basis == "count" and one.effect in _told_effects


def quantity_words(quantity: Quantity) -> str:
    """Write a number with what it counts and what became of it: at least 12 people killed."""
    words = _counted_words(quantity)
    if quantity.effect in _told_effects and not any(stem in quantity.of.lower() for stem in _fates):
        words += f" {quantity.effect}"
    if quantity.basis == "running-total":
        words += " in all so far"
    elif quantity.basis == "increment":
        words += " on top of those before"
    return words


def _counted_words(quantity: Quantity) -> str:
    return " ".join(part for part in (_amount(quantity), _counted(quantity)) if part)


def listed(words: Sequence[str]) -> str:
    """Join words as one does in speech: a, b and c."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def _amount(quantity: Quantity) -> str:
    low, high = quantity.low, quantity.high
    if low is None and high is None:
        return quantity.surface
    bounds = _bounds(low, high)
    # A word such as "dozens" was said, not the bound that stands for it: show both.
    vague = low != high and not _vague_words.isdisjoint(quantity.surface.lower().split())
    return f"{quantity.surface} ({bounds})" if vague else bounds


def _bounds(low: float | None, high: float | None) -> str:
    if low is None:
        return "none" if high == 0 else f"up to {number_words(high)}"
    if high is None:
        return f"at least {number_words(low)}"
    if low == high:
        return "no" if low == 0 else number_words(low)
    return f"{number_words(low)} to {number_words(high)}"


def number_words(number: float | None) -> str:
    """Write a number with thousands apart and no needless decimals: 8,000."""
    if number is None:
        return "?"
    return f"{int(number):,}" if number == int(number) else f"{number:,}"


def _counted(quantity: Quantity) -> str:
    if quantity.of and quantity.unit not in {"km", "km2"}:
        return quantity.of
    if quantity.unit == "other":
        return quantity.of
    if quantity.low == quantity.high == 1:
        return _plurals[quantity.unit] if quantity.unit in {"km", "km2"} else quantity.unit.replace("-", " ")
    return _plurals.get(quantity.unit, quantity.unit.replace("-", " ") + "s")
