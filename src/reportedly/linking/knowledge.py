"""What linking has to know of the world: which kinds go together, and whose people somebody is."""

from collections.abc import Mapping
from datetime import date

from reportedly.codebook.entries import Actor, Affiliation, Codebook
from reportedly.codebook.happenings import Happenings
from reportedly.codebook.shared_names import Box
from reportedly.codebook.units import plural

_PART = frozenset({"part-of", "member-of", "member", "governs"})
_FIGHTERS = frozenset({"military", "armed-group", "coalition", "government", "ministry", "umbrella"})
_NO_OFFICE = frozenset({"allied-with", "led-by", "split-from", "continues"})
_MOST_REMEMBERED = 10_000
"""Days of people that are remembered at once: years of news must not fill the memory."""


class Knowledge:
    """The codebook as linking asks it: kinds by group, actors by body and by side. Never changed, picklable.

    `shared_names` are the towns that are called like their province, by their gazetteer's id, with the province's box.
    """

    __slots__ = (
        "_actors",
        "_bodies",
        "_sides",
        "groups",
        "in_train",
        "means",
        "nouns",
        "open_kinds",
        "shared_names",
        "two_sided",
    )

    def __init__(
        self,
        codebook: Codebook,
        happenings: Happenings,
        shared_names: Mapping[str, Box] | None = None,
    ) -> None:
        self._actors: Mapping[str, Actor] = dict(codebook.actors)
        self.groups = dict(happenings.groups)
        self.open_kinds = happenings.open_kinds
        self.in_train = happenings.in_train
        self.means = happenings.means
        self.two_sided = happenings.two_sided
        self.shared_names = dict(shared_names or {})
        self.nouns = _nouns_of(codebook, happenings)
        self._bodies: dict[tuple[str, date | None], str] = {}
        self._sides: dict[str, frozenset[str]] = {}

    def name(self, actor: str) -> str:
        """Give an actor's name."""
        known = self._actors.get(actor)
        return known.name if known else actor

    def body(self, actor: str, on: date | None = None) -> str:
        """Give the body that somebody speaks for on a day: a person's ministry or group; else the actor."""
        known = self._actors.get(actor)
        if known is None or known.type != "person":
            return actor
        found = self._bodies.get((actor, on))
        if found is None:
            if len(self._bodies) >= _MOST_REMEMBERED:
                self._bodies.clear()
            offices = [a for a in known.affiliations if a.relation not in _NO_OFFICE]
            found = next((a.actor for a in offices if _holds(a, on)), actor)
            self._bodies[actor, on] = found
        return found

    def sides(self, actor: str) -> frozenset[str]:
        """Give everybody above an actor, itself included: its army, its government, its state."""
        found = self._sides.get(actor)
        if found is None:
            found = self._sides[actor] = frozenset(self._above(actor))
        return found

    def _above(self, actor: str) -> set[str]:
        above, waiting = set[str](), [actor]
        while waiting:
            one = waiting.pop()
            if one in above:
                continue
            above.add(one)
            known = self._actors.get(one)
            for affiliation in known.affiliations if known else ():
                person = known is not None and known.type == "person" and affiliation.relation not in _NO_OFFICE
                if affiliation.relation in _PART or person:
                    waiting.append(affiliation.actor)
        return above

    def allies(self, actor: str) -> frozenset[str]:
        """Give those whom an actor, or a body above it, is allied with."""
        return frozenset(
            affiliation.actor
            for one in self.sides(actor)
            if (known := self._actors.get(one)) is not None
            for affiliation in known.affiliations
            if affiliation.relation == "allied-with"
        )

    def one_side(self, one: str, other: str) -> bool:
        """Tell whether one of two actors is part of the other, or both are of one state or group."""
        return one == other or not self.sides(one).isdisjoint(self.sides(other))

    def fights(self, actor: str) -> bool:
        """Tell whether an actor, or a body above it, is one that fights: an army, an armed group, a state at war."""
        return any(known.type in _FIGHTERS for one in self.sides(actor) if (known := self._actors.get(one)) is not None)


def _holds(affiliation: Affiliation, on: date | None) -> bool:
    if on is None:
        return True
    started = affiliation.start is None or affiliation.start <= on
    return started and (affiliation.end is None or on <= affiliation.end)


def _nouns_of(codebook: Codebook, happenings: Happenings) -> frozenset[str]:
    """Gather the nouns that name happenings ("attack", "blasts"), with their plurals."""
    heads = {
        cue[-1]
        for kind in codebook.kinds.values()
        if kind.id in happenings.groups
        for frame in kind.frames
        if frame.word_class == "noun"
        for cue in frame.cues
    }
    return frozenset(form for noun in heads for form in (noun, plural(noun, {})))
