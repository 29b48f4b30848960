"""When: which of a report's dates dates which event, and which only the saying of it.

Own words come first; then a date elsewhere in the sentence that does not belong to the verb of saying; then the date of
the same event in a sentence near by ("carried"); then the day of the statement, by which a past event must have
happened ("said-by-then"). A state that holds now holds on the report's day ("ongoing-now"). Else nothing is known.
"""

from collections.abc import Sequence
from datetime import date

from reportedly.coding.clause import Taken
from reportedly.coding.when.carry import TALKS, carried_from, turns_of
from reportedly.coding.when.counted_days import counted_from
from reportedly.coding.when.date_scene import DateScene
from reportedly.coding.when.days_of_event import TOLD_KINDS, from_mention, is_timeless, state_of
from reportedly.coding.when.own_dates import own_mention
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


def date_claims(asked: Sequence[Asked], scene: DateScene) -> tuple[Dated, ...]:
    """Date all claims of one report, given in text order."""
    said = said_dates(asked, scene)
    talked = frozenset(m.span for a in asked if a.kind in TALKS for m in scene.inside(span_of(a.clause)))
    found = [date_of(a, scene, said=s, of_talks=talked) for a, s in zip(asked, said, strict=True)]
    told = [(a.clause, a.kind, a.status) for a in asked]
    # "At dawn" is the dawn of the day of what it tells of, where that was told; else of the day named last.
    by_the_clock = {i: w for i, w in enumerate(found) if w is not None and is_only_an_hour(w)}
    found = [None if i in by_the_clock else w for i, w in enumerate(found)]
    carries = [w is not None and carries_over(w) and a.hands_on for a, w in zip(asked, found, strict=True)]
    coarse = [w is not None and is_coarse(w.value) for w in found]
    places = [(a.place, a.is_placed) for a in asked]
    entries = [a.entry for a in asked]
    turns = turns_of(a.clause.sentence for a in asked)
    for backward_only in (True, False):
        for i, a in enumerate(asked):
            if found[i] is None and a.status == "occurred" and not is_timeless(a, scene) and takes_date(a):
                source = carried_from(i, told, carries, backward_only, coarse, places, entries, turns)
                if source is not None:
                    found[i] = taken = carried(a, asked[source], found[source], said[i])
                    carries[i] = taken is not None and carries_over(taken) and a.hands_on
                    coarse[i] = taken is not None and is_coarse(taken.value)
    for i, by_hour in by_the_clock.items():
        if found[i] is None:
            found[i], carries[i] = by_hour, carries_over(by_hour) and asked[i].hands_on
    for i, a in enumerate(asked):
        if found[i] is None and a.status == "occurred" and not is_timeless(a, scene) and a.kind not in TOLD_KINDS:
            taken = of_place_before(i, asked, found, carries, turns)
            found[i] = taken = taken or said_by_then(said[i]) or of_entry(a, scene)
            carries[i] = taken is not None and carries_over(taken) and a.hands_on
    for i, a in enumerate(asked[:LEAD_CLAIMS]):
        if found[i] is None and a.is_headline and a.status == "occurred":
            found[i] = of_lead(i, asked, found, carries)
    for i, a in enumerate(asked):
        if a.status == "occurred":
            found[i] = counted_from(i, asked, found, scene) or found[i]
    return tuple(Dated(when=w, said=s) for w, s in zip(found, said, strict=True))


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
