"""Whom an act is done to: whoever it hits, else what it hits, else whom it hurt; who loses the ground that is taken."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from reportedly.codebook import Codebook, Kind
from reportedly.coding.clause import Taken
from reportedly.coding.what import EventMention, Trigger
from reportedly.coding.who.naming import Naming
from reportedly.coding.who.owners import owners_of
from reportedly.model import Party

OUSTING = frozenset({"advance", "capture"})
"""Kinds in which somebody loses the ground."""

_answering = frozenset({"cooperation", "speech"})
_settlements = frozenset({"village", "hamlet", "homestead", "settlement", "encampment"})
"""Places that are burned or razed as a whole."""

_carried = frozenset({"injured", "wounded", "casualty", "sick", "patient", "staff", "dead"})
"""Those who are flown or driven out."""

_not_them = frozenset({"not", "n't", "none", "neither", "nobody", "no"})

_vessels = frozenset({"ship", "vessel", "boat", "tanker", "plane", "airliner", "bus", "ferry", "dhow", "freighter"})
"""What is seized with those in it."""

_THING = ".thing"
_OBJECT = ".object"


class Targets:
    """Finds the targets of one report's events."""

    def __init__(self, codebook: Codebook, naming: Naming) -> None:
        self.naming = naming
        self.harms = frozenset(c[0] for f in codebook.kinds["casualties"].frames for c in f.cues if len(c) == 1)
        lists = codebook.word_lists
        struck, coerced = lists.get("struck", frozenset()), lists.get("coerced", frozenset())
        aircraft = lists.get("aircraft", frozenset())
        self._things = {k.id: struck for k in codebook.kinds.values() if k.family == "violence"}
        self._things["destruction"] = struck | _settlements
        self._things["capture"] = struck
        self._things |= {"shoot-down": aircraft, "abuse": coerced | struck, "execution": coerced}
        self._things["evacuation"] = coerced | _carried
        self._things |= dict.fromkeys(("detain", "abduct", "release"), coerced | _vessels)

    def tells_harm(self, trigger: Trigger) -> bool:
        """Tell whether a trigger only says who was hurt ("killing two"), not what was done."""
        is_harm = trigger.kind.id == "casualties" or trigger.token.lemma_.lower() in self.harms
        return not trigger.is_noun and is_harm

    def things(self, noun: Token, kind: Kind, rule: str) -> Iterator[Taken[Party]]:
        """Give what an act is done to where it is nobody's: "a clinic", "residential areas"; those led away."""
        for party in self.naming.parties(noun, "target", among=self._things.get(kind.id, frozenset())):
            yield Taken(value=party, rule=rule + _THING, span=party.span)

    def holders(self, place: Token, rule: str) -> Iterator[Taken[Party]]:
        """Give who holds the ground that is lost or fired from: "the rebel-held town", "pushed back the army"."""
        for party in self.naming.holders(place):
            yield Taken(value=party, rule=rule + ".holder", span=party.span)

    def fallen(self, event: Token) -> Iterator[Token]:
        """Give who the fallen are said to be: "most of the dead were lorry drivers"."""
        words = {t.lower_ for t in event.subtree}
        if event.lemma_ == "be" and not words & _not_them:
            yield from (c for c in event.rights if c.dep_ == "attr" and self.naming.is_person(c))

    def of_doing(self, event: Token, role: str, rule: str, kind: Kind | None) -> Iterator[Taken[Party]]:
        """Give whose deed it is that others back or condemn: "the army's offensive was backed by …"."""
        if role != "target" or kind is None or kind.family not in _answering:
            return
        for owner in owners_of(event):
            for party in self.naming.parties(owner, "agent", acts=True):
                yield Taken(value=party, rule=rule + ".whose-deed", span=party.span)

    def chosen(
        self,
        hit: Sequence[Taken[Party]],
        hurt: Sequence[Taken[Party]],
        agents: Sequence[Taken[Party]],
        mention: EventMention,
    ) -> list[Taken[Party]]:
        """Choose the targets: who was hit, else armed people hurt, else the thing that was hit, else who was hurt.

        Where two sides clash, the fallen may be either's.
        """
        doers = {p.value.name for p in agents}
        if mention.kind.id == "clash" and len(doers) > 1:
            hurt = ()
        sides = [p for p in hit if not p.rule.endswith(_THING) and p.value.name not in doers]
        armed = [p for p in hurt if p.value.actor is not None or self.naming.is_armed_name(p.value)]
        # "Killed Haji Omar in a raid on a flat": somebody killed by name was meant.
        named = [p for p in hurt if p.rule.endswith(_OBJECT) and p.value.mention.istitle()]
        best = sides or (hurt if armed else named) or hit or hurt
        return [p for p in best if p.value.name not in doers]
