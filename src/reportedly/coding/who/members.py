"""The body whose men somebody is: "gunmen of the Valley Directorate", "NRF fighters"."""

import re
from collections.abc import Set

from spacy.tokens import Token

from reportedly.coding.phrases import characters, phrase_range, prepositional
from reportedly.coding.who.cast import Cast
from reportedly.coding.who.uncounted import UNITS, without_count

_members = frozenset(
    "member element gunman fighter militant militiaman soldier troop man unit force column convoy detachment "
    "contingent team cell".split()
)
"""Nouns for those who are only told of as men of a body that is named."""

_bodies = UNITS | frozenset(
    "brigades council forces guard guards militia movement party alliance coalition defence defense service agency "
    "apparatus bureau resistance".split()
)

_short = frozenset({"compound", "nummod", "amod"})


def body_of_members(head: Token, cast: Cast, place_words: Set[int]) -> str | None:
    """Name the body whose men somebody is: "gunmen of the Valley Directorate", "elements of the 9th Brigade"."""
    if head.lemma_.lower() not in _members:
        return None
    for name in (n for n in prepositional(head, "of") if n.pos_ == "PROPN" and n.i not in place_words):
        start, end = phrase_range(name)
        while (
            start < name.i and cast.doc[start].dep_ in {"det", "poss", "amod"} and (cast.doc[start].text[:1].islower())
        ):
            start += 1
        named = any(t.lower_ in _bodies for t in cast.doc[start:end])
        if named or cast.doc[start:end].text.isupper():
            return without_count(cast.written_out(characters(cast.doc, (start, end))))
    return None


def body_before(head: Token, cast: Cast) -> str | None:
    """Name the body whose short name stands before its men: "NRF fighters" are the NRF."""
    if head.lemma_.lower() not in _members | {"rebel", "insurgent", "guerrilla"}:
        return None
    short = [c for c in head.lefts if c.dep_ in _short and _is_short(c.text)]
    return cast.written_out((short[-1].idx, short[-1].idx + len(short[-1]))) if len(short) == 1 else None


def _is_short(name: str) -> bool:
    """Tell whether a name is a short one by its letters: "NRF", "M23", "3R"."""
    return name.isupper() and len(name) > 1 and re.search("[A-Z]", name) is not None
