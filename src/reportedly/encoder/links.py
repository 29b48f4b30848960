"""Which cue a content hangs on, and whose words a cue brings: spans linked into attributions."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.encoder.spans import WordSpan

Numbers = NDArray[np.float32]
LINKS = ("content-cue", "cue-source")
ROLES = ("content", "cue-of-content", "cue-of-source", "source")
"""The four vectors of a word: as a content, as the cue of a content, as the cue of a source, as a source."""
WIDTH = 64
GAPS = (0, 1, 2, 4, 8, 16, 32)
GAP_BUCKETS = 2 * (len(GAPS) + 1)
BETWEEN_BUCKETS = 4
APART_BUCKETS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkWeights:
    """What is learned about links beside the words' vectors, each a row for `content-cue` and one for `cue-source`."""

    gap: Numbers
    between: Numbers
    apart: Numbers
    none: Numbers


def buckets(one: WordSpan, other: WordSpan, cues: Sequence[WordSpan], paragraph_of: NDArray[np.int64]) -> list[int]:
    """Say how two spans stand to each other: words between and which way, cues between, paragraphs between."""
    after = other.start >= one.end
    gap = max(0, other.start - one.end if after else one.start - other.end)
    nth = sum(gap > g for g in GAPS)
    low, high = (one.end, other.start) if after else (other.end, one.start)
    between = sum(low <= c.start and c.end <= high for c in cues)
    apart = abs(int(paragraph_of[one.start] - paragraph_of[other.start]))
    return [
        nth + (len(GAPS) + 1) * int(after),
        min(between, BETWEEN_BUCKETS - 1),
        min(apart, APART_BUCKETS - 1),
    ]


def vector(words: Numbers, span: WordSpan, start: int) -> Numbers:
    """Give a span's vector: the middle of those of its first and its last word."""
    return np.asarray((words[span.start - start] + words[span.end - 1 - start]) / 2, dtype=np.float32)


def link_scores(
    ones: Sequence[WordSpan],
    others: Sequence[WordSpan],
    vectors: tuple[Numbers, Numbers],
    where: tuple[Sequence[WordSpan], NDArray[np.int64], int],
    nth: int,
    weights: LinkWeights,
) -> Numbers:
    """Score each of `others` as what each of `ones` hangs on; the last column is "none of them".

    `vectors` are the words' vectors in the two roles, `where` the window's cues, the paragraph of each word, and the
    window's first word; `nth` is the link's row in the weights.
    """
    cues, paragraph_of, start = where
    out = np.zeros((len(ones), len(others) + 1), dtype=np.float32)
    theirs = [vector(vectors[1], o, start) for o in others]
    for i, one in enumerate(ones):
        mine = vector(vectors[0], one, start)
        for j, other in enumerate(others):
            gap, between, apart = buckets(one, other, cues, paragraph_of)
            bias = weights.gap[nth, gap] + weights.between[nth, between] + weights.apart[nth, apart]
            out[i, j] = mine @ theirs[j] + bias
        out[i, -1] = mine @ weights.none[nth]
    return out
