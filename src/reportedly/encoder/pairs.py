"""The words around two parties of a sentence, weighed by where they stand towards them.

What one does to the other stands mostly between them or close by. Each way of weighing gives one vector of the network;
the words themselves, and neighbouring two, are counted beside them, since a small head learns "sued" faster from the
word than from what the network makes of it.
"""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.encoder.links import Numbers
from reportedly.encoder.words import Words

POOLS = ("near", "between", "after", "rest")
"""Words by nearness to either party; between the two; just behind the first; outside both."""
NEAR_WORDS = 5.0
CLOSE_WORDS = 4.0
BEHIND_WORDS = 4
REACH_WORDS = 8
_endings = ("ing", "ed", "es", "s", "e")
_shortest_stem = 3

CharSpan = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Where two parties stand in a text: for each word, whether it belongs to the source or to the target."""

    source: NDArray[np.bool_]
    target: NDArray[np.bool_]

    @classmethod
    def of(cls, words: Words, source: CharSpan | None, target: CharSpan | None) -> "Pair":
        """Find the words of two character spans; either may be missing."""
        return cls(source=_inside(words, source), target=_inside(words, target))

    @property
    def outside(self) -> NDArray[np.bool_]:
        """The words that belong to neither."""
        return ~(self.source | self.target)


def pooled(inner: Numbers, pair: Pair) -> Numbers:
    """Give the vectors of a pair, one for each of POOLS side by side; `inner` is words × size."""
    out = []
    for weights in (_near(pair), _between(pair), _after(pair), pair.outside):
        weight = weights.astype(np.float32)
        total = float(weight.sum())
        out.append(weight @ inner / total if total else np.zeros(inner.shape[1], dtype=np.float32))
    return np.concatenate(out).astype(np.float32)


def phrases(words: Words, pair: Pair) -> dict[str, float]:
    """Give the words outside the pair, alone and two by two, each with how close to either party it stands."""
    closeness = _closeness(pair, CLOSE_WORDS)
    stems = [_stem(words.word(at)) for at in range(len(words.spans))]
    outside = pair.outside
    found: dict[str, float] = defaultdict(float)
    for at in np.flatnonzero(outside).tolist():
        found[stems[at]] += float(closeness[at])
        if at + 1 < len(stems) and outside[at + 1]:
            found[f"{stems[at]} {stems[at + 1]}"] += float(closeness[at])
    return {phrase: min(weight, 1.0) ** 0.5 for phrase, weight in found.items()}


def _inside(words: Words, span: CharSpan | None) -> NDArray[np.bool_]:
    if span is None:
        return np.zeros(len(words.spans), dtype=np.bool_)
    return np.array([start < span[1] and end > span[0] for start, end in words.spans], dtype=np.bool_)


def _edges(mask: NDArray[np.bool_]) -> tuple[int, int] | None:
    at = np.flatnonzero(mask)
    return (int(at[0]), int(at[-1])) if len(at) else None


def _closeness(pair: Pair, width: float) -> Numbers:
    """Weigh each word by its distance from the nearest end of either party."""
    ends = [at for edges in (_edges(pair.source), _edges(pair.target)) if edges for at in edges]
    places = np.arange(len(pair.source))
    away = np.min([np.abs(places - at) for at in ends], axis=0) if ends else np.zeros(len(places))
    return np.asarray(np.exp(-away / width), dtype=np.float32)


def _near(pair: Pair) -> Numbers:
    return _closeness(pair, NEAR_WORDS)


def _between(pair: Pair) -> NDArray[np.bool_]:
    """Mark the words between the two; beside the only one, those where the other would stand; all where neither is."""
    source, target = _edges(pair.source), _edges(pair.target)
    places = np.arange(len(pair.source))
    if source and target:
        low, high = (source[1], target[0]) if source[1] < target[0] else (target[1], source[0])
        return np.asarray((places > low) & (places < high))
    if source:
        return np.asarray((places > source[1]) & (places < source[1] + REACH_WORDS))
    if target:
        return np.asarray((places >= target[0] - REACH_WORDS) & (places < target[0]))
    return np.ones(len(places), dtype=np.bool_)


def _after(pair: Pair) -> NDArray[np.bool_]:
    source = _edges(pair.source)
    behind = source[1] + 1 if source else 0
    places = np.arange(len(pair.source))
    return np.asarray((places >= behind) & (places < behind + BEHIND_WORDS))


def _stem(word: str) -> str:
    lower = word.lower()
    for ending in _endings:
        if lower.endswith(ending) and len(lower) - len(ending) >= _shortest_stem:
            return lower[: -len(ending)]
    return lower
