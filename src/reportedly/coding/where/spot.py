"""A spot, and the reading that spots are found in."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from reportedly.coding.kit import PlaceFinder
from reportedly.coding.where.fitting import distance_km
from reportedly.coding.where.resolve import PlaceMention, Resolution
from reportedly.coding.where.words import COMPASS_NOUNS, INNER_PARTS, NATURE_WORDS, PART_WORDS, SIDES, side_adjective
from reportedly.model import Place, Span

PRECISION = {"site": 5, "district": 4.5, "town": 4, "border": 2, "region": 2, "province": 2, "country": 1, "unknown": 0}
"""How closely each level pins an event down, for choosing between spots."""

AREA_LEVELS = frozenset({"country", "province", "region", "border"})
"""Levels of what is drawn as an area or a line: a point in its middle would look like the place."""

POINTING = frozenset("the this that its their these those same".split())
"""Words before a noun that say it was named before."""

MODIFIER_DEPS = frozenset(
    {"amod", "compound", "nmod", "advmod", "npadvmod", "punct", "poss", "case", "nummod", "quantmod"}
)
"""How the words before a noun hang on it within its phrase."""


_called_by_their_kind = frozenset("village town district neighbourhood neighborhood camp".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A phrase that names or describes a place.

    `head` is the index of its main word; `start`/`end` its tokens; `name` what it is called in full. `place` is the
    gazetteer's place it is, `within` the one it lies in where it is none itself. `lat`, `lon`, `radius_km` are those
    of the place, part, border or area it lies in; `areas` are references to the shapes that it is a piece of country
    by, where that is not the place's own outline. `near` says that it only lies by the place ("south of X").
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
    areas: tuple[str, ...] = ()
    near: bool = False
    use: str = "place"


class Reading:
    """One report being gone through for spots: its words, its names, and the spots found so far."""

    def __init__(self, doc: Doc, resolution: Resolution, finder: PlaceFinder) -> None:
        self.doc, self.resolution, self.finder = doc, resolution, finder
        self.spots: list[Spot] = []
        self.named_at = {m.toponym.start: m for m in resolution.mentions}
        self.covered = {
            token.i
            for m in resolution.mentions
            if m.toponym.use in {"place", "part"}
            for token in doc.char_span(*m.toponym.phrase, alignment_mode="expand") or ()
        }
        self._sentence_starts = [token.i for token in doc if token.is_sent_start]

    def sentence_start(self, i: int) -> int:
        """Give the first token of the sentence that a token stands in."""
        k = bisect_right(self._sentence_starts, i)
        return self._sentence_starts[k - 1] if k else 0

    def phrase_start(self, token: Token) -> int:
        """Give where a noun's phrase starts: its modifiers right before it."""
        i = token.i
        while i > self.sentence_start(token.i):
            left = self.doc[i - 1]
            inside = left.head.i >= i and left.head.i <= token.i
            if not (
                (inside and (left.dep_ in MODIFIER_DEPS or left.dep_ == "det"))
                or left.text == "-"
                or (left.dep_ == "det" and left.head == token)
                # "Across the country UN figures suggest": a lost comma makes one phrase of two.
                or (left.dep_ == "det" and left.head == token.head and token.dep_ == "compound")
            ):
                break
            i -= 1
        return i

    def phrase_end(self, mention: PlaceMention) -> int:
        """Give the token after a named place's whole phrase."""
        tokens = self.doc.char_span(*mention.toponym.phrase, alignment_mode="expand")
        return int(tokens.end) if tokens is not None else mention.toponym.end

    def side_before(self, start: int) -> tuple[int, str, bool] | None:
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

    def parts(self, whole: Place, sides: Sequence[str]) -> tuple[str, ...]:
        """Give references to the sides of a country or province; none where its outline is not known."""
        found = (self.finder.region_part(whole.id, side) for side in sides)
        return tuple(part.ref for part in found if part is not None)

    def last(self, word: str, level: str) -> Spot | None:
        """Give the last spot before that "the city", "the province", "the area" can mean."""
        if word in {"area", "areas", "region", "territory", "pocket", "enclave"}:
            fits = [
                s
                for s in self.spots
                if s.level not in {"country", "unknown"} or (s.use == "place" and s.level == "unknown")
            ]
        else:
            fits = [s for s in self.spots if s.level == level and s.rule != "place.site" and s.rule != "place.part"]
            # "The city" is none of "two villages south of the city"; only "the villages" are.
            stem = word.rstrip("s")
            fits = [s for s in fits if s.rule != "place.described" or stem in self.doc[s.head].lower_]
            own_word = [s for s in fits if self._is_called(s, stem)]
            if word in NATURE_WORDS or (own_word and word in _called_by_their_kind):
                fits = own_word
            if not fits and level == "province":
                fits = [s for s in self.spots if s.place is not None and s.place.level == "province"]
            if not fits and word in {"city", "town"}:
                # "The city" after "the suburbs of X" is X.
                fits = self._town_of_suburbs()
        return fits[-1] if fits else None

    def _is_called(self, spot: Spot, word: str) -> bool:
        """Tell whether a spot is called a village, a desert, a river, by its words or by what it is."""
        river = word == "river" and spot.place is not None and spot.place.id.startswith("river:")
        return river or word in self.doc[spot.start : spot.end].text.lower().split()

    def _town_of_suburbs(self) -> list[Spot]:
        """Give the town whose suburbs were the last place named: its name may otherwise stand for its province."""
        outer = self.spots[-1] if self.spots else None
        if outer is None or not any(t.lower_ in {"suburb", "suburbs", "outskirts"} for t in self._words_of(outer)):
            return []
        named = (m for m in reversed(self.resolution.mentions) if outer.start <= m.toponym.start < outer.end)
        towns = (p for m in named for p in m.toponym.candidates if p.level == "town" and p.country == outer.country)
        return [
            replace(outer, name=p.name, level=p.level, place=p, lat=p.lat, lon=p.lon, radius_km=p.radius_km)
            for p in towns
        ][:1]

    def _words_of(self, spot: Spot) -> Tokens:
        return self.doc[spot.start : spot.end]

    def last_settlement(self) -> Place | None:
        """Give the last town or district found so far, for a site that is not said to lie anywhere."""
        for spot in reversed(self.spots):
            if spot.level in {"town", "district"} and (place := spot.place or spot.within) is not None:
                return place
        return None

    def spot(
        self, start: int, end: int, name: str, level: str, rule: str, *, country: str | None = None,
        place: Place | None = None, within: Place | None = None, lat: float | None = None, lon: float | None = None,
        radius_km: float | None = None, near: bool = False, head: int | None = None,
        side: tuple[int, str, bool] | None = None, areas: tuple[str, ...] = (),
    ) -> Spot:  # fmt: skip
        """Make a spot of tokens `start` to `end`; `side` is what `side_before` read before it."""
        doc = self.doc
        if side is not None:
            start, words, near = side
            rule = "place.compass"
            if not near:
                name, sides = part_name(words, name, level), sides_in(words)
                level, within, place = part_level(level), place or within, None
                if within is not None and level == "region":
                    areas = self.parts(within, sides) or areas
        root = doc[start:end].root.i if head is None else head
        span = (doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
        return Spot(
            head=root, start=start, end=end, span=span, name=name, level=level, rule=rule, country=country, place=place,
            within=within, lat=lat, lon=lon, radius_km=radius_km, areas=areas, near=near,
        )  # fmt: skip


def between(a: Place, b: Place) -> tuple[float, float, float]:
    """Give the middle of two places (degrees) and half their distance in km, with some room."""
    return round((a.lat + b.lat) / 2, 5), round((a.lon + b.lon) / 2, 5), round(distance_km(a, b) / 2 + 5, 1)


def part_level(level: str) -> str:
    """Give the level of a part of a place of that level: the north of a town is a district."""
    return {"town": "district", "site": "site", "district": "district"}.get(level, "region")


def part_name(words: str, whole: str, level: str) -> str:
    """Call a part of a place: "northern Yemen", "west of Taiz", but Taiz where its parts have no names of their own."""
    sides = sides_in(words)
    if sides and level in {"country", "province", "region"}:
        return f"{' and '.join(side_adjective(side) for side in sides)} {whole}"
    return whole if not sides and words.split()[-1] in INNER_PARTS else f"{words} of {whole}"


def sides_in(words: str) -> list[str]:
    """Give the directions among the words for a part: west and south in "west and south"."""
    return [w for w in words.split() if w in SIDES]
