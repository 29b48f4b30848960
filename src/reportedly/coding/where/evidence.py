"""What the size of a place, the words around its name and the parser's entities say for a name being a place's."""

from collections.abc import Mapping

from spacy.tokens import Doc

from reportedly.coding.where.words import (
    COMPASS_NOUNS,
    DIRECTIONS,
    IN_WORDS,
    LENGTHS,
    PART_WORDS,
    PLACE_PREPOSITIONS,
    ROAD_WORDS,
    TAKING,
    class_level,
)
from reportedly.model import Place


def size_worth(place: Place) -> float:
    """Give what a place's size says for its name meaning it, 0 to 0.4."""
    if place.level == "country":
        return 0.4
    if place.level in {"province", "region"}:
        return 0.25
    if place.level == "site":
        return 0.15
    for least, worth in ((1_000_000, 0.3), (200_000, 0.2), (40_000, 0.14), (10_000, 0.05)):
        if place.population >= least:
            return worth
    return 0.0


def surroundings(doc: Doc, entities: Mapping[int, str], start: int, end: int, headline: bool) -> float:
    """Weigh the words around a name and the parser's entity; words such as "the town of" outweigh a wrong entity."""
    syntax = syntax_worth(doc, start, end, headline)
    entity = entity_evidence(entities, start, end)
    return syntax + (max(entity, -0.1) if syntax >= 0.3 else entity)


def entity_evidence(entities: Mapping[int, str], start: int, end: int) -> float:
    """Give what the entity that the parser sees in a name says for it, -0.3 to 0.3."""
    label = entities.get(end - 1)
    if label is None:
        return -0.05 if entities else 0.0
    return {"GPE": 0.3, "LOC": 0.3, "FAC": 0.2, "PERSON": -0.3, "ORG": -0.12, "NORP": 0.05}.get(label, -0.2)


def syntax_worth(doc: Doc, start: int, end: int, headline: bool) -> float:
    """Give what the words right before and after a name say for it, about -0.5 to 1."""
    score = 0.0
    if not headline and doc[end - 1].tag_ not in {"NNP", "NNPS"}:
        score -= 0.2
    left = doc[start - 1] if start else None
    if left is not None and left.lower_ == "the" and start > 1:
        left = doc[start - 2]
        # "The Philippines", but hardly ever "the" before a town; in "the X quarter" it is the quarter's.
        of_class = end < len(doc) and bool(class_level(doc[end].lower_))
        score -= 0.2 if end - start == 1 and not of_class else 0.0
    if left is not None and left.lower_ in IN_WORDS:
        score += 0.25
    elif (
        left is not None
        and left.lower_ == "of"
        and left.i
        and (class_level(doc[left.i - 1].lower_) or doc[left.i - 1].lower_ in PART_WORDS | COMPASS_NOUNS)
    ):
        score += 0.55
    elif _leads_to(doc, start):
        score += 0.45
    elif left is not None and left.lower_ == "at" and left.i and class_level(doc[left.i - 1].lower_):
        score += 0.35
    elif left is not None and left.lower_ in PLACE_PREPOSITIONS:
        score += 0.1
    elif left is not None and left.lower_ in DIRECTIONS:
        score += 0.2
    elif left is not None and left.pos_ == "ADJ" and left.i and doc[left.i - 1].lower_ in IN_WORDS:
        # "In rural X", "in nearby X"
        score += 0.25
    elif left is not None and left.lower_ == "and" and "between" in {t.lower_ for t in doc[max(0, start - 6) : start]}:
        score += 0.25
    if doc[end - 1].tag_ == "NNPS" and end - start == 1:
        score -= 0.25
    if doc[end - 1].dep_ in {"dobj", "nsubjpass"} and not headline:
        score += 0.25 if doc[end - 1].head.lemma_ in TAKING else 0.06
    if _suffers(doc, end):
        score += 0.4
    if _is_located(doc, end):
        score += 0.5
    right = doc[end] if end < len(doc) else None
    if right is not None and right.pos_ == "NOUN" and right.text.islower() and doc[end - 1].dep_ == "compound":
        score += 0.1
    if right is not None and class_level(right.lower_) and right.pos_ in {"NOUN", "PROPN"}:
        score += 0.3
    return score


def _suffers(doc: Doc, end: int) -> bool:
    """Tell whether a name is said to be under what places are: "X has lived under siege", "X came under fire"."""
    name = doc[end - 1]
    if name.dep_ not in {"nsubj", "nsubjpass"} or name.head.pos_ not in {"VERB", "AUX"}:
        return False
    below = (p for c in name.head.rights if c.lower_ == "under" for p in c.rights)
    return any(p.lemma_.lower() in _sufferings for p in below)


_sufferings = frozenset({"siege", "blockade", "bombardment", "shelling", "curfew", "encirclement"})


def _is_located(doc: Doc, end: int) -> bool:
    """Tell whether the words after a name say where it lies: "X, south of Y", "X, close to the border"."""
    if end + 3 >= len(doc) or doc[end].text != ",":
        return False
    if doc[end + 1].like_num and end + 5 < len(doc):
        # "X, 20 km north of Y", "X, 30 miles from Y"
        side = end + 3 + (doc[end + 3].lower_ in COMPASS_NOUNS)
        return doc[end + 2].lower_ in LENGTHS and doc[side].lower_ in {"of", "from"}
    after, next_to_it = doc[end + 1].lower_, doc[end + 2].lower_
    return (after in COMPASS_NOUNS and next_to_it == "of") or (after, next_to_it) in {("close", "to"), ("not", "far")}


def _leads_to(doc: Doc, start: int) -> bool:
    """Tell whether the two words before a name say that a place follows: "the road to", "out of", "back to"."""
    if start < 2:
        return False
    leading, before = doc[start - 2].lower_, doc[start - 1].lower_
    return (before == "to" and leading in ROAD_WORDS | {"back", "close"}) or (before == "of" and leading == "out")
