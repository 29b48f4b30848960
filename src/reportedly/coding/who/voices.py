"""Whose voice a speaker is: the body behind a spokesman, a commander or a source, and the speaker as one who acts."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.coding.phrases import prepositional
from reportedly.coding.who.called import ARTICLES
from reportedly.coding.who.cast import Cast
from reportedly.coding.who.naming import Naming
from reportedly.model import Party, Speaker

FIELDING = frozenset({"armed-group", "military", "state", "coalition", "umbrella", "police", "party", "government"})
"""Types of actors that have fighters of their own."""

_LONGEST_OFFICE = 20
"""Words round a speaker's name in which the body that they speak for is looked for."""

_voices = frozenset({"office", "spokesman", "spokeswoman", "spokesperson", "team", "television", "bureau", "channel"})
_sources = frozenset({"source", "official", "officer", "spokesman", "spokeswoman", "spokesperson", "statement"})
_heads = frozenset({"commander", "chief", "leader", "head", "secretary", "adviser", "representative", "negotiator"})
"""Nouns for those who lead a body or act for it."""


class Voices:
    """Tells for whom the speakers of one report speak."""

    def __init__(self, cast: Cast, naming: Naming) -> None:
        self.cast = cast
        self.naming = naming

    def speaks_for(self, speaker: Speaker) -> Party | None:
        """Name the body that a spokesperson or a body's own medium speaks for: its "we" and "our fighters" are that."""
        if speaker.kind not in {"spokesperson", "media"} and not _speaks_for_another(speaker.name):
            return None
        bodies = [m for m in self.cast.mentions_within(speaker.span) if self.cast.actor(m.actor).type in FIELDING]
        if not bodies:
            return self._body_of_voice(speaker)
        one = bodies[0]
        return Party(mention=one.surface, name=self.cast.called.name_of(one), span=one.span, actor=one.actor)

    def introduced_body(self, speaker: Speaker) -> Party | None:
        """Name the body whose voice or head a named person is told to be: "a spokesman for the front, N. N."."""
        words = self.cast.doc.char_span(*speaker.span, alignment_mode="expand")
        if words is None or words.root.pos_ != "PROPN":
            return None
        for name in (words.root, *self.cast.introduced(words.root)):
            for office in (*(c for c in name.rights if c.dep_ == "appos"), *_offices_before(name)):
                if office.lemma_.lower() not in _voices | _heads:
                    continue
                owners = [c for c in office.lefts if c.dep_ in {"poss", "compound", "nmod"}]
                owners += [p for word in ("of", "for") for p in prepositional(office, word)]
                for owner in owners:
                    party = self.naming.party_of(owner, acts=True)
                    if party is not None and party.span is not None and not self.cast.is_persons_name(owner):
                        return party
        return None

    def body_behind(self, speaker: Speaker) -> Party | None:
        """Name whose deed an official or source owns up to or denies: "an army source denied" speaks of the army."""
        spoken = self.speaks_for(speaker) or self.introduced_body(speaker)
        words = self.cast.doc.char_span(*speaker.span, alignment_mode="expand") if spoken is None else None
        if words is None or words.root.lemma_.lower() not in _sources:
            return spoken
        for owner in (c for c in words.root.lefts if c.dep_ in {"compound", "amod", "poss"}):
            if self.naming.is_armed(owner) or self.cast.mentions_around(owner):
                return self.naming.party_of(owner, acts=True) or _called(owner)
        return None

    def _body_of_voice(self, speaker: Speaker) -> Party | None:
        """Name the body in "a spokesman for the front", "the army's media office"."""
        words = self.cast.doc.char_span(*speaker.span, alignment_mode="expand")
        if words is None:
            return None
        phrase = self.cast.doc[
            words.start : min(max(words.end, words.root.right_edge.i + 1), words.end + _LONGEST_OFFICE)
        ]
        for voice in (t for t in phrase if t.lower_ in _voices):
            owners = [c for c in voice.lefts if c.dep_ in {"poss", "compound"}]
            # "The prime minister's office" is the body itself.
            owners = [o for o in owners if self.naming.is_armed(o) or o.lemma_.lower() not in self.naming.titles]
            owners += [p for word in ("for", "of") for p in prepositional(voice, word)]
            for owner in owners:
                party = self.naming.party_of(owner, acts=True)
                if party is not None:
                    return party
        return None

    def as_party(self, speaker: Speaker) -> Party:
        """Name a speaker as one who acts: a body in general words by its noun phrase alone ("rebels in the north")."""
        words = self.cast.doc.char_span(*speaker.span, alignment_mode="expand")
        general = words is not None and words.root.pos_ == "NOUN"
        if speaker.actor is None and words is not None and general and self.naming.is_armed(words.root):
            party = self.naming.party_of(words.root, acts=True)
            if party is not None:
                return party
        name = ARTICLES.sub("", _without_office(speaker.name))
        return Party(mention=speaker.mention, name=name, span=speaker.span, actor=speaker.actor)


def _called(noun: Token) -> Party:
    return Party(mention=noun.text, name=noun.text, span=(noun.idx, noun.idx + len(noun)))


def _offices_before(name: Token) -> Iterator[Token]:
    """Give the office that a name stands behind: "the front's spokesman N. N.", "a spokesman for the front, N. N."."""
    if name.dep_ == "appos":
        above = name.head
        yield above
        while above.dep_ in {"pobj", "prep"}:
            above = above.head
            yield above
    yield from (c for c in name.lefts if c.dep_ in {"compound", "nmod"} and c.pos_ == "NOUN")


def _speaks_for_another(name: str) -> bool:
    """Tell whether a speaker is only the voice of a body: "the army's media office", "the information team"."""
    return not _voices.isdisjoint(name.lower().split())


def _without_office(name: str) -> str:
    """Leave a person's office off behind the name: "Amina Yusuf the mayor of Maiduguri"."""
    bare = re.split(r",? the |, ", name, maxsplit=1)[0]
    return bare if len(bare.split()) > 1 and all(w[:1].isupper() for w in bare.split()) else name
