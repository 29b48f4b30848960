"""A report's text as lineage reads it: sentences, their words, and the runs of three words that two texts share."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from reportedly.model import Report, Span

FEWEST_WORDS = 6
"""A shorter sentence ("He gave no details.") is anybody's: it is not compared."""

# Also where a text without paragraphs was run together; marks of scripts that write no space after a full stop.
_BOUNDARY = re.compile(r"(?:(?<=[.!?…])[\"”’')\]]*\s+(?=[\"“‘'(\[«]?[A-Z0-9\u0370-\U0010ffff])|(?<=[。！？؟])\s*|\n+)")
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[\u3040-\u30ff\u3400-\u9fff]|[^\W\d_\u3040-\u30ff\u3400-\u9fff]+")
_APOSTROPHE = re.compile(r"[’'`ʼ‘]")
# "al-Raqqah" and "Raqqah", "ad-Dumayr" and "Dumayr": outlets differ in whether they write the article.
_ARTICLE = re.compile(r"\b(?:al|el|ar|ad|as|at|az|an|ash|adh)-(?=\w)")
_QUOTATION = re.compile(r"\"[^\"\n]{2,900}\"|“[^”\n]{2,900}”|«[^»\n]{2,900}»|„[^“\n]{2,900}“")

Gram = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence: where it stands, its words in one spelling, and how many words stand before it in the report.

    `quoted` counts the words of it that stand inside quotation marks.
    """

    span: Span
    words: tuple[str, ...]
    grams: frozenset[Gram]
    before: int
    quoted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitText:
    """A report with its sentences; `length` counts all its words."""

    report: Report
    sentences: tuple[Sentence, ...]
    length: int


def split_text(report: Report) -> SplitText:
    """Take a report apart into sentences that can be compared with those of others."""
    quotations = [found.span() for found in _QUOTATION.finditer(report.text)]
    found = [(span, words_of(report.text[span[0] : span[1]])) for span in sentence_spans(report.text)]
    found = [(span, words) for span, words in found if words]
    starts = (0, *accumulate(len(words) for _, words in found))
    sentences = tuple(
        Sentence(
            span=span,
            words=words,
            grams=grams_of(words),
            before=before,
            quoted=_quoted_words(report.text, span, quotations),
        )
        for (span, words), before in zip(found, starts, strict=False)
    )
    return SplitText(report=report, sentences=sentences, length=starts[-1])


def sentence_spans(text: str) -> list[Span]:
    """Give where the sentences of a text stand, without the blanks around them."""
    ends = [found.span() for found in _BOUNDARY.finditer(text)]
    starts = [0, *(end for _, end in ends)]
    stops = [*(_with_closing(text, start, end) for start, end in ends), len(text)]
    spans = ((start, stop) for start, stop in zip(starts, stops, strict=True))
    return [(start, stop) for start, stop in spans if text[start:stop].strip()]


def _with_closing(text: str, start: int, end: int) -> int:
    """Leave the quotation mark or bracket after a full stop with the sentence that it closes."""
    return start + len(text[start:end].rstrip())


def words_of(text: str) -> tuple[str, ...]:
    """Give a text's words in lower case, without apostrophes, articles before names and punctuation."""
    plain = _ARTICLE.sub("", _APOSTROPHE.sub("", text.lower()))
    return tuple(_WORD.findall(plain))


def grams_of(words: tuple[str, ...]) -> frozenset[Gram]:
    """Give the runs of three words in a sentence."""
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def _quoted_words(text: str, span: Span, quotations: list[Span]) -> int:
    start, end = span
    first = max(0, bisect_right(quotations, (start, start)) - 1)
    count = 0
    for left, right in quotations[first:]:
        if left >= end:
            break
        if right > start:
            count += len(words_of(text[max(left, start) : min(right, end)]))
    return count
