"""A text cut into words as the encoder sees them, with what a reader of the page sees: capitals, paragraphs, quotes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

WORD = re.compile(r"\w+|[^\w\s]")
_paragraph_break = re.compile(r"\n\s*\n")
_sentence_ends = frozenset(".!?")
_openers = frozenset("“«„")
_closers = frozenset("”»")
_both = frozenset('"')

CASES = ("lower", "title", "upper", "mixed", "digit", "mark")
STARTS = ("inside", "sentence", "paragraph", "headline")
QUOTED = ("outside", "inside", "mark")
FEATURE_SIZES = (len(CASES), len(STARTS), len(QUOTED))
"""How many values each of a word's features can take, in the order of `Words.features`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A text's words: `spans` are offsets into it, `features` a number for case, start and quotation of each word.

    `paragraphs` are half-open ranges of words; `ends` tells for each word whether a sentence may end with it.
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    features: tuple[tuple[int, int, int], ...]
    paragraphs: tuple[tuple[int, int], ...]
    ends: tuple[bool, ...]

    def word(self, at: int) -> str:
        """Give one word as it stands in the text."""
        start, end = self.spans[at]
        return self.text[start:end]

    def paragraph_numbers(self) -> NDArray[np.int64]:
        """Give the number of the paragraph that each word stands in."""
        out = np.zeros(len(self.spans), dtype=np.int64)
        for nth, (start, end) in enumerate(self.paragraphs):
            out[start:end] = nth
        return out


def words_of(text: str, headline_end: int | None = None) -> Words:
    """Cut a text into words; blank lines part paragraphs, and what stands before `headline_end` is one of its own."""
    spans: list[tuple[int, int]] = []
    features: list[tuple[int, int, int]] = []
    paragraphs: list[tuple[int, int]] = []
    ends: list[bool] = []
    for start, end in _paragraph_ranges(text, headline_end or 0):
        first = len(spans)
        inside = False
        begins = STARTS.index("paragraph") if paragraphs else STARTS.index("headline")
        for match in WORD.finditer(text, start, end):
            word = match.group()
            quoted, inside = _quotation(word, inside)
            spans.append(match.span())
            features.append((_case(word), begins, quoted))
            ends.append(word in _sentence_ends)
            closes = word in _closers or word in _both
            begins = STARTS.index("sentence") if word in _sentence_ends or (closes and _just_ended(ends)) else 0
            if closes and _just_ended(ends):
                ends[-1] = True
        if len(spans) > first:
            paragraphs.append((first, len(spans)))
    return Words(
        text=text, spans=tuple(spans), features=tuple(features), paragraphs=tuple(paragraphs), ends=tuple(ends)
    )


def _paragraph_ranges(text: str, headline_end: int) -> Iterator[tuple[int, int]]:
    if headline_end:
        yield 0, headline_end
    start = headline_end
    for gap in _paragraph_break.finditer(text, headline_end):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def _just_ended(ends: list[bool]) -> bool:
    return len(ends) > 1 and ends[-2]


def _quotation(word: str, inside: bool) -> tuple[int, bool]:
    """Tell where a word stands towards quotation marks, and whether the next one is inside them."""
    if word in _openers:
        return QUOTED.index("mark"), True
    if word in _closers:
        return QUOTED.index("mark"), False
    if word in _both:
        return QUOTED.index("mark"), not inside
    return QUOTED.index("inside" if inside else "outside"), inside


def _case(word: str) -> int:
    if not (word[0].isalnum() or word[0] == "_"):
        return CASES.index("mark")
    if word[0].isdigit():
        return CASES.index("digit")
    if word.islower():
        return CASES.index("lower")
    if word.isupper() and len(word) > 1:
        return CASES.index("upper")
    return CASES.index("title" if word[1:].islower() or len(word) == 1 else "mixed")
