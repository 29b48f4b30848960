"""Where an event was when it was named before: "the strike" is where "an air strike near X" was."""

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.coding.clause import Clause, Taken
from reportedly.coding.where.choice import best_of
from reportedly.coding.where.report_places import ReportPlaces
from reportedly.coding.where.taking import taken
from reportedly.coding.where.words import ACT_NOUNS
from reportedly.model import Where

FARTHEST_WORDS = 250
"""How many words back the same event is looked for."""


def place_told_again(clause: Clause, places: ReportPlaces) -> Taken[Where] | None:
    """Give the place where the act that a claim is about was told to be before; None where there is no such act."""
    noun = _act_pointed_at(clause)
    if noun is None:
        return None
    for earlier in _same_before(noun, clause.sentence.start):
        spot = best_of(earlier, places.headed_under(_clause_of(earlier)))
        if spot is not None and spot.level != "unknown":
            return taken(spot, earlier, places, "same-act-before", 0.7)
    return None


def _act_pointed_at(clause: Clause) -> Token | None:
    """Give the "the strike", "any such attack" that a claim's head is, or that does or undergoes it."""
    own = [t for t in clause.head.children if t.dep_ in {"nsubj", "nsubjpass", "dobj"}]
    return next((t for t in (clause.head, *own) if t.lemma_ in ACT_NOUNS and t.pos_ == "NOUN" and _points(t)), None)


def _points(noun: Token) -> bool:
    return any(t.lower_ in {"the", "this", "that", "these", "those", "such"} for t in noun.lefts)


def _same_before(noun: Token, before: int) -> Iterator[Token]:
    """Give the mentions of the same act in the sentences before, the nearest first."""
    doc = noun.doc
    for i in range(before - 1, max(-1, before - FARTHEST_WORDS), -1):
        if doc[i].lemma_ == noun.lemma_ and doc[i].pos_ in {"NOUN", "PROPN"}:
            yield doc[i]


def _clause_of(noun: Token) -> Token:
    """Give the word whose words tell of an act: the verb that it does ("a strike killed …"), else the noun itself."""
    return noun.head if noun.dep_ in {"nsubj", "nsubjpass"} and noun.head.pos_ == "VERB" else noun
