"""One proposition that somebody puts forward in one report."""

from dataclasses import dataclass, field
from datetime import date

from reportedly.model.event import Event
from reportedly.model.ids import content_id
from reportedly.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Somebody to whom a report attributes words.

    `kind` is one of the codebook's speaker kinds; `actor` its id there, or None. `span` points at `mention`.
    """

    mention: str
    name: str
    kind: str
    span: Span
    actor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words one value was taken from, and the rule or model head that took it.

    `slot` is a dotted path into the claim such as `act` or `event.where`; `span` is None only where a value rests
    on the report as a whole (its date). `score` is between 0 and 1.
    """

    slot: str
    rule: str
    span: Span | None = None
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One proposition about the world with the people who answer for it.

    `said_by` runs from the outermost speaker to the innermost; empty means the outlet's own voice. `also` are the
    spans that repeat the same proposition by the same speaker. `ordinal` tells apart claims that share both quote
    and speakers.
    """

    report_id: str
    quote: str
    span: Span
    event: Event
    act: str
    certainty: str
    polarity: str
    cue: str = ""
    also: tuple[Span, ...] = ()
    said_by: tuple[Speaker, ...] = ()
    said_when: date | None = None
    toward: tuple[Speaker, ...] = ()
    ordinal: int = 0
    evidence: tuple[Evidence, ...] = ()
    _id: str | None = field(default=None, init=False, repr=False, compare=False)  # worked out once, when asked for

    @property
    def id(self) -> str:
        """The claim's name: which words of whom in which report, whatever values a coder reads from them."""
        known = self._id
        if known is None:
            speakers = tuple(s.span for s in self.said_by)
            known = content_id("clm", self.report_id, self.span, speakers, self.ordinal)
            object.__setattr__(self, "_id", known)
        return known
