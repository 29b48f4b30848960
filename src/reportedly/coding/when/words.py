"""The words dates are made of: months, weekdays, parts of the day, spans of time, as patterns and numbers."""

import re

from reportedly.coding.howmany.numbers import SMALL, TENS, read_number

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon", "tuesday tues tue", "wednesday weds wed", "thursday thurs thur thu",
            "friday fri", "saturday sat", "sunday sun",
        )
    )
    for name in names.split()
}  # fmt: skip
SEASONS = {"spring": ("SP", 3), "summer": ("SU", 6), "autumn": ("FA", 9), "fall": ("FA", 9), "winter": ("WI", 12)}
PARTS_OF_DAY = {
    "morning": "MO", "dawn": "MO", "daybreak": "MO", "sunrise": "MO", "noon": "MI", "midday": "MI", "afternoon": "AF",
    "evening": "EV", "dusk": "EV", "sunset": "EV", "night": "NI", "midnight": "NI",
}  # fmt: skip
UNITS = {"minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "fortnight": "W", "month": "M",
         "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE", "weekend": "WE"}  # fmt: skip
ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "final": 4}


def _either(words: list[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


def _written(words: list[str]) -> str:
    """Names of months and days count only with a capital: "may" and "march" are mostly other words."""
    return _either([w.capitalize() for w in words] + [w.upper() for w in words if len(w) > 3])


FULL_MONTH = _written([m for m in MONTHS if len(m) > 4 or m in {"may", "june", "july"}])
MONTH = f"(?:{FULL_MONTH}|{_written([m for m in MONTHS if len(m) < 5 and m not in {'may', 'june', 'july'}])}\\.?)"
WEEKDAY = _written([d for d in WEEKDAYS if d.endswith("day")])
ANY_WEEKDAY = f"(?:{WEEKDAY}|{_written([d for d in WEEKDAYS if not d.endswith('day')])}\\.?)"
PART_OF_DAY = "(?i:morning|afternoon|evening|night|dawn)"
SEASON = "(?i:spring|summer|autumn|winter|fall)"
_number_words = _either([*SMALL, *TENS])
COUNT = f"(?i:{_number_words}(?:[- ](?:{'|'.join(list(SMALL)[1:10])}))?|\\d{{1,4}}|an?|dozen)"
VAGUE_COUNT = r"(?i:a\sfew|few|several|many|some|a\scouple\sof|couple\sof)"
SPAN_OF_TIME = r"(?i:minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|years?|decades?|centur(?:y|ies))"
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
DAY_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])"


WHICH = r"(?:(?P<which>(?i:last|next|this|past|previous|coming))\s)?"
PART_OF_SPAN = r"(?:(?P<part>(?i:early|mid|late|(?:the\s)?(?:beginning|start|middle|end)\sof))[-\s])?"
_parts = {"beginning": "early", "start": "early", "middle": "mid", "end": "late"}


def which_part(match: "re.Match[str]") -> str | None:
    """Give early, mid or late where a match has such a `part` ("late September", "the end of 2012"), else None."""
    words = (match["part"] or "").lower().split()
    return next((_parts.get(w, w) for w in words if w in {*_parts, "early", "mid", "late"}), None)


def month_number(word: str) -> int:
    """Give a month's number, 1 to 12."""
    return MONTHS[word.rstrip(".").lower()]


def weekday_number(word: str) -> int:
    """Give a weekday's number, 0 (Monday) to 6."""
    return WEEKDAYS[word.rstrip(".").lower()]


def count_of(word: str) -> int:
    """Give how many a count word means in front of a unit of time ("a", "three", "15", "twenty-one")."""
    word = word.lower().strip()
    if word in {"a", "an"}:
        return 1
    return int(read_number(word) or 0)


def unit_of(word: str) -> str:
    """Give the unit of time in the singular: "weeks" is "week"."""
    word = word.lower()
    if word == "centuries":
        return "century"
    return word.removesuffix("s")


_CLASSES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(MONTHS, ("month",)),
    **dict.fromkeys(WEEKDAYS, ("weekday", "digits")),
    **dict.fromkeys(SEASONS, ("season",)),
    **dict.fromkeys((form for unit in UNITS for form in (unit, unit + "s")), ("span",)),
    **dict.fromkeys(("centuries", "half", "weekend", "weekends"), ("span",)),
    **dict.fromkeys(("day", "days", "night"), ("span", "word")),
    **dict.fromkeys((part for part in PARTS_OF_DAY if part != "night"), ("word", "digits")),
    **dict.fromkeys(
        "yesterday tomorrow today tonight overnight now currently present moment nowadays recent recently lately past "
        "future time times far date then daily weekly monthly yearly annually every each hours days nights weeks "
        "months years decades since coming next seconds moments moment shortly soon immediately while long".split(),
        ("word", "span"),
    ),
    **dict.fromkeys(("today", "yesterday", "pm", "am", "gmt", "m"), ("word", "digits")),
}


def trigger_classes(word: str) -> tuple[str, ...]:
    """Give the classes of date rules that a word may set off: month, weekday, season, span, word, digits, year."""
    if word[0].isdigit():
        return ("digits", "year") if len(word) >= 4 or word[-1] in "sS" else ("digits",)
    word = word.lower()
    return _CLASSES.get(word) or _CLASSES.get(word.removesuffix("s"), ())
