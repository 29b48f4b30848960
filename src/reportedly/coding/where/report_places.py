"""All places of one report, found once before its claims are placed one by one."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from reportedly.coding.kit import PlaceFinder
from reportedly.coding.where.resolve import PlaceMention, resolve
from reportedly.coding.where.spot import Spot
from reportedly.coding.where.spots import find_spots
from reportedly.coding.where.toponyms import find_toponyms
from reportedly.model import Issue, Span


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

    def sentence_end(self, i: int, last: int) -> int:
        """Give the token after the sentence that a token stands in; `last` for the last sentence."""
        k = bisect_right(self.sentence_starts, i)
        return self.sentence_starts[k] if k < len(self.sentence_starts) else last


def find_places(
    doc: Doc, finder: PlaceFinder, *, report_id: str = "", names_of_others: Sequence[Span] = ()
) -> ReportPlaces:
    """Find and resolve all places of one parsed report, once, before its claims are placed one by one.

    `names_of_others` are the spans of actors' names, inside which a place's name is only a part of another name.
    Gives an issue `place-unresolved` for each name that stands for no place surely enough, with the candidates.
    """
    toponyms = find_toponyms(doc, finder, names_of_others=names_of_others)
    resolution = resolve(doc, toponyms, finder, report_id=report_id)
    return ReportPlaces(
        mentions=resolution.mentions, spots=find_spots(doc, resolution, finder), country=resolution.country,
        finder=finder, issues=resolution.issues, sentence_starts=tuple(t.i for t in doc if t.is_sent_start),
    )  # fmt: skip
