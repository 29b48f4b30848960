"""Whom a number counts where another word tells it: "31, all civilians", "three of them", "two others"."""

import re

from spacy.tokens import Doc

from reportedly.codebook.units import MATERIEL, PEOPLE, UnitWords
from reportedly.coding.howmany.counted import Counted, tokens_at
from reportedly.coding.howmany.counts import Count
from reportedly.coding.parse import text_of

_all_of = re.compile(r"\s?,?\s(?:all|all of them|all of whom)\s(?:were\s)?(\w+)\b")


def told_behind(doc: Doc, counted: Counted, count: Count, words: UnitWords) -> str | None:
    """Read who the counted are where it is told behind them: "31, all civilians", "two of the dead were nurses"."""
    end = counted.head.idx + len(counted.head) if counted.head is not None else count.span[1]
    found = _all_of.match(text_of(doc), end)
    if found is not None and words.units.get(found[1].lower()) in PEOPLE:
        return words.units[found[1].lower()]
    if counted.head is None or counted.head.lower_ not in _some:
        return None
    behind = doc[counted.head.i + 1 : counted.head.i + 7]
    if not behind or behind[0].lower_ not in {"were", "was", "are"}:
        return None
    noun = next((t for t in behind[1:] if t.tag_ in {"NN", "NNS", "NNP", "NNPS"}), None)
    unit = words.units.get(noun.lower_) if noun is not None and noun.dep_ == "attr" else None
    return unit if unit in PEOPLE else None


_some = frozenset("dead killed victims injured wounded bodies them casualties fatalities hostages missing".split())


_parts = frozenset({"including", "include", "among"})


def unit_meant(doc: Doc, counted: Counted, count: Count, words: UnitWords) -> str | None:
    """Give the unit of those that "them" and "others" point back to: the nearest told of before, in the last words.

    "Others" are more of those counted before; "one died" is one of those under arms.
    """
    first, after = counted.tokens if counted.head is not None else tokens_at(doc, count.whole)
    of_them = doc[after : after + 2].text.lower() in {"of them", "of whom"} or (
        counted.head is not None and counted.head.lower_ in {"them", "whom"}
    )
    others = counted.head is not None and counted.head.lower_ == "others"
    number = doc[after - 1]
    alone = counted.head is None and number.tag_ == "CD" and number.dep_ in {"nsubj", "nsubjpass"}
    if not of_them and not others and not alone:
        return None
    for token in reversed(doc[max(0, first - POINTING_WORDS) : first]):
        unit = words.units.get(token.lower_)
        if unit is None or unit not in PEOPLE | MATERIEL or token.tag_ not in {"NN", "NNS"}:
            continue
        if alone and unit not in {"soldier", "fighter"}:
            return None  # "one died": of those under arms told of before, if of anybody
        if (others or alone) and not any(c.tag_ == "CD" for c in token.lefts):
            continue
        if others and any(t.lower_ in _parts for t in (token.head, token.head.head)):
            continue  # "12 people, including six children; 35 others": they are not children
        if of_them and token.tag_ != "NNS" and token.lower_ != "children":
            continue
        return unit if unit != "civilian" or of_them else None
    return None


POINTING_WORDS = 45
"""Words before "them" and "others" within which those are told of that are meant."""
