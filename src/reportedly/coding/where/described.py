"""Spots that are only described: "the city", "the Syrian capital", "the country", "the west of the country"."""

from spacy.tokens import Doc, Token

from reportedly.coding.where.containers import container_after
from reportedly.coding.where.reading import Reading
from reportedly.coding.where.sides import side_of_country, sides_after
from reportedly.coding.where.spot import POINTING, Spot, part_level
from reportedly.coding.where.words import COMPASS_NOUNS, PLACED_SITES, TWO_WORD_CLASSES, class_level, side_adjective
from reportedly.model import Place

_inner_capitals = frozenset("state provincial regional district county oblast province departmental".split())
"""Words that make a capital that of a part of the country."""

_vague = frozenset(
    "state states front fronts bank banks division divisions department departments fort gate gates channel channels "
    "quarter quarters county belt ward wards sector sectors parish settlement settlements sea ocean canal".split()
)


def level_at(doc: Doc, token: Token) -> str:
    """Give the level that a class word has with the word before it ("local government"), "unknown" for any other."""
    level = class_level(token.lower_) or ("site" if token.lower_ in PLACED_SITES else "unknown")
    return TWO_WORD_CLASSES.get((doc[token.i - 1].lower_, token.lower_), level) if token.i else level


def is_two_words(doc: Doc, token: Token) -> bool:
    """Tell whether a noun is a kind of place together with the word before it: "detention centre", "tower block"."""
    return token.i > 0 and (doc[token.i - 1].lower_, token.lower_) in TWO_WORD_CLASSES


def nation_before(r: Reading, start: int, token: Token) -> Place | None:
    """Give the country whose adjective stands in a phrase from `start` before its noun ("the Iraqi capital")."""
    names = r.names.beginning(start, token.i)
    return next((m.place for m in names if m.toponym.use == "adjective" and m.place), None)


def described(r: Reading, token: Token) -> Spot | None:
    """Read a place that is only described: "the city", "the Syrian capital", "a rebel-held village", "the area"."""
    doc, word = r.doc, token.lower_
    level = level_at(doc, token)
    if level == "site" or (token.i + 1 < len(doc) and (word, doc[token.i + 1].lower_) in TWO_WORD_CLASSES):
        return None
    # "The city council" is no city; a capital after it starts another phrase whose comma was lost.
    if token.dep_ == "compound" and token.i + 1 < len(doc) and doc[token.i + 1].text.islower():
        return None
    start = r.phrase_start(token)
    pointing = any(t.lower_ in POINTING for t in doc[start : token.i])
    nation = nation_before(r, start, token)
    if word in {"area", "areas", "territory", "region"} and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "of":
        return None
    if level == "country":
        return _country(r, token, start)
    if word == "capital":
        return _capital(r, token, start, nation)
    if word == "state" and pointing and token.dep_ in {"pobj", "dobj"} and _is_inside(r, token):
        level = "province"
    elif word in _vague:
        return None
    earlier = r.last(word, level, token.i) if pointing and nation is None else None
    if earlier is not None:
        name = r.name_of(earlier.place) if earlier.place and earlier.name == earlier.place.name else earlier.name
        return r.spot(
            start, token.i + 1, name, earlier.level, "place.points-back", country=earlier.country,
            place=earlier.place, within=earlier.within, lat=earlier.lat, lon=earlier.lon,
            radius_km=earlier.radius_km, areas=earlier.areas, head=token.i, side=r.side_before(start),
        )  # fmt: skip
    if not _is_placed(r, token, start):
        return None
    spot = _unnamed(r, token, start, level, nation)
    return spot if token.tag_ != "NNS" or spot.within is not None or spot.end > token.i + 1 else None


def _unnamed(r: Reading, token: Token, start: int, level: str, nation: Place | None) -> Spot:
    """Read "a village in X", "two villages south of the city": named with what it lies in, with no point of its own."""
    doc, end = r.doc, token.i + 1
    inner = container_after(r, token) if level == "town" else None
    outer, name, area = None, doc[start:end].text, None
    areas: tuple[str, ...] = ()
    if inner is not None:
        end, outer = r.phrase_end(inner), inner.place
        area = inner.toponym.name
    elif (beside := _beside_earlier(r, token)) is not None:
        end, earlier, link = beside
        outer, area = earlier.place or earlier.within, None
        name = f"{_bare(name)} {link} {r.name_of(outer) if outer and earlier.place else earlier.name}"
    elif level == "region" and (sides := sides_after(r, end)) is not None and r.resolution.country:
        # "The desert in the north and east".
        end, outer = sides[0], r.finder.country(r.resolution.country)
        if outer is not None:
            name, areas = f"{_bare(name)} of {sides[1]} {outer.name}", r.parts(outer, sides[2])
    if area:
        name = f"{_bare(name)} in {area}"
    lands = (outer.country if outer else None, inner.country if inner else None, nation.country if nation else None)
    country = next((land for land in lands if land), r.resolution.country)
    within = outer if outer is not None and outer.level != "country" else None
    return r.spot(
        start, end, name, level, "place.described", country=country, within=within, lat=within.lat if within else None,
        lon=within.lon if within else None, radius_km=within.radius_km if within else None, areas=areas,
        head=token.i,
    )  # fmt: skip


def _bare(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if rest and first.lower() in {"a", "an", "the", "one", "two", "three", "four", "five"} else name


def _beside_earlier(r: Reading, token: Token) -> tuple[int, Spot, str] | None:
    """Read the "south of the city" after a noun: where it ends, the place it points back to, and its words."""
    after = r.doc[token.i + 1 : token.i + 5]
    if len(after) < 4 or after[0].lower_ not in COMPASS_NOUNS or after[1].lower_ != "of":
        return None
    kind = class_level(after[3].lower_)
    if after[2].lower_ not in POINTING or kind is None:
        return None
    earlier = r.last(after[3].lower_, kind, token.i)
    return (token.i + 5, earlier, f"{after[0].lower_} of") if earlier is not None else None


def _is_placed(r: Reading, token: Token, start: int) -> bool:
    """Tell whether a place not named before is singled out: "a rebel-held village", "the desert in the north"."""
    words = [t.lower_ for t in r.doc[start : token.i]]
    return (
        any(w in {"a", "an"} for w in words)
        or (class_level(token.lower_) == "town" and any(t.dep_ == "nummod" for t in r.doc[start : token.i]))
        or any(w.endswith(("held", "controlled")) for w in words)
        or (class_level(token.lower_) == "region" and "the" in words and token.dep_ == "pobj")
        or (class_level(token.lower_) == "region" and sides_after(r, token.i + 1) is not None)
    )


def _country(r: Reading, token: Token, start: int) -> Spot | None:
    """Read "the country" as the one the report is about, else the last one named."""
    place = r.finder.country(r.resolution.country) if r.resolution.country else None
    if place is None:
        place = r.earlier.last_country
    if place is None or not any(t.lower_ in POINTING for t in r.doc[start : token.i]):
        return None
    return r.spot(
        start, token.i + 1, place.name, "country", "place.points-back", country=place.country, place=place,
        lat=place.lat, lon=place.lon, radius_km=place.radius_km, head=token.i, side=r.side_before(start),
    )  # fmt: skip


def _capital(r: Reading, token: Token, start: int, nation: Place | None) -> Spot | None:
    """Read "the capital", "the Syrian capital": the capital of that country, else of the report's."""
    country = nation.country if nation else r.resolution.country
    place = r.finder.capital(country) if country else None
    inner = container_after(r, token) if token.i + 1 < len(r.doc) and r.doc[token.i + 1].lower_ == "of" else None
    if inner is not None:
        place = _seat_of(r, inner.place)
        country = place.country if place else None
    elif token.i and _word_before(r, token) in _inner_capitals:
        # "The state capital" is not the country's.
        province = r.last("province", "province")
        place = _seat_of(r, province.place) if province is not None else None
        country = place.country if place else None
    if place is None or token.i + 1 in r.earlier.starts or _is_named_next(r, token) or _only_claimed(r, token):
        return None
    return r.spot(
        start, r.phrase_end(inner) if inner is not None else token.i + 1, place.name, "town", "place.capital",
        country=country, place=place, lat=place.lat, lon=place.lon,
        radius_km=place.radius_km, head=token.i, side=r.side_before(start),
    )  # fmt: skip


def _seat_of(r: Reading, area: Place | None) -> Place | None:
    """Give the capital of a country, or the seat of a province where the report names it somewhere."""
    if area is None:
        return None
    if area.level == "country":
        return r.finder.capital(area.country) if area.country else None
    named = (m.place for m in r.resolution.mentions if m.place is not None)
    return next((p for p in named if p.level == "town" and p.feature == "PPLA" and p.admin1 == area.id), None)


def _only_claimed(r: Reading, token: Token) -> bool:
    """Tell whether a capital is one that somebody made theirs: "the group's de facto capital", "their self-styled"."""
    before = [t.lower_ for t in r.doc[max(0, token.i - 4) : token.i]]
    return any(word in {"de", "facto", "wartime"} or word.startswith(("self", "so-called")) for word in before)


def _is_inside(r: Reading, token: Token) -> bool:
    """Tell whether "the state" is a part of the country, not who rules: one was named, and it is gone to or lain in."""
    named = r.last("state", "province")
    if named is None or "state" not in r.doc[named.start : named.end].text.lower():
        return False
    return token.head.lower_ in {"in", "across", "throughout", "within", "into"} or token.head.lemma_ in {
        "leave",
        "flee",
    }


def _word_before(r: Reading, token: Token) -> str:
    """Give the word before a token, in small letters."""
    return str(r.doc[token.i - 1].lower_)


def _is_named_next(r: Reading, token: Token) -> bool:
    """Tell whether a place that is described is named at once: "the capital X", "the state capital, X"."""
    after = token.i + 1
    if after + 1 < len(r.doc) and r.doc[after].text == ",":
        after += 1
    return any(m.toponym.use == "place" for m in r.places.beginning(after, after + 1))


def old_town(r: Reading, token: Token) -> Spot | None:
    """Read "the Old City": that of the town named last, or of the one behind it."""
    inner = container_after(r, token)
    last = r.last("city", "town")
    town = inner.place if inner is not None else last.place if last is not None else None
    if town is None:
        return None
    end = r.phrase_end(inner) if inner is not None else token.i + 1
    return r.spot(
        token.i - 1, end, f"Old City of {r.name_of(town)}", "district", "place.old-city", country=town.country,
        within=town, lat=town.lat, lon=town.lon, radius_km=town.radius_km, head=token.i,
    )  # fmt: skip


def described_side(r: Reading, token: Token) -> Spot | None:
    """Read "the west of the country", "the centre of the city", "to its east"."""
    doc = r.doc
    after = doc[token.i + 1 : token.i + 4]
    if len(after) == 3 and after[0].lower_ == "of" and after[1].lower_ in POINTING:
        whole, place = after[2].lower_, None
        if whole in {"country", "nation"}:
            place = r.finder.country(r.resolution.country) if r.resolution.country else None
            level = "region"
        elif (kind := class_level(whole)) in {"town", "province", "district"}:
            earlier = r.last(whole, kind, token.i)
            place, level = (earlier.place or earlier.within if earlier else None), part_level(kind)
        else:
            return None
        if place is None:
            return None
        start = token.i - (doc[token.i - 1].lower_ == "the")
        return r.spot(
            start, token.i + 4, f"{side_adjective(token.lower_)} {r.name_of(place)}", level, "place.compass",
            country=place.country, within=place, lat=place.lat, lon=place.lon, radius_km=place.radius_km,
            areas=r.parts(place, [token.lower_]) if level == "region" else (), head=token.i,
        )  # fmt: skip
    return side_of_country(r, token)
