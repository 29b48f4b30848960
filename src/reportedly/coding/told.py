"""What a report has told so far, so that "the attack", "the deal" and "the sides" find what they mean."""

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from reportedly.codebook import Kind
from reportedly.coding.clause import Taken
from reportedly.coding.what import VIOLENT_FAMILIES, EventMention
from reportedly.model import Claim, Party

GENERAL_KINDS = frozenset({"attack", "casualties", "destruction"})
"""Kinds that say little of the act itself: "the attack" may have been a bombing told of before."""

_talks = frozenset({"negotiate", "agree", "ceasefire", "meet"})
_both_sides = frozenset(
    {"sides", "two sides", "both sides", "parties", "two parties", "both parties", "warring sides", "warring parties"}
)


class Told:
    """The claims of one report told so far, in text order."""

    def __init__(self, doc: Doc, kinds: Mapping[str, Kind]) -> None:
        self.doc = doc
        self.kinds = kinds
        self._claims: list[Claim] = []

    def add(self, claim: Claim) -> None:
        """Remember one more claim."""
        self._claims.append(claim)

    def meant_by(self, mention: EventMention | None) -> Claim | None:
        """Find the claim before whose event "the attack", "the blast" or "the deal" means; None where nothing fits."""
        if mention is None or not any(is_definite(noun) for noun in self._nouns(mention)):
            return None
        if mention.kind.family == "diplomacy":
            return self.talks()
        if mention.kind.family not in VIOLENT_FAMILIES:
            return None
        return next(
            (
                c
                for c in self._violence()
                if c.polarity != "negative" and (c.event.kind == mention.kind.id or mention.kind.id in GENERAL_KINDS)
            ),
            None,
        )

    def talks(self) -> Claim | None:
        """Give the last talks or deal told of whose parties are known."""
        diplomacy = (c for c in reversed(self._claims) if self.kinds[c.event.kind].family == "diplomacy")
        return next((c for c in diplomacy if c.event.agents), None)

    def placed_violence(self) -> Claim | None:
        """Give the last act of violence told of whose place is known."""
        return next((c for c in self._violence() if c.event.where is not None), None)

    def _violence(self) -> Iterator[Claim]:
        return (c for c in reversed(self._claims) if self.kinds[c.event.kind].family == "violence")

    def _nouns(self, mention: EventMention) -> Iterator[Token]:
        for trigger in mention.triggers:
            if trigger.is_noun:
                yield trigger.token
            elif mention.kind.family == "diplomacy":
                yield from (self.doc[w] for w in trigger.words if self.doc[w].pos_ == "NOUN")
            else:
                # "the bombs were placed", "the shells came from": the means point back to the act.
                means = {words[-1] for words in mention.kind.instruments}
                subjects = (c for c in trigger.token.lefts if c.dep_ in {"nsubj", "nsubjpass"})
                yield from (c for c in subjects if c.lemma_.lower() in means)


def kind_meant(mention: EventMention, meant: Claim | None) -> str:
    """Give an event's kind, which for a mere "the attack" is that of the act it means."""
    if meant is not None and mention.kind.id == "attack" and meant.event.kind != "clash":
        return meant.event.kind
    return mention.kind.id


def doers_of(meant: Claim) -> tuple[Taken[Party], ...]:
    """Give the doers of an event told before; whoever was talked with is a party to the deal as well."""
    parties = (*meant.event.agents, *meant.event.targets) if meant.event.kind in _talks else meant.event.agents
    return tuple(again(p) for p in parties)


def again(party: Party) -> Taken[Party]:
    """Take a party over from where the same event was told before."""
    return Taken(value=party, rule="same-event-told-before", span=party.span)


def is_both_sides(party: Party) -> bool:
    """Tell whether a party is only "the sides" of talks told of before."""
    return party.name.lower() in _both_sides


def is_definite(noun: Token) -> bool:
    """Tell whether a noun points back: "the attack", "this deal"."""
    return any(c.dep_ == "det" and c.lower_ in {"the", "this", "that", "these", "those"} for c in noun.lefts)
