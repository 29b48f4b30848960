"""A linear head on the network's vectors and on the words themselves: it tells one label of several."""

from dataclasses import dataclass
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from reportedly.encoder.links import Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class LinearHead:
    """The head's weights: `phrase_at` is a known phrase's row, `rarity` how rare it is, `sharpness` how sure it is."""

    labels: tuple[str, ...]
    of_vectors: Numbers
    of_phrases: Numbers
    phrase_at: dict[str, int]
    rarity: Numbers
    bias: Numbers
    sharpness: float

    def best(self, vectors: Numbers, phrases: dict[str, float]) -> tuple[str, float]:
        """Give the likeliest label and its probability."""
        likely = self.probabilities(vectors, phrases)
        at = int(likely.argmax())
        return self.labels[at], round(float(likely[at]), 3)

    def probabilities(self, vectors: Numbers, phrases: dict[str, float]) -> Numbers:
        """Give the probability of each label; `vectors` are the network's, pooled, `phrases` the words with weights."""
        row, weight = self.known(phrases)
        scores = vectors @ self.of_vectors + weight @ self.of_phrases[row] + self.bias
        likely = np.exp(self.sharpness * (scores - scores.max()).astype(np.float64))
        return np.asarray(likely / likely.sum(), dtype=np.float32)

    def known(self, found: dict[str, float]) -> tuple[NDArray[np.int64], Numbers]:
        """Give the rows of the phrases that the head knows, and their weights, scaled to one length."""
        return known(found, self.phrase_at, self.rarity)


def known(found: dict[str, float], phrase_at: dict[str, int], rarity: Numbers) -> tuple[NDArray[np.int64], Numbers]:
    """Give the rows of known phrases and their weights: rare ones weigh more, and together they are of length one."""
    pairs = sorted((phrase_at[p], w) for p, w in found.items() if p in phrase_at)
    row = np.array([r for r, _ in pairs], dtype=np.int64)
    weight = np.array([w for _, w in pairs], dtype=np.float32) * rarity[row]
    length = float(np.sqrt((weight**2).sum()))
    return row, weight / length if length else weight


def written(head: LinearHead) -> bytes:
    """Give a head as the content of a file."""
    out = BytesIO()
    np.savez_compressed(
        out,
        labels=np.array(head.labels),
        of_vectors=head.of_vectors.astype(np.float16),
        of_phrases=head.of_phrases.astype(np.float16),
        phrases=np.array("\n".join(sorted(head.phrase_at, key=head.phrase_at.__getitem__))),
        rarity=head.rarity.astype(np.float32),
        bias=head.bias.astype(np.float32),
        sharpness=np.array(head.sharpness, dtype=np.float32),
    )
    return out.getvalue()


def read_head(content: bytes) -> LinearHead:
    """Read a head from the content of its file."""
    kept = np.load(BytesIO(content), allow_pickle=False)
    return LinearHead(
        labels=tuple(str(label) for label in kept["labels"]),
        of_vectors=kept["of_vectors"].astype(np.float32),
        of_phrases=kept["of_phrases"].astype(np.float32),
        phrase_at={phrase: at for at, phrase in enumerate(str(kept["phrases"]).split("\n"))},
        rarity=kept["rarity"],
        bias=kept["bias"],
        sharpness=float(kept["sharpness"]),
    )
