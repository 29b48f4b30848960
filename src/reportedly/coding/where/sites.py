"""Sites without a name: "a bakery in X", "the highway from X to Y"."""

from spacy.tokens import Doc, Token

from reportedly.coding.where.containers import container_after, phrase_start_of
from reportedly.coding.where.described import described, level_at, nation_before
from reportedly.coding.where.named import country_of_unknown
from reportedly.coding.where.reading import Reading
from reportedly.coding.where.spot import Spot
from reportedly.coding.where.words import (
    COMPASS_NOUNS,
    PLACED_SITES,
    ROAD_WORDS,
    TWO_WORD_CLASSES,
    UNNAMED_SITES,
    class_level,
)
from reportedly.model import Place

_garrisons = ("base", "camp", "barracks", "outpost", "garrison", "compound")
"""Words for one and the same: "the camp" is the base told of before, where no camp was."""


def site_at(r: Reading, token: Token) -> Spot | None:
    """Read the site that a class word stands for, or None where it is no site or is not told which."""
    doc, word = r.doc, token.lower_
    following = doc[token.i + 1] if token.i + 1 < len(doc) else None
    beyond = _beyond(r, token)
    if following is not None and following.lower_ in COMPASS_NOUNS and container_after(r, token) is None:
        return beyond
    if following is not None and (word, following.lower_) in TWO_WORD_CLASSES:
        return _site(r, following, r.phrase_start(following), None) if following.lower_ == "place" else None
    if level_at(doc, token) != "site" or (
        token.dep_ == "compound" and following is not None and following.text.islower()
    ):
        return None
    start = r.phrase_start(token)
    if start > 1 and doc[start - 1].tag_ == "POS":
        # "The city's main hospital": its owner belongs to the phrase.
        start = r.phrase_start(doc[start - 2])
    nation = nation_before(r, start, token)
    plain = nation is None and container_after(r, token) is None and _pointed_after(r, token) is None
    pointing = doc[start].lower_ if plain else ""
    same = r.earlier.site_called(word) if pointing in {"the", "that", "this"} else None
    if same is None and pointing == "the" and token.i == start + 1 and word in _garrisons:
        same = next((s for other in _garrisons if (s := r.earlier.site_called(other)) is not None), None)
    if same is not None:
        return r.spot(
            start, token.i + 1, same.name, "site", "place.points-back", country=same.country, place=same.place,
            within=same.within, lat=same.lat, lon=same.lon, radius_km=same.radius_km, areas=same.areas, head=token.i,
        )  # fmt: skip
    alone = not any(t.dep_ == "conj" for t in token.children)
    told = any(t.dep_ in {"det", "poss", "nummod"} or t.tag_ in {"DT", "PRP$", "POS"} for t in doc[start : token.i])
    if word in PLACED_SITES or (token.tag_ == "NNS" and word in UNNAMED_SITES and not told and nation is None):
        beside = word in PLACED_SITES and following is not None and following.lower_ == "near"
        return _site(r, token, start, nation) if not beside and _is_placed_at_once(r, token) else None
    if nation is not None or (word in ROAD_WORDS and told) or (_is_unnamed_site(doc, token) and told and alone):
        return _site(r, token, start, nation)
    return None


def named_site(r: Reading, token: Token) -> Spot | None:
    """Read a site whose name is of common words or a people's: "South Hospital", "the Turkish Hospital in X"."""
    start = r.phrase_start(token)
    words = [t for t in r.doc[start : token.i] if t.dep_ != "det" and not t.is_punct]
    before = next((t for t in words if t.pos_ != "NUM"), None)
    named = before is not None and all(t.text[:1].isupper() or t.tag_ == "POS" for t in r.doc[before.i : token.i])
    if before is None or not named or not _is_unnamed_site(r.doc, token) or _is_asides(token):
        return None
    return _site(r, token, before.i, None)


def _is_asides(token: Token) -> bool:
    """Tell whether a site's name only stands before another noun: "a South Hospital doctor"."""
    return token.dep_ in {"compound", "amod", "nmod"} and token.head.i > token.i


def _beyond(r: Reading, token: Token) -> Spot | None:
    """Read "a naval base south of X": it has no point of its own, and is not X."""
    after = r.doc[token.i + 1 : token.i + 3]
    if len(after) < 2 or after[0].lower_ not in COMPASS_NOUNS or after[1].lower_ != "of":
        return None
    ahead = r.places.beginning(token.i + 3, token.i + 5)
    known = _is_unnamed_site(r.doc, token) or token.lower_ in PLACED_SITES | ROAD_WORDS
    if not ahead or not known or level_at(r.doc, token) != "site":
        return None
    start, end, place = r.phrase_start(token), r.phrase_end(ahead[0]), ahead[0].place
    first = start + (r.doc[start].lower_ in {"a", "an", "the"})
    country = (place.country if place is not None else None) or country_of_unknown(r, ahead[0])
    return r.spot(
        first, end, r.doc[first:end].text, "site", "place.site", country=country, within=place,
        lat=place.lat if place else None, lon=place.lon if place else None,
        radius_km=place.radius_km + 10.0 if place else None, head=token.i, near=True,
    )  # fmt: skip


def _is_placed_at_once(r: Reading, token: Token) -> bool:
    """Tell whether the words right behind a site name what it lies in: "a house in X", "camps near X"."""
    inner = container_after(r, token)
    return inner is not None and r.doc[token.i + 1].dep_ == "prep" and inner.toponym.use == "place"


def _site(r: Reading, token: Token, start: int, nation: Place | None) -> Spot:
    """Read a site without a name: its point is that of the place it is said to lie in, with that place's radius."""
    doc = r.doc
    end, within = token.i + 1, None
    inner = container_after(r, token)
    road_end = _road_end(r, token) if token.lower_ in ROAD_WORDS else None
    if road_end is not None:
        return r.spot(
            start,
            road_end,
            doc[start:road_end].text,
            "site",
            "place.road",
            head=token.i,
            country=r.resolution.country,
        )
    if inner is not None:
        end, within = r.phrase_end(inner), inner.place
    elif (pointed := _pointed_after(r, token)) is not None:
        end, within = pointed.end, pointed.place or pointed.within
        r.add(pointed)
    own_name = any(t.pos_ == "PROPN" and not t.is_sent_start for t in doc[start : token.i])
    guess = r.earlier.last_settlement if inner is None and nation is None and not own_name else None
    outer = within or guess
    first = start + (doc[start].lower_ in {"a", "an", "the", "two", "three", "its", "their"})
    named = doc[first : token.i + 1].text
    area_name = r.name_of(outer) if outer is not None else inner.toponym.name if inner is not None else None
    if area_name is None and nation is None and not own_name:
        area_name = r.earlier.last_settlement_name
    link = "near" if inner is not None and doc[phrase_start_of(r, inner) - 1].lower_ == "near" else "in"
    name = f"{named} {link} {area_name}" if area_name else named
    lands = (within.country if within else inner.country if inner else None, nation.country if nation else None)
    own = country_of_unknown(r, inner) if inner is not None else r.resolution.country
    country = next((land for land in lands if land), own)
    area = outer if outer is not None and outer.level in {"town", "district", "site", "province"} else None
    return r.spot(
        first, end, name, "site", "place.site", country=country, within=outer, lat=area.lat if area else None,
        lon=area.lon if area else None, radius_km=area.radius_km if area else None, head=token.i,
    )  # fmt: skip


def _road_end(r: Reading, token: Token) -> int | None:
    """Give where "the highway from X to Y" ends."""
    doc = r.doc
    leads = ("from", "between", "linking", "connecting", "to", "out", "toward", "towards", "into")
    if token.i + 1 >= len(doc) or doc[token.i + 1].lower_ not in leads:
        return None
    ahead = r.places.beginning(token.i + 1, token.i + 13)
    if doc[token.i + 1].lower_ not in {"from", "between", "linking", "connecting"}:
        return ahead[0].toponym.end if ahead else None
    ends = [m for m in ahead if doc[m.toponym.start - 1].lower_ in {"to", "and", "with"}]
    return r.phrase_end((ends or ahead)[0]) if ahead else None


def _pointed_after(r: Reading, token: Token) -> Spot | None:
    """Read the "in the capital" after a site."""
    for other in r.doc[token.i + 1 : token.i + 6]:
        if other.lower_ in {"in", "of", "at"} or other.pos_ in {"DET", "ADJ"}:
            continue
        if class_level(other.lower_) not in {None, "site"} and other.i > token.i + 1:
            return described(r, other)
        return None
    return None


def _is_unnamed_site(doc: Doc, token: Token) -> bool:
    if token.lower_ == "station":
        return token.i > 0 and (doc[token.i - 1].lower_, "station") in TWO_WORD_CLASSES
    return token.lower_ in UNNAMED_SITES or (
        token.i > 0 and (doc[token.i - 1].lower_, token.lower_) in TWO_WORD_CLASSES
    )
