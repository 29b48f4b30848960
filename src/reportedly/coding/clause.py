"""Where one claim stands in its parsed report: what the slot finders work on."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from reportedly.model import Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """The words of one claim in its parsed report.

    `tokens` are the words of the claim's quote; `head` the word that names the event (its trigger); `sentence` the
    whole sentence they stand in.
    """

    doc: Doc
    tokens: Tokens
    head: Token
    sentence: Tokens

    @property
    def span(self) -> Span:
        """The code points of its words."""
        return self.tokens.start_char, self.tokens.end_char

    @property
    def is_habitual(self) -> bool:
        """Tell whether its words are about what happens again and again: of no one place and day."""
        said_of = {self.head, self.head.head}
        return any((t.lower_ in _habits and t.head in said_of) or t.lower_ == "occasions" for t in self.tokens)


_habits = frozenset(
    "usually repeatedly regularly routinely often frequently always habitually traditionally systematically".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken(Generic[T]):
    """A value with the words it was taken from, the rule that took it, and how sure that rule is (0 to 1)."""

    value: T
    rule: str
    span: Span | None = None
    score: float = 1.0
