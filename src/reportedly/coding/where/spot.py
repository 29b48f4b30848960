"""A spot, and the reading that spots are found in."""

from bisect import bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from reportedly.coding.kit import PlaceFinder
from reportedly.coding.where.fitting import distance_km
from reportedly.coding.where.resolve import PlaceMention, Resolution
from reportedly.coding.where.words import COMPASS_NOUNS, PART_WORDS
from reportedly.model import Place, Span

PRECISION = {"site": 5, "district": 4.5, "town": 4, "border": 2, "region": 2, "province": 2, "country": 1, "unknown": 0}
"""How closely each level pins an event down, for choosing between spots."""

POINTING = frozenset("the this that its their these those same".split())
"""Words before a noun that say it was named before."""

MODIFIER_DEPS = frozenset(
    {"amod", "compound", "nmod", "advmod", "npadvmod", "punct", "poss", "case", "nummod", "quantmod"}
)
"""How the words before a noun hang on it within its phrase."""


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
            own_word = [s for s in fits if word.rstrip("s") in self.doc[s.start : s.end].text.lower().split()]
            if word in {"village", "town", "district", "neighbourhood", "neighborhood", "camp"} and own_word:
                fits = own_word
            if not fits and level == "province":
                fits = [s for s in self.spots if s.place is not None and s.place.level == "province"]
        return fits[-1] if fits else None

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
        side: tuple[int, str, bool] | None = None,
    ) -> Spot:  # fmt: skip
        """Make a spot of tokens `start` to `end`; `side` is what `side_before` read before it."""
        doc = self.doc
        if side is not None:
            start, words, near = side
            rule = "place.compass"
            if not near:
                name = f"{words} of {name}"
                level, within, place = part_level(level), place or within, None
        root = doc[start:end].root.i if head is None else head
        span = (doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
        return Spot(
            head=root, start=start, end=end, span=span, name=name, level=level, rule=rule, country=country, place=place,
            within=within, lat=lat, lon=lon, radius_km=radius_km, near=near,
        )  # fmt: skip


def between(a: Place, b: Place) -> tuple[float, float, float]:
    """Give the middle of two places (degrees) and half their distance in km, with some room."""
    return round((a.lat + b.lat) / 2, 5), round((a.lon + b.lon) / 2, 5), round(distance_km(a, b) / 2 + 5, 1)


def part_level(level: str) -> str:
    """Give the level of a part of a place of that level: the north of a town is a district."""
    return {"town": "district", "site": "site", "district": "district"}.get(level, "region")
