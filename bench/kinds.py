"""Score what is said to have happened, on sentences of others, in either of two forms.

    bench/kinds.py --data FILE [--folds 5] [--model FOLDER]

FILE with a head line that has `gold_root` (PLV's form: sentences with two marked parties, tabs between columns): which
of PLOVER's root codes the first party does to the second. The shipped head and the codebook's rules both answer, and
the surer one holds; it is told how often each decided. Gives accuracy, macro-F1, and accuracy of the quad class. With
`--folds` the head is trained anew on all folds of FILE but one and scored on that one (no torch is needed for it): so
must it be on the file that the shipped head has learned.

FILE with two columns, `text <tab> label`, labels being ACLED's sub-types: what the coder says of each text by its
rules, mapped by the codebook. Gives weighted F1, macro-F1 and accuracy.

The last line is one JSON object.
"""

import os

# Before anything that reads them is imported.
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"):
    os.environ[variable] = "1"

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
# How the form is read, and how the head is trained on folds, is the training's own.
sys.path.insert(0, str(ROOT / "training"))

from kind_answers import Answer, acled_answers, root_answers
from plover import QUAD_OF, read_pairs

from reportedly.encoder import Encoder


def main() -> int:
    """Read the file, answer, and print the figures."""
    options = arguments()
    try:
        head = options.data.read_text(encoding="utf-8").split("\n", 1)[0]
    except (OSError, UnicodeDecodeError) as error:
        raise SystemExit(f"{options.data}: {error}; --data is a file of sentences, columns parted by tabs") from None
    figures = pairs(options) if "gold_root" in head.split("\t") else two_columns(options)
    print(json.dumps({"bench": "kinds", "data": str(options.data), **figures}))
    return 0


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, type=Path, help="sentences in PLV's form, or text <tab> label")
    parser.add_argument("--folds", type=int, default=0, help="train the head anew on all folds of FILE but one")
    parser.add_argument("--model", type=Path, help="a folder with another model than the shipped one")
    parser.add_argument("--show", action="store_true", help="print each wrong answer")
    return parser.parse_args()


def pairs(options: argparse.Namespace) -> dict[str, Any]:
    """Score root codes."""
    examples = read_pairs(options.data)
    answers = root_answers(examples, Encoder.open(options.model), folds=options.folds)
    wanted = [e.root for e in examples]
    got = [a.label for a in answers]
    quads = [e.quad or QUAD_OF.get(e.root) for e in examples]
    show(options, [e.text for e in examples], wanted, answers)
    return {
        "form": "pairs",
        "n": len(examples),
        "folds": options.folds,
        "root_accuracy": share(wanted, got),
        "root_macro_f1": round(sum(f1s(wanted, got).values()) / len(set(wanted)), 3),
        "quad_accuracy": share(quads, [QUAD_OF.get(root) for root in got]),
        "decided_by": dict(Counter(a.by for a in answers)),
        "right_by": {
            by: round(sum(a.label == w for a, w in zip(answers, wanted, strict=True) if a.by == by) / n, 3)
            for by, n in Counter(a.by for a in answers).items()
        },
    }


def two_columns(options: argparse.Namespace) -> dict[str, Any]:
    """Score ACLED's sub-types."""
    rows = [line.rsplit("\t", 1) for line in options.data.read_text(encoding="utf-8").split("\n") if line.strip()]
    if not all(len(row) == 2 for row in rows):
        raise SystemExit(f"{options.data}: every line must be text, a tab and a label")
    texts, wanted = [text for text, _ in rows], [label.strip() for _, label in rows]
    if texts and texts[0].strip().lower() in {"text", "notes", "sentence"}:
        texts, wanted = texts[1:], wanted[1:]
    answers = acled_answers(texts, sorted(set(wanted)))
    got = [a.label for a in answers]
    show(options, texts, wanted, answers)
    each, counts = f1s(wanted, got), Counter(wanted)
    return {
        "form": "two columns",
        "n": len(texts),
        "weighted_f1": round(sum(each[label] * n for label, n in counts.items()) / len(texts), 3),
        "macro_f1": round(sum(each.values()) / len(each), 3),
        "accuracy": share(wanted, got),
        "unanswered": sum(not a.label for a in answers),
    }


def share(wanted: Sequence[object], got: Sequence[object]) -> float:
    """Give the share of answers that are right."""
    return round(sum(w == g for w, g in zip(wanted, got, strict=True)) / max(1, len(wanted)), 4)


def f1s(wanted: Sequence[str], got: Sequence[str]) -> dict[str, float]:
    """Give F1 of each label that is asked for."""
    hits = Counter(w for w, g in zip(wanted, got, strict=True) if w == g)
    asked, given = Counter(wanted), Counter(got)
    return {label: 2 * hits[label] / (asked[label] + given[label]) for label in asked}


def show(options: argparse.Namespace, texts: Sequence[str], wanted: Sequence[str], answers: Sequence[Answer]) -> None:
    """Print the wrong answers, where that is asked for."""
    if options.show:
        for text, want, answer in zip(texts, wanted, answers, strict=True):
            if want != answer.label:
                print(f"{want} -> {answer.label or '(none)'} by {answer.by} ({answer.sure:.2f}): {text}")


if __name__ == "__main__":
    sys.exit(main())
