"""The entries of a live page: each begins with a line's clock time, and is news of its own."""

import re
from bisect import bisect_right

_stamp = re.compile(
    r"^[ \t]*[\[(]?(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:[:.][0-5]\d)?[\])]?(?:\s?(?:[ap]\.?m\b\.?|GMT|UTC|BST|CET|EET|"
    r"EST|EDT|local\stime))?(?=\s|[-–—:|])",
    re.M | re.I,
)

FEWEST = 2
"""Lines that begin with a clock time, from which a report is a live page."""


def entry_starts(text: str) -> tuple[int, ...]:
    """Give the offsets at which the entries of a live page begin, in text order; none of another report."""
    starts = tuple(m.start() for m in _stamp.finditer(text))
    return starts if len(starts) >= FEWEST else ()


def entry_at(starts: tuple[int, ...], offset: int) -> int:
    """Give which entry a character stands in, counted from 1; 0 before the first one."""
    return bisect_right(starts, offset)
