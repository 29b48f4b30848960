"""Names and spots of a report by where they stand, so that a claim asks only those around it."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence

from spacy.tokens import Doc

from reportedly.coding.where.resolve import PlaceMention
from reportedly.coding.where.spot import Spot
from reportedly.coding.where.words import NATURE_WORDS
from reportedly.model import Place

OFTEN = 3
"""Namings from which a report is taken to be about a town."""

_AREA_WORDS = frozenset({"area", "areas", "region", "territory", "pocket", "enclave"})
_OWN_WORDS = frozenset({"village", "town", "district", "neighbourhood", "neighborhood", "camp"})
_CALLED = _OWN_WORDS | {word.rstrip("s") for word in NATURE_WORDS}
"""Words that a spot can be asked for by, where it is called so."""

_ASIDE_WITHIN = 8
"""Words behind the beginning of a place's name within which another says where it lies."""

_VILLAGE = "village"
"""What stands for the level of names that no gazetteer has."""

_LONGEST_NAME = 12
"""Words of a name that a shorter one can stand for; what goes on longer is broken."""


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
        self.last_settlement_name: str | None = None
        """What the last town or district is called, also where no gazetteer has it."""
        self.last_settled_at = -1
        """The furthest token that a town or district begins at."""
        self.told_most: Spot | None = None
        """The town that has been named most often."""
        self._times: Counter[str] = Counter()
        self._count = 0
        self._area: Spot | None = None
        self._ground: Spot | None = None
        self._of_province: Spot | None = None
        self._by_beginning: dict[str, Spot] = {}
        self._sites: dict[str, Spot] = {}
        # By level and own word (None: any), then by main word ("" unless only described): with its number in order.
        self._named: defaultdict[tuple[str, str | None], dict[str, tuple[int, Spot]]] = defaultdict(dict)

    def add(self, spot: Spot) -> None:
        """Take note of one more spot."""
        self._count += 1
        if spot.level == "town":
            self._times[_identity(spot)] += 1
            if self.told_most is None or self._times[_identity(spot)] > self._times[_identity(self.told_most)]:
                self.told_most = spot
        self.starts.add(spot.start)
        if spot.level == "country" and spot.place:
            self.last_country = spot.place
        settled = spot.level in {"town", "district"} or _is_village(spot)
        if settled and self._only_tells_where(spot):
            return  # what comes next is at X of "X, 20 km north of Y"
        if settled:
            if spot.place or spot.within or spot.rule == "place.unknown-name":
                self.last_settlement, self.last_settlement_name = spot.place or spot.within, spot.name
            self.last_settled_at = max(self.last_settled_at, spot.start)
        if spot.level in {"region", "site"}:
            self._by_beginning.update(dict.fromkeys(_beginnings(spot.name), spot))
        if spot.level == "site" and spot.rule != "place.road":
            self._sites[self.doc[spot.head].lower_] = spot
            self._sites[self.doc[spot.end - 1].lower_] = spot
        if spot.level not in {"country", "unknown"} or (spot.use == "place" and spot.level == "unknown"):
            self._area = spot
            self._ground = spot if spot.level != "site" else self._ground
        if spot.place is not None and spot.place.level == "province":
            self._of_province = spot
        if spot.rule not in {"place.site", "place.part"}:
            head = self.doc[spot.head].lower_ if spot.rule == "place.described" else ""
            level = _VILLAGE if _is_village(spot) else spot.level
            for word in (None, *self._called(spot)):
                self._named[level, word][head] = (self._count, spot)

    def _only_tells_where(self, spot: Spot) -> bool:
        """Tell whether a place is named to say where the one just before it lies: "X, 20 km north of Y"."""
        return spot.near and 0 <= spot.start - self.last_settled_at <= _ASIDE_WITHIN

    def meant_by(self, word: str, level: str) -> Spot | None:
        """Give the last spot that "the city", "the province", "the area" can mean."""
        if word == "region" and (found := self._last("region", None, word) or self._of_province) is not None:
            return found
        if word in {"region", "territory"}:
            return self._ground
        if word in _AREA_WORDS:
            return self._area
        stem = word.rstrip("s")
        found = self._last(level, stem, stem) if word in _OWN_WORDS or word in NATURE_WORDS else None
        if (found is None or found.rule == "place.described") and word not in NATURE_WORDS:
            # "The town" after "a town in X" is what was named since.
            found = self._last(level, None, stem)
        return self._of_province if found is None and level == "province" else found

    def is_by_the_way(self, spot: Spot) -> bool:
        """Tell whether a town has been named but once, and another one often."""
        most = self.told_most
        return most is not None and self._times[_identity(spot)] == 1 and self._times[_identity(most)] >= OFTEN

    def site_called(self, word: str) -> Spot | None:
        """Give the last site of a kind that "the camp", "the school" can mean."""
        return self._sites.get(word)

    def in_full(self, name: str) -> Spot | None:
        """Give the last region or site that a name is short for: "the Golan" after "the Golan Heights"."""
        return self._by_beginning.get(name)

    def _called(self, spot: Spot) -> set[str]:
        """Give what a spot is called of a village, a desert, a river: by its words or by what it is."""
        words = set(_CALLED.intersection(self.doc[spot.start : spot.end].text.lower().split()))
        if spot.place is not None and spot.place.id.startswith("river:"):
            words.add("river")
        return words

    def _last(self, level: str, word: str | None, stem: str) -> Spot | None:
        # "The city" is none of "two villages south of the city"; only "the villages" are. A city is in the gazetteer.
        kinds = (level, _VILLAGE) if level == "town" and stem not in {"city", "citie"} else (level,)
        fits = [last for kind in kinds for head, last in self._named[kind, word].items() if not head or stem in head]
        return max(fits, key=lambda last: last[0])[1] if fits else None


def _is_village(spot: Spot) -> bool:
    """Tell whether a name that no gazetteer has is a settlement's, as most are of which nothing else is said."""
    return spot.level == "unknown" and spot.rule == "place.unknown-name" and spot.use == "place"


def _identity(spot: Spot) -> str:
    return spot.place.id if spot.place is not None else spot.name


def _beginnings(name: str) -> list[str]:
    """Give what a name of several words begins with, up to each of its spaces."""
    words = name.split(" ")[: _LONGEST_NAME + 1]
    return [" ".join(words[:many]) for many in range(1, len(words))]
