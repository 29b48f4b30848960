"""The spots where something can happen: named places, their parts and borders, "the city", "a bakery", "the area".

A spot is a noun phrase; what it stands for is worked out in text order, so that "the town" can point back.
"""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from reportedly.coding.kit import PlaceFinder
from reportedly.coding.where.words import (
    COMPASS_NOUNS,
    DIRECTIONS,
    PART_WORDS,
    ROAD_WORDS,
    TWO_WORD_CLASSES,
    UNNAMED_SITES,
    class_level,
)
from reportedly.coding.where.resolve import PlaceMention, Resolution, distance_km
from reportedly.model import Place, Span

PRECISION = {"site": 5, "district": 4.5, "town": 4, "border": 2, "region": 2, "province": 2, "country": 1, "unknown": 0}
"""How closely each level pins an event down, for choosing between spots."""

_pointing = frozenset("the this that its their these those same".split())
_bordering = frozenset({"border", "borders", "frontier"})
_not_a_border = frozenset(
    "crossing crossings post posts gate guard guards police force forces town village area".split()
)
_vague = frozenset(
    "state states front fronts bank banks division divisions department departments fort gate gates channel channels "
    "quarter quarters county belt ward wards sector sectors parish settlement settlements sea ocean canal".split()
)
_modifier_deps = frozenset(
    {"amod", "compound", "nmod", "advmod", "npadvmod", "punct", "poss", "case", "nummod", "quantmod"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A phrase that names or describes a place.

    `head` is the index of its main word; `start`/`end` its tokens; `name` what it is called in full. `place` is the
    gazetteer's place it is, `within` the one it lies in where it is none itself. `lat`, `lon`, `radius_km` are those
    of the place, part, border or area it lies in. `near` says that it only lies by the place ("south of X").
    """

    head: int
    start: int
    end: int
    span: Span
    name: str
    level: str
    rule: str
    country: str | None = None
    place: Place | None = None
    within: Place | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    near: bool = False
    use: str = "place"


def find_spots(doc: Doc, resolution: Resolution, finder: PlaceFinder) -> tuple[Spot, ...]:
    """Find all spots of a report in text order."""
    return _Reader(doc, resolution, finder).read()


class _Reader:
    """Goes through a report once, remembering the places named so far."""

    def __init__(self, doc: Doc, resolution: Resolution, finder: PlaceFinder) -> None:
        self.doc, self.resolution, self.finder = doc, resolution, finder
        self.spots: list[Spot] = []
        self._named_at = {m.toponym.start: m for m in resolution.mentions}
        self._covered = {
            token.i
            for m in resolution.mentions
            if m.toponym.use in {"place", "part"}
            for token in doc.char_span(*m.toponym.phrase, alignment_mode="expand") or ()
        }

    def read(self) -> tuple[Spot, ...]:
        for token in self.doc:
            mention = self._named_at.get(token.i)
            if mention is not None and mention.toponym.use == "place":
                if not self._second_of_pair(mention):
                    self._add(self._pair(mention) or self._named(mention))
            elif token.lower_ in _bordering and token.pos_ in {"NOUN", "PROPN"}:
                self._add(self._border(token))
            elif token.i not in self._covered and class_level(token.lower_) and token.pos_ == "NOUN":
                self._add(self._described(token))
            elif token.lower_ in COMPASS_NOUNS and token.pos_ in {"NOUN", "PROPN"} and token.i not in self._covered:
                self._add(self._described_side(token))
        return tuple(sorted(self.spots, key=lambda s: (s.start, s.end)))

    def _add(self, spot: Spot | None) -> None:
        """Keep a spot, unless it only is one side of a border ("the border with X")."""
        if spot is not None and not any(s.level == "border" and s.start <= spot.start < s.end for s in self.spots[-3:]):
            self.spots.append(spot)

    def _named(self, mention: PlaceMention) -> Spot:
        doc, t, place = self.doc, mention.toponym, mention.place
        tokens = doc.char_span(*t.phrase, alignment_mode="expand")
        start, end = (tokens.start, tokens.end) if tokens is not None else (t.start, t.end)
        level = t.level or (place.level if place else "unknown")
        if t.class_word == "region" and place is not None and place.level in {"province", "district"}:
            level = place.level
        name, near, rule = place.name if place else t.name, False, f"place.{mention.rule}"
        area: Place | None = place
        lat, lon, radius = (place.lat, place.lon, place.radius_km) if place else (None, None, None)
        if t.class_word in {"suburbs", "suburb", "outskirts", "countryside"}:
            name = f"{t.name} {t.class_word}"
            radius = max(radius or 0.0, 25.0) if place else None
        if t.direction:
            name, level = f"{t.direction} {t.name}", _part_level(level)
            part = self.finder.region_part(place.id, t.direction) if place else None
            if part is not None:
                lat, lon, radius = part.lat, part.lon, part.radius_km
            area, rule = None, "place.part"
        side = self._side_before(start)
        if side is not None:
            start, words, near = side
            if not near:
                name, level = f"{words} of {name}", _part_level(level)
            area, rule = (area if near else None), "place.compass"
            radius = max(radius or 0.0, 20.0) if place and near else radius
        if area is not None and level == "site" and area.level != "site" and t.class_word:
            # "Raqqa bridge": the town is known, the bridge is not.
            area, name, rule = None, doc[t.start : end].text, "place.site-in-town"
        return self._spot(
            start, end, name, level, rule, country=mention.country or self._own(mention), place=area,
            within=place if area is None else mention.inside, lat=lat, lon=lon, radius_km=radius, near=near,
        )  # fmt: skip

    def _after_hyphen(self, mention: PlaceMention) -> PlaceMention | None:
        i = mention.toponym.end
        if i + 1 < len(self.doc) and self.doc[i].text in {"-", "–"}:
            other = self._named_at.get(i + 1)
            return other if other is not None and other.toponym.use == "place" else None
        return None

    def _second_of_pair(self, mention: PlaceMention) -> bool:
        return any(self._after_hyphen(m) is mention for m in self.resolution.mentions if m.toponym.use == "place")

    def _pair(self, mention: PlaceMention) -> Spot | None:
        """Read "the X-Y road": a line between two places, its middle and half its length."""
        other = self._after_hyphen(mention)
        if other is None:
            return None
        tokens = self.doc.char_span(*other.toponym.phrase, alignment_mode="expand")
        end = tokens.end if tokens is not None else other.toponym.end
        a, b = mention.place, other.place
        middle = between(a, b) if a is not None and b is not None else None
        word = other.toponym.class_word or "axis"
        return self._spot(
            mention.toponym.start, end, f"{mention.toponym.name}–{other.toponym.name} {word}", "site", "place.road",
            country=mention.country or other.country or self.resolution.country, lat=middle[0] if middle else None,
            lon=middle[1] if middle else None, radius_km=middle[2] if middle else None, head=end - 1,
        )  # fmt: skip

    def _own(self, mention: PlaceMention) -> str | None:
        """An unresolved name is taken to lie in the report's own country."""
        return self.resolution.country if mention.place is None else None

    def _side_before(self, start: int) -> tuple[int, str, bool] | None:
        """Read "west and south of", "the centre of" before a place: its start, its words, whether it is outside."""
        doc, i = self.doc, start - 1
        while i >= 0 and doc[i].tag_ in {"DT"}:
            i -= 1
        if i < 1 or doc[i].lower_ != "of":
            return None
        if doc[i - 1].lower_ in PART_WORDS:
            first = i - 1
            while first and doc[first - 1].pos_ == "ADJ" and doc[first - 1].lower_ not in {"several", "other", "many"}:
                first -= 1
            return first, doc[first:i].text.lower(), False
        if doc[i - 1].lower_ not in COMPASS_NOUNS:
            return None
        last = i
        i -= 1
        while i >= 2 and doc[i - 1].lower_ in {"and", "or"} and doc[i - 2].lower_ in COMPASS_NOUNS:
            i -= 2
        near = not (i and doc[i - 1].lower_ in {"the", "its"})
        return i, doc[i:last].text.lower(), near

    def _border(self, token: Token) -> Spot | None:
        """Read "the Turkish border", "the border with Turkey", "the Syria-Turkey border", "X's border with Y"."""
        doc, i = self.doc, token.i
        if i + 1 < len(doc) and doc[i + 1].lower_ in _not_a_border:
            return None
        before = [
            m for m in self.resolution.mentions if m.place and i - 6 < m.toponym.end <= i and self._leads_to(m, i)
        ]
        after = [
            m for m in self.resolution.mentions
            if m.place and i < m.toponym.start <= i + 8 and self._follows_border(i, m.toponym.start)
        ]  # fmt: skip
        if not before and not after:
            return None
        start = min([m.toponym.start for m in before] or [i])
        end = max([self._phrase_end(m) for m in after] or [i + 1])
        own = self.resolution.country
        countries = [m.place.country for m in (*before, *after) if m.place and m.place.country]
        sides = list(dict.fromkeys(countries))
        if own is not None and own not in sides:
            sides.append(own)
        country = own if own in sides else sides[0]
        others = [c for c in sides if c != country]
        line = self.finder.border(country, others[0]) if others else None
        if line is None:
            voted = sorted(self.resolution.countries, key=lambda c: -self.resolution.countries[c])
            others = [c for c in voted if c != country and self.finder.border(country, c) is not None][:1]
            line = self.finder.border(country, others[0]) if others else None
        names = [p.name for c in (country, *others[:1]) if (p := self.finder.country(c)) is not None]
        return self._spot(
            start, end, f"{'–'.join(names)} border" if len(names) == 2 else doc[start:end].text, "border",
            "place.border", country=country, lat=line.lat if line else None, lon=line.lon if line else None,
            radius_km=line.radius_km if line else None, head=i,
        )  # fmt: skip

    def _leads_to(self, mention: PlaceMention, i: int) -> bool:
        between = self.doc[mention.toponym.end : i]
        return all(
            t.text in {"-", "–", "'s", "’s", "and", "shared"} or t.pos_ in {"ADJ", "PROPN", "PART"} for t in between
        )

    def _follows_border(self, i: int, start: int) -> bool:
        words = [t for t in self.doc[i + 1 : start] if t.pos_ not in {"DET", "ADJ"}]
        return (
            bool(words)
            and words[0].lower_ in {"with", "from", "of", "between", "to"}
            and all(
                class_level(t.lower_) or t.lower_ in {"and", "of", "with", "from", "to", "between"} or t.pos_ == "PROPN"
                for t in words
            )
        )

    def _phrase_end(self, mention: PlaceMention) -> int:
        tokens = self.doc.char_span(*mention.toponym.phrase, alignment_mode="expand")
        return int(tokens.end) if tokens is not None else mention.toponym.end

    def _described(self, token: Token) -> Spot | None:
        """Read a place that is only described: "the city", "a hospital in X", "the Syrian capital", "the area"."""
        doc, word = self.doc, token.lower_
        level = class_level(word) or "unknown"
        if token.i + 1 < len(doc) and (word, doc[token.i + 1].lower_) in TWO_WORD_CLASSES:
            following = doc[token.i + 1]
            return self._site(following, self._phrase_start(following), None) if following.lower_ == "place" else None
        if token.i and (doc[token.i - 1].lower_, word) in TWO_WORD_CLASSES:
            level = TWO_WORD_CLASSES[doc[token.i - 1].lower_, word]
        # "The city council" is no city; a capital after it starts another phrase whose comma was lost.
        if token.dep_ == "compound" and token.i + 1 < len(doc) and doc[token.i + 1].text.islower():
            return None
        start = self._phrase_start(token)
        pointing = any(t.lower_ in _pointing for t in doc[start : token.i])
        nation = next(
            (
                m.place
                for m in self.resolution.mentions
                if m.toponym.use == "adjective" and start <= m.toponym.start < token.i and m.place
            ),
            None,
        )
        if (
            word in {"area", "areas", "territory", "region"}
            and token.i + 1 < len(doc)
            and doc[token.i + 1].lower_ == "of"
        ):
            return None
        if level == "country":
            return self._country(token, start)
        if word == "capital":
            return self._capital(token, start, nation)
        if level == "site":
            alone = not any(t.dep_ == "conj" for t in token.children)
            told = any(t.dep_ in {"det", "poss", "nummod"} or t.tag_ in {"DT", "PRP$"} for t in doc[start : token.i])
            if nation is not None or (word in ROAD_WORDS and told) or (_is_unnamed_site(doc, token) and told and alone):
                return self._site(token, start, nation)
            return None
        if word in _vague:
            return None
        earlier = self._last(word, level) if pointing and nation is None else None
        if earlier is not None:
            return self._spot(
                start, token.i + 1, earlier.name, earlier.level, "place.points-back", country=earlier.country,
                place=earlier.place, within=earlier.within, lat=earlier.lat, lon=earlier.lon,
                radius_km=earlier.radius_km, head=token.i, side=self._side_before(start),
            )  # fmt: skip
        if not self._is_placed(token, start):
            return None
        country = nation.country if nation else self.resolution.country
        return self._spot(
            start, token.i + 1, doc[start : token.i + 1].text, level, "place.described", country=country, head=token.i
        )

    def _phrase_start(self, token: Token) -> int:
        """Give where a noun's phrase starts: its modifiers right before it."""
        i = token.i
        while i > token.sent.start:
            left = self.doc[i - 1]
            inside = left.head.i >= i and left.head.i <= token.i
            if not (
                (inside and (left.dep_ in _modifier_deps or left.dep_ == "det"))
                or left.text == "-"
                or (left.dep_ == "det" and left.head == token)
            ):
                break
            i -= 1
        return i

    def _is_placed(self, token: Token, start: int) -> bool:
        """Tell whether a place not named before is singled out: "a rebel-held village", "the desert in the north"."""
        words = [t.lower_ for t in self.doc[start : token.i]]
        return (
            any(w in {"a", "an"} for w in words)
            or any(w.endswith(("held", "controlled")) for w in words)
            or (class_level(token.lower_) == "region" and "the" in words and token.dep_ == "pobj")
        )

    def _country(self, token: Token, start: int) -> Spot | None:
        """Read "the country" as the one the report is about, else the last one named."""
        place = self.finder.country(self.resolution.country) if self.resolution.country else None
        if place is None:
            named = [s.place for s in self.spots if s.level == "country" and s.place]
            place = named[-1] if named else None
        if place is None or not any(t.lower_ in _pointing for t in self.doc[start : token.i]):
            return None
        return self._spot(
            start,
            token.i + 1,
            place.name,
            "country",
            "place.points-back",
            country=place.country,
            place=place,
            lat=place.lat,
            lon=place.lon,
            radius_km=place.radius_km,
            head=token.i,
        )

    def _capital(self, token: Token, start: int, nation: Place | None) -> Spot | None:
        """Read "the capital", "the Syrian capital": the capital of that country, else of the report's."""
        country = nation.country if nation else self.resolution.country
        place = self.finder.capital(country) if country else None
        if place is None or any(s.start == token.i + 1 for s in self.spots):
            return None
        return self._spot(
            start,
            token.i + 1,
            place.name,
            "town",
            "place.capital",
            country=country,
            place=place,
            lat=place.lat,
            lon=place.lon,
            radius_km=place.radius_km,
            head=token.i,
            side=self._side_before(start),
        )

    def _site(self, token: Token, start: int, nation: Place | None) -> Spot:
        """Read a site without a name: its point is that of the place it is said to lie in, with that place's radius."""
        doc = self.doc
        end, within = token.i + 1, None
        inner = next(
            (m for m in self.resolution.mentions if m.toponym.use == "place" and self._lies_after(token, m)), None
        )
        road_end = self._road_end(token) if token.lower_ in ROAD_WORDS else None
        if road_end is not None:
            return self._spot(
                start,
                road_end,
                doc[start:road_end].text,
                "site",
                "place.road",
                head=token.i,
                country=self.resolution.country,
            )
        if inner is not None:
            end, within = self._phrase_end(inner), inner.place
        elif (pointed := self._pointed_after(token)) is not None:
            end, within = pointed.end, pointed.place or pointed.within
            self.spots.append(pointed)
        own_name = any(t.pos_ == "PROPN" and not t.is_sent_start for t in doc[start : token.i])
        guess = self._last_settlement() if inner is None and nation is None and not own_name else None
        outer = within or guess
        first = start + (doc[start].lower_ in {"a", "an", "the", "two", "three", "its", "their"})
        named = doc[first : token.i + 1].text
        area_name = outer.name if outer is not None else inner.toponym.name if inner is not None else None
        link = "near" if inner is not None and doc[token.i + 1].lower_ == "near" else "in"
        name = f"{named} {link} {area_name}" if area_name else named
        country = within.country if within else (nation.country if nation else self.resolution.country)
        area = outer if outer is not None and outer.level in {"town", "district", "site", "province"} else None
        return self._spot(
            first, end, name, "site", "place.site", country=country, within=outer, lat=area.lat if area else None,
            lon=area.lon if area else None, radius_km=area.radius_km if area else None, head=token.i,
        )  # fmt: skip

    def _road_end(self, token: Token) -> int | None:
        """Give where "the highway from X to Y" ends."""
        doc = self.doc
        if token.i + 1 >= len(doc) or doc[token.i + 1].lower_ not in {"from", "between", "linking", "connecting", "to"}:
            return None
        ahead = [
            m
            for m in self.resolution.mentions
            if m.toponym.use == "place" and token.i < m.toponym.start <= token.i + 12
        ]
        ends = [m for m in ahead if doc[m.toponym.start - 1].lower_ in {"to", "and", "with"}]
        return self._phrase_end((ends or ahead)[0]) if ahead else None

    def _lies_after(self, token: Token, mention: PlaceMention) -> bool:
        start = self.doc.char_span(*mention.toponym.phrase, alignment_mode="expand")
        first = start.start if start is not None else mention.toponym.start
        between = self.doc[token.i + 1 : first]
        return (
            0 < len(between) <= 6
            and between[0].lower_ in {"in", "at", "of", "near", "inside"}
            and all(
                t.pos_ in {"DET", "ADJ", "ADP"} or t.tag_ in {"HYPH", "VBN"} or t.dep_ in _modifier_deps
                for t in between
            )
        )

    def _pointed_after(self, token: Token) -> Spot | None:
        """Read the "in the capital" after a site."""
        for other in self.doc[token.i + 1 : token.i + 6]:
            if other.lower_ in {"in", "of", "at"} or other.pos_ in {"DET", "ADJ"}:
                continue
            if class_level(other.lower_) not in {None, "site"} and other.i > token.i + 1:
                return self._described(other)
            return None
        return None

    def _described_side(self, token: Token) -> Spot | None:
        """Read "the west of the country", "the centre of the city", "to its east"."""
        doc = self.doc
        after = doc[token.i + 1 : token.i + 4]
        if len(after) == 3 and after[0].lower_ == "of" and after[1].lower_ in _pointing:
            whole, place = after[2].lower_, None
            if whole in {"country", "nation"}:
                place = self.finder.country(self.resolution.country) if self.resolution.country else None
                level = "region"
            elif (kind := class_level(whole)) in {"town", "province", "district"}:
                earlier = self._last(whole, kind)
                place, level = (earlier.place or earlier.within if earlier else None), _part_level(kind)
            else:
                return None
            if place is None:
                return None
            part = self.finder.region_part(place.id, token.lower_)
            start = token.i - (doc[token.i - 1].lower_ == "the")
            return self._spot(
                start, token.i + 4, f"{_adjective(token.lower_)} {place.name}", level, "place.compass",
                country=place.country, within=place, lat=part.lat if part else place.lat,
                lon=part.lon if part else place.lon, radius_km=part.radius_km if part else place.radius_km,
                head=token.i,
            )  # fmt: skip
        return None

    def _last(self, word: str, level: str) -> Spot | None:
        """Give the last spot before that "the city", "the province", "the area" can mean."""
        if word in {"area", "areas", "region", "territory", "pocket", "enclave"}:
            fits = [
                s
                for s in self.spots
                if s.level not in {"country", "unknown"} or (s.use == "place" and s.level == "unknown")
            ]
        else:
            fits = [s for s in self.spots if s.level == level and s.rule != "place.site" and s.rule != "place.part"]
            own_word = [s for s in fits if word.rstrip("s") in self.doc[s.start : s.end].text.lower().split()]
            if word in {"village", "town", "district", "neighbourhood", "neighborhood", "camp"} and own_word:
                fits = own_word
            if not fits and level == "province":
                fits = [s for s in self.spots if s.place is not None and s.place.level == "province"]
        return fits[-1] if fits else None

    def _last_settlement(self) -> Place | None:
        for spot in reversed(self.spots):
            if spot.level in {"town", "district"} and (place := spot.place or spot.within) is not None:
                return place
        return None

    def _spot(
        self, start: int, end: int, name: str, level: str, rule: str, *, country: str | None = None,
        place: Place | None = None, within: Place | None = None, lat: float | None = None, lon: float | None = None,
        radius_km: float | None = None, near: bool = False, head: int | None = None,
        side: tuple[int, str, bool] | None = None,
    ) -> Spot:  # fmt: skip
        doc = self.doc
        if side is not None:
            start, words, near = side
            rule = "place.compass"
            if not near:
                name = f"{words} of {name}"
                level, within, place = _part_level(level), place or within, None
        root = doc[start:end].root.i if head is None else head
        span = (doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
        return Spot(
            head=root, start=start, end=end, span=span, name=name, level=level, rule=rule, country=country, place=place,
            within=within, lat=lat, lon=lon, radius_km=radius_km, near=near,
        )  # fmt: skip


def _is_unnamed_site(doc: Doc, token: Token) -> bool:
    if token.lower_ == "station":
        return token.i > 0 and (doc[token.i - 1].lower_, "station") in TWO_WORD_CLASSES
    return token.lower_ in UNNAMED_SITES or (
        token.i > 0 and (doc[token.i - 1].lower_, token.lower_) in TWO_WORD_CLASSES
    )


def between(a: Place, b: Place) -> tuple[float, float, float]:
    """Give the middle of two places (degrees) and half their distance in km, with some room."""
    return round((a.lat + b.lat) / 2, 5), round((a.lon + b.lon) / 2, 5), round(distance_km(a, b) / 2 + 5, 1)


def _part_level(level: str) -> str:
    return {"town": "district", "site": "site", "district": "district"}.get(level, "region")


def _adjective(side: str) -> str:
    return {"center": "central", "centre": "central", "middle": "central", "outskirts": "outer"}.get(
        side, side if side in DIRECTIONS and side.endswith("ern") else f"{side}ern"
    )
