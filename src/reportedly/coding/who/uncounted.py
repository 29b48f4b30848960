"""The words by which a phrase only counts those it names: "dozens of", "at least three", "most of them"."""

import re
from collections.abc import Sequence

_articles = frozenset({"the", "a", "an", "no", "neither", "fleeing", "same"})
_share = re.compile(r"^(?:most|many|some|all|both|half) of (?:them|whom) ", re.I)
"""What only tells how many of those named before are meant."""

_name_with_digit = re.compile(r"\d[A-Z]")
"""A short name that a digit begins: "3R rebels", "7R"."""

COUNTS = frozenset(
    "its their his her our my whose some several many other at least more than about around nearly over dozens "
    "hundreds of two three four five six seven eight nine ten eleven twelve and between million thousand hundred dozen "
    "further".split()
)


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
