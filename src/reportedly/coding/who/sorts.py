"""What sort of somebody a common noun means: people under arms, civilians, a body, a place, a thing that is manned."""

from collections.abc import Set

from spacy.tokens import Token

from reportedly.codebook import Codebook
from reportedly.coding.who.cast import Cast

_anybody = frozenset(
    "people person other others man victim casualty toll injured dead wounded family member one two three "
    "four five six seven eight nine ten those".split()
)
_weakest = frozenset({"woman", "child"})
_hurt_themselves = frozenset({"nsubj", "nsubjpass", "dobj", "conj"})
"""Positions in which women and children are those that something befell, not a part of those already named."""
_sufferers = frozenset("other victim casualty toll injured dead wounded".split())
_frail = frozenset("elderly old disabled displaced homeless indigenous young sick unarmed".split())
"""Words that make somebody of "people": it is told whom it befell."""
_manned = frozenset("helicopter gunship warplane plane jet bomber warship frigate gunboat tank submarine".split())
"""What flies, sails or drives with people in it, and so acts where nobody is named."""
_houses = frozenset({"ministry", "parliament"})
"""Buildings that are called like the body in them, and are that body where they act."""


class NounSorts:
    """Tells what the nouns of one report can mean, by the codebook's lists."""

    def __init__(self, cast: Cast, codebook: Codebook) -> None:
        self.cast = cast
        self.codebook = codebook
        self.place_nouns = codebook.word_lists.get("place", frozenset())
        self._irregulars = codebook.word_lists.get("irregular", frozenset())
        self._things_hit = codebook.word_lists.get("struck", frozenset()) - _houses

    def is_place(self, head: Token) -> bool:
        """Tell whether a noun means a place and not a body called so ("the Islamic State")."""
        if head.lemma_.lower() not in self.place_nouns or (head.dep_ == "nsubj" and head.lemma_.lower() in _houses):
            return False
        return not any(m.via == "alias" for m in self.cast.mentions_around(head))

    def sort_of(self, noun: Token) -> str | None:
        """Give the class of a common noun, with the word before it where both are one ("air defences")."""
        lemma = noun.lemma_.lower()
        both = f"{noun.nbor(-1).lower_} {lemma}" if noun.i else lemma
        return self.codebook.party_nouns.get(both) or self.codebook.party_nouns.get(lemma)

    def is_body(self, noun: Token) -> bool:
        """Tell whether a noun means a body that can own or send things: a government, a council, not a clinic."""
        is_thing = noun.pos_ == "NOUN" and noun.lemma_.lower() in self._things_hit
        return self.sort_of(noun) == "institution" and not is_thing and not self.is_place(noun)

    def is_person(self, noun: Token) -> bool:
        """Tell whether a common noun means people."""
        return self.sort_of(noun) in {"people", "civilian", "armed"}

    def is_armed(self, noun: Token) -> bool:
        """Tell whether a common noun means people under arms."""
        return self.codebook.party_nouns.get(noun.lemma_.lower()) == "armed"

    def is_irregular(self, noun: Token) -> bool:
        """Tell whether a common noun means those who fight for no state: "rebels", "rebel group", "armed men"."""
        lemma = noun.lemma_.lower()
        before = [c for c in noun.lefts if c.dep_ in {"amod", "compound"}]
        alone = {lemma, *(c.lemma_.lower() for c in before)}
        return not self._irregulars.isdisjoint(alone | {f"{c.lower_} {lemma}" for c in before})

    def can_be(self, role: str, head: Token) -> bool:
        """Tell whether a noun can name an agent or a target that has no entry of its own."""
        lemma = head.lemma_.lower()
        sort = self.sort_of(head)
        if head.pos_ == "PROPN":
            return True
        if role == "agent":
            if lemma in {"people", "person"}:
                return False
            if sort == "vehicle":
                return lemma in _manned and head.dep_ == "nsubj"
            return lemma not in _sufferers and sort in {"people", "armed", "institution", "civilian"}
        if lemma in _weakest and head.dep_ not in _hurt_themselves:
            return False
        if lemma == "people" and any(c.lower_ in _frail for c in head.lefts if c.dep_ == "amod"):
            return True
        return lemma not in _anybody and sort in {"people", "armed", "civilian"}


def is_like_a_noun(word: Token) -> bool:
    """Tell whether an adjective stands for people, as in "the wounded"."""
    article = any(c.dep_ == "det" for c in word.lefts)
    return word.lower_ in _as_people and article and word.dep_ in {"dobj", "pobj", "nsubjpass", "nsubj", "conj"}


_as_people = frozenset({"injured", "wounded", "sick", "dead", "displaced", "disabled", "elderly"})


def is_among(things: Set[str], head: Token) -> bool:
    """Tell whether a thing stands in a list, by itself or with the word before it ("residential area")."""
    lemma = head.lower_ if is_like_a_noun(head) else head.lemma_.lower()
    return bool(things) and (lemma in things or (head.i > 0 and f"{head.nbor(-1).lower_} {lemma}" in things))
