"""Whom "he", "she", "it" or "they" means as a speaker: the subject told of just before."""

from collections.abc import Callable, Set

from spacy.tokens import Token

SORTS = {
    "he": "person", "him": "person", "she": "person", "her": "person", "it": "body", "they": "any", "them": "any",
    "who": "any",
}  # fmt: skip
"""The pronouns that stand for a speaker met before, and the sort of speaker that each can mean."""

FIRST = frozenset({"i", "we", "me", "us"})
"""Those that stand for whoever is speaking: in a quotation its speaker, elsewhere the outlet."""

PARTS = frozenset({"one", "some", "others", "several", "many", "most", "both", "another", "few"})
"""Words for some of a group of speakers named before ("Some expect …", "one told us …")."""

_REACH = 60
"""Tokens within which the subject that a pronoun means is looked for."""


def subject_before(pronoun: Token, quoted: Set[int], fits: Callable[[Token], bool]) -> Token | None:
    """Find the nearest subject before a pronoun, outside quotations, that it can stand for."""
    for i in range(pronoun.i - 1, max(-1, pronoun.i - _REACH), -1):
        token = pronoun.doc[i]
        is_subject = token.dep_ in {"nsubj", "nsubjpass"} and token.pos_ in {"NOUN", "PROPN"}
        if is_subject and i not in quoted and fits(token):
            return token
    return None


def is_several(noun: Token) -> bool:
    """Tell whether a noun names more than one: a plural, or two joined by "and"."""
    return noun.tag_ in {"NNS", "NNPS"} or any(c.dep_ == "conj" for c in noun.rights)
