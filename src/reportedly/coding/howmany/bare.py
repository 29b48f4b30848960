"""Numbers without a noun that are of people by what they do: "thousands have left", "some 5,000 have crossed"."""

from spacy.tokens import Doc

from reportedly.codebook.units import PEOPLE, UnitWords
from reportedly.coding.howmany.counted import tokens_at
from reportedly.coding.howmany.counts import Count

_going = frozenset(
    "move cross arrive return leave come shelter relocate transfer release free register enter settle camp".split()
)
"""Verbs (lemmas) whose bare number is people's."""


def stands_for_people(doc: Doc, count: Count, words: UnitWords) -> bool:
    """Tell whether a bare number is of people: "thousands were trapped", and by what they do "5,000 have crossed".

    Of "30 trucks left, but only 12 arrived" the second number is of trucks.
    """
    first, after = tokens_at(doc, count.span)
    if first >= after:
        return False
    number = doc[after - 1]
    if number.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    if count.rule == "vague":
        return number.tag_ == "NNS" and after - first == 1
    before = (words.units.get(t.lower_, "person") for t in doc[number.sent.start : first])
    return number.head.lemma_ in _going and all(unit in PEOPLE for unit in before)
