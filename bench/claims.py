"""Score the coder on a folder of marked reports.

    bench/claims.py --data GOLD_DIR [--show] [--out CLAIMS.jsonl] [--gold-scorer SCORE.PY] [--no-model]

GOLD_DIR holds `reports.jsonl` and a YAML file of marks for each report, in the form of tests/gold. Prints a table and,
as the last line, one JSON object. Where `--gold-scorer` names a script that scores claims in the wire format (or one
lies at ../shared/gold/score.py), the table is that script's; otherwise it is our own (`scoring.py`).
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

from corpus import marks
from scoring import Score

from reportedly.coding.code import code
from reportedly.kit_description import KitDescription
from reportedly.model import Report
from reportedly.model.wire import claim_to_line, claim_to_wire
from reportedly.reading import read_paths

ROOT = Path(__file__).resolve().parents[1]
GOLD_SCORER = ROOT.parent / "shared" / "gold" / "score.py"


def main() -> int:
    """Code the folder, print the table and the line of JSON."""
    options = arguments()
    if not (options.data / "reports.jsonl").is_file():
        raise SystemExit(f"{options.data}: no reports.jsonl there; --data is a folder with reports.jsonl and *.yaml")
    reports = reports_of(options.data)
    lines, by_key = [], defaultdict(list)
    kit = KitDescription(model=not options.no_model).build()
    for report in reports.values():
        for claim in code(report, kit).claims:
            lines.append(claim_to_line(claim, report))
            by_key[report.key].append(claim_to_wire(claim, report))
    out = Path(options.out) if options.out else Path(tempfile.mkdtemp(prefix="reportedly-")) / "claims.jsonl"
    out.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    scorer = Path(options.gold_scorer) if options.gold_scorer else GOLD_SCORER
    ours = options.own or not scorer.is_file()
    result = by_ourselves(options, reports, by_key) if ours else by_script(scorer, options, out)
    print(json.dumps({"bench": "claims", "data": str(options.data), "reports": len(reports), **result}))
    return 0


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, type=Path, help="a folder with reports.jsonl and *.yaml")
    parser.add_argument("--gold-scorer", help="a script that scores GOLD.yaml … CLAIMS.jsonl")
    parser.add_argument("--own", action="store_true", help="score with our own scorer even where another lies")
    parser.add_argument("--out", help="keep the claims in this file")
    parser.add_argument("--no-model", action="store_true", help="code by rules alone")
    parser.add_argument("--show", action="store_true", help="print each claim that is missed, wrong or too many")
    return parser.parse_args()


def reports_of(folder: Path) -> dict[str, Report]:
    """Read the folder's reports through the reading room, by key; what it could not read goes to standard error."""
    found = {}
    for read in read_paths([folder / "reports.jsonl"]):
        if isinstance(read, Report):
            found[read.key] = read
        else:
            print(f"{read.report}: {read.code}: {read.detail}", file=sys.stderr)
    return found


def by_script(scorer: Path, options: argparse.Namespace, claims: Path) -> dict[str, Any]:
    """Have another scorer print its table, and give its figures."""
    gold = sorted(str(path) for path in options.data.glob("*.yaml"))
    command = [sys.executable, str(scorer), *gold, str(claims)]
    subprocess.run([*command, "--show"] if options.show else command, check=True)
    told = subprocess.run([*command, "--json"], check=True, capture_output=True, text=True)
    figures = json.loads(told.stdout.splitlines()[-1])
    return {
        "scorer": scorer.name,
        "f1": {slot: row["f1"] for slot, row in figures.items()},
        "paired": {slot: row["paired"] for slot, row in figures.items() if row.get("paired") is not None},
    }


def by_ourselves(
    options: argparse.Namespace, reports: dict[str, Report], claims: dict[str, list[dict[str, Any]]]
) -> dict[str, Any]:
    """Score with our own scorer, print its table, and give its figures."""
    score = Score()
    for key, gold in marks(options.data):
        score.add(gold, claims[key], reports[key].text, key)
    if options.show:
        print("\n".join(score.differences))
    print("\n".join(score.table()))
    return {"scorer": "ours", "f1": score.figures()}


if __name__ == "__main__":
    sys.exit(main())
