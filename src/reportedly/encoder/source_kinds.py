"""The kind of speaker that a source reads like."""

from collections.abc import Sequence

import numpy as np

from reportedly.encoder.links import Numbers


def kind_of(scores: Numbers, kinds: Sequence[str]) -> tuple[str, float] | None:
    """Give the likeliest kind of a source and its probability; `scores` is words × kinds. None for no words."""
    if not len(scores) or not kinds:
        return None
    mean = scores.mean(axis=0).astype(np.float64)
    likely = np.exp(mean - mean.max())
    likely /= likely.sum()
    best = int(likely.argmax())
    return kinds[best], round(float(likely[best]), 3)
