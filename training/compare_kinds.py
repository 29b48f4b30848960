"""Compare a head for the kinds of events with the codebook's cues, on sentences of our own and on marked reports.

    python training/compare_kinds.py --sentences tests/gold/kind-sentences --gold DIR [DIR …]

The head is linear, on the network as it is shipped and on the words of a claim, as that for root codes is, and is
trained on the sentences' marked claims. It is measured on their own folds and, trained on all of them, on the claims
that the coder finds where a report has a mark: how often it, and how often the coder, gives the kind that is marked.
Needs no torch. Prints one line of JSON.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import yaml
from train_kinds import example, sentences
from train_roots import Seen, folded, probabilities, trained

from reportedly.coding.code import code
from reportedly.encoder import Encoder
from reportedly.kit_description import KitDescription
from reportedly.model import Report
from reportedly.reading import read_paths


def main() -> None:
    """Print one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=Path, required=True)
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    asked = parser.parse_args()
    encoder = Encoder.open()
    examples = [example(encoder.read(t, inner=True), span, kind) for t, span, kind in sentences(asked.sentences)]
    right = sum(kind == e.root for (kind, _), e in zip(folded(examples), examples, strict=True))
    figures: dict[str, object] = {"sentences": len(examples), "folds": round(right / len(examples), 3)}
    head = trained(examples)
    for folder in asked.gold:
        rows = list(claims(folder, encoder))
        by_head = [head.labels[int(probabilities(head, one).argmax())] == one.root for one, _ in rows]
        by_cues = [kind == one.root for one, kind in rows]
        means = {"claims": len(rows), "head": np.mean(by_head).round(3), "cues": np.mean(by_cues).round(3)}
        figures[folder.name] = means
    print(json.dumps(figures))


def claims(folder: Path, encoder: Encoder) -> Iterator[tuple[Seen, str]]:
    """Give the claim that lies most over each mark, with the kind that is marked, and beside it the coder's kind."""
    kit = KitDescription().build()
    reports = {r.key: r for r in read_paths([folder / "reports.jsonl"]) if isinstance(r, Report)}
    for path in sorted(folder.glob("*.yaml")):
        marks = yaml.safe_load(path.read_text(encoding="utf-8"))
        report = reports[marks["report"]]
        reading = encoder.read(report.text, headline_end=report.headline[1] if report.headline else None, inner=True)
        found = code(report, kit).claims
        for mark in marks["claims"]:
            start = report.text.find(mark["quote"])
            quote = (start, start + len(mark["quote"]))
            over = [(min(c.span[1], quote[1]) - max(c.span[0], quote[0]), -n) for n, c in enumerate(found)]
            common, nth = max(over, default=(0, 0))
            if start >= 0 and common > 0:
                yield example(reading, found[-nth].span, mark["event"]["kind"]), found[-nth].event.kind


if __name__ == "__main__":
    main()
