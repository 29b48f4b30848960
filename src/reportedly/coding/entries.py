"""The entries of a live page: each begins with a line's clock time, and is news of its own."""

import re
from bisect import bisect_right

from reportedly.model import Span

_stamp = re.compile(
    r"^[ \t]*[\[(]?(?P<time>(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:[:.][0-5]\d)?(?:\s?(?:[ap]\.?m\b\.?|GMT|UTC|BST|CET|EET|"
    r"EST|EDT|local\stime))?)[\])]?(?=\s|[-–—:|])",
    re.M | re.I,
)

FEWEST = 2
"""Lines that begin with a clock time, from which a report is a live page."""


def entry_stamps(text: str) -> tuple[Span, ...]:
    """Give where the clock times stand that begin the entries of a live page, in text order; none of another report."""
    stamps = tuple(m.span("time") for m in _stamp.finditer(text))
    return stamps if len(stamps) >= FEWEST else ()


def entry_at(stamps: tuple[Span, ...], offset: int) -> Span | None:
    """Give the clock time of the entry that a character stands in; None before the first one."""
    nth = bisect_right(stamps, offset, key=lambda stamp: stamp[0])
    return stamps[nth - 1] if nth else None
