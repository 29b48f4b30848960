"""The words by which a phrase only counts those it names: "dozens of", "at least three", "most of them"."""

import re
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from reportedly.coding.when.words import MONTHS, WEEKDAYS

_articles = frozenset({"the", "a", "an", "no", "neither", "fleeing", "same"})
_share = re.compile(r"^(?:most|many|some|all|both|half) of (?:them|whom) ", re.I)
"""What only tells how many of those named before are meant."""

_name_with_digit = re.compile(r"\d[A-Z]")
"""A short name that a digit begins: "3R rebels", "7R"."""

COUNTS = frozenset(
    "its their his her our my whose some several many other at least more than about around nearly over dozens "
    "hundreds of two three four five six seven eight nine ten eleven twelve and between million thousand hundred dozen "
    "further roughly almost approximately only just even mostly mainly all every each another".split()
)
"""Words before a name that count or limit it."""


UNITS = frozenset(
    "army battalion brigade command company corps directorate division fleet flotilla front group platoon regiment "
    "squadron".split()
)
"""What units with a number of their own are."""


def is_numbered_unit(words: Sequence[str]) -> bool:
    """Tell whether a number belongs to a name and counts nothing: "301 Battalion", "the 90th Infantry Brigade"."""
    named = [w for w in words[1:4] if w[:1].isupper()]
    return bool(words) and words[0][:1].isdigit() and any(w.lower().strip(",.") in UNITS for w in named)


def without_count(mention: str) -> str:
    """Leave the count and the article before a phrase out: "dozens of rebels" are rebels."""
    mention = _share.sub("", mention).removeprefix("up to ")
    if mention.count('"') % 2:
        # '35 "godless" soldiers': a quotation mark that is left alone stood before the name.
        mention = mention.rsplit('"', 1)[-1].strip() or mention
    words = mention.split()
    if len(words) > 2 and words[0] == "dead" and words[1][:1].isdigit():
        words.pop(0)  # "shot dead 11 passengers": they are dead now
    while len(words) > 1 and (words[0].lower() in COUNTS | _articles or words[0][:1].isdigit()):
        if is_numbered_unit(words) or _name_with_digit.match(words[0]):
            break
        words.pop(0)
    return " ".join(words)


def without_number(doc: Doc, words: tuple[int, int], head: Token) -> tuple[int, int]:
    """Leave the number before a noun to the quantities: gives the range of its phrase without it."""
    start = words[0]
    marks = [t.i for t in doc[start : head.i] if t.is_quote and not t.text.startswith(("'", "’"))]
    if marks and len(marks) % 2:
        # Whoever is quoted stands before the quotation mark, not in the phrase.
        start = marks[-1] + 1
    while start < head.i and (
        doc[start].pos_ in {"NUM", "PUNCT"}
        or doc[start].lower_ in COUNTS
        or _ends_date(doc[start], words[0])
        or _ties_numbers(doc[start])
    ):
        if is_numbered_unit([t.text for t in doc[start : words[1]]]):
            break
        start += 1
    return start, words[1]


def _ends_date(word: Token, first: int) -> bool:
    """Tell whether a word is of a day that the parser drew to the name behind it: "on 8 June gunmen of …"."""
    if word.lower_ in WEEKDAYS:
        # "On Monday rebels"; but Mon rebels are a people's, and a Sunday Times its own.
        return word.lower_.endswith("day") and word.i > 0 and word.nbor(-1).lower_ in _before_days
    return word.i > first and word.lower_ in MONTHS and word.nbor(-1).is_digit


_before_days = frozenset({"on", "since", "by", "last", "next", "this", "early", "late", "until"})


def _ties_numbers(word: Token) -> bool:
    """Tell whether a word stands within the number before a noun: "150 to 200 gunmen"."""
    return word.lower_ in {"to", "or"} and word.i + 1 < len(word.doc) and word.nbor().pos_ == "NUM"
