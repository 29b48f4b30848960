"""Score and time the encoder on reports with marked attributions.

    bench/attribution.py --data REPORTS.jsonl[.gz] [--predictions OUT.jsonl] [--scorer SCORE.PY] [--threads 1]

REPORTS holds one report a line: id, text, and attributions as lists of character spans (source, cue, content). Writes
the predictions in the same form, and prints, where `--scorer` names a script that compares such files (or one lies at
../shared/gold/score_attribution.py), its table. The last line is one JSON object: the scores with reports_per_s and
peak_mb. The encoder alone is timed, without its loading; attribution needs no parse.
"""

import os

# Before anything that reads them is imported.
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"):
    os.environ[variable] = "1"

import argparse
import gzip
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from reportedly.encoder import Encoder, TextAttribution

ROOT = Path(__file__).resolve().parents[1]
SCORER = ROOT.parent / "shared" / "gold" / "score_attribution.py"


def main() -> int:
    """Find the attributions of all reports, write them, score them and print the line of JSON."""
    options = arguments()
    reports = read(options.data)
    encoder = Encoder.open(options.model)
    for report in reports[:2]:
        encoder.attributions(report["text"])
    start = time.perf_counter()
    found = list(encoder.stream((r["text"] for r in reports), threads=options.threads))
    seconds = time.perf_counter() - start
    out = options.predictions or Path(tempfile.mkdtemp(prefix="reportedly-")) / "attributions.jsonl"
    with open(out, "w", encoding="utf-8") as lines:
        for report, attributions in zip(reports, found, strict=True):
            written = [as_written(a) for a in attributions]
            lines.write(json.dumps({"id": report["id"], "attributions": written}) + "\n")
    figures = {
        "bench": "attribution",
        "reports": len(reports),
        "threads": options.threads,
        "reports_per_s": round(len(reports) / seconds, 2),
        "words_per_s": round(sum(len(r["text"].split()) for r in reports) / seconds),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "model": encoder.digest,
    }
    print(json.dumps({**figures, **scored(options, out)}))
    return 0


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, type=Path, help="reports, one a line, .jsonl or .jsonl.gz")
    parser.add_argument("--predictions", type=Path, help="keep the attributions found in this file")
    parser.add_argument("--scorer", type=Path, default=SCORER, help="a script that scores GOLD PREDICTED")
    parser.add_argument("--threads", type=int, default=1, help="windows read at the same time")
    parser.add_argument("--model", type=Path, help="a folder with another model than the shipped one")
    return parser.parse_args()


def read(path: Path) -> list[dict[str, Any]]:
    """Read the reports; raises SystemExit with what is wrong with the file."""
    try:
        content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        reports = [json.loads(line) for line in content.decode("utf-8").split("\n") if line.strip()]
    except (OSError, ValueError) as error:
        raise SystemExit(f"{path}: {error}; --data is a file of one report a line") from None
    if not reports or not all({"id", "text"} <= r.keys() for r in reports):
        raise SystemExit(f"{path}: every line must be a report with id and text")
    return reports


def as_written(one: TextAttribution) -> dict[str, list[list[int]]]:
    """Give an attribution as lists of character spans."""
    return {
        "source": [list(one.source)] if one.source else [],
        "cue": [list(one.cue)],
        "content": [list(c) for c in one.contents],
    }


def scored(options: argparse.Namespace, predictions: Path) -> dict[str, Any]:
    """Have the scorer print its table, and give its figures; nothing where there is none."""
    if not options.scorer.is_file():
        print(f"not scored: there is no scorer at {options.scorer}", file=sys.stderr)
        return {}
    command = [sys.executable, str(options.scorer), str(options.data), str(predictions)]
    subprocess.run(command, check=True)
    figures: dict[str, Any] = json.loads(
        subprocess.run([*command, "--json"], check=True, capture_output=True, text=True).stdout.splitlines()[-1]
    )
    return figures


if __name__ == "__main__":
    sys.exit(main())
