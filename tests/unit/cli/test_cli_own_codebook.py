"""A codebook folder of one's own, as every command finds it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from made_by_hand import CATTLE_RAID
from reportedly.codebook.own import OWN_FOLDERS_VARIABLE, codebook_in_use, own_folders
from reportedly.kit_description import KitDescription
from reportedly.ledger import Ledger

KIND = f"""{CATTLE_RAID}[[frame]]
class = 'verb'
cues = 'rustle'
roles = {{ subject = 'agent', object = 'target', from = 'place' }}
"""
ACTOR = """[[actor]]
id = 'river-riders'
name = 'River Riders'
type = 'armed-group'
speaker_kind = 'armed-group'
aliases = 'River Riders'
"""
STORY = "The River Riders rustled 300 cows near Pibor on Monday, the governor said.\n"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    for room, content in (("kinds", KIND), ("actors", ACTOR)):
        (tmp_path / "own" / room).mkdir(parents=True)
        (tmp_path / "own" / room / "ours.toml").write_text(content, encoding="utf-8")
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    return tmp_path / "own"


def reportedly(*args: str, cwd: Path, **env: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "reportedly", *args],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **env},
    )


def test_what_is_coded_and_linked_by_it_is_found_under_its_names(own: Path) -> None:
    in_use = {OWN_FOLDERS_VARIABLE: str(own)}
    added = reportedly("add", "story.txt", "--no-model", cwd=own.parent, **in_use)
    assert added.returncode == 0, added.stderr
    with Ledger.open(own.parent / "reportedly.db") as ledger:
        (kept,) = ledger.claims()
    assert kept.claim.event.kind == "cattle-raid"
    assert kept.claim.event.agents[0].actor == "river-riders"
    assert "attle raid" in reportedly("incidents", cwd=own.parent, **in_use).stdout


def test_the_kind_is_unknown_to_those_who_do_not_use_it(own: Path) -> None:
    shown = reportedly("kind", "cattle-raid", cwd=own.parent)
    assert shown.returncode != 0
    assert "no kind is called" in shown.stderr


def test_a_folder_that_is_not_there_is_one_line(own: Path) -> None:
    done = reportedly("code", "story.txt", cwd=own.parent, **{OWN_FOLDERS_VARIABLE: "elsewhere"})
    assert done.returncode == 2
    assert "elsewhere is no folder" in done.stderr
    assert "Traceback" not in done.stderr


def test_several_are_laid_on_top_of_each_other(own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "later" / "actors").mkdir(parents=True)
    renamed = ACTOR.replace("name = 'River Riders'", "name = 'Riders of the River'")
    (tmp_path / "later" / "actors" / "ours.toml").write_text(renamed, encoding="utf-8")
    monkeypatch.setenv(OWN_FOLDERS_VARIABLE, os.pathsep.join([str(own), str(tmp_path / "later")]))
    book = codebook_in_use()
    assert book.kinds["cattle-raid"].label == "Cattle raid"
    assert book.actors["river-riders"].name == "Riders of the River"
    assert KitDescription().codebook_folders == (str(own), str(tmp_path / "later"))


def test_without_the_variable_it_is_looked_for_in_the_data_folder(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(OWN_FOLDERS_VARIABLE)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert own_folders() == ()
    (tmp_path / "reportedly").mkdir()
    own.rename(tmp_path / "reportedly" / "codebook")
    assert own_folders() == (tmp_path / "reportedly" / "codebook",)
    assert "cattle-raid" in codebook_in_use().kinds
