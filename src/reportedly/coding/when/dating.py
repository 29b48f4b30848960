"""When: which of a report's dates dates which event, and which only the saying of it.

Own words come first; then a date elsewhere in the sentence that does not belong to the verb of saying; then the date of
the same event in a sentence near by ("carried"), and before or after it, by how sure it is, the date that the trained
ear points to ("encoder.pointed"); then the day of the statement, by which a past event must have happened
("said-by-then"). A state that holds now holds on the report's day ("ongoing-now"). Else nothing is known.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from reportedly.coding.clause import Taken
from reportedly.coding.parse import text_of
from reportedly.coding.said import Hearing
from reportedly.coding.when.carry import TALKS, Neighbours, carried_from, refers_back, turns_of
from reportedly.coding.when.counted_days import counted_from
from reportedly.coding.when.date_scene import DateScene
from reportedly.coding.when.days_of_event import TOLD_KINDS, from_mention, is_timeless, state_of
from reportedly.coding.when.own_dates import own_mention
from reportedly.coding.when.pointed_days import ALONE_FROM, INSTEAD_FROM, PointedDay, pointed_day, taken_from
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
    own = [date_of(a, scene, said=s, of_talks=talked) for a, s in zip(asked, said, strict=True)]
    # "At dawn" is the dawn of the day of what it tells of, where that was told; else of the day named last.
    by_the_clock = {i: w for i, w in enumerate(own) if w is not None and is_only_an_hour(w)}
    days = _Days(asked, [None if i in by_the_clock else w for i, w in enumerate(own)], said, scene)
    takers = [i for i, a in enumerate(asked) if days.is_open(i) and takes_date(a) and not is_timeless(a, scene)]
    pointed = days.pointed_to([i for i in takers if i not in by_the_clock], heard)
    doubted = frozenset(i for i, day in pointed.items() if day.is_doubted)
    days.listen({i: day for i, day in pointed.items() if day.likely >= INSTEAD_FROM})
    days.carry(takers, doubted)
    days.listen({i: day for i, day in pointed.items() if day.likely >= ALONE_FROM and i not in doubted})
    for i, by_hour in by_the_clock.items():
        if days.found[i] is None:
            days.put(i, by_hour)
    days.fall_back(doubted)
    for i, a in enumerate(asked):
        if a.status == "occurred":
            days.found[i] = counted_from(i, asked, days.found, scene) or days.found[i]
    return tuple(Dated(when=w, said=s) for w, s in zip(days.found, said, strict=True))


class _Days:
    """The days found so far for the claims of a report, and which of them may be handed on to others."""

    def __init__(
        self,
        asked: Sequence[Asked],
        own: Sequence[Taken[When] | None],
        said: Sequence[Taken[date] | None],
        scene: DateScene,
    ) -> None:
        self.asked, self.said, self.scene = asked, said, scene
        self.found: list[Taken[When] | None] = [None] * len(asked)
        self.carries = [False] * len(asked)
        self.coarse = [False] * len(asked)
        self.claims = Neighbours(
            told=[(a.clause, a.kind, a.status) for a in asked],
            places=[(a.place, a.is_placed) for a in asked],
            entries=[a.entry for a in asked],
            turns=turns_of(a.clause.sentence for a in asked),
        )
        self._of_saying = {m.span for s in said if s is not None and s.span for m in scene.touching(s.span)}
        self._owners: dict[Span, list[int]] = {}
        for i, taken in enumerate(own):
            self.put(i, taken)
            for mention in scene.touching(taken.span) if taken is not None and taken.span is not None else ():
                self._owners.setdefault(mention.span, []).append(i)

    def put(self, i: int, taken: Taken[When] | None) -> None:
        """Give a claim its days."""
        self.found[i] = taken
        self.carries[i] = taken is not None and carries_over(taken) and self.asked[i].hands_on
        self.coarse[i] = taken is not None and is_coarse(taken.value)

    def is_open(self, i: int) -> bool:
        """Tell whether a claim may still be given the day of something else: it happened, and it has none."""
        return self.found[i] is None and self.asked[i].status == "occurred"

    def pointed_to(self, takers: Sequence[int], heard: Hearing | None) -> dict[int, PointedDay]:
        """Ask the ear for the days of some claims; not of those of a live page, whose entries have their own."""
        found = {}
        for i in takers:
            if self.asked[i].entry is None:
                day = pointed_day(self.asked[i], self.scene, heard, self.said[i], partial(self._bars, i))
                if day is not None:
                    found[i] = day
        return found

    def _bars(self, i: int, words: Span) -> bool:
        """Tell whether the report itself says that a date is that of another event than a claim's, or of saying."""
        owners = self._owners.get(words)
        if owners is None:
            return words in self._of_saying
        back = refers_back(self.asked[i].clause)
        return all(self.claims.keeps_apart(i, j, back) for j in owners)

    def listen(self, pointed: Mapping[int, PointedDay]) -> None:
        """Give claims that still have no days those that the ear points to."""
        for i, day in pointed.items():
            if self.found[i] is None:
                self.put(i, taken_from(day))

    def carry(self, takers: Sequence[int], doubted: frozenset[int]) -> None:
        """Carry days over from other claims about the same event; those doubted take none from another paragraph."""
        for backward_only in (True, False):
            for i in takers:
                if self.found[i] is not None:
                    continue
                source = carried_from(i, self.claims, self.carries, backward_only, self.coarse)
                if source is not None and not (i in doubted and _are_parted(self.asked[i], self.asked[source])):
                    self.put(i, carried(self.asked[i], self.asked[source], self.found[source], self.said[i]))

    def fall_back(self, doubted: frozenset[int]) -> None:
        """Date what is still open by what was told before of its place, by the day of saying, or by the page's."""
        for i, a in enumerate(self.asked):
            if self.is_open(i) and not is_timeless(a, self.scene) and a.kind not in TOLD_KINDS:
                turns = self.claims.turns
                before = of_place_before(i, self.asked, self.found, self.carries, turns) if i not in doubted else None
                self.put(i, before or said_by_then(self.said[i]) or of_entry(a, self.scene))
        for i, a in enumerate(self.asked[:LEAD_CLAIMS]):
            if self.is_open(i) and a.is_headline:
                self.put(i, of_lead(i, self.asked, self.found, self.carries))


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
