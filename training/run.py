"""Make the shipped model from the corpora, in one command: `make train CORPORA=folder`.

Trains the attribution network, cuts it down and teaches what is left events (on reports of this repository), trains the
heads on it, writes the file that is shipped, and trains on that the head for what parties do to each other. The corpora
lie in CORPORA as `polnear/`, `factappeal/`, `uds-factuality/` and `plover/`. A run that was broken off goes on with the
step that it was in.
"""

import argparse
from pathlib import Path

from steps import Steps

HERE = Path(__file__).resolve().parent
GOLD = HERE.parent / "tests" / "gold"
CODEBOOK = HERE.parent / "src" / "reportedly" / "codebook" / "data"
MARKED = ("other-wars", "more-wars", "further-wars", "later-wars", "training-reports")
HELD = ("dense-wars", "held-reports")
"""The folders of marked reports that are learned from, and those whose kinds and names are measured after it."""

CYCLE_SEED = 8
"""The seed of the first round at half the rates; each one after it takes the next."""


def main() -> None:
    """Run all steps."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True, help="a folder for what lies between the steps")
    parser.add_argument("--out", type=Path, required=True, help="the folder that the model is written to")
    parser.add_argument("--scorer", type=Path, help="a script that scores attributions after each epoch")
    parser.add_argument("--epochs", type=float, default=4.0)
    parser.add_argument("--cycles", type=int, default=2)
    parser.add_argument("--narrow-epochs", type=float, default=1.2, help="of the network that is shipped")
    parser.add_argument("--narrow-cycles", type=int, default=2, help="rounds after these, at half the rates")
    parser.add_argument("--cycle-epochs", type=float, default=0.7, help="of each such round")
    parser.add_argument("--threads", type=int, default=2)
    asked = parser.parse_args()
    polnear = asked.corpora / "polnear"
    if not (polnear / "train.jsonl.gz").is_file():
        raise SystemExit(f"{polnear}: no train.jsonl.gz there; --corpora is the folder that holds polnear/")
    asked.work.mkdir(parents=True, exist_ok=True)
    teacher, checkpoint, heads = asked.work / "teacher.pt", asked.work / "attribution.pt", asked.work / "heads.pt"
    events = asked.work / "events.pt"
    scored = ["--scorer", asked.scorer] if asked.scorer else []
    data = ["--train", polnear / "train.jsonl.gz", "--dev", polnear / "dev.jsonl.gz", *scored]
    paced = ["--threads", asked.threads]
    steps = Steps(HERE, asked.work / "steps.json")
    steps.run(
        "train_attribution.py", *data, *paced, "--out", teacher, "--epochs", asked.epochs, "--cycles", asked.cycles
    )
    marked = [GOLD / name for name in MARKED]
    told = ["--in-line", HERE / "in-line", "--sentences", GOLD / "kind-sentences", "--gold", *marked]
    told += ["--hold", *(GOLD / name for name in HELD)]
    ours = [HERE / "in-line", GOLD / "kind-sentences", *marked, CODEBOOK]
    narrowed = ["--checkpoint", teacher, "--out", checkpoint, "--events", events]
    steps.run("train_narrow.py", *data, *paced, *told, *narrowed, "--epochs", asked.narrow_epochs, learns_from=ours)
    for nth in range(asked.narrow_cycles):
        again = ["--resume", checkpoint, events, "--epochs", asked.cycle_epochs, "--seed", CYCLE_SEED + nth]
        steps.run("train_narrow.py", *data, *paced, *told, *narrowed, *again, learns_from=ours)
    steps.run("train_heads.py", "--checkpoint", checkpoint, "--corpora", asked.corpora, "--out", heads)
    steps.run("export.py", "--checkpoint", checkpoint, "--heads", heads, "--polnear", polnear, "--out", asked.out)
    steps.run("train_roots.py", "--data", asked.corpora / "plover" / "PLV_train.tsv", "--model", asked.out)
    counted = ["--events", events, "--in-line", HERE / "in-line", "--model", asked.out]
    steps.run("export_events.py", *counted, learns_from=ours)
    steps.finish()


if __name__ == "__main__":
    main()
