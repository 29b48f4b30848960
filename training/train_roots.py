"""Train the head for PLOVER's root codes on the network as it is shipped.

    python training/train_roots.py --data PLV_train.tsv --model src/reportedly/encoder/data

Needs no torch: the head is solved for in one step (least squares with a ridge, over the examples, so that thousands of
inputs cost nothing). Five folds tell how good it is; then it is trained on all, and written beside the network.
"""

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from plover import PairExample, read_pairs

from reportedly.encoder import Encoder
from reportedly.encoder.linear import LinearHead, known, written
from reportedly.encoder.model_file import FACTS, ROOTS
from reportedly.encoder.pairs import POOLS, Pair, phrases, pooled

LAYERS = 3
"""How many layers of the network the vectors of a word are from."""
RIDGE = 0.5
PHRASES_WEIGH = 5.0
SHARPNESS = 4.0
"""Makes the head as sure as it is right, over five folds."""
BLOCKS = len(POOLS) * LAYERS
KNOWN_FROM = 2
"""In how many sentences a phrase must stand to be known."""
FOLDS = 5
SEED = 7
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """An example as the head sees it: vectors of the network, and phrases by closeness."""

    vectors: NDArray[np.float32]
    phrases: dict[str, float]
    root: str


def main() -> None:
    """Measure by folds, train on all, write the head."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="marked sentences in PLV's form")
    parser.add_argument("--model", type=Path, required=True, help="the folder of the network, which the head joins")
    asked = parser.parse_args()
    examples = seen(Encoder.open(asked.model), read_pairs(asked.data))
    right = sum(root == e.root for (root, _), e in zip(folded(examples), examples, strict=True))
    print(json.dumps({"head": "roots", "folds": FOLDS, "n": len(examples), "accuracy": right / len(examples)}))
    (asked.model / ROOTS).write_bytes(written(trained(examples)))
    join(asked.model, ROOTS)


def join(folder: Path, *names: str) -> None:
    """Take files that lie beside the network into what names the model."""
    facts = json.loads((folder / FACTS).read_text(encoding="utf-8"))
    for name in names:
        facts["sha256"][name] = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    named = {key: value for key, value in facts.items() if key != "digest"}
    facts["digest"] = hashlib.sha256(json.dumps(named, sort_keys=True).encode()).hexdigest()[:20]
    (folder / FACTS).write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")


def seen(encoder: Encoder, examples: Sequence[PairExample]) -> list[Seen]:
    """Run the network over the examples."""
    out = []
    for one in examples:
        reading = encoder.read(one.text, inner=True)
        pair = Pair.of(reading.words, one.source, one.target)
        out.append(Seen(vectors=pooled(reading.inner, pair), phrases=phrases(reading.words, pair), root=one.root))
    return out


def trained(examples: Sequence[Seen]) -> LinearHead:
    """Solve for the head: the weights that are best on the examples, and small."""
    roots = tuple(sorted({e.root for e in examples}))
    vectors = np.stack([e.vectors for e in examples]).astype(np.float64)
    middle, spread = vectors.mean(axis=0), vectors.std(axis=0) + 1e-3
    width = np.sqrt(vectors.shape[1] / BLOCKS)
    scaled = (vectors - middle) / spread / width
    counts = Counter(p for e in examples for p in e.phrases)
    phrase_at = {p: at for at, p in enumerate(sorted(p for p, n in counts.items() if n >= KNOWN_FROM))}
    rarity = np.array([np.log(len(examples) / counts[p]) for p in phrase_at], dtype=np.float32)
    counted = np.zeros((len(examples), len(phrase_at)))
    for at, example in enumerate(examples):
        row, weight = known(example.phrases, phrase_at, rarity)
        counted[at, row] = weight
    counted *= np.sqrt(PHRASES_WEIGH)
    wanted = np.array([[1.0 if e.root == r else -1.0 for r in roots] for e in examples])
    alike = scaled @ scaled.T + counted @ counted.T + 1
    dual = np.linalg.solve(alike + RIDGE * np.eye(len(examples)), wanted)
    of_vectors = (scaled.T @ dual) / spread[:, None] / width
    return LinearHead(
        labels=roots,
        of_vectors=of_vectors.astype(np.float32),
        of_phrases=(counted.T @ dual * np.sqrt(PHRASES_WEIGH)).astype(np.float32),
        phrase_at=phrase_at,
        rarity=rarity,
        bias=(dual.sum(axis=0) - middle @ of_vectors).astype(np.float32),
        sharpness=SHARPNESS,
    )


def probabilities(head: LinearHead, one: Seen) -> NDArray[np.float64]:
    """Give the probability of each root for an example."""
    return np.asarray(head.probabilities(one.vectors, one.phrases), dtype=np.float64)


def folded(examples: Sequence[Seen], folds: int = FOLDS) -> list[tuple[str, float]]:
    """Give each example's root and its probability, by a head that was trained without the example's fold."""
    fold_of = dealt([e.root for e in examples], folds)
    out: list[tuple[str, float]] = [("", 0.0)] * len(examples)
    for fold in range(folds):
        head = trained([e for e, f in zip(examples, fold_of, strict=True) if f != fold])
        for at in np.flatnonzero(fold_of == fold).tolist():
            likely = probabilities(head, examples[at])
            out[at] = head.labels[int(likely.argmax())], float(likely.max())
    return out


def dealt(roots: Sequence[str], folds: int) -> NDArray[np.int64]:
    """Deal the examples into folds, each root evenly."""
    out = np.zeros(len(roots), dtype=np.int64)
    chance = np.random.default_rng(SEED)
    so_far = 0
    for root in sorted(set(roots)):
        at = chance.permutation([i for i, r in enumerate(roots) if r == root])
        out[at] = (np.arange(len(at)) + so_far) % folds
        so_far += len(at)
    return out


if __name__ == "__main__":
    main()
