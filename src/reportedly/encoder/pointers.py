"""Which words of a text name the parties, the place and the day of a claim, as the layer for events has learned it.

Each word has a vector for each slot, and each claim asks with one of its own: how well they fit, and how far the word
stands from the claim, tells how likely it is that the word names what fills the slot. That nobody is named has a
likelihood as well. A name that stands in several places has its likelihood in all of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Self

import numpy as np
from numpy.typing import NDArray

from reportedly.encoder.links import Numbers
from reportedly.encoder.pairs import CharSpan

SLOTS = ("agent", "target", "where", "when")
"""What of an event may be named by words that are pointed to."""

WIDTH = 48
"""How long the vectors are by which names are found, a slot."""

REACH_WORDS = 500
"""Words on either side of a claim among which names are looked for."""

_steps = np.array([1, 3, 6, 11, 21, 41, 81, 161])
DISTANCES = 2 * len(_steps) + 1
"""How many distances from a claim are told apart: inside it, and so many steps before and behind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PointerWeights:
    """What is learned: how a claim asks (features × slots·WIDTH), how likely nobody is, and how distances count."""

    asked: Numbers
    asked_bias: Numbers
    nobody: Numbers
    nobody_bias: Numbers
    away: Numbers

    @property
    def size(self) -> int:
        """How many numbers of a word's row are for names."""
        return int(self.asked.shape[1])

    def written(self) -> dict[str, NDArray[np.float16]]:
        """Give the weights as they are kept, by name."""
        return {one.name: getattr(self, one.name).astype(np.float16) for one in fields(self)}

    @classmethod
    def read(cls, kept: Mapping[str, NDArray[np.float16]]) -> Self:
        """Read the weights from what was kept."""
        return cls(**{one.name: kept[one.name].astype(np.float32) for one in fields(cls)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointed:
    """How likely each word around a claim names what fills one of its slots; `likely` is slots × (words and nobody)."""

    spans: tuple[CharSpan, ...]
    likely: Numbers

    def nobody(self, slot: str) -> float:
        """How likely it is that the text does not tell what fills a slot."""
        return float(self.likely[SLOTS.index(slot), -1])

    def likeliest(self, slot: str, least: float) -> list[tuple[CharSpan, float]]:
        """Give the words that name what fills a slot with at least that likelihood, the likeliest first."""
        row = self.likely[SLOTS.index(slot), :-1]
        found = np.flatnonzero(row >= least)
        return [(self.spans[at], float(row[at])) for at in sorted(found, key=lambda at: (-row[at], at))]


def pointed(summed: Numbers, names: NDArray[np.float16], claim: tuple[int, int], weights: PointerWeights) -> Numbers:
    """Give the likelihoods for one claim, from how it is summed up and the vectors of the text's words for names."""
    asked = (summed @ weights.asked + weights.asked_bias).reshape(len(SLOTS), WIDTH)
    keys = names.astype(np.float32).reshape(len(names), len(SLOTS), WIDTH)
    near = (keys.transpose(1, 0, 2) @ asked[:, :, None])[:, :, 0] * WIDTH**-0.5 + weights.away[
        :, distances(claim, len(names))
    ]
    nobody = summed @ weights.nobody + weights.nobody_bias
    scores = np.concatenate((near, nobody[:, None]), axis=1)
    return softmax(scores.T).T


def softmax(scores: Numbers) -> Numbers:
    """Turn scores into likelihoods that add up to one down each column."""
    likely = np.exp(scores - scores.max(axis=0))
    return np.asarray(likely / likely.sum(axis=0), dtype=np.float32)


def distances(claim: tuple[int, int], words: int) -> NDArray[np.int64]:
    """Give the number of the distance at which each word of a text lies from a claim."""
    at = np.arange(words)
    before = np.searchsorted(_steps, np.maximum(claim[0] - at, 0), "right")
    behind = np.searchsorted(_steps, np.maximum(at - claim[1] + 1, 0), "right")
    return np.where(before > 0, before, np.where(behind > 0, len(_steps) + behind, 0))
