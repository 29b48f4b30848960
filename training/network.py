"""The network: a small BERT that also sees capitals, paragraphs and quotation marks, with heads for parts and links."""

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from reportedly.encoder.links import APART_BUCKETS, BETWEEN_BUCKETS, GAP_BUCKETS, LINKS, ROLES, WIDTH
from reportedly.encoder.spans import FORBIDDEN, LABELS
from reportedly.encoder.words import FEATURE_SIZES

READ = (0, 4, 6)
"""The layers that the heads trained later read."""


class Ear(nn.Module):
    """Subwords in, scores of labels and vectors for links out, a row a subword."""

    def __init__(self, base: Path) -> None:
        """Start from the pretrained weights in a folder; the words' own embeddings stay as they are."""
        super().__init__()
        # Dropout inside attention costs a fifth of the time on a processor; the hidden layers keep theirs.
        self.bert = BertModel.from_pretrained(base, add_pooling_layer=False, attention_probs_dropout_prob=0.0)
        self.bert.embeddings.word_embeddings.weight.requires_grad = False
        size = self.bert.config.hidden_size
        self.features = nn.ModuleList(nn.Embedding(n, size) for n in FEATURE_SIZES)
        for table in self.features:
            nn.init.normal_(table.weight, std=0.02)
        self.dropout = nn.Dropout(0.15)
        self.emissions = nn.Sequential(nn.Linear(size, size), nn.GELU(), nn.Dropout(0.1), nn.Linear(size, len(LABELS)))
        self.roles = nn.Sequential(nn.Linear(size, size), nn.GELU(), nn.Linear(size, WIDTH * len(ROLES)))
        self.transitions = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        self.gap = nn.Parameter(torch.zeros(len(LINKS), GAP_BUCKETS))
        self.between = nn.Parameter(torch.zeros(len(LINKS), BETWEEN_BUCKETS))
        self.apart = nn.Parameter(torch.zeros(len(LINKS), APART_BUCKETS))
        self.none = nn.Parameter(torch.zeros(len(LINKS), WIDTH))

    @classmethod
    def kept(cls, base: Path, weights: dict[str, Tensor]) -> "Ear":
        """Make a network of weights that were kept, as wide as they are (`narrowing`)."""
        ear = cls(base)
        for name, layer in [(n, m) for n, m in ear.bert.encoder.named_modules() if isinstance(m, nn.Linear)]:
            out, taken = weights[f"bert.encoder.{name}.weight"].shape
            if (out, taken) != layer.weight.shape:
                ear.bert.encoder.set_submodule(name, nn.Linear(taken, out))
        ear.load_state_dict(weights)
        return ear

    def encode(self, ids: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """Give the last layer's vectors; `features` is batch × subwords × kinds of feature."""
        return self.bert(inputs_embeds=self.embedded(ids, features), attention_mask=mask).last_hidden_state

    def embedded(self, ids: Tensor, features: Tensor) -> Tensor:
        """Give the vectors that go in: the words' own, and those of their features."""
        vectors = self.bert.embeddings.word_embeddings(ids)
        for nth, table in enumerate(self.features):
            vectors = vectors + table(features[:, :, nth])
        return vectors

    @property
    def inner_size(self) -> int:
        """How long the vectors of `inner` are."""
        return len(READ) * int(self.bert.config.hidden_size)

    def inner(self, ids: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """Give the vectors of the lowest, a middle and the last layer side by side: what later heads read."""
        return self.read_off(self.layers(ids, features, mask))

    def layers(self, ids: Tensor, features: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """Give the vectors that each layer is fed, and those that leave the last."""
        return self.bert(
            inputs_embeds=self.embedded(ids, features), attention_mask=mask, output_hidden_states=True
        ).hidden_states

    @staticmethod
    def read_off(layers: tuple[Tensor, ...]) -> Tensor:
        """Lay side by side those layers' vectors that later heads read."""
        return torch.cat([layers[n] for n in READ], dim=-1)

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Score the labels of each subword and give its vectors in the four roles."""
        return self.scored(self.encode(ids, features, mask))

    def scored(self, last: Tensor) -> tuple[Tensor, Tensor]:
        """Give the same from the last layer's vectors."""
        hidden = self.dropout(last)
        return self.emissions(hidden), self.roles(hidden)

    def sequence_loss(self, scores: Tensor, labels: Tensor, mask: Tensor, opens: Tensor) -> Tensor:
        """Give minus the log likelihood of the labels of each sequence (a linear-chain CRF), summed.

        `scores` is batch × words × labels, `mask` tells which words there are, `opens` where a paragraph begins.
        """
        inside = torch.tensor([name.startswith("I-") for name in LABELS])
        steps = self.transitions + torch.from_numpy(FORBIDDEN)
        scores = scores.masked_fill(opens[:, :, None] & inside, -1e4)
        scores[:, 0] = scores[:, 0].masked_fill(inside, -1e4)
        chosen = scores.gather(2, labels[:, :, None]).squeeze(2)
        moves = steps[labels[:, :-1], labels[:, 1:]]
        right = (chosen * mask).sum() + (moves * mask[:, 1:]).sum()
        total = scores[:, 0]
        for at in range(1, scores.shape[1]):
            ways = torch.logsumexp(total[:, :, None] + steps, dim=1) + scores[:, at]
            total = torch.where(mask[:, at, None] > 0, ways, total)
        return torch.logsumexp(total, dim=1).sum() - right
