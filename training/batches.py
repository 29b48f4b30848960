"""Windows of reports made into batches, with the labels and links that belong to each."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from polnear import Marked, shifted_windows
from torch import Tensor

from reportedly.encoder.feeding import fed
from reportedly.encoder.spans import WordSpan
from reportedly.encoder.windows import LONGEST, Window

MASK_ID = 103
HIDDEN_SHARE = 0.08
"""The share of subwords that training hides, so that the network leans on what stands around a word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One window of one report."""

    report: Marked
    window: Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Tensors of a batch; words are padded to the longest window. `items` tell whose windows they are."""

    items: list[Item]
    ids: Tensor
    features: Tensor
    mask: Tensor
    first_at: Tensor
    labels: Tensor
    word_mask: Tensor
    opens: Tensor


def epoch(reports: Sequence[Marked], size: int, chance: random.Random) -> Iterator[Batch]:
    """Give every window of every report once, with edges that differ from epoch to epoch, alike lengths together."""
    items = [
        Item(report=r, window=w) for r in reports for w in shifted_windows(r, chance.randint(LONGEST // 4, LONGEST))
    ]
    chance.shuffle(items)
    pools = [items[i : i + size * 16] for i in range(0, len(items), size * 16)]
    batches: list[list[Item]] = []
    for pool in pools:
        pool.sort(key=lambda i: len(i.window.ids))
        batches.extend(pool[i : i + size] for i in range(0, len(pool), size))
    chance.shuffle(batches)
    for chosen in batches:
        yield batch(chosen, chance)


def batch(items: list[Item], chance: random.Random | None = None) -> Batch:
    """Make tensors of windows; with `chance`, some subwords are hidden."""
    ids, features, mask = fed([(i.report.words, i.window) for i in items])
    if chance is not None:
        hide = np.random.default_rng(chance.getrandbits(32)).random(ids.shape) < HIDDEN_SHARE
        ids = np.where(hide & (ids > MASK_ID), MASK_ID, ids)
    longest = max(i.window.end - i.window.start for i in items)
    first_at = np.zeros((len(items), longest), dtype=np.int64)
    labels = np.zeros((len(items), longest), dtype=np.int64)
    word_mask = np.zeros((len(items), longest), dtype=np.float32)
    opens = np.zeros((len(items), longest), dtype=bool)
    for row, item in enumerate(items):
        window, n = item.window, item.window.end - item.window.start
        first_at[row, :n] = np.array(window.first_at) + 1
        labels[row, :n] = item.report.labels[window.start : window.end]
        word_mask[row, :n] = 1
        numbers = item.report.paragraph_of[window.start : window.end]
        opens[row, 1:n] = numbers[1:] != numbers[:-1]
        # A part cut by the window's edge begins anew inside it.
        if labels[row, 0] in {2, 4, 6}:
            labels[row, 0] -= 1
        cut = opens[row] & np.isin(labels[row], (2, 4, 6))
        labels[row][cut] -= 1
    return Batch(
        items=items,
        ids=torch.from_numpy(ids),
        features=torch.from_numpy(features),
        mask=torch.from_numpy(mask),
        first_at=torch.from_numpy(first_at),
        labels=torch.from_numpy(labels),
        word_mask=torch.from_numpy(word_mask),
        opens=torch.from_numpy(opens),
    )


def within(item: Item) -> list[list[WordSpan]]:
    """Give the attributions' spans that lie in a window, each attribution whose cue does."""
    out = []
    for spans in item.report.attributions:
        inside = [s for s in spans if item.window.start <= s.start and s.end <= item.window.end]
        if any(s.part == "cue" for s in inside):
            out.append(inside)
    return out
