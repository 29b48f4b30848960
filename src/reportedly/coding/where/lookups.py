"""Names and spots of a report by where they stand, so that a claim asks only those around it."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from spacy.tokens import Doc

from reportedly.coding.where.resolve import PlaceMention
from reportedly.coding.where.spot import Spot
from reportedly.coding.where.words import NATURE_WORDS
from reportedly.model import Place

_AREA_WORDS = frozenset({"area", "areas", "region", "territory", "pocket", "enclave"})
_OWN_WORDS = frozenset({"village", "town", "district", "neighbourhood", "neighborhood", "camp"})
_KEPT_WORDS = _OWN_WORDS | NATURE_WORDS | {word.rstrip("s") for word in NATURE_WORDS}


class MentionsByToken:
    """The names of one report, given in text order, by the tokens that they begin and end at."""

    def __init__(self, mentions: Sequence[PlaceMention]) -> None:
        self._mentions = mentions
        self._starts = [m.toponym.start for m in mentions]
        self._ending: defaultdict[int, list[PlaceMention]] = defaultdict(list)
        for mention in mentions:
            self._ending[mention.toponym.end].append(mention)

    def beginning(self, first: int, end: int) -> Sequence[PlaceMention]:
        """Give the names that begin at one of the tokens from `first` to before `end`, in text order."""
        return self._mentions[bisect_left(self._starts, first) : bisect_left(self._starts, end)]

    def ending(self, first: int, end: int) -> list[PlaceMention]:
        """Give the names whose last word stands just before one of the tokens from `first` to before `end`."""
        return [m for i in range(max(0, first), end) for m in self._ending.get(i, ())]

    def after(self, mention: PlaceMention) -> PlaceMention | None:
        """Give the name that begins next."""
        nth = bisect_left(self._starts, mention.toponym.start + 1)
        return self._mentions[nth] if nth < len(self._mentions) else None


class SpotsByHead:
    """The spots of one report by their main words."""

    def __init__(self, spots: Sequence[Spot]) -> None:
        self._spots = spots
        in_order = sorted((spot.head, nth) for nth, spot in enumerate(spots))
        self._heads = [head for head, _ in in_order]
        self._nths = [nth for _, nth in in_order]

    def within(self, start: int, end: int) -> list[Spot]:
        """Give the spots whose main word is one of the tokens from `start` to before `end`, in text order."""
        nths = self._nths[bisect_left(self._heads, start) : bisect_left(self._heads, end)]
        return [self._spots[nth] for nth in sorted(nths)]


class SpotsSoFar:
    """The spots found so far in a report that is gone through, so that "the city" finds the one it means.

    Of each sort that can be asked for only the last is kept: what "the town" means takes no longer to find on page 500
    than on page one.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.starts: set[int] = set()
        self.last_country: Place | None = None
        self.last_settlement: Place | None = None
        self._count = 0
        self._area: Spot | None = None
        self._of_province: Spot | None = None
        # By level and own word (None: any), then by main word ("" unless only described): with its number in order.
        self._named: defaultdict[tuple[str, str | None], dict[str, tuple[int, Spot]]] = defaultdict(dict)

    def add(self, spot: Spot) -> None:
        """Take note of one more spot."""
        self._count += 1
        self.starts.add(spot.start)
        if spot.level == "country" and spot.place:
            self.last_country = spot.place
        if spot.level in {"town", "district"} and (place := spot.place or spot.within) is not None:
            self.last_settlement = place
        if spot.level not in {"country", "unknown"} or (spot.use == "place" and spot.level == "unknown"):
            self._area = spot
        if spot.place is not None and spot.place.level == "province":
            self._of_province = spot
        if spot.rule not in {"place.site", "place.part"}:
            head = self.doc[spot.head].lower_ if spot.rule == "place.described" else ""
            words = _KEPT_WORDS.intersection(self.doc[spot.start : spot.end].text.lower().split())
            if spot.place is not None and spot.place.id.startswith("river:"):
                words |= {"river"}
            for word in (None, *words):
                self._named[spot.level, word][head] = (self._count, spot)

    def meant_by(self, word: str, level: str) -> Spot | None:
        """Give the last spot that "the city", "the province", "the area" can mean."""
        if word in _AREA_WORDS:
            return self._area
        stem = word.rstrip("s")
        own = self._last(level, stem, stem) if word in _OWN_WORDS | NATURE_WORDS else None
        found = own if word in NATURE_WORDS else own or self._last(level, None, stem)
        return self._of_province if found is None and level == "province" else found

    def _last(self, level: str, word: str | None, stem: str) -> Spot | None:
        # "The city" is none of "two villages south of the city"; only "the villages" are.
        fits = [last for head, last in self._named[level, word].items() if not head or stem in head]
        return max(fits, key=lambda last: last[0])[1] if fits else None
