"""What two reports have to do with each other as texts."""

from dataclasses import dataclass

from reportedly.model.span import Span

ONE_TEXT = ("copy", "partial", "supersedes")
"""The kinds of relations that make two reports one source: what both say has been said once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedSentence:
    """A sentence that two reports have in common, word for word or edited.

    `share` is how much of the shorter wording (in runs of three words) stands in the other. `kept_by` is on how many
    separate occasions, days apart, reports carry this sentence; more than the pair's own makes it background.
    """

    in_a: Span
    in_b: Span
    share: float
    kept_by: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRelation:
    """Two reports that share text, by their ids, `a` before `b` in the alphabet.

    `kind` is `copy` (one text, reprinted or edited), `partial` (whole passages of news in common), `quote` (only
    quotations in common), `stock` (only background in common) or `supersedes` (a later version of the same page, which
    replaces and does not corroborate the earlier one; `later` is its id, None where nothing tells which it is).

    `containment` is the part of the shorter report that stands in the other; `own_words` counts the shared words that
    are not background, `lead_words` those of them that open both reports (words further down count for less).
    """

    a: str
    b: str
    kind: str
    containment: float
    own_words: float
    lead_words: float
    shared: tuple[SharedSentence, ...] = ()
    later: str | None = None

    @property
    def is_one_text(self) -> bool:
        """Tell whether the two reports count as one source."""
        return self.kind in ONE_TEXT

    def other(self, report_id: str) -> str:
        """Give the id of the other report."""
        return self.b if report_id == self.a else self.a
