"""A trained network made narrower: of each layer's heads of attention and feed-forward units, those that matter stay.

How much one matters is how far the loss would move without it, by its first derivative (Michel et al. 2019, Are Sixteen
Heads Really Better than One?; Molchanov et al. 2019, Importance Estimation for Neural Network Pruning). Those of all
layers are ranked together, so that a layer that does much keeps much.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import torch
from network import Ear
from torch import Tensor, nn

STEP, LEAST = 32, 128
"""A layer's units come in multiples of STEP, which processors read at once, and never fall under LEAST."""
LEAST_HEADS = 3
"""Fewer heads than these no layer has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A vector a layer for what can be cut: how much each part matters, or the numbers of those that stay."""

    heads: list[Tensor]
    units: list[Tensor]


def importance(ear: Ear, losses: Iterable[Tensor]) -> Parts:
    """Sum, over some batches, the square of what each head and unit contributes to the loss.

    `losses` is gone through once and runs the network as it goes; it gives the loss of a batch at a step.
    """
    layers = list(ear.bert.encoder.layer)
    kept: dict[tuple[str, int], Tensor] = {}
    totals = Parts(
        heads=[torch.zeros(layer.attention.self.num_attention_heads) for layer in layers],
        units=[torch.zeros(layer.intermediate.dense.out_features) for layer in layers],
    )

    def watch(what: str, nth: int):  # noqa: ANN202
        def keep(_: nn.Module, __: tuple[Tensor, ...], output: Tensor | tuple[Tensor, ...]) -> None:
            kept[what, nth] = output if isinstance(output, Tensor) else output[0]
            kept[what, nth].retain_grad()

        return keep

    watched = [n.attention.self.register_forward_hook(watch("heads", nth)) for nth, n in enumerate(layers)]
    watched += [n.intermediate.register_forward_hook(watch("units", nth)) for nth, n in enumerate(layers)]
    for loss in losses:
        ear.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        for nth in range(len(layers)):
            of_heads = _moved(kept["heads", nth]).unflatten(0, (len(totals.heads[nth]), -1)).sum(dim=1)
            totals.heads[nth] += of_heads.square()
            totals.units[nth] += _moved(kept["units", nth]).square()
    for one in watched:
        one.remove()
    ear.zero_grad()
    return totals


def _moved(output: Tensor) -> Tensor:
    """Tell how far the loss would move without each channel of an output."""
    assert output.grad is not None
    return (output.detach() * output.grad).flatten(0, -2).sum(dim=0)


def chosen(matters: Parts, *, share_of_heads: float, share_of_units: float) -> Parts:
    """Choose which heads and units stay, in all about a share of them; gives their numbers."""
    return Parts(
        heads=_chosen(matters.heads, share_of_heads, 1, LEAST_HEADS),
        units=_chosen(matters.units, share_of_units, STEP, LEAST),
    )


def _chosen(totals: list[Tensor], share: float, step: int, fewest: int) -> list[Tensor]:
    every = torch.cat(totals)
    least = every.sort(descending=True).values[round(len(every) * share) - 1]
    out = []
    for layer in totals:
        many = max(fewest, step * round(int((layer >= least).sum()) / step))
        out.append(layer.topk(min(many, len(layer))).indices.sort().values)
    return out


@torch.no_grad()
def narrow(ear: Ear, stay: Parts) -> None:
    """Leave only the given heads of attention and feed-forward units of each layer."""
    for layer, heads, units in zip(ear.bert.encoder.layer, stay.heads, stay.units, strict=True):
        attention = layer.attention.self
        size = attention.attention_head_size
        channels = (heads[:, None] * size + torch.arange(size)).flatten()
        for name in ("query", "key", "value"):
            setattr(attention, name, _giving(getattr(attention, name), channels))
        layer.attention.output.dense = _taking(layer.attention.output.dense, channels)
        layer.intermediate.dense = _giving(layer.intermediate.dense, units)
        layer.output.dense = _taking(layer.output.dense, units)


def _giving(whole: nn.Linear, channels: Tensor) -> nn.Linear:
    """Give a layer that gives only some channels."""
    out = nn.Linear(whole.in_features, len(channels))
    out.weight.copy_(whole.weight[channels])
    out.bias.copy_(whole.bias[channels])
    return out


def _taking(whole: nn.Linear, channels: Tensor) -> nn.Linear:
    """Give a layer that takes only some channels."""
    out = nn.Linear(len(channels), whole.out_features)
    out.weight.copy_(whole.weight[:, channels])
    out.bias.copy_(whole.bias)
    return out
