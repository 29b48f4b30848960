"""A report being gone through for spots: its words, its names, and the spots found so far."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from reportedly.coding.kit import PlaceFinder
from reportedly.coding.parse import text_of
from reportedly.coding.where.lookups import MentionsByToken, SpotsSoFar
from reportedly.coding.where.resolve import PlaceMention, Resolution
from reportedly.coding.where.spot import MODIFIER_DEPS, Spot, part_level, part_name, sides_in
from reportedly.coding.where.words import COMPASS_NOUNS, PART_WORDS, SPEECH_LEMMAS
from reportedly.model import Place

_surroundings = frozenset({"outskirts", "vicinity", "surroundings", "edge", "edges"})
"""Words for the ground around a place: what happens there is near it."""

_suburb_words = frozenset({"suburb", "suburbs", "outskirts"})


def _speaks(word: Token) -> bool:
    """Tell whether a place stands for its government, which says something: no "there" points back to that."""
    return word.dep_ == "nsubj" and word.head.lemma_ in SPEECH_LEMMAS


def _only_bound_for(doc: Doc, start: int) -> bool:
    """Tell whether people or planes are only taken to a place: "the area" is not where flights were diverted to."""
    before = doc[start - 1] if start else None
    if (
        before is None
        or before.lower_ not in {"to", "for", "toward", "towards"}
        or before.dep_ not in {"prep", "dative"}
    ):
        return False
    return before.head.lemma_ in _taking_away


_taking_away = frozenset("divert fly transfer airlift evacuate relocate bind".split())


def _at_town(spot: Spot, town: Place) -> Spot:
    """Read a spot as the town of its name."""
    return replace(
        spot, name=town.name, level=town.level, place=town, lat=town.lat, lon=town.lon, radius_km=town.radius_km
    )


class Reading:
    """One report being gone through for spots: its words, its names, and the spots found so far."""

    def __init__(self, doc: Doc, resolution: Resolution, finder: PlaceFinder) -> None:
        self.doc, self.resolution, self.finder = doc, resolution, finder
        self.names = MentionsByToken(resolution.mentions)
        self.places = MentionsByToken([m for m in resolution.mentions if m.toponym.use == "place"])
        self.spots: list[Spot] = []
        self.earlier = SpotsSoFar(doc)
        self.named_at = {m.toponym.start: m for m in resolution.mentions}
        self.covered = {
            token.i
            for m in resolution.mentions
            if m.toponym.use in {"place", "part"}
            for token in doc.char_span(*m.toponym.phrase, alignment_mode="expand") or ()
        }
        self._called: dict[str, str] = {}
        for m in resolution.mentions:
            if m.place is not None and m.toponym.use == "place" and m.place.level != "country":
                self._called.setdefault(m.place.id, m.toponym.name)
        self._sentence_starts = [token.i for token in doc if token.is_sent_start]

    def add(self, spot: Spot) -> None:
        """Take one more spot, which later words can point back to."""
        self.spots.append(spot)
        if spot.use == "place" and not _speaks(self.doc[spot.head]) and not _only_bound_for(self.doc, spot.start):
            self.earlier.add(spot)

    def name_of(self, place: Place) -> str:
        """Give a place's name as the report writes it, the gazetteer's where the report never does."""
        return self._called.get(place.id, place.name)

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
            return first, doc[first:i].text.lower(), doc[i - 1].lower_ in _surroundings
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

    def last(self, word: str, level: str, at: int | None = None) -> Spot | None:
        """Give the last spot before that "the city", "the province", "the area" can mean, which stands at a token."""
        if at is not None and word in {"city", "town"} and (town := self._town_of_its_name(at)) is not None:
            return town
        found = self.earlier.meant_by(word, level)
        if found is not None and at is not None and level == "town" and self._is_left(found, at):
            found = self.earlier.told_most
        # "The city" after "the suburbs of X" is X.
        return self._town_of_suburbs() if found is None and word in {"city", "town"} else found

    def _is_left(self, town: Spot, at: int) -> bool:
        """Tell whether "the city" at a token is no longer a town that an earlier paragraph named by the way."""
        pointed = self.doc[self.phrase_start(self.doc[at])].lower_ in {"that", "this", "those", "these"}
        end, begin = town.span[1], self.doc[at].idx
        return not pointed and self.earlier.is_by_the_way(town) and text_of(self.doc).find("\n", end, begin) >= 0

    def _town_of_its_name(self, at: int) -> Spot | None:
        """Give the town that a bare name in the same sentence stands for as well: "in X, troops held the city"."""
        last = self.spots[-1] if self.spots else None
        if last is None or last.level != "province" or last.start < self.sentence_start(at):
            return None
        named = (m for m in self.names.beginning(last.start, last.end) if not m.toponym.class_word)
        towns = (p for m in named for p in m.toponym.candidates if p.level == "town" and p.country == last.country)
        return next((_at_town(last, p) for p in towns), None)

    def _town_of_suburbs(self) -> Spot | None:
        """Give the town whose suburbs were the last place named: its name may otherwise stand for its province."""
        outer = self.spots[-1] if self.spots else None
        if outer is None or _suburb_words.isdisjoint(t.lower_ for t in self.doc[outer.start : outer.end]):
            return None
        named = reversed(self.names.beginning(outer.start, outer.end))
        towns = (p for m in named for p in m.toponym.candidates if p.level == "town" and p.country == outer.country)
        return next((_at_town(outer, p) for p in towns), None)

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
