"""Train the attribution network: `python training/train_attribution.py --train FILE --dev FILE --out CHECKPOINT`.

Seeded; about twelve minutes an epoch on one free core. After the epochs of the main phase come cycles: an epoch each,
from the weights so far, at half the rates. What is kept is the mean of the weights at the ends of the last epochs,
each of them already a running mean over its steps: that scores better on the dev part than any one of them.
"""

import argparse
import copy
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from base_model import base_folder, base_tokenizer
from batches import Batch, epoch
from evaluate import as_written, attributions
from linking_loss import link_loss
from network import Ear
from polnear import Marked, marked, read_reports
from torch import Tensor, nn
from torch.optim import AdamW
from torch.optim.lr_scheduler import LambdaLR

BATCH = 8
ENCODER_RATE, HEAD_RATE = 2e-4, 1e-3
MEAN_DECAY = 0.998
CYCLE_SHARE = 0.5
KEPT = 3
"""How many of the last ends of epochs are averaged."""


def main() -> None:
    """Train, and say how well after each epoch."""
    asked = _arguments()
    seeded(asked.seed, asked.threads)
    tokenizer = base_tokenizer()
    reports = [marked(r, tokenizer) for r in read_reports(asked.train)]
    reports = reports[: round(len(reports) * asked.share)]
    dev = [(r, marked(r, tokenizer)) for r in read_reports(asked.dev)]
    ear = Ear(base_folder())
    mean = copy.deepcopy(ear)
    ends: list[dict[str, torch.Tensor]] = []
    if asked.resume is None:
        for weights in phase(ear, mean, reports, asked.epochs, 1.0, asked.seed):
            _keep(ends, weights, mean, dev, asked)
    else:
        ends = [torch.load(path) for path in asked.resume]
        mean.load_state_dict(ends[-1])
    for cycle in range(1, asked.cycles + 1):
        ear.load_state_dict(mean.state_dict())
        for weights in phase(ear, mean, reports, 1.0, CYCLE_SHARE, asked.seed + cycle):
            _keep(ends, weights, mean, dev, asked)
    averaged(mean, ends[-KEPT:])
    torch.save(mean.state_dict(), asked.out)
    print(json.dumps({"kept": min(KEPT, len(ends)), **scores(mean, dev, asked)}), flush=True)


def seeded(seed: int, threads: int) -> None:
    """Begin all chance anew from a seed, and say on how many threads to work."""
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)
    torch.set_num_threads(threads)


def phase(
    ear: Ear, mean: Ear, reports: Sequence[Marked], epochs: float, share: float, seed: int
) -> Iterator[dict[str, torch.Tensor]]:
    """Train for some epochs, at a share of the usual rates, and give the running mean's weights after each of them."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    steps = round(len(list(epoch(reports, BATCH, random.Random(0)))) * epochs)
    optimizer, schedule = optimizer_of(ear, steps, share)
    done, began = 0, time.time()
    while done < steps:
        for made in epoch(reports, BATCH, chance):
            if done >= steps:
                break
            loss = _step(ear, made, optimizer, schedule)
            done += 1
            follow(mean, ear, min(MEAN_DECAY, (1 + done) / (10 + done)))
            if done % 50 == 0:
                print(f"step {done}/{steps} loss {loss:.4f} {time.time() - began:.0f} s", flush=True)
        if steps - done > 50 or done >= steps:
            # The few steps that a last epoch falls short by are taken from another, which has no end of its own.
            yield {name: value.detach().clone() for name, value in mean.state_dict().items()}


def _keep(
    ends: list[dict[str, torch.Tensor]],
    weights: dict[str, torch.Tensor],
    mean: Ear,
    dev: list,
    asked: argparse.Namespace,
) -> None:
    ends.append(weights)
    torch.save(weights, asked.out.with_suffix(f".{len(ends)}.pt"))
    print(json.dumps({"end": len(ends), **scores(mean, dev, asked)}), flush=True)


def averaged(ear: Ear, ends: Sequence[dict[str, torch.Tensor]]) -> None:
    """Set the weights of a network to the mean of several."""
    ear.load_state_dict({n: torch.stack([e[n].float() for e in ends]).mean(0).to(ends[0][n].dtype) for n in ends[0]})


def _step(ear: Ear, made: Batch, optimizer: AdamW, schedule: LambdaLR) -> float:
    ear.train()
    scores, vectors = (at_words(one, made.first_at) for one in ear(made.ids, made.features, made.mask))
    loss = attribution_loss(ear, made, scores, vectors)
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(ear.parameters(), 1.0)
    optimizer.step()
    schedule.step()
    return float(loss.detach())


def at_words(vectors: Tensor, first_at: Tensor) -> Tensor:
    """Give the vectors of each word's first subword."""
    return vectors.gather(1, first_at[:, :, None].expand(-1, -1, vectors.shape[2]))


def attribution_loss(ear: Ear, made: Batch, scores: Tensor, vectors: Tensor) -> Tensor:
    """Tell how far the labels and links of a batch's words are from right."""
    loss = ear.sequence_loss(scores, made.labels, made.word_mask, made.opens) / made.word_mask.sum()
    links, count = link_loss(ear, made, vectors)
    return loss + 0.1 * links / max(count, 1)


def optimizer_of(ear: Ear, steps: int, share: float, beside: Iterable[nn.Parameter] = ()) -> tuple[AdamW, LambdaLR]:
    """Give what moves the weights, at a share of the usual rates; `beside` are those of a layer trained with them.

    The rates rise over a twentieth of the steps and then fall to next to nothing.
    """
    body = [p for p in ear.bert.parameters() if p.requires_grad]
    known = {id(p) for p in ear.bert.parameters()}
    heads = [p for p in (*ear.parameters(), *beside) if id(p) not in known]
    groups = [{"params": body, "lr": ENCODER_RATE * share}, {"params": heads, "lr": HEAD_RATE * share}]
    optimizer = AdamW(groups, weight_decay=0.01)
    warm = max(1, steps // 20)
    return optimizer, LambdaLR(optimizer, lambda n: min((n + 1) / warm, max(0.02, (steps - n) / (steps - warm))))


@torch.no_grad()
def follow(mean: nn.Module, now_at: nn.Module, decay: float) -> None:
    """Move a running mean of weights a little towards where they are now."""
    for kept, now in zip(mean.parameters(), now_at.parameters(), strict=True):
        if now.requires_grad:
            kept.lerp_(now, 1 - decay)


def scores(ear: Ear, dev: list, asked: argparse.Namespace) -> dict:
    """Score the network on the dev reports with the scorer that was asked for."""
    if asked.scorer is None:
        return {}
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
        for report, made in dev:
            found = as_written(made, attributions(ear, made))
            out.write(json.dumps({"id": report["id"], "attributions": found}) + "\n")
        out.flush()
        command = [sys.executable, str(asked.scorer), str(asked.dev), out.name, "--json"]
        return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", type=Path, required=True)
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, help="a script that takes GOLD and PREDICTED, and --json")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=float, default=4.0)
    parser.add_argument("--cycles", type=int, default=2)
    parser.add_argument(
        "--resume", type=Path, nargs="+", help="weights at the ends of a main phase, for its cycles alone"
    )
    parser.add_argument("--share", type=float, default=1.0, help="share of the training reports, for short runs")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
