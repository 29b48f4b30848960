"""Keeping a page that is made from the code: written anew, or only looked at."""

import sys
from pathlib import Path


def keep(page: Path, made: str) -> int:
    """Write the page, or with --check only say whether it is up to date; give the exit status."""
    if "--check" not in sys.argv[1:]:
        page.write_text(made, encoding="utf-8")
        return 0
    current = page.read_text(encoding="utf-8") if page.exists() else ""
    if made != current:
        print(f"{page} is out of date: run make docs", file=sys.stderr)
    return int(made != current)
