"""Numbers without a noun that are of people by what they do: "thousands have left", "some 5,000 have crossed"."""

from spacy.tokens import Doc

from reportedly.coding.howmany.counted import tokens_at
from reportedly.coding.howmany.counts import Count

_going = frozenset(
    "move cross arrive return leave come shelter relocate transfer release free register enter settle camp".split()
)
"""Verbs (lemmas) whose bare number is people's."""


def stands_for_people(doc: Doc, count: Count) -> bool:
    """Tell whether a number is itself the subject, a vague one of anything, an exact one of what people do."""
    first, after = tokens_at(doc, count.span)
    if first >= after:
        return False
    number = doc[after - 1]
    if number.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    if count.rule == "vague":
        return number.tag_ == "NNS" and after - first == 1
    return number.head.lemma_ in _going
