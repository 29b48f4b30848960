"""Names that no gazetteer has, taken for places where a class word or a preposition says that they are."""

import re
from collections.abc import Mapping
from dataclasses import replace

from spacy.tokens import Doc

from reportedly.coding.where.evidence import MOVING, described_as, entity_evidence, surroundings, syntax_worth
from reportedly.coding.where.name_runs import Names, Piece
from reportedly.coding.where.phrased import phrased
from reportedly.coding.where.toponym import Toponym
from reportedly.coding.where.words import HEADS_OF_NAMES, LENGTHS, LEVEL_OF_CLASS, PARTICLES, TAKING, class_level


def unknown(
    doc: Doc, pieces: list[Piece], first: int, last: int, names: Names, entities: Mapping[int, str], headline: bool
) -> Toponym | None:
    """Take a name that is in no gazetteer for a place where a class word or a preposition says that it is one."""
    start, end = pieces[first].start, pieces[last].end
    if headline or not any(p.kind in {"other", "place"} for p in pieces[first : last + 1]):
        return None
    if names_unit(doc, start, end):
        return None
    if first and pieces[first - 1].kind in {"title", "place", "adjective"}:
        return None
    if last + 1 < len(pieces):
        return None
    final = doc[end - 1].lower_
    class_word = final if final in LEVEL_OF_CLASS and end - start > 1 else ""
    score = 0.15 + surroundings(doc, entities, start, end, headline)
    if class_word or pieces[first].kind == "direction":
        score = (
            0.45 + max(-0.1, entity_evidence(entities, start, end)) + max(0.15, syntax_worth(doc, start, end, headline))
        )
    elif doc[start - 1].lower_ == "and" and "between" in {t.lower_ for t in doc[max(0, start - 6) : start]}:
        # "Between X and Y": where X is a place, so is Y.
        score += 0.2
    elif doc[end - 1].tag_ == "NNP" and (_is_where(doc, start) or _is_named_with_one(doc, start, end)):
        # Most villages are in no gazetteer; after "in" or "near" a name is a place more often than not.
        score += 0.16
        if doc[start].lower_ in PARTICLES and doc[start].text.islower():
            score += 0.15
    elif _is_gone_to(doc, start, end):
        score += 0.16 + 0.14 * (doc[end - 1].head.lemma_ in _entering)
    elif _is_held(doc, end):
        score += 0.35
    if end - start > 1 and doc[start].lower_ in HEADS_OF_NAMES:
        score += 0.35
    contained = _is_contained(doc, end) or _lies_in_a_known_one(doc, end, names)
    if contained:
        score += 0.25
    if doc[start:end].text.isupper() and end - start == 1:
        score -= 0.3
    found = phrased(doc, start, end, end, "place", class_word, score, ())
    if found.level is not None:
        return found
    told = described_as(doc, end)
    if told is not None:
        return replace(found, level=class_level(told))
    # Sites have their kind in their name, and areas seldom lie "20 km north of" a town.
    return replace(found, level="town") if contained or _lies_so_far_off(doc, end) else found


def _stands_in_front(doc: Doc, start: int) -> str:
    """Give the preposition before a name: "in X", "in nearby X"."""
    if not start:
        return ""
    before = start - 1 - (doc[start - 1].lower_ in {"nearby", "neighbouring", "neighboring"})
    return str(doc[before].lower_) if before >= 0 else ""


def _is_where(doc: Doc, start: int) -> bool:
    """Tell whether a preposition before a name says where something is."""
    return _stands_in_front(doc, start) in {"in", "near", "outside", "at", "around", "inside"}


def _is_named_with_one(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a name is the second of two places: "in X and Y"."""
    name = doc[end - 1]
    first = name.head
    joined = name.dep_ == "conj" and doc[start - 1].lower_ == "and" and first.pos_ == "PROPN" and first.i < start
    return joined and _is_where(doc, first.left_edge.i)


def _lies_so_far_off(doc: Doc, end: int) -> bool:
    """Tell whether a name is said to lie at a distance: "X, 20 km north of Y"."""
    if end + 2 >= len(doc) or doc[end].text not in {",", "("}:
        return False
    aside = doc[end + 1 : end + 7]
    length = next((t.i for t in aside if t.lower_ in LENGTHS or t.lower_.endswith("km")), None)
    return length is not None and any(t.like_num or t.lower_[0].isdigit() for t in doc[end + 1 : length + 1])


def _is_gone_to(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a name is where somebody goes, comes from or fights: "fled from X", "entered X", "besieged X"."""
    before, name = doc[start - 1], doc[end - 1]
    if name.tag_ != "NNP":
        return False
    if before.lower_ in {"from", "to", "toward", "towards", "into"}:
        return before.head.lemma_ in MOVING
    return (
        name.dep_ in {"dobj", "nsubjpass"}
        and name.head.lemma_ in TAKING | _entering
        and before.pos_ in {"VERB", "AUX", "ADV"}
    )


def _is_held(doc: Doc, end: int) -> bool:
    """Tell whether a name is of what somebody holds: "X is in the hands of rebels", "X remains under their control"."""
    name = doc[end - 1]
    if name.tag_ != "NNP" or name.dep_ != "nsubj" or name.head.lemma_ not in {"be", "remain", "stay"}:
        return False
    behind = doc[name.head.i + 1 : name.head.i + 8].text.lower()
    return "hands of" in behind or bool(re.search(r"\bunder\b.*\bcontrol\b", behind))


_entering = frozenset({"enter", "reach", "flee", "abandon", "evacuate", "pound", "attack", "raid"})


def _is_contained(doc: Doc, end: int) -> bool:
    """Tell whether a name is said to lie in a named area: "X in the Y region"."""
    if end + 2 >= len(doc) or doc[end].lower_ != "in":
        return False
    area = [t for t in doc[end + 1 : end + 6] if not t.is_punct]
    return any(t.pos_ == "PROPN" for t in area[:3]) and any(class_level(t.lower_) in _areas for t in area)


def _lies_in_a_known_one(doc: Doc, end: int, names: Names) -> bool:
    """Tell whether a name is said to lie in a province or a country that is known: "at X in Y"."""
    if end + 1 >= len(doc) or doc[end].lower_ != "in" or doc[end - 1].tag_ != "NNP":
        return False
    first = end + 1 + (doc[end + 1].lower_ == "the")
    longest = next((found for j in (first + 3, first + 2, first + 1) if (found := names.find(doc[first:j].text))), ())
    return bool(longest) and longest[0].level in {"province", "country", "region"}


def names_unit(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a name is a military unit's: "the 90th Tank Division", "Second Division"."""
    counted = any(_ordinal.fullmatch(t.text) for t in doc[max(0, start - 1) : end])
    return counted and doc[end - 1].lower_ in _units


_areas = frozenset({"province", "region", "district"})
_units = frozenset("division regiment brigade corps battalion army company squadron command front".split())
_ordinal = re.compile(
    r"\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth", re.I
)
