"""How common a sentence is, counted in occasions: a wire story that thirty outlets print on one day is one occasion."""

from collections.abc import Iterable
from datetime import date

NEAR_DAYS = 3
"""News is reprinted within so many days; what comes back later is background."""

TOO_COMMON = 8
"""A sentence that came back on more occasions than this tells nothing about who copied whom."""


def occasions(days: Iterable[date]) -> int:
    """Count how many of these days lie apart, each more than NEAR_DAYS after the one counted before.

    More days never give a lower count, so that what was too common once stays so whatever is added.
    """
    count, last = 0, None
    for day in sorted(set(days)):
        if last is None or (day - last).days > NEAR_DAYS:
            count, last = count + 1, day
    return count


def weight_of(kept_by: int) -> float:
    """Give how much a shared sentence counts: in full where nobody else carries it, nothing where it is too common."""
    return 1 / kept_by if kept_by <= TOO_COMMON else 0.0
