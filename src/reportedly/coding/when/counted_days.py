"""Days counted from another event: "six days after they took the airport, troops entered the town on Tuesday"."""

import re
from collections.abc import Sequence
from datetime import date

from spacy.tokens import Token

from reportedly.coding.clause import Clause, Taken
from reportedly.coding.when.date_scene import DateScene, token_at
from reportedly.coding.when.rules_spans import days_back
from reportedly.coding.when.said_dates import Asked
from reportedly.coding.when.words import COUNT, count_of, unit_of
from reportedly.model import When

_counted = re.compile(rf"\b(?P<count>{COUNT})\s(?P<unit>(?i:days?|weeks?|fortnights?))\s(?P<way>(?i:after))\b")


def counted_from(
    i: int, asked: Sequence[Asked], found: Sequence[Taken[When] | None], scene: DateScene
) -> Taken[When] | None:
    """Date an event so many days after which the rest of its sentence happened, where that has a day of its own."""
    clause = asked[i].clause
    start = clause.sentence.start_char
    for match in _counted.finditer(scene.text, start, clause.head.idx):
        after = token_at(clause.doc, match.start("way"))
        if after is None or not _tells(after, clause.head):
            continue
        own = found[i]
        if own is not None and own.span is not None and after.idx < own.span[0] < clause.tokens.end_char:
            return None  # "six days after they took it on 1 August": its own day is told
        base = _day_of_rest(i, asked, found, after)
        day = days_back(base, unit_of(match["unit"]), count_of(match["count"])) if base is not None else None
        if day is None:
            return None
        when = When(mention=match.group(), start=day, end=day, precision="day", rule="counted-back", span=match.span())
        return Taken(value=when, rule=when.rule, span=when.span, score=0.8)
    return None


def _tells(after: Token, head: Token) -> bool:
    """Tell whether a word stands in the clause that "after" opens."""
    verb = _opened(after)
    return verb is not None and (verb == head or verb.is_ancestor(head))


def _opened(after: Token) -> Token | None:
    if after.dep_ == "mark":
        return after.head
    return next((c for c in after.children if c.dep_ in {"pcomp", "pobj"}), None)


def _day_of_rest(i: int, asked: Sequence[Asked], found: Sequence[Taken[When] | None], after: Token) -> date | None:
    """Give the day of what the same sentence tells outside the clause with "after"."""
    clause: Clause = asked[i].clause
    for j in (*range(i - 1, max(-1, i - 5), -1), *range(i + 1, min(len(asked), i + 5))):
        other, when = asked[j].clause, found[j]
        if other.sentence.start != clause.sentence.start or when is None or _tells(after, other.head):
            continue
        day: date | None = when.value.start
        if day is not None and day == when.value.end:
            return day
    return None
