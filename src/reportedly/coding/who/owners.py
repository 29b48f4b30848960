"""Whose a thing is: the side behind a depot, a position or a jet, by the words that tie it to somebody."""

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.coding.phrases import conjuncts, prepositional

_tying = frozenset({"compound", "amod", "nmod", "poss"})
_belonging = frozenset({"of", "for"})
_owning = frozenset(
    "use operate hold control run own fly drive man occupy staff crew command lead deploy launch fire build erect dig "
    "set establish supply equip field pilot lay plant drop detonate lob hurl".split()
)
"""What is done to a thing by those whose it is; those who escort or hit a convoy do not own it."""


def owners_of(thing: Token) -> Iterator[Token]:
    """Give the nouns that may name whose a thing is, those before it first.

    "rebel positions", "the junta's jets", "a base of the marines", "stations for them", "trucks used by …", "stores
    belonging to …", "a house where gunmen hid".
    """
    for child in thing.lefts:
        if child.dep_ in _tying and child.pos_ != "PRON":
            yield from conjuncts(child)
    for child in thing.rights:
        if child.dep_ == "prep" and child.lower_ in _belonging:
            yield from (n for p in child.children if p.dep_ == "pobj" for n in conjuncts(p))
        elif child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_.lower() in _owning:
            yield from (n for p in prepositional(child, "by") for n in conjuncts(p))
        elif child.dep_ == "acl" and child.lemma_.lower() == "belong":
            yield from (n for p in prepositional(child, "to") for n in conjuncts(p))
        elif child.dep_ == "relcl" and any(c.tag_ == "WRB" for c in child.lefts):
            yield from (n for s in child.lefts if s.dep_ == "nsubj" for n in conjuncts(s))


def bodies_belonged_to(head: Token) -> Iterator[Token]:
    """Give the nouns for what people are said, or only held, to belong to: "men thought to belong to the front"."""
    said = [c for c in head.rights if c.dep_ == "acl"]
    said += [head.head] if head.dep_ == "nsubj" and head.head.lemma_ in _holding_to_be else []
    said += [c for v in said if v.lemma_ in _holding_to_be for c in v.rights if c.dep_ == "xcomp"]
    for verb in said:
        if verb.lemma_ == "belong":
            yield from prepositional(verb, "to")


_holding_to_be = frozenset({"believe", "suspect", "think", "say", "presume", "allege", "report"})
