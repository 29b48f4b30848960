"""The sentences for the kinds are well-formed, and told apart."""

from collections import Counter
from pathlib import Path

import pytest

from reportedly.codebook.load import load_codebook

FOLDER = Path(__file__).parent / "kind-sentences"
LINES = {path.stem: path.read_text(encoding="utf-8").splitlines() for path in sorted(FOLDER.glob("*.txt"))}


def test_every_kind_has_its_sentences() -> None:
    assert LINES.keys() == load_codebook().kinds.keys()
    assert all(len(lines) >= 50 for lines in LINES.values())


@pytest.mark.parametrize("kind", LINES)
def test_each_line_marks_one_claim(kind: str) -> None:
    wrong = [
        line
        for line in LINES[kind]
        if line.count("[[") != 1 or line.count("]]") != 1 or not line.partition("[[")[2].partition("]]")[0].strip()
    ]
    assert wrong == []


def test_no_line_stands_twice() -> None:
    seen = Counter(line for lines in LINES.values() for line in lines)
    assert [line for line, times in seen.items() if times > 1] == []
