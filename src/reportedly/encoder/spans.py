"""Scores of words turned into spans: the likeliest sequence of labels, and the spans that it draws."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Part = Literal["source", "cue", "content"]
PARTS: tuple[Part, ...] = ("source", "cue", "content")
LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
NEVER = -1e4
Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordSpan:
    """A part of an attribution: words `start` up to `end` of the text."""

    part: Part
    start: int
    end: int


def allowed(before: int, label: int) -> bool:
    """Tell whether a label may follow another: a part goes on only where it has begun."""
    name = LABELS[label]
    return not name.startswith("I-") or LABELS[before] in {"B-" + name[2:], name}


FORBIDDEN: Scores = np.array(
    [[0.0 if allowed(b, a) else NEVER for a in range(len(LABELS))] for b in range(len(LABELS))], dtype=np.float32
)


def best_labels(scores: Scores, transitions: Scores, opens: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Find the likeliest labels of a run of words (Viterbi).

    `scores` is words × labels, `transitions` labels × labels (from, to); where `opens` is true a paragraph begins,
    and no part runs on into it.
    """
    length, labels = scores.shape
    steps = transitions + FORBIDDEN
    inside = np.array([name.startswith("I-") for name in LABELS])
    scores = scores + np.where(opens[:, None] & inside[None, :], np.float32(NEVER), np.float32(0))
    back = np.zeros((length, labels), dtype=np.int64)
    total = scores[0] + np.where(inside, np.float32(NEVER), np.float32(0))
    for at in range(1, length):
        ways = total[:, None] + steps
        back[at] = ways.argmax(axis=0)
        total = ways.max(axis=0) + scores[at]
    path = np.zeros(length, dtype=np.int64)
    path[-1] = int(total.argmax())
    for at in range(length - 1, 0, -1):
        path[at - 1] = back[at, path[at]]
    return path


def spans_of(labels: NDArray[np.int64], start: int) -> list[WordSpan]:
    """Read the spans that labels draw; `start` is the text's word that the first label belongs to."""
    out: list[WordSpan] = []
    begun: int | None = None
    part: Part = "source"
    for at, label in enumerate([*labels.tolist(), 0]):
        inside = LABELS[label].startswith("I-")
        if begun is not None and not inside:
            out.append(WordSpan(part=part, start=start + begun, end=start + at))
            begun = None
        if LABELS[label].startswith("B-"):
            begun = at
            part = PARTS[(label - 1) // 2]
    return out


def certainties(scores: Scores, labels: NDArray[np.int64], transitions: Scores, opens: NDArray[np.bool_]) -> Scores:
    """Give the probability of each chosen label over all ways that labels can run (forward-backward)."""
    emitted = np.exp(scores - scores.max(axis=1, keepdims=True))
    inside = np.array([name.startswith("I-") for name in LABELS])
    emitted[np.ix_(opens, inside)] = 0
    emitted[0, inside] = 0
    steps = np.exp(transitions + FORBIDDEN)
    back_steps = steps.T.copy()
    forward, backward = np.empty_like(emitted), np.empty_like(emitted)
    # Each row is scaled to sum to one, so that long runs of words do not fade to nothing.
    row = emitted[0] / emitted[0].sum()
    forward[0] = row
    for at in range(1, len(emitted)):
        row = (row @ steps) * emitted[at]
        row = row / row.sum()
        forward[at] = row
    row = np.ones(len(LABELS), dtype=np.float32)
    backward[-1] = row
    for at in range(len(emitted) - 2, -1, -1):
        row = (row * emitted[at + 1]) @ back_steps
        row = row / row.sum()
        backward[at] = row
    both = forward * backward
    return np.asarray(both[np.arange(len(labels)), labels] / both.sum(axis=1), dtype=np.float32)
