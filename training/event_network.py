"""The layer that tells kinds of events: attention over a window's words, then weighted means for each claim."""

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from reportedly.encoder.events import AROUND_WORDS, LONGEST_CLAIM

HEADS = 4
OWN_MEANS, AROUND_MEANS = 4, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadText:
    """A text as the shipped network has read it: `inner` words × size, windows and claims as ranges of words."""

    inner: NDArray[np.float16]
    windows: tuple[tuple[int, int], ...]
    claims: tuple[tuple[int, int], ...]
    kinds: tuple[str, ...]


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
    """Vectors of a window's words in; out, for each word, a vector and how much it weighs in the means over claims."""

    def __init__(self, inner_size: int, kinds: int, size: int = 256, dropout: float = 0.3) -> None:
        """Make a network for so many kinds."""
        super().__init__()
        self.normed, self.narrowed = nn.LayerNorm(inner_size), nn.Linear(inner_size, size)
        self.layer = Attention(size, dropout)
        self.own, self.around = nn.Linear(size, OWN_MEANS), nn.Linear(size, AROUND_MEANS)
        self.distance = nn.Parameter(torch.zeros(AROUND_MEANS, 2 * AROUND_WORDS))
        summed = (OWN_MEANS + 1 + AROUND_MEANS) * size
        self.scaled, self.out = nn.LayerNorm(summed), nn.Linear(summed, kinds)
        self.dropout = nn.Dropout(dropout)

    def forward(self, inner: Tensor, hidden: Tensor | None = None) -> tuple[Tensor, Tensor, Tensor]:
        """Give vectors and weights of the words of windows."""
        vectors = self.layer(self.dropout(self.narrowed(self.normed(inner))), hidden)
        return vectors, self.own(vectors), self.around(vectors)

    def kinds(self, vectors: Tensor, own: Tensor, around: Tensor, claims: tuple[tuple[int, int], ...]) -> Tensor:
        """Give the scores of kinds for the claims of one text, of whose words the vectors are."""
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
        return self.out(self.dropout(self.scaled(torch.stack(sums))))

    def scores(self, texts: list[ReadText], forgotten: float = 0.0) -> Tensor:
        """Give the scores of kinds for all claims of some texts; a share of words is `forgotten` on the way."""
        places = [(nth, low, high) for nth, text in enumerate(texts) for low, high in text.windows]
        longest = max(high - low for _, low, high in places)
        inner = torch.zeros(len(places), longest, texts[0].inner.shape[1])
        hidden = torch.ones(len(places), longest, dtype=torch.bool)
        for row, (nth, low, high) in enumerate(places):
            inner[row, : high - low] = torch.from_numpy(texts[nth].inner[low:high].astype(np.float32))
            hidden[row, : high - low] = False
        if forgotten:
            inner = inner * (torch.rand(inner.shape[:2]) > forgotten)[..., None]
        read = self(inner, hidden)
        out = []
        for nth, text in enumerate(texts):
            rows = [(row, high - low) for row, (n, low, high) in enumerate(places) if n == nth]
            vectors, own, around = (torch.cat([one[row, :n] for row, n in rows]) for one in read)
            out.append(self.kinds(vectors, own, around, text.claims))
        return torch.cat(out)
