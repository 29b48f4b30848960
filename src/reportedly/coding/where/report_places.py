"""All places of one report, found once before its claims are placed one by one."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from spacy.tokens import Doc, Token

from reportedly.coding.kit import PlaceFinder
from reportedly.coding.where.lookups import SpotsByHead
from reportedly.coding.where.resolve import PlaceMention, resolve
from reportedly.coding.where.spot import Spot
from reportedly.coding.where.spots import find_spots
from reportedly.coding.where.toponyms import find_toponyms
from reportedly.model import Issue, Span

_ROW_LEVELS = frozenset({"town", "province", "country", "unknown"})
"""Levels of the places that are named in a row: "the provinces of A, B and C"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPlaces:
    """All places of one report: its resolved names, the spots where events can happen, and the issues they gave.

    `country` is the ISO code of the country the report is about, or None. `sentence_starts` are the first tokens of
    its sentences, kept here since the parser's own look-up goes through the whole document each time.
    """

    mentions: tuple[PlaceMention, ...]
    spots: tuple[Spot, ...]
    country: str | None
    finder: PlaceFinder
    issues: tuple[Issue, ...] = ()
    sentence_starts: tuple[int, ...] = ()
    _by_head: SpotsByHead = field(init=False, compare=False, repr=False)
    _in_rows: tuple[Spot, ...] = field(init=False, compare=False, repr=False)
    _place_in_row: dict[Spot, int] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        named = tuple(s for s in self.spots if s.level in _ROW_LEVELS and s.rule != "place.points-back")
        places: dict[Spot, int] = {}
        for nth, spot in enumerate(named):
            places.setdefault(spot, nth)
        object.__setattr__(self, "_by_head", SpotsByHead(self.spots))
        object.__setattr__(self, "_in_rows", named)
        object.__setattr__(self, "_place_in_row", places)

    def headed_within(self, start: int, end: int) -> list[Spot]:
        """Give the spots whose main word is one of the tokens from `start` to before `end`, in text order."""
        return self._by_head.within(start, end)

    def headed_under(self, word: Token) -> list[Spot]:
        """Give the spots whose main word is one of those that hang on a word, or itself, in text order."""
        words = {t.i for t in word.subtree}
        return [s for s in self.headed_within(min(words), max(words) + 1) if s.head in words]

    def row_around(self, spot: Spot, joins: Callable[[Spot, Spot], bool]) -> Sequence[Spot]:
        """Give the named places that a spot stands in a row with, itself among them; none where it names none."""
        named = self._in_rows
        first = last = self._place_in_row.get(spot, -1)
        if first < 0:
            return ()
        while first and joins(named[first - 1], named[first]):
            first -= 1
        while last + 1 < len(named) and joins(named[last], named[last + 1]):
            last += 1
        return named[first : last + 1]

    def sentence_end(self, i: int, last: int) -> int:
        """Give the token after the sentence that a token stands in; `last` for the last sentence."""
        k = bisect_right(self.sentence_starts, i)
        return self.sentence_starts[k] if k < len(self.sentence_starts) else last


def find_places(
    doc: Doc,
    finder: PlaceFinder,
    *,
    report_id: str = "",
    names_of_others: Sequence[Span] = (),
    no_places: Collection[Span] = (),
    homes: Mapping[str, int] = MappingProxyType({}),
) -> ReportPlaces:
    """Find and resolve all places of one parsed report, once, before its claims are placed one by one.

    `names_of_others` are the spans of actors' names, inside which a place's name is only a part of another name;
    `no_places` are those of them that never mean a place, as "Paris" may; `homes` counts how often armed groups are
    named, by their country.
    Gives an issue `place-unresolved` for each name that stands for no place surely enough, with the candidates.
    """
    found = find_toponyms(doc, finder, names_of_others=names_of_others)
    toponyms = [t for t in found if t.span not in no_places]
    resolution = resolve(doc, toponyms, finder, report_id=report_id, homes=homes)
    return ReportPlaces(
        mentions=resolution.mentions, spots=find_spots(doc, resolution, finder), country=resolution.country,
        finder=finder, issues=resolution.issues, sentence_starts=tuple(t.i for t in doc if t.is_sent_start),
    )  # fmt: skip
