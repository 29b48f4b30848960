"""The layer that tells of events: attention over a window's words, weighted means for each claim, pointers to names."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from reportedly.encoder.events import AROUND_WORDS, LONGEST_CLAIM
from reportedly.encoder.pointers import DISTANCES, SLOTS, WIDTH, distances

HEADS = 4
OWN_MEANS, AROUND_MEANS = 4, 2
OF_SLOTS = frozenset({"names", "asked", "nobody", "away"})
"""What holds a row, or as many as a vector for names is long, for each slot, one slot after the other."""

Range = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextClaims:
    """The claims of a text, as ranges of its words, with their kinds by number and the words that their slots point to.

    `pointed` has, for each claim, a table of slots × words that is True where a name stands that fills the slot, and
    for each slot whether it is known what fills it; a slot that is known and points nowhere is empty.
    """

    claims: tuple[Range, ...]
    kinds: tuple[int, ...]
    pointed: tuple[tuple[Tensor, Tensor] | None, ...]


class Attention(nn.Module):
    """One layer of a transformer, norms first; written out, so that it is exported as plain products."""

    def __init__(self, size: int, dropout: float) -> None:
        """Make a layer for vectors of a size."""
        super().__init__()
        self.before, self.between = nn.LayerNorm(size), nn.LayerNorm(size)
        self.queries, self.keys, self.values = nn.Linear(size, size), nn.Linear(size, size), nn.Linear(size, size)
        self.joined = nn.Linear(size, size)
        self.wide, self.narrow = nn.Linear(size, 2 * size), nn.Linear(2 * size, size)
        self.dropout = nn.Dropout(dropout)
        self.activation = nn.GELU()

    def forward(self, vectors: Tensor, hidden: Tensor | None = None) -> Tensor:
        """Give each word a vector that has seen the others; `hidden` is True where a row has no word."""
        windows, words, size = vectors.shape
        normed = self.before(vectors)

        def split(one: Tensor) -> Tensor:
            return one.reshape(windows, words, HEADS, size // HEADS).transpose(1, 2)

        queries, keys, values = split(self.queries(normed)), split(self.keys(normed)), split(self.values(normed))
        near = queries @ keys.transpose(-1, -2) * (size // HEADS) ** -0.5
        if hidden is not None:
            near = near.masked_fill(hidden[:, None, None, :], -1e4)
        mixed = (self.dropout(near.softmax(-1)) @ values).transpose(1, 2).reshape(windows, words, size)
        vectors = vectors + self.dropout(self.joined(mixed))
        return vectors + self.dropout(self.narrow(self.dropout(self.activation(self.wide(self.between(vectors))))))


class EventNetwork(nn.Module):
    """Vectors of a window's words in; out, for each word, a vector, weights for means, and what names are found by."""

    def __init__(self, inner_size: int, kinds: int, size: int = 256, dropout: float = 0.3) -> None:
        """Make a network for so many kinds."""
        super().__init__()
        self.normed, self.narrowed = nn.LayerNorm(inner_size), nn.Linear(inner_size, size)
        self.layer = Attention(size, dropout)
        self.own, self.around = nn.Linear(size, OWN_MEANS), nn.Linear(size, AROUND_MEANS)
        self.names = nn.Linear(size, WIDTH * len(SLOTS))
        self.distance = nn.Parameter(torch.zeros(AROUND_MEANS, 2 * AROUND_WORDS))
        summed = (OWN_MEANS + 1 + AROUND_MEANS) * size
        self.scaled, self.out = nn.LayerNorm(summed), nn.Linear(summed, kinds)
        self.asked = nn.Linear(summed, WIDTH * len(SLOTS))
        self.nobody = nn.Linear(summed, len(SLOTS))
        self.away = nn.Parameter(torch.zeros(len(SLOTS), DISTANCES))
        self.dropout = nn.Dropout(dropout)

    @classmethod
    def kept(cls, weights: dict[str, Tensor]) -> "EventNetwork":
        """Make a network of weights that were kept."""
        network = cls(len(weights["normed.weight"]), len(weights["out.bias"]))
        network.load_state_dict(weights)
        return network

    @classmethod
    def gone_on_from(cls, weights: dict[str, Tensor]) -> "EventNetwork":
        """Make a network of weights that were kept, to train on; slots that were added since begin anew."""
        anew = cls(len(weights["normed.weight"]), len(weights["out.bias"])).state_dict()
        grown = {
            name: torch.cat((kept, anew[name][len(kept) :])) if name.split(".")[0] in OF_SLOTS else kept
            for name, kept in weights.items()
        }
        return cls.kept(grown)

    def forward(self, inner: Tensor, hidden: Tensor | None = None) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Give what the words of windows are to claims: vectors, their two sorts of weights, and keys of names."""
        vectors = self.layer(self.dropout(self.narrowed(self.normed(inner))), hidden)
        return vectors, self.own(vectors), self.around(vectors), self.names(vectors)

    def summed(self, vectors: Tensor, own: Tensor, around: Tensor, claims: tuple[Range, ...]) -> Tensor:
        """Sum up each claim of one text, of whose words the vectors are."""
        sums = []
        for low, end in claims:
            high = min(end, low + LONGEST_CLAIM)
            first, last = max(0, low - AROUND_WORDS), min(len(vectors), high + AROUND_WORDS)
            inside = vectors[low:high]
            parts = [own[low:high].softmax(0).T @ inside, inside.max(0, keepdim=True).values]
            outside = torch.cat((vectors[first:low], vectors[high:last]))
            if len(outside):
                before = self.distance[:, AROUND_WORDS - (low - first) : AROUND_WORDS]
                behind = self.distance[:, AROUND_WORDS : AROUND_WORDS + last - high]
                near = torch.cat((around[first:low], around[high:last])) + torch.cat((before, behind), dim=1).T
                parts.append(near.softmax(0).T @ outside)
            else:
                parts.append(vectors.new_zeros(AROUND_MEANS, vectors.shape[1]))
            sums.append(torch.cat(parts).flatten())
        return self.dropout(self.scaled(torch.stack(sums)))

    def pointers(self, summed: Tensor, names: Tensor, claims: tuple[Range, ...]) -> Tensor:
        """Give the log likelihood that each word names what fills a slot: claims × slots × (words and nobody)."""
        asked = self.asked(summed).reshape(len(claims), len(SLOTS), WIDTH)
        keys = names.reshape(len(names), len(SLOTS), WIDTH)
        near = torch.einsum("csw,nsw->csn", asked, keys) * WIDTH**-0.5
        away = torch.stack([torch.from_numpy(distances(claim, len(names))) for claim in claims])
        near = near + self.away[:, away].transpose(0, 1)
        return torch.cat((near, self.nobody(summed)[:, :, None]), dim=2).log_softmax(-1)

    def losses(self, read: tuple[Tensor, ...], text: TextClaims, smoothing: float) -> tuple[Tensor, Tensor, int]:
        """Sum what is wrong about the kinds and about the slots of a text's claims, and count the slots."""
        vectors, own, around, names = read
        summed = self.summed(vectors, own, around, text.claims)
        wanted = torch.tensor(text.kinds)
        kinds = nn.functional.cross_entropy(self.out(summed), wanted, label_smoothing=smoothing, reduction="sum")
        known = [nth for nth, one in enumerate(text.pointed) if one is not None]
        if not known:
            return kinds, torch.zeros(()), 0
        likely = self.pointers(summed[known], names, tuple(text.claims[nth] for nth in known))
        right, told = zip(*(one for one in text.pointed if one is not None), strict=True)
        right, told = torch.stack(right), torch.stack(told)
        right = torch.cat((right, ~right.any(-1, keepdim=True)), dim=2)
        missed = -likely.masked_fill(~right, -1e9).logsumexp(-1)
        return kinds, (missed * told).sum(), int(told.sum())
