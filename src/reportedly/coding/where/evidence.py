"""What the size of a place, the words around its name and the parser's entities say for a name being a place's."""

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from reportedly.coding.where.words import (
    ACT_NOUNS,
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
    elif left is not None and left.lower_ in _ends_of_ways and left.head.lemma_ in MOVING:
        score += 0.3
    elif left is not None and _is_scene(left):
        score += 0.2
    elif left is not None and _is_home_of_people(left):
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
    if is_located(doc, end) or described_as(doc, end) is not None:
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


def is_located(doc: Doc, end: int) -> bool:
    """Tell whether the words after a name say where it lies: "X, south of Y", "X, some 20 km from Y", "X, near Y"."""
    if end + 3 >= len(doc) or doc[end].text != ",":
        return False
    at = end + 1
    while at + 3 < len(doc) and doc[at].lower_ in _about:
        at += 1
    if doc[at].like_num or doc[at].text[0].isdigit():
        # "X, 20 km north of Y", "X, about 30 miles from Y", "X, 5km east of Y"
        unit = at if doc[at].text.lower().endswith(tuple(LENGTHS)) else at + 1
        side = unit + 1
        while side + 1 < len(doc) and doc[side].lower_ in COMPASS_NOUNS | {"to", "the", "away", "-"}:
            side += 1
        return doc[unit].lower_.lstrip("0123456789.") in LENGTHS and side < len(doc) and doc[side].lower_ in _off
    after, next_to_it = doc[at].lower_, doc[at + 1].lower_
    if after == "near" and doc[at + 1].is_title:
        return True
    return (after in COMPASS_NOUNS and next_to_it in {"of", "from"}) or (after, next_to_it) in _beside_another


_about = frozenset("some about around roughly nearly almost just barely only approximately over more less than".split())
_off = frozenset({"of", "from", "outside", "off"})
_beside_another = frozenset({("close", "to"), ("not", "far"), ("on", "the")})


def described_as(doc: Doc, end: int) -> str | None:
    """Give the word for what a name is said to be right behind it: "X, a farming village in Y" is a village.

    None where the words behind are no description, or one of something that is no place ("X, a district official").
    """
    if end + 3 >= len(doc) or doc[end].text not in {",", "("} or doc[end + 1].lower_ not in _articles:
        return None
    noun = end + 1
    for token in doc[end + 2 : end + LONGEST_DESCRIPTION]:
        if not (
            token.text == "-"
            or token.pos_ in {"NOUN", "PROPN", "ADJ", "NUM", "ADV"}
            or token.tag_ in {"VBN", "VBG", "HYPH"}
        ):
            break
        noun = token.i
    word = doc[noun]
    level = class_level(word.lower_)
    if word.pos_ not in {"NOUN", "PROPN"} or noun + 1 >= len(doc) or word.tag_ == "NNS":
        return None
    if word.dep_ in {"nsubj", "nsubjpass"} and word.head.i > noun:
        return None  # "in X, a school was hit"
    if level is None and word.lower_ not in _settlements:
        return None
    after = doc[noun + 1]
    goes_on = after.is_punct or after.pos_ in {"ADP", "SCONJ", "PRON", "DET", "VERB", "AUX", "ADV", "NUM", "CCONJ"}
    return word.lower_ if goes_on else None


LONGEST_DESCRIPTION = 9
"""Words behind a name within which the noun of its description ends."""

_articles = frozenset({"a", "an", "the", "another", "one", "once", "also"})
_settlements = frozenset("community hub stronghold bastion hamlet outpost gateway resort suburb metropolis".split())
"""Further nouns for what a name of a place is said to be."""

_ends_of_ways = frozenset({"from", "to", "toward", "towards", "into", "for", "through", "via"})
MOVING = frozenset(
    "flee evacuate withdraw retreat move march arrive return escape advance push head travel drive reach pull relocate "
    "displace come walk transfer flow pour stream airlift fly ship send bring cross leave depart retire abduct kidnap "
    "snatch bus truck trek run expel evict oust dislodge uproot chase rescue ferry haul sail".split()
)
"""Verbs (lemmas) of going and bringing, which say from where and to where."""


def _is_scene(before: Token) -> bool:
    """Tell whether a preposition sets what happened to a place: "fighting at X", "an attack on X"."""
    over = before.head
    if before.lower_ == "at":
        return over.lemma_.lower() not in _posts
    return before.lower_ == "on" and over.pos_ == "NOUN" and over.lemma_.lower() in ACT_NOUNS | _ways


_posts = frozenset(
    "analyst researcher expert professor lecturer fellow scholar student historian director head chief president "
    "manager editor journalist reporter correspondent economist specialist adviser advisor lawyer scientist teacher "
    "colleague employee work study teach aim fire shoot shout point look throw".split()
)
"""Those who are at a body (lemmas), and what is done at somebody."""

_ways = frozenset({"march", "advance", "push", "drive", "road", "convoy"})


def _is_home_of_people(before: Token) -> bool:
    """Tell whether a name is where people are at home: "residents of X", "the mayor of X"."""
    return before.lower_ == "of" and before.head.lemma_.lower() in _at_home


_at_home = frozenset(
    "resident inhabitant villager native mayor outskirt fall capture recapture loss liberation shelling bombing "
    "bombardment siege seizure evacuation suburb control takeover encirclement clearing cleansing occupation "
    "annexation ruin storming pounding".split()
)


def _leads_to(doc: Doc, start: int) -> bool:
    """Tell whether the two words before a name say that a place follows: "the road to", "out of", "back to"."""
    if start < 2:
        return False
    leading, before = doc[start - 2].lower_, doc[start - 1].lower_
    return (before == "to" and leading in ROAD_WORDS | {"back", "close"}) or (before == "of" and leading == "out")
