"""Where a claim's event was: by its own words, else where the same was told to be, or what was told before it."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from reportedly.coding.clause import Clause, Taken
from reportedly.coding.entries import entry_at
from reportedly.coding.parse import text_of
from reportedly.coding.scene import Scene
from reportedly.coding.told import CARRIED, GENERAL_KINDS, Told, again_at, stays_at
from reportedly.coding.where import place_of, place_told_again
from reportedly.coding.where.choice import OWN, UNCARRIED_KINDS, UNPLACED_KINDS, asks_where, carried_head
from reportedly.coding.where.hanging import is_where_taken
from reportedly.coding.where.taking import taken
from reportedly.coding.where.whole_war import WHOLE_WAR, is_of_whole_war
from reportedly.model import Claim, Span, Where

TOLD_OFTEN = 2
"""Claims that put their events at one place by their own words, for a report to be about that place."""

MOVING_ON = frozenset({"movement", "territory", "cooperation"})
"""Families of kinds that are told of another place as soon as a new paragraph begins, where no act is taken up."""


WAR_SUMS = frozenset({"casualties", "displacement", "destruction", "attack", "execution", "statement"})
"""Kinds that a whole war is summed up in."""


class Placer:
    """Places the events of one report, in text order; `before` are its claims so far, as they come to be."""

    def __init__(self, scene: Scene, told: Told, before: Sequence[Claim]) -> None:
        self.scene = scene
        self.told = told
        self.before = before
        places = scene.places
        lands = (s for s in places.spots if s.level == "country" and s.country == places.country and s.use == "place")
        self._lands = sorted(lands, key=lambda spot: spot.head)
        self._named: Counter[object] = Counter()
        """How many claims have put their event at a place by their own words, by its point: a town and its market."""
        self._first_at: dict[object, Claim] = {}
        self._most_named: object = None

    def add(self, claim: Claim, *, is_placed: bool) -> None:
        """Remember one more claim; `is_placed` tells that its own words put its event where it is."""
        where = claim.event.where
        if where is not None and is_placed and stays_at(claim):
            point = _point(where)
            self._named[point] += 1
            self._first_at.setdefault(point, claim)
            if self._named[point] > self._named[self._most_named]:
                self._most_named = point

    def place(self, clause: Clause, kind: str, meant: Claim | None, *, is_said: bool = True) -> Taken[Where] | None:
        """Place an event by its own words, else where the same event was told to be, else by what was named last.

        `is_said` tells that somebody other than the outlet tells of it.
        """
        found = place_of(clause, self.scene.places, kind=kind)
        if found is not None and found.score <= CARRIED and self._moves_on(found.span, clause, kind):
            found = None
        if found is not None and found.score >= OWN:
            return found
        if kind in WAR_SUMS and is_of_whole_war(clause.tokens.text):
            return self._in_the_country(clause)
        again = self.told_at(meant) or place_told_again(clause, self.scene.places)
        if again is not None:
            return again
        if found is not None and found.score > CARRIED and not self._stands_behind(found, clause):
            return found
        if not is_said and self._turns_to_other_news(clause):
            return None
        before = self._of_claim_before(clause, kind, found)
        fighting = self.told.placed_fighting() if kind in GENERAL_KINDS else None
        if fighting is not None and self._moves_on(fighting.span, clause, kind):
            fighting = None
        return before or self.told_at(fighting) or found

    def _in_the_country(self, clause: Clause) -> Taken[Where] | None:
        """Give the country that a report is about, where it names it, as the place of a whole war."""
        nth = bisect_left(self._lands, clause.tokens.end, key=lambda spot: spot.head)
        if not nth:
            return None
        land = self._lands[nth - 1]
        return taken(land, carried_head(self.scene.doc, land), self.scene.places, WHOLE_WAR, CARRIED)

    def _stands_behind(self, found: Taken[Where], clause: Clause) -> bool:
        """Tell whether a place is only named further on in a sentence, when an event before had its own."""
        sentence = clause.sentence.start_char
        told = any(c.span[0] >= sentence and stays_at(c) for c in self.before[-4:])
        return told and found.span is not None and found.span[0] >= clause.span[1]

    def _of_claim_before(self, clause: Clause, kind: str, carried: Taken[Where] | None) -> Taken[Where] | None:
        """Give the place of the claim told just before: news stays where it is until another place is named."""
        if kind in UNPLACED_KINDS | UNCARRIED_KINDS or asks_where(clause.head) or clause.is_habitual:
            return None
        last = next((c for c in reversed(self.before) if stays_at(c) and not self._is_where_taken(c, clause)), None)
        if last is None or last.event.where is None:
            return None
        bound = carried is not None and carried.value.relation == "toward"
        span = carried.span if carried is not None and not bound else None
        if span is not None and last.span[1] <= span[0] < clause.span[0]:
            return None
        back = self._back_from(last, clause)
        return None if back is None and self._moves_on(last.span, clause, kind) else again_at(back or last)

    def _turns_to_other_news(self, clause: Clause) -> bool:
        """Tell whether the outlet itself begins a new paragraph, without saying where that news is from."""
        last = next((c for c in reversed(self.before) if stays_at(c)), None)
        return last is not None and self._is_new_paragraph(last.span, clause)

    def _moves_on(self, before: Span | None, clause: Clause, kind: str) -> bool:
        """Tell whether news of a kind is elsewhere than what was told before: in another entry, or a new paragraph."""
        if before is None:
            return False
        stamps = self.scene.entries
        if entry_at(stamps, before[0]) != entry_at(stamps, clause.span[0]):
            return True
        return self.told.kinds[kind].family in MOVING_ON and self._is_new_paragraph(before, clause)

    def _is_new_paragraph(self, before: Span, clause: Clause) -> bool:
        return text_of(self.scene.doc).find("\n", before[1], clause.span[0]) >= 0

    def _back_from(self, last: Claim, clause: Clause) -> Claim | None:
        """Give what the report is about where the claim before was told by the way: of a place not spoken of again.

        A new paragraph goes on with the place that most is told of, unless the last one was told of twice.
        """
        where = last.event.where
        if where is None or self._named[_point(where)] > 1 or not self._is_new_paragraph(last.span, clause):
            return None
        return self._first_at[self._most_named] if self._named[self._most_named] >= TOLD_OFTEN else None

    def _is_where_taken(self, claim: Claim, clause: Clause) -> bool:
        """Tell whether a claim's place is only where victims were taken: the news is not there, unless it says so."""
        where = claim.event.where
        if where is not None and where.mention in clause.tokens.text:
            return False
        words = self.scene.words_in([where.span]) if where is not None and where.span is not None else ()
        spots = (s for i in words for s in self.scene.places.headed_within(i, i + 1))
        return any(is_where_taken(self.scene.doc, spot) for spot in spots)

    def told_at(self, same: Claim | None) -> Taken[Where] | None:
        """Give the place of a claim that tells of the same event."""
        if same is None or same.event.where is None:
            return None
        if same.event.where.relation == "toward":
            same = self.told.placed_fighting() or same
        return again_at(same)


def _point(where: Where) -> object:
    """Give what places at one point have in common; the name of a place without a point."""
    return (where.lat, where.lon) if where.lat is not None else where.name
