"""What the coder asks of a trained ear: who is made to say which words of a text, and what it makes of a claim."""

from typing import Protocol

from reportedly.model import Span

POINTED_AT_MOST = 0.75
"""What words elsewhere are pointed to for is never as sure as what a claim's own words tell, however likely."""


class Heard(Protocol):
    """One attribution as the encoder gives it, in characters of the report's text."""

    @property
    def source(self) -> Span | None:
        """The words that name the speaker; None where nobody is named."""

    @property
    def cue(self) -> Span:
        """The words that attribute."""

    @property
    def contents(self) -> tuple[Span, ...]:
        """The words that are said."""

    @property
    def score(self) -> float:
        """How sure the encoder is, 0 to 1."""

    @property
    def source_kind(self) -> tuple[str, float] | None:
        """The kind of speaker that the source reads like, and how surely."""


class Pointing(Protocol):
    """Which words of a text name the parties, the place and the day of one claim."""

    def likeliest(self, slot: str, least: float) -> list[tuple[Span, float]]:
        """Give the words that name what fills a slot (`agent`, `target`, `where`, `when`), at least so likely."""

    def nobody(self, slot: str) -> float:
        """How likely it is that the text does not tell what fills a slot."""


class Hearing(Protocol):
    """A text as the encoder has read it, once."""

    @property
    def attributions(self) -> tuple[Heard, ...]:
        """Its attributions in text order."""

    def kind(self, claim: Span, by_cue: str) -> tuple[str, float] | None:
        """Say of what kind of event the words of a claim tell, where the codebook's cues say `by_cue`.

        Comes with its probability; None for no words, and for a kind that was not learned.
        """

    def named(self, claim: Span) -> Pointing | None:
        """Tell which words name the parties, the place and the day of a claim; None where no word stands there."""


class Ear(Protocol):
    """Reads a text for who is made to say what, and what kinds of events are told of."""

    def hear(self, text: str, *, headline_end: int | None = None) -> Hearing:
        """Read a text; a headline before `headline_end` is a paragraph of its own."""
