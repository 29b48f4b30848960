"""Spots that are named: places, their parts and sides, and roads named by their two ends."""

from dataclasses import replace

from spacy.tokens import Doc, Token

from reportedly.coding.where.abroad import is_known_everywhere
from reportedly.coding.where.fitting import weight_of
from reportedly.coding.where.reading import Reading
from reportedly.coding.where.resolve import PlaceMention
from reportedly.coding.where.spot import AREA_LEVELS, Spot, between, part_level, part_name, sides_in
from reportedly.coding.where.toponym import Toponym
from reportedly.coding.where.words import class_level
from reportedly.model import Place, Span

SECOND_LAND = 0.2
"""The share of a report's places from which a second country is one that it is about as well."""

LATER_WORDS = 12
"""Words behind a name within which a country still says something of where it lies."""

_stay_in = frozenset("in near outside around at inside over across of on into".split())


def is_of_a_people(mention: PlaceMention) -> bool:
    """Tell whether a name only says who lives there: "two X hamlets"; what bears a place's name is one place."""
    t = mention.toponym
    known = mention.place is not None or bool(t.candidates)
    return not known and t.class_word in _settlements and t.phrase[1] > t.span[1]


_settlements = frozenset({"hamlets", "villages", "settlements", "towns"})


def named(r: Reading, mention: PlaceMention) -> Spot:
    """Read a name with the words of kind, part and side around it ("the centre of X", "X's suburbs")."""
    doc, t, place = r.doc, mention.toponym, mention.place
    tokens = doc.char_span(*t.phrase, alignment_mode="expand")
    start, end = (tokens.start, tokens.end) if tokens is not None else (t.start, t.end)
    level = t.level or (place.level if place else "unknown")
    if t.class_word in {"region", "regions"} and place is not None and place.level in {"province", "district"}:
        level = place.level
    name, near, rule = place.name if place else doc[t.start : t.end].text, False, f"place.{mention.rule}"
    if place is None and level == "site" and t.class_word:
        # "The outskirts of the X barracks": the barracks are not X.
        name = doc[t.start : end].text
    fuller = r.earlier.in_full(t.name) if place is None and level == "unknown" else None
    if fuller is not None:
        return replace(
            fuller, head=doc[start:end].root.i, start=start, end=end, span=_chars(doc, start, end),
            rule="place.named-before",
        )  # fmt: skip
    area: Place | None = place
    lat, lon, radius = (place.lat, place.lon, place.radius_km) if place else (None, None, None)
    areas: tuple[str, ...] = ()
    called = t.class_word == "suburb" and _is_called_so(r, start, t.start)
    if called:
        start, level = t.start, "town"
    elif t.class_word == "outskirts" and place is not None:
        near, level = True, place.level
    elif t.class_word in {"suburbs", "suburb", "outskirts", "countryside"}:
        name = f"{t.name} {t.class_word}"
        radius = max(radius or 0.0, 25.0) if place else None
        if place is not None and place.level not in AREA_LEVELS:
            areas = (f"{place.id}~{radius:g}",)
    owner = _owner(r, start) if t.direction and t.class_word else None
    if owner is not None:
        start = owner  # "Ukraine's southern X region" is all of X
    elif t.direction:
        name, level = f"{t.direction} {t.name}", part_level(level)
        areas = r.parts(place, [t.direction]) if place and level == "region" else areas
        area, rule = None, "place.part"
    # "A suburb of Yemen's largest port" is no suburb of Yemen.
    owns = r.doc[t.end : t.end + 1].text in {"'s", "’s"}
    side = r.side_before(start) if not called and not owns else None
    if side is not None:
        start, words, near = side
        if not near:
            whole = r.name_of(place) if place is not None and name == place.name else name
            name, level, sides = part_name(words, whole, level), part_level(level), sides_in(words)
            areas = (r.parts(place, sides) if place and level == "region" else ()) or areas
        area, rule = (area if near else None), "place.compass"
        radius = max(radius or 0.0, 20.0) if place and near else radius
    if (first := _names_before(doc, start)) < start:
        # "The X and Y districts of Z": Z is only where they lie.
        area, start, name, rule = None, first, doc[first:end].text, "place.named-parts"
    if area is not None and level == "town" and area.level in AREA_LEVELS and _is_town_of(doc, t, end):
        # "Amhara town": a headline's "a town in Amhara".
        area, name, rule = None, f"{t.class_word} in {t.name}", "place.described"
    if area is not None and level == "site" and area.level != "site" and t.class_word:
        # "Raqqa bridge": the town is known, the bridge is not.
        area, name, rule = None, doc[t.start : end].text, "place.site-in-town"
    spot = r.spot(
        start, end, name, level, rule, country=mention.country or country_of_unknown(r, mention), place=area,
        within=place if area is None else mention.inside, lat=lat, lon=lon, radius_km=radius, areas=areas,
        near=near,
    )  # fmt: skip
    return replace(spot, use="state") if _stands_for_its_state(r, mention, start) else spot


def _owner(r: Reading, start: int) -> int | None:
    """Give where the country begins whose a phrase from `start` is said to be: "Ukraine's southern …"."""
    if r.doc[start - 1 : start].text not in {"'s", "’s"}:
        return None
    owners = (m for m in r.names.ending(start - 1, start) if m.place is not None and m.place.level == "country")
    return next((m.toponym.start for m in owners), None)


def _is_town_of(doc: Doc, t: Toponym, end: int) -> bool:
    """Tell whether the word for a settlement stands in small letters behind the name of the area that it lies in."""
    return end > t.end and doc[end - 1].lower_ == t.class_word and doc[end - 1].text.islower()


def _is_called_so(r: Reading, start: int, name: int) -> bool:
    """Tell whether the words from `start` say what a name is, after what it is a part of: "the X suburb of Y"."""
    return start < name and any(m.place is not None for m in r.places.ending(start, start + 1))


def _stands_for_its_state(r: Reading, mention: PlaceMention, start: int) -> bool:
    """Tell whether a capital of another land than the report's is named for those who rule: "a halt to X's raids".

    Only "in X" and the like set something in the town itself.
    """
    place, own = mention.place, r.resolution.country
    if place is None or own is None or place.level != "town" or place.country in {None, own}:
        return False
    capital = r.finder.capital(place.country or "")
    before = r.doc[start - 1].lower_ if start else ""
    return capital is not None and capital.id == place.id and before not in _stay_in


def is_whole_of_next(r: Reading, mention: PlaceMention) -> bool:
    """Tell whether a name only says what the next one is a part of: "the X suburb of Y" is Y, if X is the larger."""
    end = r.phrase_end(mention)
    if not mention.toponym.class_word or end <= mention.toponym.end or r.doc[end : end + 1].text.lower() != "of":
        return False
    after = r.named_at.get(end + 1)
    if mention.place is None or after is None or after.toponym.use != "place":
        return False
    return after.place is None or weight_of(mention.place) > weight_of(after.place)


def _names_before(doc: Doc, start: int) -> int:
    """Give where the names of parts begin that stand before what they are: "X and Y districts of Z"."""
    word = doc[start].text
    if not word.endswith("s") or not class_level(word) or not word.islower():
        return start
    first = start
    while first and (_is_name(doc[first - 1]) or (first < start and doc[first - 1].lower_ in {"and", ","})):
        first -= 1
    while first < start and not _is_name(doc[first]):
        first += 1
    return first


def _is_name(token: Token) -> bool:
    return bool(token.is_title) and not token.like_num


def _chars(doc: Doc, start: int, end: int) -> Span:
    return doc[start].idx, doc[end - 1].idx + len(doc[end - 1])


def pair(r: Reading, mention: PlaceMention) -> Spot | None:
    """Read "the X-Y road": a line between two places, its middle and half its length."""
    other = _after_hyphen(r, mention)
    if other is None:
        return None
    tokens = r.doc.char_span(*other.toponym.phrase, alignment_mode="expand")
    end = tokens.end if tokens is not None else other.toponym.end
    a, b = mention.place, other.place
    middle = between(a, b) if a is not None and b is not None else None
    line = None
    if a is not None and b is not None and a.level == b.level == "country":
        # "The X-Y crossing" lies on their border, not halfway between their middles.
        line = r.finder.border(a.country or "", b.country or "")
    word = other.toponym.class_word or "axis"
    return r.spot(
        mention.toponym.start, end, f"{mention.toponym.name}–{other.toponym.name} {word}", "site", "place.road",
        country=mention.country or other.country or r.resolution.country, lat=middle[0] if middle else None,
        lon=middle[1] if middle else None, radius_km=middle[2] if middle else None, head=end - 1,
        areas=(line.ref,) if line is not None else (),
    )  # fmt: skip


def is_second_of_pair(r: Reading, mention: PlaceMention) -> bool:
    """Tell whether a name is the Y of "the X-Y road"."""
    before = mention.toponym.start - 1
    if before < 1 or r.doc[before].text not in {"-", "–"}:
        return False
    return any(_after_hyphen(r, m) is mention for m in r.places.ending(before, before + 1))


def _after_hyphen(r: Reading, mention: PlaceMention) -> PlaceMention | None:
    i = mention.toponym.end
    if i + 1 < len(r.doc) and r.doc[i].text in {"-", "–"}:
        other = r.named_at.get(i + 1)
        return other if other is not None and other.toponym.use == "place" else None
    return None


def country_of_unknown(r: Reading, mention: PlaceMention) -> str | None:
    """An unresolved name is taken to lie in the report's own country, but for that of a great city of another."""
    own = r.resolution.country
    known = mention.toponym.candidates[:1]
    great = known and known[0].country != own and is_known_everywhere(known[0])
    return own if mention.place is None and not great and not _may_lie_abroad(r, mention) else None


def _may_lie_abroad(r: Reading, mention: PlaceMention) -> bool:
    """Tell whether an unresolved name may lie in another land: its sentence names one, or the report is about two."""
    own = r.resolution.country
    others = [share for land, share in r.resolution.countries.items() if land != own]
    if max(others, default=0.0) >= SECOND_LAND:
        return True
    start = r.sentence_start(mention.toponym.start)
    here = (m.place for m in r.names.beginning(start, mention.toponym.start + LATER_WORDS) if m.place is not None)
    return any(p.level == "country" and p.country != own for p in here)
