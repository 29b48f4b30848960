"""Train the head for the kinds of events on the network as it is shipped.

    python training/train_kinds.py --sentences DIR --gold DIR [DIR …] --model src/reportedly/encoder/data

Learns from the marked claims of GOLD, in the form of tests/gold, and from the odd lines of the sentences for the kinds;
the even ones stay held out. Needs no torch. Prints, for each folder of claims, how often a head trained without that
folder is right, then trains on all and writes the head beside the network.
"""

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path

import yaml
from train_roots import Seen, join, probabilities, trained

from reportedly.encoder import Encoder
from reportedly.encoder.claim_words import seen
from reportedly.encoder.encoder import TextReading
from reportedly.encoder.model_file import KINDS
from reportedly.model import Report, Span
from reportedly.reading import read_paths

_marked = re.compile(r"\[\[(.+?)\]\]")


def main() -> None:
    """Measure by folders, train on all, write the head."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=Path, required=True)
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    parser.add_argument("--model", type=Path, required=True, help="the folder of the network, which the head joins")
    asked = parser.parse_args()
    encoder = Encoder.open(asked.model)
    learned = {folder.name: list(claims(folder, encoder)) for folder in asked.gold}
    alone = [example(encoder.read(t, inner=True), span, kind) for t, span, kind in sentences(asked.sentences, every=2)]
    for name, held in learned.items():
        head = trained([*alone, *(e for n, found in learned.items() if n != name for e in found)])
        right = sum(head.labels[int(probabilities(head, e).argmax())] == e.root for e in held)
        print(json.dumps({"head": "kinds", "held": name, "n": len(held), "accuracy": round(right / len(held), 3)}))
    join(trained([*alone, *(e for found in learned.values() for e in found)]), asked.model, KINDS)


def sentences(folder: Path, every: int = 1) -> Iterator[tuple[str, Span, str]]:
    """Give the sentences, each with the span of its claim and its kind; with `every` 2, those on odd lines."""
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines()[::every]:
            if found := _marked.search(line):
                start = found.start()
                yield line.replace("[[", "").replace("]]", ""), (start, start + len(found.group(1))), path.stem


def example(reading: TextReading, span: Span, kind: str) -> Seen:
    """Give a claim of a text as an example."""
    found = seen(reading.words, reading.inner, span)
    if found is None:
        raise SystemExit(f"no word stands at {span} of a text that a claim is marked in")
    return Seen(vectors=found[0], phrases=found[1], root=kind)


def claims(folder: Path, encoder: Encoder) -> Iterator[Seen]:
    """Give the marked claims of a folder's reports as examples."""
    reports = {r.key: r for r in read_paths([folder / "reports.jsonl"]) if isinstance(r, Report)}
    for path in sorted(folder.glob("*.yaml")):
        marks = yaml.safe_load(path.read_text(encoding="utf-8"))
        if "report" not in marks:
            continue
        report = reports[marks["report"]]
        reading = encoder.read(report.text, headline_end=report.headline[1] if report.headline else None, inner=True)
        for mark in marks["claims"]:
            start = report.text.find(mark["quote"])
            if start >= 0:
                yield example(reading, (start, start + len(mark["quote"])), mark["event"]["kind"])


if __name__ == "__main__":
    main()
