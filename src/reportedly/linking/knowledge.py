"""What linking has to know of the world: which kinds go together, and whose people somebody is."""

from collections.abc import Mapping

from reportedly.codebook.entries import Actor, Codebook
from reportedly.codebook.happenings import Happenings

_PART = frozenset({"part-of", "member-of", "member", "governs"})
_NO_OFFICE = frozenset({"allied-with", "led-by", "split-from", "continues"})


class Knowledge:
    """The codebook as linking asks it: kinds by group, actors by body and by side. Never changed, picklable."""

    __slots__ = ("_actors", "_bodies", "_sides", "groups", "open_kinds")

    def __init__(self, codebook: Codebook, happenings: Happenings) -> None:
        self._actors: Mapping[str, Actor] = dict(codebook.actors)
        self.groups = dict(happenings.groups)
        self.open_kinds = happenings.open_kinds
        self._bodies: dict[str, str] = {}
        self._sides: dict[str, frozenset[str]] = {}

    def name(self, actor: str) -> str:
        """Give an actor's name."""
        known = self._actors.get(actor)
        return known.name if known else actor

    def body(self, actor: str) -> str:
        """Give the body that somebody speaks for: a person's ministry or group, a spokesman's; else the actor."""
        found = self._bodies.get(actor)
        if found is None:
            found = self._bodies[actor] = self._find_body(actor)
        return found

    def _find_body(self, actor: str) -> str:
        known = self._actors.get(actor)
        if known is None or known.type != "person":
            return actor
        offices = [a.actor for a in known.affiliations if a.relation not in _NO_OFFICE]
        return offices[0] if offices else actor

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
