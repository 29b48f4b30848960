"""Compare the factuality head with the codebook's hedges and negations on marked reports.

    python training/compare_factuality.py --checkpoint attribution.pt --heads heads.pt --gold DIR

For each marked claim that the coder (by rules alone) finds, the head values the word that names its event. The head is
given the threshold that suits it best on these very marks, the rules are not: where even so the rules do better, the
head is not worth shipping. Prints F1 for what is said not to be so and for what is hedged.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch
import yaml
from base_model import base_folder, base_tokenizer
from network import Ear
from train_heads import vectors

from reportedly.coding.code import code
from reportedly.kit_description import KitDescription
from reportedly.model import Report
from reportedly.reading import read_paths


def main() -> None:
    """Print one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("checkpoint", "heads", "gold"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    asked = parser.parse_args()
    rows = list(pairs(asked.gold))
    ear = Ear.kept(base_folder(), torch.load(asked.checkpoint)).eval()
    tokenizer = base_tokenizer()
    head = torch.load(asked.heads)["facts"]
    values = vectors(ear, tokenizer, [(text, span) for text, span, _, _ in rows]) @ head["weight"].numpy()[0]
    values = values + float(head["bias"])
    figures: dict[str, object] = {"claims": len(rows)}
    for name, is_so in (
        ("negative", lambda c: c["polarity"] == "negative"),
        ("hedged", lambda c: c["certainty"] != "certain"),
    ):
        truth = np.array([is_so(gold) for _, _, gold, _ in rows])
        rules = np.array([is_so(mine) for _, _, _, mine in rows])
        best = max(f1(values < threshold, truth) for threshold in np.arange(-3, 3, 0.1))
        figures[name] = {"rules": f1(rules, truth), "head_at_its_best": best, "marked": int(truth.sum())}
    print(json.dumps(figures))


def pairs(folder: Path):  # noqa: ANN201
    """Give text, event word, mark and coded values of each marked claim that the coder finds."""
    kit = KitDescription(model=False).build()
    reports = {r.key: r for r in read_paths([folder / "reports.jsonl"]) if isinstance(r, Report)}
    for path in sorted(folder.glob("*.yaml")):
        gold = yaml.safe_load(path.read_text(encoding="utf-8"))
        report = reports[gold["report"]]
        claims = code(report, kit).claims
        for mark in gold["claims"]:
            start = report.text.find(mark["quote"])
            inside = (start, start + len(mark["quote"]))
            for claim in claims:
                shared = min(inside[1], claim.span[1]) - max(inside[0], claim.span[0])
                event = next((e.span for e in claim.evidence if e.slot == "event.kind" and e.span), None)
                if shared >= 0.6 * max(inside[1] - inside[0], claim.span[1] - claim.span[0]) and event is not None:
                    yield report.text, event, mark, {"polarity": claim.polarity, "certainty": claim.certainty}
                    break


def f1(got: np.ndarray, truth: np.ndarray) -> float:
    """Give F1 of one set of yes and no against another."""
    hit = int((got & truth).sum())
    return round(2 * hit / max(1, int(got.sum()) + int(truth.sum())), 3)


if __name__ == "__main__":
    main()
