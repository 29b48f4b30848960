"""Put what the tool really prints into the README and the pages that show it.

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
PAGES = (
    (ROOT / "README.md", "examples/reports"),
    (ROOT / "docs" / "how-to" / "comparing-with-a-coding-sheet.md", "examples/coding-sheet.csv"),
)
"""Each page, and what is added to the ledger before its commands are run."""
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
    """Fill in the pages, one after the other, on one ledger."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "examples.db"

        def filled(found: re.Match[str]) -> str:
            printed = run(*shlex.split(found["arguments"]), ledger=ledger)
            shown = f"$ reportedly {found['arguments']}\n{printed}"
            return f"{found[1]}```text\n{shown}\n```\n{found[3]}"

        for page, added in PAGES:
            run("add", added, ledger=ledger)
            page.write_text(SHOWN.sub(filled, page.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
