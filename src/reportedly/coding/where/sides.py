"""Sides of a country or province: "the east and much of the south", "the country's north-east", "the north of X"."""

from spacy.tokens import Doc, Token

from reportedly.coding.where.reading import Reading
from reportedly.coding.where.spot import Spot
from reportedly.coding.where.words import COMPASS_NOUNS, class_level, side_adjective
from reportedly.model import Place

_shares = frozenset("much most part parts half all swathes areas".split())
_stays = frozenset("in across throughout over".split())


def side_of_country(r: Reading, token: Token) -> Spot | None:
    """Read a side that is only called by its direction as that side of the country in question.

    Where somebody comes from or goes to ("from the west", "to the east") is a direction, and "the West" is a camp.
    """
    doc = r.doc
    within_another = r.spots and r.spots[-1].rule in {"place.side", "place.described"} and token.i < r.spots[-1].end
    if token.text[0].isupper() or within_another:
        return None
    start = _side_start(doc, token)
    owner = _owner(r, start)
    if owner is not None:
        start, place = owner
    elif doc[start - 1].lower_ == "the" and start and _stands_alone(r, token):
        start, place = start - 1, _own_country(r)
    else:
        return None
    if place is None or place.level not in {"country", "province", "region"}:
        return None
    start = _with_share(doc, start)
    sides, end = _sides(doc, token)
    if end + 2 < len(doc) and doc[end].lower_ == "and" and doc[end + 1].lower_ in COMPASS_NOUNS:
        # "The west and south of X" are sides of X.
        return None
    return r.spot(
        start, end, f"{side_adjective(sides[0])} {r.name_of(place)}", "region", "place.side", country=place.country,
        within=place, areas=r.parts(place, sides), head=token.i,
    )  # fmt: skip


def sides_after(r: Reading, i: int) -> tuple[int, str, list[str]] | None:
    """Read "in the north and east" from token `i`: where it ends, its words as adjectives, and the sides."""
    doc = r.doc
    if i + 2 >= len(doc) or doc[i].lower_ not in _stays or doc[i + 1].lower_ not in {"the", "its"}:
        return None
    token = next((t for t in doc[i + 2 : i + 5] if t.lower_ in COMPASS_NOUNS and t.pos_ in {"NOUN", "PROPN"}), None)
    if token is None or _side_start(doc, token) != i + 2 or _goes_on(doc, token):
        return None
    sides, end = _sides(doc, token)
    return end, " and ".join(side_adjective(side) for side in sides), sides


def _side_start(doc: Doc, token: Token) -> int:
    """Give where a direction starts: "north-east" is three tokens."""
    i = token.i
    return i - 2 if i > 1 and doc[i - 1].text == "-" and doc[i - 2].lower_ in COMPASS_NOUNS else i


def _sides(doc: Doc, token: Token) -> tuple[list[str], int]:
    """Give the directions that stand together ("the east and much of the south"), and where they end."""
    start = _side_start(doc, token)
    sides, end = [doc[start : token.i + 1].text.lower()], token.i + 1
    while end + 1 < len(doc) and doc[end].lower_ in {"and", "or"}:
        i = end + 1
        while i < len(doc) and (doc[i].lower_ in _shares | {"of", "the"} or doc[i].pos_ == "ADJ"):
            i += 1
        if i >= len(doc) or doc[i].lower_ not in COMPASS_NOUNS or _goes_on(doc, doc[i]):
            break
        sides.append(doc[i].lower_)
        end = i + 1
    return sides, end


def _goes_on(doc: Doc, token: Token) -> bool:
    """Tell whether a direction is only the first word of something else: "the east of the city", "the east bank"."""
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    return after is not None and (after.lower_ in {"of", "-"} or (token.dep_ == "compound" and after.pos_ != "PUNCT"))


def _stands_alone(r: Reading, token: Token) -> bool:
    """Tell whether "the east" is held, or something happens in it, and no town was named that it could be a side of."""
    doc, word = r.doc, token
    if _goes_on(doc, token):
        return False
    while word.dep_ == "conj" and word.head != word and word.head.lower_ in COMPASS_NOUNS | _shares:
        word = word.head
    share = word.dep_ == "pobj" and word.head.lower_ == "of" and word.head.head.lower_ in _shares
    held = word.dep_ == "dobj" or (word.dep_ == "pobj" and word.head.lower_ in _stays)
    return (held or share) and r.earlier.last_settled_at < r.sentence_start(token.i)


def _own_country(r: Reading) -> Place | None:
    return r.finder.country(r.resolution.country) if r.resolution.country else None


def _owner(r: Reading, start: int) -> tuple[int, Place | None] | None:
    """Read the owner before a side: "the country's north-east", "Yemen's north"."""
    doc = r.doc
    if start < 2 or doc[start - 1].tag_ != "POS":
        return None
    word = doc[start - 2]
    if class_level(word.lower_) == "country":
        return r.phrase_start(word), _own_country(r)
    named = next((m for m in r.names.ending(start - 1, start) if m.place), None)
    return (named.toponym.start, named.place) if named is not None else None


def _with_share(doc: Doc, start: int) -> int:
    """Take the "much of", "large parts of" before a side into its phrase."""
    if start > 1 and doc[start - 1].lower_ == "of" and doc[start - 2].lower_ in _shares:
        start -= 2
        while start and doc[start - 1].pos_ == "ADJ" and doc[start - 1].text.islower():
            start -= 1
    return start
