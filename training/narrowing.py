"""A trained network made narrower: of the units between a layer's two feed-forward products, those that matter stay.

How much a unit matters is how far the loss would move without it, by its first derivative (Molchanov et al. 2019,
Importance Estimation for Neural Network Pruning). The units of all layers are ranked together, so that a layer that
does much keeps much.
"""

from collections.abc import Iterable

import torch
from network import Ear
from torch import Tensor, nn

STEP, LEAST = 32, 128
"""A layer's units come in multiples of STEP, which processors read at once, and never fall under LEAST."""


def importance(ear: Ear, losses: Iterable[Tensor]) -> list[Tensor]:
    """Sum, over some batches, the square of what each unit contributes to the loss: a vector a layer.

    `losses` is gone through once and runs the network as it goes; it gives the loss of a batch at a step.
    """
    kept: dict[int, Tensor] = {}
    totals = [torch.zeros(layer.intermediate.dense.out_features) for layer in ear.bert.encoder.layer]

    def watch(nth: int):  # noqa: ANN202
        def keep(_: nn.Module, __: tuple[Tensor, ...], output: Tensor) -> None:
            output.retain_grad()
            kept[nth] = output

        return keep

    watched = [layer.intermediate.register_forward_hook(watch(nth)) for nth, layer in enumerate(ear.bert.encoder.layer)]
    for loss in losses:
        ear.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        for nth, units in kept.items():
            assert units.grad is not None
            totals[nth] += (units.detach() * units.grad).flatten(0, -2).sum(dim=0).square()
    for one in watched:
        one.remove()
    ear.zero_grad()
    return totals


def chosen(totals: list[Tensor], share: float) -> list[Tensor]:
    """Choose which units stay, in all about a share of them; gives their numbers, layer by layer."""
    every = torch.cat(totals)
    least = every.sort(descending=True).values[round(len(every) * share) - 1]
    out = []
    for layer in totals:
        many = max(LEAST, STEP * round(int((layer >= least).sum()) / STEP))
        out.append(layer.topk(min(many, len(layer))).indices.sort().values)
    return out


@torch.no_grad()
def narrow(ear: Ear, units: list[Tensor]) -> None:
    """Leave only the given units between each layer's two feed-forward products."""
    for layer, kept in zip(ear.bert.encoder.layer, units, strict=True):
        wide, back = layer.intermediate.dense, layer.output.dense
        layer.intermediate.dense = nn.Linear(wide.in_features, len(kept))
        layer.intermediate.dense.weight.copy_(wide.weight[kept])
        layer.intermediate.dense.bias.copy_(wide.bias[kept])
        layer.output.dense = nn.Linear(len(kept), back.out_features)
        layer.output.dense.weight.copy_(back.weight[:, kept])
        layer.output.dense.bias.copy_(back.bias)
