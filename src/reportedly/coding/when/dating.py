"""When: which of a report's dates dates which event, and which only the saying of it.

Own words come first; then a date elsewhere in the sentence that does not belong to the verb of saying; then the date of
the same event in a sentence near by ("carried"), and before or after it, by how sure it is, the date that the trained
ear points to ("encoder.pointed"); then the day of the statement, by which a past event must have happened
("said-by-then"). A state that holds now holds on the report's day ("ongoing-now"). Else nothing is known.
"""

from collections.abc import Sequence
from datetime import date

from reportedly.coding.clause import Taken
from reportedly.coding.parse import text_of
from reportedly.coding.said import Hearing
from reportedly.coding.when.carry import TALKS, carried_from, turns_of
from reportedly.coding.when.counted_days import counted_from
from reportedly.coding.when.date_scene import DateScene
from reportedly.coding.when.days_of_event import TOLD_KINDS, from_mention, is_timeless, state_of
from reportedly.coding.when.own_dates import own_mention
from reportedly.coding.when.pointed_days import ALONE_FROM, INSTEAD_FROM, pointed_day, taken_from
from reportedly.coding.when.said_dates import Asked, Dated, said_dates, span_of
from reportedly.coding.when.taken_over import (
    LEAD_CLAIMS,
    carried,
    carries_over,
    is_coarse,
    is_only_an_hour,
    of_entry,
    of_lead,
    of_place_before,
    said_by_then,
    takes_date,
)
from reportedly.model import Span, When
from reportedly.model.span import within


def date_claims(asked: Sequence[Asked], scene: DateScene, heard: Hearing | None = None) -> tuple[Dated, ...]:
    """Date all claims of one report, given in text order; `heard` is the report as the trained ear read it."""
    said = said_dates(asked, scene)
    talked = frozenset(m.span for a in asked if a.kind in TALKS for m in scene.inside(span_of(a.clause)))
    days = _Days(asked, [date_of(a, scene, said=s, of_talks=talked) for a, s in zip(asked, said, strict=True)])
    told = [(a.clause, a.kind, a.status) for a in asked]
    places = [(a.place, a.is_placed) for a in asked]
    entries = [a.entry for a in asked]
    turns = turns_of(a.clause.sentence for a in asked)
    # "At dawn" is the dawn of the day of what it tells of, where that was told; else of the day named last.
    by_the_clock = {i: w for i, w in enumerate(days.found) if w is not None and is_only_an_hour(w)}
    for i in by_the_clock:
        days.put(i, None)
    open_to_others = [i for i, a in enumerate(asked) if days.is_open(i) and takes_date(a) and not is_timeless(a, scene)]
    pointed = {
        i: day
        for i in open_to_others
        if i not in by_the_clock
        and asked[i].entry is None
        and (day := pointed_day(asked[i], scene, heard, said[i])) is not None
    }
    doubted = {i for i, day in pointed.items() if day.is_doubted}
    for i, day in pointed.items():
        if day.likely >= INSTEAD_FROM:
            days.put(i, taken_from(day))
    for backward_only in (True, False):
        for i in open_to_others:
            if days.found[i] is not None:
                continue
            source = carried_from(i, told, days.carries, backward_only, days.coarse, places, entries, turns)
            if source is not None and not (i in doubted and _are_parted(asked[i], asked[source])):
                days.put(i, carried(asked[i], asked[source], days.found[source], said[i]))
    for i, day in pointed.items():
        if days.found[i] is None and i not in doubted and day.likely >= ALONE_FROM:
            days.put(i, taken_from(day))
    for i, by_hour in by_the_clock.items():
        if days.found[i] is None:
            days.put(i, by_hour)
    for i, a in enumerate(asked):
        if days.is_open(i) and not is_timeless(a, scene) and a.kind not in TOLD_KINDS:
            taken = of_place_before(i, asked, days.found, days.carries, turns) if i not in doubted else None
            days.put(i, taken or said_by_then(said[i]) or of_entry(a, scene))
    for i, a in enumerate(asked[:LEAD_CLAIMS]):
        if days.is_open(i) and a.is_headline:
            days.put(i, of_lead(i, asked, days.found, days.carries))
    for i, a in enumerate(asked):
        if a.status == "occurred":
            days.found[i] = counted_from(i, asked, days.found, scene) or days.found[i]
    return tuple(Dated(when=w, said=s) for w, s in zip(days.found, said, strict=True))


class _Days:
    """The days found so far for the claims of a report, and which of them may be handed on to others."""

    def __init__(self, asked: Sequence[Asked], found: list[Taken[When] | None]) -> None:
        self.asked = asked
        self.found = found
        self.carries = [False] * len(asked)
        self.coarse = [False] * len(asked)
        for i, taken in enumerate(found):
            self.put(i, taken)

    def put(self, i: int, taken: Taken[When] | None) -> None:
        """Give a claim its days."""
        self.found[i] = taken
        self.carries[i] = taken is not None and carries_over(taken) and self.asked[i].hands_on
        self.coarse[i] = taken is not None and is_coarse(taken.value)

    def is_open(self, i: int) -> bool:
        """Tell whether a claim may still be given the day of something else: it happened, and it has none."""
        return self.found[i] is None and self.asked[i].status == "occurred"


def _are_parted(one: Asked, other: Asked) -> bool:
    """Tell whether two claims stand in different paragraphs."""
    first, second = sorted((span_of(one.clause), span_of(other.clause)))
    return "\n" in text_of(one.clause.doc)[first[0] : second[0]]


def date_of(
    asked: Asked, scene: DateScene, *, said: Taken[date] | None = None, of_talks: frozenset[Span] = frozenset()
) -> Taken[When] | None:
    """Date an event by the words of its own sentence, a state by the day it is told to hold; None where neither does.

    `said` is the statement's own date where it is known; `of_talks` are the dates of meetings, which do not date the
    violence they are about.
    """
    own = own_mention(asked, scene, of_talks)
    if asked.status == "ongoing":
        return state_of(asked, own, said, scene)
    if own is None and asked.status == "occurred" and _is_told_of_now(asked):
        return state_of(asked, own, said, scene)
    if own is None or (not within(own.span, span_of(asked.clause)) and is_timeless(asked, scene)):
        return None
    return from_mention(asked, own, scene)


def _is_told_of_now(asked: Asked) -> bool:
    """Tell whether the present tense outside a headline tells what goes on: "they fire whenever people gather"."""
    head = asked.clause.head
    if asked.is_headline or asked.polarity == "negative" or asked.kind in TOLD_KINDS:
        return False
    aux = {t.lower_ for t in head.children if t.dep_ in {"aux", "auxpass"}}
    if head.lemma_ != "be" and not any(t.dep_ == "nsubj" and t.tag_ == "PRP" for t in head.lefts):
        return False  # headlines within a page stand in the present too
    return (head.tag_ in {"VBZ", "VBP"} and not aux) or (head.tag_ == "VBG" and bool(aux & {"is", "are", "'re", "'s"}))
