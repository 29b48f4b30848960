"""Attributions of marked reports by the network as it stands, with the code that the package itself uses."""

import numpy as np
import torch
from batches import Item, batch
from network import Ear
from polnear import Marked, shifted_windows

from reportedly.encoder.joining import join
from reportedly.encoder.links import LinkWeights
from reportedly.encoder.marks import WordAttribution
from reportedly.encoder.spans import best_labels, spans_of
from reportedly.encoder.windows import LONGEST


def link_weights(ear: Ear) -> LinkWeights:
    """Give the network's weights of links as the package holds them."""
    gap, between, apart, none = (p.detach().numpy() for p in (ear.gap, ear.between, ear.apart, ear.none))
    return LinkWeights(gap=gap, between=between, apart=apart, none=none)


def attributions(ear: Ear, report: Marked) -> list[WordAttribution]:
    """Find a report's attributions."""
    weights, transitions = link_weights(ear), ear.transitions.detach().numpy()
    out: list[WordAttribution] = []
    ear.eval()
    items = [Item(report=report, window=w) for w in shifted_windows(report, LONGEST)]
    for at in range(0, len(items), 16):
        made = batch(items[at : at + 16])
        with torch.no_grad():
            scores, vectors = ear(made.ids, made.features, made.mask)
        for row, item in enumerate(made.items):
            window = item.window
            n = window.end - window.start
            first = made.first_at[row, :n]
            labels = best_labels(scores[row, first].numpy(), transitions, made.opens[row, :n].numpy())
            spans = spans_of(labels, window.start)
            out.extend(
                join(spans, vectors[row, first].numpy(), window.start, report.words, report.paragraph_of, weights)
            )
    return out


def as_written(report: Marked, found: list[WordAttribution]) -> list[dict[str, list[list[int]]]]:
    """Give attributions in PolNeAR's form: lists of character spans."""
    where = np.array(report.words.spans)
    return [
        {
            "source": [[int(where[s.start][0]), int(where[s.end - 1][1])] for s in ([a.source] if a.source else [])],
            "cue": [[int(where[a.cue.start][0]), int(where[a.cue.end - 1][1])]],
            "content": [[int(where[s.start][0]), int(where[s.end - 1][1])] for s in a.contents],
        }
        for a in found
    ]
