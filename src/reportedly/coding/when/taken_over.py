"""Dates taken over: from the same event, from the same place, from the lead, from the day of saying or of the page."""

import re
from collections.abc import Sequence
from datetime import date

from reportedly.coding.clause import Taken
from reportedly.coding.when.carry import ADVANCES, TALKS, VIOLENT, refers_back, turned
from reportedly.coding.when.date_scene import DateScene
from reportedly.coding.when.days_of_event import TOLD_KINDS
from reportedly.coding.when.said_dates import Asked
from reportedly.model import When

CLAIMS_BACK = 4
"""Claims back from which the day of what happened at the same place is taken over."""

LEAD_CLAIMS = 8
"""Claims from a report's first within which its lead tells in full what its headline tells in short."""

FEW_DAYS = 7
"""Days that news of one event may have gone on for; a longer time is that of a whole war."""

_COARSE_DAYS = 27
"""So many days lie between the first and the last of the shortest month."""


def takes_date(mine: Asked) -> bool:
    """Tell whether a claim takes the date of the same event told near by: what is only words does not."""
    return mine.kind not in TOLD_KINDS or (mine.kind == "support" and bool(refers_back(mine.clause)))


def carried(mine: Asked, source: Asked, taken: Taken[When] | None, said: Taken[date] | None) -> Taken[When] | None:
    """Take the date over from the same event in this or a nearby sentence."""
    if taken is None:
        return None
    told = said is not None and said.rule != "said.carried"
    if told and source.kind != mine.kind and not refers_back(mine.clause):
        return None  # its own sentence says by when
    value = taken.value
    when = When(
        mention="", start=value.start, end=value.end, precision=value.precision, rule="carried", span=value.span
    )
    return Taken(value=when, rule="carried", span=value.span, score=0.6)


def of_place_before(
    i: int,
    asked: Sequence[Asked],
    found: Sequence[Taken[When] | None],
    carries: Sequence[bool],
    turns: Sequence[int] = (),
) -> Taken[When] | None:
    """Take the date of what was told just before at the same place: news goes on there until another day is named.

    Nor does it go on where a report turns to other news (`turns`, in characters).
    """
    mine = asked[i]
    if mine.place is None or mine.kind in TALKS:
        return None
    for j in range(i - 1, max(-1, i - 1 - CLAIMS_BACK), -1):
        before = found[j]
        if (
            not carries[j]
            or before is None
            or asked[j].entry != mine.entry
            or asked[j].place != mine.place
            or asked[j].status != "occurred"
            or turned(turns, mine.clause, asked[j].clause)
        ):
            continue
        start, end = before.value.start, before.value.end
        return carried(mine, asked[j], before, None) if start and end and (end - start).days <= FEW_DAYS else None
    return None


def of_entry(asked: Asked, scene: DateScene) -> Taken[When] | None:
    """Date what an entry of a live page tells as news by the day of the page, which its clock time is one of."""
    day, stamp = scene.anchor, asked.entry
    if stamp is None or day is None:
        return None
    words = scene.text[stamp[0] : stamp[1]]
    when = When(mention=words, start=day, end=day, precision="day", rule="entry-of-the-day", span=stamp)
    return Taken(value=when, rule=when.rule, span=stamp, score=0.6)


def of_lead(
    i: int, asked: Sequence[Asked], found: Sequence[Taken[When] | None], carries: Sequence[bool]
) -> Taken[When] | None:
    """Date a headline by the first words of the report that tell of such an act: it is what they tell in full."""
    lead = range(i + 1, min(len(asked), LEAD_CLAIMS))
    acts = next((kinds for kinds in (VIOLENT, ADVANCES) if asked[i].kind in kinds), frozenset())
    told = next((j for j in lead if not asked[j].is_headline and asked[j].kind in acts), None)
    return carried(asked[i], asked[told], found[told], None) if told is not None and carries[told] else None


def carries_over(taken: Taken[When]) -> bool:
    """Tell whether a date may be handed on: that of an event, not of a state, a statement, or only pointed to."""
    when = taken.value
    if taken.rule.startswith("since") and when.start is not None and when.start == when.end:
        return True  # "since early on Monday", told on Monday: a day as good as any
    return not taken.rule.startswith(("ongoing", "said", "since", "before", "by", "encoder"))


_names_day = re.compile(r"day\b|\d{4}|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b")


def is_only_an_hour(taken: Taken[When]) -> bool:
    """Tell whether a date is only a time of day: "at dawn", "by 9 in the evening"."""
    return taken.rule.startswith("time.") and not _names_day.search(taken.value.mention)


def is_coarse(when: When) -> bool:
    """Tell whether a date is a month or more."""
    return when.start is not None and when.end is not None and (when.end - when.start).days >= _COARSE_DAYS


def said_by_then(said: Taken[date] | None) -> Taken[When] | None:
    """Close an undated past event with the day it was told: it happened by then."""
    if said is None:
        return None
    when = When(mention="", start=None, end=said.value, precision="open", rule="said-by-then", span=said.span)
    return Taken(value=when, rule=when.rule, span=said.span, score=0.7 * said.score)
