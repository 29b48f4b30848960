"""Train the heads for the source's kind and for factuality on the attribution network as it stands.

The network is not changed, so that attribution is not either: each head is one linear layer on the vectors of two of
its layers. Minutes on two cores.
"""

import argparse
import collections
import json
from pathlib import Path

import numpy as np
import torch
from base_model import base_folder, base_tokenizer
from factuality_data import uds
from network import Ear
from polnear import read_reports
from source_kind_data import KindExample, factappeal, own, silver
from tokenizers import Tokenizer
from torch.nn import functional

from reportedly.codebook.load import load_codebook
from reportedly.encoder.feeding import fed
from reportedly.encoder.windows import subwords, windows_of
from reportedly.encoder.words import words_of

HERE = Path(__file__).parent
KINDS = tuple(
    "government ministry military armed-group spokesperson official police medical monitor un-igo ngo activist witness "
    "resident expert media court unnamed-sources document person-other".split()
)
OWN_HELD_OUT = 5
"""Every fifth sentence of our own is kept from training, to measure on."""
SILVER_EVERY = 3
"""One report in so many lends its sources named by rule: there are enough, and reading them takes longest."""
RIDGE = 3e-2
FACTS_EVERY = 3


def vectors(ear: Ear, tokenizer: Tokenizer, wanted: list[tuple[str, tuple[int, int]]]) -> np.ndarray:
    """Give the mean vector of the words of each span in its text; a text is read once for all its spans."""
    by_text: dict[str, list[int]] = collections.defaultdict(list)
    for nth, (text, _) in enumerate(wanted):
        by_text[text].append(nth)
    out = np.zeros((len(wanted), ear.inner_size), dtype=np.float32)
    jobs = []
    for text, numbers in by_text.items():
        words = words_of(text)
        for window in windows_of(words, subwords(words, tokenizer)):
            low, high = words.spans[window.start][0], words.spans[window.end - 1][1]
            inside = [nth for nth in numbers if low <= wanted[nth][1][0] < high]
            if inside:
                jobs.append((words, window, inside))
    jobs.sort(key=lambda j: len(j[1].ids))
    for at in range(0, len(jobs), 32):
        chunk = jobs[at : at + 32]
        ids, features, mask = (torch.from_numpy(a) for a in fed([(w, x) for w, x, _ in chunk]))
        with torch.no_grad():
            inner = ear.inner(ids, features, mask).numpy()
        for row, (words, window, numbers) in enumerate(chunk):
            firsts = np.array(window.first_at) + 1
            for nth in numbers:
                low, high = wanted[nth][1]
                here = [
                    k
                    for k in range(window.end - window.start)
                    if words.spans[window.start + k][0] < high and words.spans[window.start + k][1] > low
                ]
                if here:
                    out[nth] = inner[row, firsts[here]].mean(axis=0)
    return out


def kinds_head(ear: Ear, tokenizer: Tokenizer, asked: argparse.Namespace) -> dict[str, torch.Tensor]:
    """Train and measure the head for the source's kind."""
    codebook = load_codebook()
    ours = list(own(HERE / "own_sources.toml"))
    train: list[KindExample] = [e for nth, e in enumerate(ours) if nth % OWN_HELD_OUT]
    train += factappeal(asked.factappeal / "train.csv")
    reports = [r for nth, r in enumerate(read_reports(asked.polnear / "train.jsonl.gz")) if not nth % SILVER_EVERY]
    train += [e for r in reports for e in silver(r, codebook)]
    tests = {
        "own": [e for nth, e in enumerate(ours) if not nth % OWN_HELD_OUT],
        "factappeal": list(factappeal(asked.factappeal / "val.csv")),
        "polnear": [e for r in list(read_reports(asked.polnear / "dev.jsonl.gz"))[:20] for e in silver(r, codebook)],
    }
    x = torch.from_numpy(vectors(ear, tokenizer, [(e.text, e.span) for e in train]))
    y = torch.tensor([KINDS.index(e.kind) for e in train])
    weight = torch.tensor([e.weight for e in train])
    counts = torch.bincount(y, minlength=len(KINDS)).clamp(min=1)
    balance = (counts.sum() / counts).sqrt()
    middle, spread = x.mean(dim=0), x.std(dim=0).clamp(min=1e-4)
    scaled = (x - middle) / spread
    head = torch.nn.Linear(x.shape[1], len(KINDS))
    optimizer = torch.optim.LBFGS(head.parameters(), max_iter=150, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        losses = functional.cross_entropy(head(scaled), y, reduction="none") * weight * balance[y]
        total = losses.mean() + RIDGE * head.weight.square().sum()
        total.backward()
        return total

    optimizer.step(loss)
    print("right on its own training", float((head(scaled).argmax(dim=1) == y).float().mean()))
    with torch.no_grad():
        # What was scaled in training is folded into the weights.
        head.weight /= spread
        head.bias -= head.weight @ middle
    print("source kinds, trained on", dict(collections.Counter(e.origin for e in train)))
    for name, examples in tests.items():
        got = head(torch.from_numpy(vectors(ear, tokenizer, [(e.text, e.span) for e in examples]))).argmax(dim=1)
        right = sum(KINDS[int(g)] == e.kind for g, e in zip(got, examples, strict=True))
        print(
            json.dumps(
                {"head": "source-kind", "test": name, "accuracy": round(right / len(examples), 3), "n": len(examples)}
            )
        )
    return {"weight": head.weight.detach(), "bias": head.bias.detach()}


def facts_head(ear: Ear, tokenizer: Tokenizer, asked: argparse.Namespace) -> dict[str, torch.Tensor]:
    """Train and measure the head for factuality (least squares with a ridge)."""
    train, dev = list(uds(asked.uds / "train.jsonl"))[::FACTS_EVERY], list(uds(asked.uds / "dev.jsonl"))
    x = vectors(ear, tokenizer, [(e.text, e.span) for e in train]).astype(np.float64)
    y = np.array([e.value for e in train])
    with_one = np.hstack([x, np.ones((len(x), 1))])
    solved = np.linalg.solve(with_one.T @ with_one + 10.0 * np.eye(with_one.shape[1]), with_one.T @ y)
    got = vectors(ear, tokenizer, [(e.text, e.span) for e in dev]) @ solved[:-1] + solved[-1]
    truth = np.array([e.value for e in dev])
    print(
        json.dumps(
            {
                "head": "factuality",
                "mae": round(float(np.abs(got - truth).mean()), 3),
                "mae_of_the_mean": round(float(np.abs(y.mean() - truth).mean()), 3),
                "pearson": round(float(np.corrcoef(got, truth)[0, 1]), 3),
                "n": len(dev),
            }
        )
    )
    return {"weight": torch.from_numpy(solved[None, :-1]).float(), "bias": torch.tensor([float(solved[-1])])}


def main() -> None:
    """Train both heads on a checkpoint, and keep them beside it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument(
        "--corpora", type=Path, required=True, help="the folder with polnear, factappeal, uds-factuality"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--shipped-only", action="store_true", help="leave out the head for factuality")
    asked = parser.parse_args()
    asked.polnear, asked.factappeal = asked.corpora / "polnear", asked.corpora / "factappeal"
    asked.uds = asked.corpora / "uds-factuality"
    torch.manual_seed(7)
    tokenizer = base_tokenizer()
    ear = Ear.kept(base_folder(), torch.load(asked.checkpoint))
    ear.eval()
    heads = {"kinds": kinds_head(ear, tokenizer, asked)}
    if not asked.shipped_only:
        heads["facts"] = facts_head(ear, tokenizer, asked)
    torch.save(heads, asked.out)


if __name__ == "__main__":
    main()
