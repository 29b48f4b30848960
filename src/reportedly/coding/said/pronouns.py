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


def subject_before(pronoun: Token, unfit: Set[int], fits: Callable[[Token], bool]) -> Token | None:
    """Find the nearest subject before a pronoun that it can stand for, a main one first.

    `unfit` are words in which nobody is looked for: quotations, and what the pronoun itself says.
    """
    beside: Token | None = None
    for i in range(pronoun.i - 1, max(-1, pronoun.i - _REACH), -1):
        token = pronoun.doc[i]
        if beside is not None and token.sent != beside.sent:
            break
        is_subject = (token.dep_ in {"nsubj", "nsubjpass"} and token.pos_ in {"NOUN", "PROPN"}) or _is_part(token)
        if is_subject and i not in unfit and fits(token):
            if token.head.dep_ not in _nested:
                return token
            beside = beside or token
    return beside


_nested = frozenset({"ccomp", "relcl", "advcl", "acl", "pcomp", "xcomp"})
"""Clauses within others: who is told of in them is meant only where nobody of the main clause can be."""


def is_nested(subject: Token) -> bool:
    """Tell whether somebody is only told of in a clause within another, as in what somebody says."""
    verb = subject.head
    while verb.dep_ == "conj" and verb.head != verb:
        verb = verb.head
    return verb.dep_ in _nested


def _is_part(token: Token) -> bool:
    """Tell whether a noun describes one of a group who is a subject: "one of them, a teacher, told us"."""
    return token.dep_ == "appos" and token.head.lower_ in PARTS and token.head.dep_ == "nsubj"


def is_several(noun: Token) -> bool:
    """Tell whether a noun names more than one: a plural, or two joined by "and"."""
    return noun.tag_ in {"NNS", "NNPS"} or any(c.dep_ == "conj" for c in noun.rights)
