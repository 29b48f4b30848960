"""Windows laid side by side as the arrays that the network takes."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reportedly.encoder.windows import Window
from reportedly.encoder.words import FEATURE_SIZES, Words

BEGIN, END, PAD = 101, 102, 0
Ints = NDArray[np.int64]


def fed(windows: Sequence[tuple[Words, Window]]) -> tuple[Ints, Ints, Ints]:
    """Give subwords, features and mask, each a row a window, with a mark before and behind every window's subwords."""
    longest = max(len(w.ids) for _, w in windows) + 2
    ids = np.full((len(windows), longest), PAD, dtype=np.int64)
    features = np.zeros((len(windows), longest, len(FEATURE_SIZES)), dtype=np.int64)
    mask = np.zeros((len(windows), longest), dtype=np.int64)
    for row, (words, window) in enumerate(windows):
        n = len(window.ids)
        ids[row, : n + 2] = [BEGIN, *window.ids, END]
        features[row, 1 : n + 1] = [words.features[w] for w in window.word_at]
        mask[row, : n + 2] = 1
    return ids, features, mask
