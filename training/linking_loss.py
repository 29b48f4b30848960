"""How far the links of a batch's marked spans are from right."""

import torch
from batches import Batch, Item, within
from network import Ear
from torch import Tensor
from torch.nn import functional

from reportedly.encoder.links import ROLES, WIDTH, buckets
from reportedly.encoder.spans import WordSpan


def link_loss(ear: Ear, batch: Batch, vectors: Tensor) -> tuple[Tensor, int]:
    """Sum the cross entropy of each content's cue and each cue's source; `vectors` is batch × words × roles."""
    total, count = torch.zeros(()), 0
    for row, item in enumerate(batch.items):
        attributions = within(item)
        if not attributions:
            continue
        cues = [next(s for s in spans if s.part == "cue") for spans in attributions]
        contents = [(nth, s) for nth, spans in enumerate(attributions) for s in spans if s.part == "content"]
        sources = [(nth, s) for nth, spans in enumerate(attributions) for s in spans if s.part == "source"]
        roles = {r: vectors[row, :, WIDTH * n : WIDTH * (n + 1)] for n, r in enumerate(ROLES)}
        if contents:
            scores = _scores(
                ear, item, (roles["content"], roles["cue-of-content"]), 0, [s for _, s in contents], cues, cues
            )
            wanted = torch.tensor([nth for nth, _ in contents])
            total = total + functional.cross_entropy(scores, wanted, reduction="sum")
        theirs = {nth: at for at, (nth, _) in reversed(list(enumerate(sources)))}
        scores = _scores(ear, item, (roles["cue-of-source"], roles["source"]), 1, cues, [s for _, s in sources], cues)
        wanted = torch.tensor([theirs.get(nth, len(sources)) for nth in range(len(cues))])
        total = total + functional.cross_entropy(scores, wanted, reduction="sum")
        count += len(contents) + len(cues)
    return total, count


def _scores(
    ear: Ear,
    item: Item,
    vectors: tuple[Tensor, Tensor],
    nth: int,
    ones: list[WordSpan],
    others: list[WordSpan],
    cues: list[WordSpan],
) -> Tensor:
    mine = _vectors(vectors[0], ones, item.window.start)
    none = (mine @ ear.none[nth])[:, None]
    if not others:
        return none
    theirs = _vectors(vectors[1], others, item.window.start)
    table = torch.tensor([[buckets(one, o, cues, item.report.paragraph_of) for o in others] for one in ones])
    bias = ear.gap[nth][table[..., 0]] + ear.between[nth][table[..., 1]] + ear.apart[nth][table[..., 2]]
    return torch.cat([mine @ theirs.T + bias, none], dim=1)


def _vectors(words: Tensor, spans: list[WordSpan], start: int) -> Tensor:
    firsts = torch.tensor([s.start - start for s in spans])
    lasts = torch.tensor([s.end - 1 - start for s in spans])
    return (words[firsts] + words[lasts]) / 2
