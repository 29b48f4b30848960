"""A folder of marked reports: `reports.jsonl` with the texts, one YAML file of marks for each."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml


def marks(folder: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Give each marked report's key with its claims, in the order of the file names."""
    for path in sorted(folder.glob("*.yaml")):
        gold = yaml.safe_load(path.read_text(encoding="utf-8"))
        yield str(gold.get("key") or gold["report"]), gold["claims"]


def texts(path: Path) -> Iterator[dict[str, Any]]:
    """Give each line of a JSON Lines file of reports."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())
