"""What a report has told so far, so that "the attack", "the deal" and "the sides" find what they mean."""

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from reportedly.codebook import Kind
from reportedly.coding.arguments import is_passive
from reportedly.coding.clause import Taken
from reportedly.coding.draft import Draft
from reportedly.coding.what import VIOLENT_FAMILIES, EventMention
from reportedly.model import Claim, Party, Quantity, Where

GENERAL_KINDS = frozenset({"attack", "casualties", "destruction"})
"""Kinds that say little of the act itself: "the attack" may have been a bombing told of before."""

RECOUNTED_WITHIN = 700
"""Characters within which words that name no event are still about the one told before."""

TOLL_WORDS = 4
"""Words in which a toll is only named: "the official death toll"."""

CARRIED = 0.6
"""The score of a place that was only carried over from words before."""

_pointing = frozenset({"the", "this", "that", "these", "those"})
_blamed = frozenset({"destruction", "abuse", "abduct"})
"""Kinds beside those of violence that somebody is blamed for."""

_fighting = frozenset({"violence", "territory"})
_through_air = frozenset({"air-strike", "shelling"})
_blasting = frozenset({"air-strike", "shelling", "bombing", "attack", "clash", "chemical-attack"})
_hitting = frozenset({"hit", "strike", "target", "pound"})
_talks = frozenset({"negotiate", "agree", "ceasefire", "meet"})
_both_sides = frozenset(
    {
        "sides", "two sides", "both sides", "parties", "two parties", "both parties", "warring sides",
        "warring parties", "two countries", "both countries", "two governments", "both governments", "two armies",
        "both armies", "both neighbours", "both neighbors", "both rivals", "both delegations", "delegations",
    }
)  # fmt: skip


class Told:
    """What the claims of one report have told so far: of each sort that can be meant, the last one."""

    def __init__(self, doc: Doc, kinds: Mapping[str, Kind]) -> None:
        self.doc = doc
        self.kinds = kinds
        self._talks: Claim | None = None
        self._deed: Claim | None = None
        self._sides: tuple[Party, ...] = ()
        self._placed_fighting: Claim | None = None
        self._placed_downing: Claim | None = None
        self._doers: tuple[Party, ...] = ()
        self._violence: dict[str | None, Claim] = {}
        """The last act of violence not denied, by kind; under None of any kind."""

    def add(self, claim: Claim) -> None:
        """Remember one more claim."""
        family = self.kinds[claim.event.kind].family
        if family == "diplomacy" and claim.event.agents:
            self._talks = claim
        parties = (*claim.event.agents, *claim.event.targets)
        met = claim.event.kind == "clash" or family == "diplomacy"
        if met and len(parties) == 2 and all(p.actor is not None for p in parties):
            self._sides = parties
        if family in _fighting and claim.event.where is not None and claim.event.kind != "hold":
            if claim.event.kind == "shoot-down":
                self._placed_downing = claim
            elif self._placed_fighting is None or claim.event.where.relation != "toward":
                # Where a patrol was heading when it was hit is not where the attack was, if that was told before.
                self._placed_fighting = claim
        if (family == "violence" or claim.event.kind in _blamed) and claim.polarity != "negative":
            self._deed = claim
        if family == "violence" and claim.polarity != "negative":
            self._violence[claim.event.kind] = self._violence[None] = claim
            if claim.event.agents and claim.event.kind != "clash":
                self._doers = claim.event.agents

    def meant_by(self, mention: EventMention | None) -> Claim | None:
        """Find the claim before whose event "the attack", "the blast" or "the deal" means; None where nothing fits."""
        if mention is None or not any(is_definite(noun) for noun in self._nouns(mention)):
            return None
        if mention.kind.family == "diplomacy":
            return self.talks()
        if mention.kind.family not in VIOLENT_FAMILIES:
            return None
        return self._violence.get(None if mention.kind.id in GENERAL_KINDS else mention.kind.id)

    def violence(self) -> Claim | None:
        """Give the last act of violence told of that was not denied."""
        return self._violence.get(None)

    def deed(self) -> Claim | None:
        """Give the last act told of that somebody may be blamed for: violence, burning, looting, taking people."""
        return self._deed

    def tells_of(self, kind: str) -> bool:
        """Tell whether an act of violence of some kind has been told of."""
        return kind in self._violence

    def unspecified(self) -> str:
        """Give the kind of blasts of which nothing more is told: that of the act told last, else an attack."""
        last = self.violence()
        return last.event.kind if last is not None and last.event.kind in _blasting else "attack"

    def from_afar(self) -> str | None:
        """Give the kind of the last act of violence told where that came through the air."""
        last = self.violence()
        return last.event.kind if last is not None and last.event.kind in _through_air else None

    def doers(self) -> tuple[Party, ...]:
        """Give those who did the last act of violence of which it was told who did it."""
        return self._doers

    def talks(self) -> Claim | None:
        """Give the last talks or deal told of whose parties are known."""
        return self._talks

    def sides(self) -> tuple[Party, ...]:
        """Give the two who last were told to fight, to talk or to agree with each other; nobody where none were."""
        return self._sides

    def placed_fighting(self) -> Claim | None:
        """Give the last act of violence, or fight for ground, told of whose place is known."""
        # Drones brought down on the way are not "the attack", and hurt nobody.
        return self._placed_fighting or self._placed_downing

    def placed_fighting_near(self, offset: int) -> Claim | None:
        """Give that one where it was told not long before a character."""
        told = self.placed_fighting()
        return told if told is not None and 0 <= offset - told.span[1] <= RECOUNTED_WITHIN else None

    def _nouns(self, mention: EventMention) -> Iterator[Token]:
        for trigger in mention.triggers:
            if trigger.is_noun:
                # In "ambushed the patrol, ending in the killing of most", the killing is no act told before.
                if trigger.kind.family == mention.kind.family:
                    yield trigger.token
            elif mention.kind.family == "diplomacy":
                yield from (self.doc[w] for w in trigger.words if self.doc[w].pos_ == "NOUN")
            else:
                # "the bombs were placed", "the shells came from": the means point back to the act.
                means = {words[-1] for words in mention.kind.instruments}
                subjects = (c for c in trigger.token.lefts if c.dep_ in {"nsubj", "nsubjpass"})
                yield from (c for c in subjects if c.lemma_.lower() in means)


def kind_meant(mention: EventMention, meant: Claim | None, told: Told) -> str:
    """Give an event's kind, which for a mere "the attack" is that of the act it means."""
    if all(t.weak for t in mention.triggers) and mention.instrument is None:
        if mention.kind.id == "bombing" and mention.top.token.lemma_.lower() == "bomb" and told.tells_of("air-strike"):
            # "denied that markets had been bombed": in a report on air raids it was done from the air.
            return "air-strike"
        if mention.kind.id == "air-strike" and told.tells_of("shelling") and not told.tells_of("air-strike"):
            # "the strike", in a report on missiles.
            return "shelling"
    if are_blasts(mention):
        return told.unspecified()
    if meant is not None and mention.kind.id == "attack" and meant.event.kind != "clash":
        return meant.event.kind
    if is_from_afar(mention) and (told_so := told.from_afar()) is not None:
        return told_so
    return mention.kind.id


def are_blasts(mention: EventMention) -> bool:
    """Tell whether only explosions are told of, several and without a word on what blew up: "we heard two blasts"."""
    nouns = [t.token for t in mention.triggers]
    return (
        mention.kind.id == "bombing"
        and all(
            t.is_noun and len(t.cue) == 1 and t.token.lemma_.lower() in {"explosion", "blast"} and t.token.tag_ == "NNS"
            for t in mention.triggers
        )
        and not any(c.dep_ in {"compound", "amod"} and c.lemma_.lower() in _set_on_spot for n in nouns for c in n.lefts)
    )


_set_on_spot = frozenset({"bomb", "mine", "landmine", "suicide", "ied", "car", "truck", "twin", "roadside"})


def is_from_afar(mention: EventMention) -> bool:
    """Tell whether something is only said to be hit, by whatever it was: "it struck a refinery", "targeted a depot"."""
    verb = mention.top.token
    general = mention.kind.id == "attack" and all(t.weak for t in mention.triggers) and mention.instrument is None
    return general and verb.lemma_.lower() in _hitting and not is_passive(verb)


def doers_of(meant: Claim) -> tuple[Taken[Party], ...]:
    """Give the doers of an event told before; whoever was talked with is a party to the deal as well."""
    parties = (*meant.event.agents, *meant.event.targets) if meant.event.kind in _talks else meant.event.agents
    return tuple(again(p) for p in parties)


def again(party: Party) -> Taken[Party]:
    """Take a party over from where the same event was told before."""
    return Taken(value=party, rule="same-event-told-before", span=party.span)


def again_at(same: Claim) -> Taken[Where] | None:
    """Take the place over from where the same event was told before; None where it was told of no place."""
    where = same.event.where
    if where is None:
        return None
    return Taken(value=where, rule="same-event-told-before", span=where.span, score=CARRIED)


def stays_at(claim: Claim) -> bool:
    """Tell whether news goes on where a claim has its event: not where it is bound for, nor where drones came down."""
    where = claim.event.where
    if where is None or claim.event.kind == "shoot-down" or claim.event.status in {"planned", "hypothetical"}:
        return False
    return where.relation != "toward"


def toll_taken_up(draft: Draft, kind: str, before: Sequence[Claim]) -> tuple[Taken[Quantity], ...]:
    """Give the dead that "the toll" counts where somebody only confirms or gives it: those told of just before."""
    head, (start, end) = draft.head, draft.words
    if kind != "casualties" or head.lemma_.lower() != "toll" or end - start > TOLL_WORDS or not is_definite(head):
        return ()
    for claim in reversed(before):
        killed = [q for q in claim.event.quantities if q.effect == "killed" and q.part_of is None]
        if killed:
            return tuple(Taken(value=q, rule="toll-told-before", span=q.span) for q in killed)
    return ()


def is_both_sides(party: Party) -> bool:
    """Tell whether a party is only "the sides" of talks told of before."""
    return party.name.lower() in _both_sides


def is_definite(noun: Token) -> bool:
    """Tell whether a noun points back: "the attack", "this deal", "any such attack"."""
    return any((c.dep_ == "det" and c.lower_ in _pointing) or c.lower_ == "such" for c in noun.lefts)
