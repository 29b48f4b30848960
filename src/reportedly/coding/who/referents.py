"""Whom "it", "they" and "its forces" mean: the speaker in somebody's words, else who was told of just before."""

import re
from collections.abc import Iterator, Set

from spacy.tokens import Token

from reportedly.coding.clause import Taken
from reportedly.coding.parse import text_of
from reportedly.coding.phrases import characters, conjuncts, phrase_range
from reportedly.coding.who.cast import Cast
from reportedly.coding.who.naming import Naming
from reportedly.model import Party, Speaker

_LOOK_BACK = 60
"""Tokens within which a pronoun's noun is looked for."""

_first = frozenset({"i", "we", "our", "my"})
_people_only = frozenset({"he", "she"})
_plural = frozenset({"they", "we", "their", "our"})
_pronouns = frozenset("it they he she we i".split())


class Referents:
    """Finds whom the pronouns of one report mean; `event_words` are nouns that name events and never act.

    `quoted` are the tokens of quotations: in them "they" is never whoever speaks.
    """

    def __init__(self, cast: Cast, naming: Naming, event_words: Set[int], quoted: Set[int]) -> None:
        self.cast = cast
        self.naming = naming
        self.event_words = event_words
        self.quoted = quoted

    def stands_for_somebody(self, word: Token) -> bool:
        """Tell whether a word is a pronoun for somebody who acts."""
        return word.pos_ == "PRON" and word.lower_ in _pronouns and not _is_empty(word)

    def of_pronoun(self, pronoun: Token, rule: str, speaker: Speaker | None) -> Iterator[Taken[Party]]:
        """Give whom a pronoun means: in somebody's words themselves."""
        if speaker is not None and (pronoun.i not in self.quoted or pronoun.lower_ in _first):
            name = _without_office(speaker.name)
            said = Party(mention=speaker.mention, name=name, span=speaker.span, actor=speaker.actor)
            span = (pronoun.idx, pronoun.idx + len(pronoun))
            yield Taken(value=said, rule=rule + ".pronoun-is-speaker", span=span)
            return
        meant = self._before(pronoun)
        if meant is not None:
            yield Taken(value=meant, rule=rule + ".pronoun", span=meant.span, score=0.7)

    def owner(self, noun: Token, rule: str, speaker: Speaker | None) -> Taken[Party] | None:
        """Tell whose "its forces" and "our units" are: the speaker's own, else of whom was told just before."""
        pronoun = next((c for c in noun.lefts if c.dep_ == "poss" and c.pos_ == "PRON"), None)
        if pronoun is None or not self.naming.is_armed(noun):
            return None
        span = characters(self.cast.doc, phrase_range(noun))
        mention = text_of(self.cast.doc)[span[0] : span[1]]
        if speaker is None or (pronoun.i in self.quoted and pronoun.lower_ not in _first):
            meant = self._before(pronoun)
            if meant is None:
                return None
            own = Party(mention=mention, name=meant.name, span=span, actor=meant.actor)
            return Taken(value=own, rule=rule + ".pronouns-own", span=span, score=0.7)
        name, actor = speaker.name, speaker.actor
        of_state = speaker.kind in {"ministry", "government"} and actor is not None
        state = self.naming.state_of(actor) if of_state and actor is not None else None
        if state is not None:
            name, actor = state.name, state.id
        own = Party(mention=mention, name=name, span=span, actor=actor)
        return Taken(value=own, rule=rule + ".speakers-own", span=span)

    def _before(self, pronoun: Token) -> Party | None:
        """Find the nearest subject before a pronoun that can act and agrees with it, in its paragraph."""
        for i in range(pronoun.i - 1, max(-1, pronoun.i - _LOOK_BACK), -1):
            token = pronoun.doc[i]
            if token.is_space and "\n" in token.text:
                return None
            if token.dep_ not in {"nsubj", "nsubjpass"} or token.pos_ not in {"NOUN", "PROPN"} or i in self.event_words:
                continue
            if self._agrees(pronoun, token):
                party = self.naming.party_of(token, acts=True)
                if party is not None:
                    return party
        return None

    def _agrees(self, pronoun: Token, noun: Token) -> bool:
        """Tell whether a pronoun can stand for a noun by number, and "he" only for one person."""
        several = noun.tag_ in {"NNS", "NNPS"} or len(conjuncts(noun)) > 1
        if pronoun.lower_ in _plural:
            return several
        if pronoun.lower_ in _people_only:
            return not several and (noun.pos_ == "PROPN" or self.naming.is_person(noun))
        return noun.tag_ != "NNS"


def _is_empty(word: Token) -> bool:
    """Tell whether "it" stands for nobody: "it is unclear how …"."""
    verb = word.head
    if word.lower_ != "it" or verb.lemma_ != "be":
        return False
    return any(c.dep_ in {"acomp", "attr"} for c in verb.rights) and any(
        c.dep_ in {"ccomp", "csubj", "advcl", "xcomp"} for c in verb.rights
    )


def _without_office(name: str) -> str:
    """Leave a person's office off behind the name: "Amina Yusuf the mayor of Maiduguri"."""
    bare = re.split(r",? the |, ", name, maxsplit=1)[0]
    return bare if len(bare.split()) > 1 and all(w[:1].isupper() for w in bare.split()) else name
