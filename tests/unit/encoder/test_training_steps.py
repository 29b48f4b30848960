"""A training run that was broken off goes on; one whose data changed begins anew."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "training"))

from steps import Steps


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    """Make a folder with a script that notes its options, and one that fails until a file is there."""
    folder = tmp_path / "scripts"
    folder.mkdir()
    (folder / "note.py").write_text("import sys; open(sys.argv[1], 'a').write(sys.argv[2])", "utf-8")
    (folder / "wait.py").write_text("import os, sys; sys.exit(0 if os.path.exists(sys.argv[1]) else 3)", "utf-8")
    return folder


def go(scripts: Path, letters: str = "abc", *learned_from: Path) -> str:
    """Run note, note, wait, note, of which the second learns from something; give what was noted so far."""
    place = scripts.parent
    steps = Steps(scripts, place / "steps.json")
    steps.run("note.py", place / "noted", letters[0])
    steps.run("note.py", place / "noted", letters[1], learns_from=learned_from)
    steps.run("wait.py", place / "ready")
    steps.run("note.py", place / "noted", letters[2])
    steps.finish()
    return (place / "noted").read_text("utf-8")


def test_what_was_done_before_a_break_is_not_done_again(scripts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        go(scripts)
    assert stopped.value.code == 3
    (scripts.parent / "ready").touch()
    assert go(scripts) == "abc"
    assert "= done before: note.py" in capsys.readouterr().out


def test_a_whole_run_is_forgotten(scripts: Path) -> None:
    (scripts.parent / "ready").touch()
    assert go(scripts) == "abc"
    assert go(scripts) == "abcabc"


@pytest.mark.parametrize(("changed", "noted"), [("options", "abdbc"), ("script", "ababc"), ("data", "abbc")])
def test_what_follows_a_change_is_done_anew(scripts: Path, changed: str, noted: str) -> None:
    data = scripts.parent / "data.txt"
    data.write_text("one", "utf-8")
    with pytest.raises(SystemExit):
        go(scripts, "abc", data)
    (scripts.parent / "ready").touch()
    if changed == "script":
        (scripts / "other.py").write_text("pass", "utf-8")
    if changed == "data":
        data.write_text("two", "utf-8")
    assert go(scripts, "dbc" if changed == "options" else "abc", data) == noted
