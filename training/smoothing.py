"""Inputs and weights of the network balanced, so that both survive being rounded to eight bits.

A few channels of a BERT's vectors are far larger than the rest; rounding a whole window by its largest number then
costs the small ones their digits. Each channel's input is divided by a factor and the weights that read it are
multiplied by it: the product is the same, and the large channels' range is shared with the weights, which have a scale
of their own (Xiao et al. 2023, SmoothQuant).
"""

from collections.abc import Iterable

import torch
from torch import Tensor, nn

SHARE = 0.5
"""How much of a channel's range goes from the input to the weights."""


class Smoothed(nn.Module):
    """A linear layer that divides its input's channels by factors which its weights make up for."""

    def __init__(self, layer: nn.Linear, inverse: Tensor) -> None:
        """Take a layer and what its input's channels are multiplied by."""
        super().__init__()
        self.register_buffer("inverse", inverse)
        self.linear = nn.Linear(layer.in_features, layer.out_features)
        self.linear.weight.data = layer.weight.detach() / inverse
        self.linear.bias.data = layer.bias.detach()

    def forward(self, vectors: Tensor) -> Tensor:
        """Give what the layer itself would."""
        return self.linear(vectors * self.inverse)


@torch.no_grad()
def smooth(body: nn.Module, run: Iterable[None]) -> None:
    """Replace every linear layer in `body`; `run` is gone through once and feeds the network windows as it goes."""
    layers = {name: layer for name, layer in body.named_modules() if isinstance(layer, nn.Linear)}
    largest: dict[str, Tensor] = {}

    def watch(name: str):  # noqa: ANN202
        def keep(_: nn.Module, inputs: tuple[Tensor, ...]) -> None:
            seen = inputs[0].abs().flatten(0, -2).amax(dim=0)
            largest[name] = torch.maximum(largest[name], seen) if name in largest else seen

        return keep

    watched = [layer.register_forward_pre_hook(watch(name)) for name, layer in layers.items()]
    for _ in run:
        pass
    for one in watched:
        one.remove()
    for names in together(layers):
        weights = torch.cat([layers[name].weight for name in names])
        inverse = _inverse(largest[names[0]], weights.abs().amax(dim=0))
        for name in names:
            parent, _, child = name.rpartition(".")
            setattr(body.get_submodule(parent), child, Smoothed(layers[name], inverse))


def together(names: Iterable[str]) -> list[list[str]]:
    """Group layers that read the same input (query, key and value), so that it is multiplied and rounded once."""
    groups: dict[str, list[str]] = {}
    for name in names:
        parent, _, child = name.rpartition(".")
        groups.setdefault(parent if child in {"query", "key", "value"} else name, []).append(name)
    return list(groups.values())


def _inverse(largest: Tensor, weight: Tensor) -> Tensor:
    factor = largest.clamp(min=1e-5) ** SHARE / weight.clamp(min=1e-5) ** (1 - SHARE)
    return factor.log().mean().exp() / factor
