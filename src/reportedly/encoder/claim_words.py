"""The words of one claim as a head for its kind sees them: the network's vectors of them, and the words themselves."""

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.encoder.links import Numbers
from reportedly.encoder.pairs import CharSpan
from reportedly.encoder.words import Words

AROUND_WORDS = 20
"""Words on either side of a claim that are seen with it."""


def seen(words: Words, inner: NDArray[np.floating[Any]], span: CharSpan) -> tuple[Numbers, dict[str, float]] | None:
    """Give a claim's vectors (their mean and largest, the first, those around it) and its words, alone and two by two.

    `inner` is words × size, `span` characters of the text; None where no word stands there.
    """
    # Words stand in text order: a long text is not gone through for each of its claims.
    low = bisect_right(words.spans, span[0], key=lambda word: word[1])
    high = bisect_left(words.spans, span[1], key=lambda word: word[0])
    if low >= high:
        return None
    own = inner[low:high].astype(np.float32)
    around = inner[max(0, low - AROUND_WORDS) : high + AROUND_WORDS].astype(np.float32)
    vectors = np.concatenate((own.mean(axis=0), own.max(axis=0), own[0], around.mean(axis=0)))
    stems = [words.word(n).lower() for n in range(low, high)]
    return vectors, dict.fromkeys((*stems, *(f"{a} {b}" for a, b in pairwise(stems))), 1.0)
