"""The place that a site or a village is said to lie in: "in the X city of Y", "at the entrance to Y", "in X's Y"."""

from spacy.tokens import Token

from reportedly.coding.where.reading import Reading
from reportedly.coding.where.resolve import PlaceMention
from reportedly.coding.where.spot import MODIFIER_DEPS
from reportedly.coding.where.words import DIRECTIONS, PART_WORDS

_inside = frozenset({"in", "at", "near", "inside", "outside"})

_of_phrases = frozenset({"DET", "ADJ", "ADP", "NOUN", "PROPN", "NUM"})
"""Parts of speech of what says whose or what for a site is."""

_REACH = 12
"""Tokens within which such a place's name begins: six words between, and at most three of its phrase before it."""


def container_after(r: Reading, token: Token) -> PlaceMention | None:
    """Give the named place that the words after a noun put it in, or None."""
    ahead = r.places.beginning(token.i + 2, token.i + _REACH)
    found = next((m for m in ahead if _lies_after(r, token, m)), None) or _after_participle(r, token)
    while found is not None and (inner := r.places.after(found)) is not None and _narrows(r, found, inner):
        found = inner
    return found


def phrase_start_of(r: Reading, mention: PlaceMention) -> int:
    """Give the first token of a named place's whole phrase."""
    tokens = r.doc.char_span(*mention.toponym.phrase, alignment_mode="expand")
    return int(tokens.start) if tokens is not None else mention.toponym.start


def _narrows(r: Reading, outer: PlaceMention, inner: PlaceMention) -> bool:
    """Tell whether a name goes on to a closer one: "the Darfur city of El Fasher", "Myanmar's Sagaing region"."""
    if inner.toponym.start > outer.toponym.end + 3:
        return False
    between = [t.lower_ for t in r.doc[outer.toponym.end : inner.toponym.start]]
    kind = outer.toponym.class_word
    if not between and outer.place is not None:
        # Scraped texts lose the apostrophe: "northern Syrias Aleppo province".
        return outer.place.level == "country"
    sided = all(word in DIRECTIONS for word in between[1:])  # "Ukraine's southern X region"
    return (between[:1] in (["'s"], ["’s"]) and sided) or (bool(kind) and between == [kind, "of"])


def _after_participle(r: Reading, token: Token) -> PlaceMention | None:
    """Read the place behind words that only describe what lies there: "a school sheltering families in X"."""
    clause = next((c for c in token.rights if c.dep_ == "acl" and c.tag_ in {"VBG", "VBN"}), None)
    if clause is None:
        return None
    ahead = r.places.beginning(clause.i + 1, clause.i + _REACH)
    governed = (
        m for m in ahead if (before := r.doc[phrase_start_of(r, m) - 1]).lower_ in _inside and _under(before, clause)
    )
    return next(governed, None)


def _under(word: Token, clause: Token) -> bool:
    return word.head == clause or (word.head.head == clause and word.head.dep_ == "dobj")


def _lies_after(r: Reading, token: Token, mention: PlaceMention) -> bool:
    between = r.doc[token.i + 1 : phrase_start_of(r, mention)]
    if len(between) > 1 and between[0].lower_ in {"of", "for"} and between[-1].lower_ in _inside:
        # "A base of the rebels at X", "a camp for displaced people near X"
        return len(between) <= _REACH and all(t.pos_ in _of_phrases or t.tag_ == "VBN" for t in between)
    return (
        0 < len(between) <= 6
        and between[0].lower_ in {"in", "at", "of", "near", "inside", "on", "outside"}
        and all(
            t.pos_ in {"DET", "ADJ", "ADP"}
            or t.lower_ in PART_WORDS
            or t.lower_ == "to"
            or t.tag_ in {"HYPH", "VBN"}
            or t.dep_ in MODIFIER_DEPS
            for t in between
        )
    )
