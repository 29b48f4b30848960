"""What the trained ear makes of a claim, weighed with what the rules found: its kind, its agent and its place.

The rules' answer stands where the ear gives it some likelihood. Where it gives it none, the ear is followed if it
points elsewhere surely enough, and nothing is told if it does not. What it points at is named by the same rules as any
other party or place.
"""

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from reportedly.codebook import Codebook
from reportedly.coding.clause import Taken
from reportedly.coding.draft import Draft
from reportedly.coding.parse import text_of
from reportedly.coding.phrases import characters
from reportedly.coding.said import POINTED_AT_MOST, Hearing, Pointing, Range
from reportedly.coding.scene import Scene
from reportedly.coding.where.choice import OWN
from reportedly.coding.where.spot import Spot
from reportedly.coding.where.taking import taken
from reportedly.coding.where.whole_war import WHOLE_WAR
from reportedly.coding.who import Roles
from reportedly.coding.who.pointing import tells_apart
from reportedly.model import Claim, Issue, Party, Span, Where

_parts_of_names = frozenset({"compound", "amod", "nmod", "poss", "flat", "npadvmod"})


BACKED_FROM = 0.01
"""The rules' answer stands where the ear gives it at least this likelihood: below it, 10 of 79 were right."""

INSTEAD_FROM = 0.4
"""From where on the ear is followed where the rules found what it does not back."""


class Weigher:
    """Weighs the ear's answers about the claims of one report; `heard` is None where there is no ear.

    What it lets fall without another in its place it remembers: `doubts` tells what is still missing in the end.
    """

    def __init__(self, report_id: str, scene: Scene, heard: Hearing | None, roles: Roles, codebook: Codebook) -> None:
        self.scene = scene
        self.heard = heard
        self.roles = roles
        self.relief_goods = codebook.word_lists.get("relief_goods", frozenset())
        self.report_id = report_id
        self._fallen: list[tuple[Span, Issue]] = []
        self._spots = _by_word(s for s in scene.places.spots if s.use == "place")
        self._parties: dict[int, Party | None] = {}
        self._asked: tuple[Range, Pointing | None] | None = None

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

    def agents(self, by_rules: Sequence[Taken[Party]], draft: Draft) -> tuple[Taken[Party], ...]:
        """Give who does it: those that the rules found, or whom the ear points to instead.

        Whom "we", "it" or "the enemy" means is left to the rules, which read it off who speaks and what was told
        before. So are targets, and deeds without a doer: whom the ear named beside the rules was right too seldom.
        """
        if not by_rules or any(_is_meant(one) or self._is_another(one) for one in by_rules):
            return tuple(by_rules)
        if (pointing := self._pointing(draft)) is None:
            return tuple(by_rules)
        spans = [p.value.span for p in by_rules]
        keys = {_key(p.value) for p in by_rules}
        heard: dict[str, tuple[Party, float]] = {}
        for span, likely in pointing.likeliest("agent", BACKED_FROM):
            word = self._word_at(span[0])
            party = self._party_at(word, span[0]) if word is not None else None
            if any(s <= span[0] < e for s, e in spans) or (party is not None and _key(party) in keys):
                # The least that is listened to is what backs the rules.
                return tuple(by_rules)
            if party is not None:
                first, so_far = heard.get(_key(party), (party, 0.0))
                heard[_key(party)] = first, so_far + likely
        best, likely = max(heard.values(), key=lambda one: one[1], default=(None, 0.0))
        if best is None or likely < INSTEAD_FROM:
            for one in by_rules:
                self._set_aside("agent", one.value.mention, draft, one.value.span)
            return ()
        return (Taken(value=best, rule="encoder.pointed", span=best.span, score=round(likely, 3)),)

    def _pointing(self, draft: Draft) -> Pointing | None:
        """Ask the ear whom and where a draft's words mean, once for all that is asked of it in a row."""
        if self.heard is None:
            return None
        if self._asked is None or self._asked[0] != draft.words:
            self._asked = draft.words, self.heard.named(characters(self.scene.doc, draft.words))
        return self._asked[1]

    def _is_another(self, one: Taken[Party]) -> bool:
        """Tell whether a party is told apart from those told of before: "a rival group"."""
        words = self.scene.doc.char_span(*one.value.span)
        return words is not None and tells_apart(words.root)

    def _party_at(self, word: Token, offset: int) -> Party | None:
        if word.i not in self._parties:
            named = (self.roles.naming.party_of(head, "agent") for head in _heads(word))
            found = next((p for p in named if p is not None and p.span[0] <= offset < p.span[1]), None)
            self._parties[word.i] = found
        return self._parties[word.i]

    def _word_at(self, offset: int) -> Token | None:
        words = self.scene.doc.char_span(offset, offset + 1, alignment_mode="expand")
        return words[0] if words is not None else None

    def where(self, where: Taken[Where] | None, draft: Draft) -> Taken[Where] | None:
        """Give the place of a claim: the rules', or where they carried it from elsewhere the one the ear points to.

        A place that its own words name stands, and where the rules carried none, news of which no place is told.
        """
        if where is None or where.score >= OWN or where.rule.endswith(WHOLE_WAR):
            return where
        if (pointing := self._pointing(draft)) is None:
            return where
        key = where.value.place or where.value.name
        heard: dict[str, tuple[Spot, float]] = {}
        for span, likely in pointing.likeliest("where", BACKED_FROM):
            word = self._word_at(span[0])
            spot = self._spots.get(word.i) if word is not None else None
            named = (spot.place.id if spot.place is not None else spot.name) if spot is not None else None
            if named == key or _within(span, where.span):
                return where
            if spot is not None and named is not None:
                first, so_far = heard.get(named, (spot, 0.0))
                heard[named] = first, so_far + likely
        best, likely = max(heard.values(), key=lambda one: one[1], default=(None, 0.0))
        if best is None or likely < INSTEAD_FROM:
            self._set_aside("place", where.value.mention, draft, where.span)
            return None
        return taken(best, draft.head, self.scene.places, "encoder", min(round(likely, 3), POINTED_AT_MOST))

    def _set_aside(self, what: str, mention: str, draft: Draft, span: Span | None) -> None:
        words = characters(self.scene.doc, draft.words)
        told = text_of(self.scene.doc)[slice(*words)]
        detail = f"'{mention}' was read as the {what} of '{told}', which the encoder does not back; left out"
        self._fallen.append((words, Issue(report=self.report_id, code=f"{what}-doubted", detail=detail, span=span)))

    def doubts(self, claims: Iterable[Claim]) -> tuple[Issue, ...]:
        """Give an issue for each agent and place that fell, where the claim in its last form still has none."""
        events = {claim.span: claim.event for claim in claims}
        lack = {("agent-doubted", span) for span, event in events.items() if not event.agents} | {
            ("place-doubted", span) for span, event in events.items() if event.where is None
        }
        return tuple(issue for words, issue in self._fallen if (issue.code, words) in lack)


def _by_word(spots: Iterable[Spot]) -> dict[int, Spot]:
    """Give the closest spot around each word that stands in one: a long text has as many spots as claims."""
    widest_first = sorted(spots, key=lambda spot: spot.start - spot.end)
    return {word: spot for spot in widest_first for word in range(spot.start, spot.end)}


def _heads(word: Token) -> Iterator[Token]:
    """Give the nouns that a word is a part of the name of, the innermost first, and then the word itself."""
    part = word
    while part.dep_ in _parts_of_names and part.head.pos_ in {"NOUN", "PROPN"} and part.head != part:
        part = part.head
        yield part
    yield word


def _is_meant(taken: Taken[Party]) -> bool:
    """Tell whether a party is called by words that only point to it: "we", "the enemy", those of another sentence."""
    words = taken.value.mention.lower()
    pointed = any(how in taken.rule for how in ("pronoun", "told-before", "they-who"))
    return pointed or not any(w[:4] in words for w in taken.value.name.lower().split())


def _within(span: Span, other: Span | None) -> bool:
    return other is not None and other[0] <= span[0] < other[1]


def _key(party: Party) -> str:
    return party.actor or party.name.lower()
