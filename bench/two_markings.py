"""Score one marking of a set of reports against another, as if it were a coder's: where two people stand.

    bench/two_markings.py --first GOLD_DIR --second GOLD_DIR --gold-scorer SCORE.PY

Both folders hold a YAML file of marks for each report, in the form of tests/gold; the first is taken for right.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from corpus import marks


def main() -> int:
    """Print the scorer's table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--first", required=True, type=Path)
    parser.add_argument("--second", required=True, type=Path)
    parser.add_argument("--gold-scorer", required=True, type=Path, help="a script that scores GOLD.yaml … CLAIMS.jsonl")
    options = parser.parse_args()
    files = sorted(options.first.glob("*.yaml"))
    if not files or not any(options.second.glob("*.yaml")):
        raise SystemExit(f"no marks in {options.first} or {options.second}: each is a folder of *.yaml")
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as claims:
        for key, marked in marks(options.second):
            claims.writelines(json.dumps({**c, "report": {"key": key}}, default=str) + "\n" for c in marked)
        claims.flush()
        return subprocess.run(
            [sys.executable, str(options.gold_scorer), *map(str, files), claims.name], check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(main())
