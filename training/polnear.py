"""Reports with marked attributions (PolNeAR's form) as words, spans and links for training."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from reportedly.encoder.spans import PARTS, Part, WordSpan
from reportedly.encoder.windows import Window, subwords, windows_of
from reportedly.encoder.words import Words, words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """One report: its words and subwords, a label for each word, and each attribution's spans."""

    words: Words
    pieces: list[tuple[int, ...]]
    labels: np.ndarray
    attributions: list[list[WordSpan]]
    paragraph_of: np.ndarray


def read_reports(path: Path) -> Iterator[dict[str, Any]]:
    """Read one report a line, from a .jsonl or .jsonl.gz."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def marked(report: dict[str, Any], tokenizer: Tokenizer) -> Marked:
    """Turn a report's character spans into labels of words; a span without a word in it is left out."""
    words = words_of(report["text"])
    starts = np.array([s for s, _ in words.spans])
    ends = np.array([e for _, e in words.spans])
    labels = np.zeros(len(words.spans), dtype=np.int64)
    attributions: list[list[WordSpan]] = []
    for attribution in report["attributions"]:
        spans = []
        for nth, part in enumerate(PARTS):
            for start, end in attribution[part]:
                first, last = int(np.searchsorted(ends, start, "right")), int(np.searchsorted(starts, end, "left"))
                first, last = trimmed(words, first, last, part)
                if first < last:
                    labels[first] = 1 + 2 * nth
                    labels[first + 1 : last] = 2 + 2 * nth
                    spans.append(WordSpan(part=part, start=first, end=last))
        if any(s.part == "cue" for s in spans) and any(s.part == "content" for s in spans):
            attributions.append(spans)
    return Marked(
        words=words,
        pieces=subwords(words, tokenizer),
        labels=labels,
        attributions=attributions,
        paragraph_of=words.paragraph_numbers(),
    )


def trimmed(words: Words, first: int, last: int, part: Part) -> tuple[int, int]:
    """Leave out marks at the edges of a span; where a mark stands inside or outside a part is not meant.

    A cue that is nothing but a mark ("Ministry: nobody hurt") stays.
    """
    if part == "cue" and not any(words.word(w)[0].isalnum() for w in range(first, last)):
        return first, last
    while first < last and not words.word(first)[0].isalnum():
        first += 1
    while first < last and not words.word(last - 1)[0].isalnum():
        last -= 1
    return first, last


def shifted_windows(one: Marked, limit: int) -> list[Window]:
    """Pack a report into windows, the first of which is of at most `limit` subwords, so that edges move."""
    return windows_of(one.words, one.pieces, limit)
