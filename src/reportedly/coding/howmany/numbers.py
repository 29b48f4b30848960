"""Numbers as reports write them: digits with separators, words, vague words, and the bounds around them.

`read_number` reads one string; `NUMBER` is the pattern that finds such strings in running text.
"""

import re
from dataclasses import dataclass

SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "dozen": 12}
SHORT_SCALES = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000}
FRACTIONS = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}

_unit = "|".join(sorted([*SMALL, *TENS], key=len, reverse=True))
_scale = "|".join(SCALES)
WORD_NUMBER = (
    rf"(?:(?:{_unit}|an?)(?:[-\s](?:{_unit}))?(?:[-\s](?:{_scale}))+"
    rf"(?:(?:\sand)?\s(?:{_unit})(?:[-\s](?:{_unit}))?(?:[-\s](?:{_scale}))*)*"
    rf"|(?:{_unit})(?:[-\s](?:{_unit}))?)"
)
DIGITS = r"(?:\d{1,3}(?:[,\u00a0\u202f' ]\d{3})+(?!\d)|\d+)(?:\.\d+)?"
PLAIN_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_digits_scaled = rf"{PLAIN_DIGITS}(?:[-\s]?(?:million|billion|thousand|hundred|dozen)\b|(?:mn|bn|[km])\b(?!\W?\d))?"
FRACTION = r"(?:(?:an?\s)?(?:half|quarter|third)(?:\sof)?\sa\s(?:million|billion|thousand))"
NUMBER = rf"(?:{FRACTION}|{_digits_scaled}|{WORD_NUMBER})"

_number = re.compile(NUMBER, re.I)
_word = re.compile(r"[a-z]+", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The inclusive bounds of a number; None is open."""

    low: float | None
    high: float | None


def read_number(text: str) -> float | None:
    """Read one number from digits or words; None where the text is no number.

    >>> read_number("8,000"), read_number("twenty-five"), read_number("1.5 million"), read_number("a dozen")
    (8000.0, 25.0, 1500000.0, 12.0)
    """
    text = text.strip().lower()
    if not text or not _number.fullmatch(text):
        return None
    if text[0].isdigit():
        return _from_digits(text)
    words = _word.findall(text)
    share = next((FRACTIONS[w] for w in words if w in FRACTIONS), None)
    if share is not None:
        return share * SCALES[words[-1]]
    return _from_words(words)


def _from_digits(text: str) -> float:
    digits = re.match(PLAIN_DIGITS, text)
    assert digits is not None  # a text that starts with a digit matches
    value = float(digits.group().replace(",", ""))
    scale = text[digits.end() :].strip(" -")
    return value * (SCALES.get(scale) or SHORT_SCALES.get(scale) or 1)


def _from_words(words: list[str]) -> float | None:
    """Add up number words: "two hundred and fifty thousand" is (2·100 + 50)·1000."""
    total, group = 0.0, 0.0
    for word in words:
        if word in {"and"}:
            continue
        if word in {"a", "an"}:
            group += 1
        elif word in SMALL:
            group += SMALL[word]
        elif word in TENS:
            group += TENS[word]
        elif word in {"hundred", "dozen"}:
            group = (group or 1) * SCALES[word]
        elif word in SCALES:
            total += (group or 1) * SCALES[word]
            group = 0.0
        else:
            return None
    return total + group
