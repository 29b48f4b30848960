"""Of what kind of event some words tell, and who is meant: a layer over the network's vectors, asked by claim.

The layer runs once over each window the network has read; what it costs does not depend on how many claims are asked
about. A claim is then summed up by a few weighted means of its own words and of those around it; from that its kind is
told, and which words of the text name its parties, its place and its day (`pointers`).
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from reportedly.encoder.links import Numbers
from reportedly.encoder.pairs import CharSpan
from reportedly.encoder.pointers import REACH_WORDS, Pointed, PointerWeights, pointed, softmax
from reportedly.encoder.words import Words

AROUND_WORDS = 24
"""Words on either side of a claim that are seen with it."""

LONGEST_CLAIM = 80
"""Words of a claim that are read; what it tells of stands before."""

WORDS_WEIGH = 0.7
"""What the words read like counts so much beside the cues; chosen on reports that neither had learned from."""

CUES_BACKED, SPREAD, LEAST = 1.0, 0.5, 1e-4
"""A cue is right once more than was counted, what is never counted is not impossible, nor what is hardly likely."""

HIDDEN = -1e9
"""The weight of a word that does not count for a mean."""

VECTORS = ["vectors", "own", "around", "names"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWeights:
    """What is learned beside the layer: how near words weigh, how the sums become kinds, and how far cues are right.

    `width` is a vector's length, `distance` is means × 2·AROUND_WORDS, nearest words in the middle; `out` is features ×
    kinds. `by_cue` is kinds × kinds: how often each kind was marked (columns) where the codebook's cues said another
    (rows).
    """

    kinds: tuple[str, ...]
    width: int
    distance: Numbers
    gain: Numbers
    shift: Numbers
    out: Numbers
    bias: Numbers
    pointers: PointerWeights
    by_cue: Numbers
    log_right: Numbers = field(init=False)
    """How likely each kind is where the cues say another, from `by_cue`."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "log_right", log_right(self.by_cue))


@dataclass(frozen=True, slots=True, kw_only=True)
class EventHead:
    """The layer and its weights."""

    session: onnxruntime.InferenceSession
    weights: EventWeights

    def read(self, inner: Numbers) -> NDArray[np.float16]:
        """Run the layer over one window's words (words × size); gives their vectors and weights side by side."""
        out = self.session.run(VECTORS, {"inner": inner[None].astype(np.float32)})
        # Half the precision tells as much, and a very long text keeps its vectors until it is coded.
        return np.concatenate([one[0] for one in out], axis=-1).astype(np.float16)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventReading:
    """A text as the layer has read it; `rows` are its words' vectors with their weights."""

    words: Words
    rows: NDArray[np.float16]
    weights: EventWeights
    _sums: dict[tuple[int, int], Numbers] = field(default_factory=dict, init=False, repr=False, compare=False)
    """How the claim asked about last is summed up: it is asked of what kind it is, and then who is meant."""

    def kind(self, claim: CharSpan, by_cue: str) -> tuple[str, float] | None:
        """Weigh what the words read like with how often the codebook's cues are right, and give the likeliest kind.

        A kind that was not learned (of a codebook of somebody's own) is left as the cues say it.
        """
        likely = self._likely(claim)
        if likely is None or by_cue not in self.weights.kinds:
            return None
        as_counted = self.weights.log_right[self.weights.kinds.index(by_cue)]
        weighed = softmax(as_counted + WORDS_WEIGH * np.log(np.maximum(likely, LEAST)))
        best = int(weighed.argmax())
        return self.weights.kinds[best], round(float(weighed[best]), 3)

    def kinds(self, claim: CharSpan) -> dict[str, float] | None:
        """Give the probability of each kind for the words of a claim; None where no word stands there."""
        likely = self._likely(claim)
        return dict(zip(self.weights.kinds, likely.tolist(), strict=True)) if likely is not None else None

    def named(self, claim: CharSpan) -> Pointed | None:
        """Tell which words name the parties, the place and the day of a claim; None where no word stands there."""
        found = claim_words(self.words, claim)
        if found is None:
            return None
        first, last = max(0, found[0] - REACH_WORDS), min(len(self.rows), found[1] + REACH_WORDS)
        names = self.rows[first:last, -self.weights.pointers.size :]
        claim_there = found[0] - first, found[1] - first
        likely = pointed(self._summed(found), names, claim_there, self.weights.pointers)
        return Pointed(spans=self.words.spans[first:last], likely=likely)

    def _likely(self, claim: CharSpan) -> Numbers | None:
        found = claim_words(self.words, claim)
        if found is None:
            return None
        return softmax(self._summed(found) @ self.weights.out + self.weights.bias)

    def _summed(self, claim: tuple[int, int]) -> Numbers:
        if claim not in self._sums:
            low, end = claim
            self._sums.clear()
            self._sums[claim] = _summed(self.rows, low, min(end, low + LONGEST_CLAIM), self.weights)
        return self._sums[claim]


def log_right(by_cue: Numbers) -> Numbers:
    """Give how likely each kind is where the cues say one: as counted, with some of it spread as kinds are common."""
    common = by_cue.sum(axis=0) + 1
    counted = by_cue + SPREAD * common / common.sum() + CUES_BACKED * np.eye(len(by_cue))
    return np.asarray(np.log(counted / counted.sum(axis=1, keepdims=True)), dtype=np.float32)


def claim_words(words: Words, claim: CharSpan) -> tuple[int, int] | None:
    """Find the words of a claim, from the first to behind the last; None where no word stands."""
    # Words stand in text order: a long text is not gone through for each of its claims.
    low = bisect_right(words.spans, claim[0], key=lambda word: word[1])
    high = bisect_left(words.spans, claim[1], key=lambda word: word[0])
    return (low, high) if low < high else None


def _summed(rows: NDArray[np.float16], low: int, high: int, weights: EventWeights) -> Numbers:
    width, means = weights.width, len(weights.distance)
    first, last = max(0, low - AROUND_WORDS), min(len(rows), high + AROUND_WORDS)
    seen = rows[first:last].astype(np.float32)
    # The vectors, then a weight for each mean of the claim's own words, one for each of those around, and the names.
    vectors, weighed = seen[:, :width], seen[:, width : -weights.pointers.size]
    own = weighed.shape[1] - means
    inside = slice(low - first, high - first)
    weighed[: low - first, :own] = weighed[high - first :, :own] = weighed[inside, own:] = HIDDEN
    weighed[: low - first, own:] += weights.distance[:, AROUND_WORDS - (low - first) : AROUND_WORDS].T
    weighed[high - first :, own:] += weights.distance[:, AROUND_WORDS : AROUND_WORDS + last - high].T
    summed = softmax(weighed).T @ vectors
    if last - first == high - low:
        summed[own:] = 0  # nothing stands around
    every = np.concatenate((summed[:own].ravel(), vectors[inside].max(axis=0), summed[own:].ravel()))
    scaled = (every - every.mean()) / np.sqrt(every.var() + 1e-5)
    return np.asarray(scaled * weights.gain + weights.shift, dtype=np.float32)


def written(weights: EventWeights) -> bytes:
    """Give the weights as the content of a file."""
    out = BytesIO()
    kept: dict[str, Any] = dict(
        kinds=np.array(weights.kinds),
        width=np.array(weights.width),
        distance=weights.distance.astype(np.float32),
        gain=weights.gain.astype(np.float32),
        shift=weights.shift.astype(np.float32),
        out=weights.out.astype(np.float16),
        bias=weights.bias.astype(np.float32),
        **weights.pointers.written(),
        by_cue=weights.by_cue.astype(np.float32),
    )
    np.savez_compressed(out, **kept)
    return out.getvalue()


def read_weights(content: bytes) -> EventWeights:
    """Read the weights from the content of their file."""
    kept = np.load(BytesIO(content), allow_pickle=False)
    numbers = {name: kept[name].astype(np.float32) for name in ("distance", "gain", "shift", "out", "bias", "by_cue")}
    kinds = tuple(str(kind) for kind in kept["kinds"])
    return EventWeights(kinds=kinds, width=int(kept["width"]), pointers=PointerWeights.read(kept), **numbers)
