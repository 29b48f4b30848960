"""Put what the tool really prints into the README.

Between `<!-- output of: reportedly … -->` and `<!-- end of output -->` stands what that command prints on a ledger of
the example reports.
"""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
SHOWN = re.compile(r"(<!-- output of: reportedly (?P<arguments>.+?) -->\n).*?(<!-- end of output -->)", re.S)
WIDTH = 100


def run(*arguments: str, ledger: Path) -> str:
    """Run one command on the ledger, on a terminal of a set width, and give what it prints."""
    set_up = {**os.environ, "COLUMNS": str(WIDTH), "NO_COLOR": "1", "REPORTEDLY_LEDGER": str(ledger)}
    command = [sys.executable, "-m", "reportedly", *arguments]
    done = subprocess.run(command, env=set_up, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"reportedly {' '.join(arguments)} failed:\n{done.stderr}")
    return "\n".join(line.rstrip() for line in done.stdout.rstrip().splitlines())


def main() -> None:
    """Fill in the README."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "examples.db"
        run("add", "examples/reports", ledger=ledger)

        def filled(found: re.Match[str]) -> str:
            printed = run(*shlex.split(found["arguments"]), ledger=ledger)
            shown = f"$ reportedly {found['arguments']}\n{printed}"
            return f"{found[1]}```text\n{shown}\n```\n{found[3]}"

        README.write_text(SHOWN.sub(filled, README.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
