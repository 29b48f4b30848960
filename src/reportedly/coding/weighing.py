"""What the trained ear makes of a claim, weighed with what the rules found: its kind, its parties and its place.

The rules' answer stands where the ear gives it some likelihood. Where the ear gives it none and points elsewhere, or at
nobody, surely enough, the ear is followed; what it points at is named by the same rules as any other party or place.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from reportedly.codebook import Codebook
from reportedly.coding.clause import Clause, Taken
from reportedly.coding.draft import Draft
from reportedly.coding.phrases import characters
from reportedly.coding.said import Hearing, Pointing
from reportedly.coding.scene import Scene
from reportedly.coding.where.choice import OWN
from reportedly.coding.where.spot import Spot
from reportedly.coding.where.taking import taken
from reportedly.coding.who import Parties, Roles
from reportedly.model import Party, Where

HEARD_FROM = 0.02
"""Words less likely than this are not looked at."""

_parts_of_names = frozenset({"compound", "amod", "nmod", "poss", "flat", "npadvmod"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """From where on the ear is followed in a slot.

    `kept` is the likelihood at which the rules' answer stands, `filled` that at which an empty slot is filled,
    `replaced` that at which another answer takes its place, `emptied` that of nobody at which it is dropped.
    """

    kept: float
    filled: float
    replaced: float
    emptied: float


PARTY_TRUST = {
    "agent": Trust(kept=0.1, filled=0.5, replaced=0.6, emptied=0.85),
    "target": Trust(kept=0.1, filled=0.5, replaced=0.6, emptied=0.85),
}
OWN_PLACE_TRUST = Trust(kept=0.05, filled=1.0, replaced=0.8, emptied=2.0)
"""For places that a claim's own words name."""
CARRIED_PLACE_TRUST = Trust(kept=0.15, filled=0.5, replaced=0.5, emptied=0.7)
"""For places taken from other sentences, and where none was found."""


class Weigher:
    """Weighs the ear's answers about the claims of one report; `heard` is None where there is no ear."""

    def __init__(self, scene: Scene, heard: Hearing | None, roles: Roles, codebook: Codebook) -> None:
        self.scene = scene
        self.heard = heard
        self.roles = roles
        self.relief_goods = codebook.word_lists.get("relief_goods", frozenset())
        self._spots = [(spot.span, spot) for spot in scene.places.spots if spot.use == "place"]
        self._parties: dict[tuple[int, str], Party | None] = {}

    def kind(self, draft: Draft, by_cue: str, act: str, *, is_taken_up: bool) -> tuple[str, float | None]:
        """Give the kind of a draft's event, and how sure the ear is where it is the ear that tells it.

        What takes up an event told before is of that event's kind, a cue that is not weak is taken at its word, and
        whoever asks for food or tents asks for aid.
        """
        if is_taken_up or (draft.mention is not None and not all(t.weak for t in draft.mention.triggers)):
            return by_cue, None
        asks = draft.mention is None and act in {"demands", "appeals"} and draft.head.pos_ == "NOUN"
        if asks and draft.head.lemma_.lower() in self.relief_goods:
            return "aid", None
        heard = self.heard.kind(characters(self.scene.doc, draft.words), by_cue) if self.heard is not None else None
        return heard if heard is not None and heard[0] != by_cue else (by_cue, None)

    def pointing(self, draft: Draft) -> Pointing | None:
        """Ask the ear whom and where a draft's words mean."""
        return self.heard.named(characters(self.scene.doc, draft.words)) if self.heard is not None else None

    def parties(self, parties: Parties, pointing: Pointing | None) -> Parties:
        """Give the parties of a claim, those that the rules found or those that the ear points to."""
        if pointing is None:
            return parties
        return {**parties, **{role: self._weighed(parties[role], role, pointing) for role in PARTY_TRUST}}

    def _weighed(self, by_rules: tuple[Taken[Party], ...], role: str, pointing: Pointing) -> tuple[Taken[Party], ...]:
        trust = PARTY_TRUST[role]
        spans = [p.value.span for p in by_rules]
        keys = {_key(p.value) for p in by_rules}
        backed, heard = 0.0, dict[str, tuple[Party, float]]()
        for span, likely in pointing.likeliest(role, HEARD_FROM):
            party = self._party_at(span[0], role)
            if any(s <= span[0] < e for s, e in spans) or (party is not None and _key(party) in keys):
                backed += likely
            elif party is not None:
                first, sum_of = heard.get(_key(party), (party, 0.0))
                heard[_key(party)] = first, sum_of + likely
        if by_rules and backed >= trust.kept:
            return by_rules
        least = trust.replaced if by_rules else trust.filled
        best, likely = max(heard.values(), key=lambda one: one[1], default=(None, 0.0))
        if best is not None and likely >= least:
            return (Taken(value=best, rule="encoder.pointed", span=best.span, score=round(likely, 3)),)
        return () if pointing.nobody(role) >= trust.emptied else by_rules

    def _party_at(self, offset: int, role: str) -> Party | None:
        words = self.scene.doc.char_span(offset, offset + 1, alignment_mode="expand")
        if words is None:
            return None
        key = words.start, role
        if key not in self._parties:
            named = (p for head in _heads(words[0]) for p in self._parties_of(head, role))
            self._parties[key] = next((p for p in named if p.span[0] <= offset < p.span[1]), None)
        return self._parties[key]

    def _parties_of(self, head: Token, role: str) -> Iterator[Party]:
        """Name what a noun stands for; the ear may point at anything that is done to, or does: "the motor park"."""
        return self.roles.naming.parties(head, role, among=frozenset({head.lemma_.lower()}))

    def where(self, where: Taken[Where] | None, clause: Clause, pointing: Pointing | None) -> Taken[Where] | None:
        """Give the place of a claim, the rules' or the one that the ear points to."""
        if pointing is None:
            return where
        trust = OWN_PLACE_TRUST if where is not None and where.score >= OWN else CARRIED_PLACE_TRUST
        key = (where.value.place or where.value.name) if where is not None else None
        backed, heard = 0.0, dict[str, tuple[Spot, float]]()
        for span, likely in pointing.likeliest("where", HEARD_FROM):
            spot = self._spot_at(span[0])
            named = (spot.place.id if spot.place is not None else spot.name) if spot is not None else None
            theirs = where is not None and where.span is not None and where.span[0] <= span[0] < where.span[1]
            if theirs or (key is not None and named == key):
                backed += likely
            elif spot is not None and named is not None:
                first, sum_of = heard.get(named, (spot, 0.0))
                heard[named] = first, sum_of + likely
        if where is not None and backed >= trust.kept:
            return where
        best, likely = max(heard.values(), key=lambda one: one[1], default=(None, 0.0))
        if best is not None and likely >= (trust.replaced if where is not None else trust.filled):
            return taken(best, clause.head, self.scene.places, "encoder", min(round(likely, 3), OWN - 0.01))
        return None if pointing.nobody("where") >= trust.emptied else where

    def _spot_at(self, offset: int) -> Spot | None:
        inside = [spot for (start, end), spot in self._spots if start <= offset < end]
        return min(inside, key=lambda spot: spot.end - spot.start, default=None)


def _heads(word: Token) -> Iterator[Token]:
    """Give the nouns that a word is a part of the name of, the innermost first, and then the word itself."""
    part = word
    while part.dep_ in _parts_of_names and part.head.pos_ in {"NOUN", "PROPN"} and part.head != part:
        part = part.head
        yield part
    yield word


def _key(party: Party) -> str:
    return party.actor or party.name.lower()
