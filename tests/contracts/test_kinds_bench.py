"""The bench of kinds reads both its forms, and its last line tells who answered and how often rightly."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def run(data: Path) -> dict[str, Any]:
    command = [sys.executable, str(ROOT / "bench" / "kinds.py"), "--data", str(data)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_pairs_are_scored_by_root_and_by_quad_class(tmp_path: Path) -> None:
    data = tmp_path / "pairs.tsv"
    data.write_text(
        "sentence\tmarked_sentence\tgold_root\n"
        "-\t<s>Arland's air force</s> bombed <t>the Besk militia</t> on Monday.\tASSAULT\n"
        "-\t<s>Arland</s> has accused <t>Besk</t> of breaking the truce.\tACCUSE\n"
        "-\t<s>Arland</s> sent food and medicine to <t>Besk</t>.\tSANCTION\n",
        encoding="utf-8",
    )
    figures = run(data)
    assert figures["n"] == 3
    assert figures["root_accuracy"] == 0.6667
    assert figures["quad_accuracy"] == 0.6667
    assert sum(figures["decided_by"].values()) == 3


def test_two_columns_are_scored_by_acled_sub_types(tmp_path: Path) -> None:
    data = tmp_path / "notes.tsv"
    data.write_text(
        "Gunmen kidnapped a priest near Kaduna.\tAbduction/forced disappearance\n"
        "A suicide bomber blew himself up at the market gate.\tSuicide bomb\n"
        "The choir sang in the old hall.\tPeaceful protest\n",
        encoding="utf-8",
    )
    figures = run(data)
    assert figures["accuracy"] == 0.6667
    assert figures["unanswered"] == 1
    assert figures["weighted_f1"] == 0.667
