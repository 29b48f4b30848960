"""What a killed coder left half-written is cleared by the next run; what a living one writes is not touched."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportedly.cli import commands
from reportedly.scale import unfinished

WRITES = """
import sys, time
from pathlib import Path
from reportedly.scale.unfinished import unfinished
path = unfinished(Path(sys.argv[1]), "part-000000-ab.parquet")
path.write_bytes(b"PAR1 half")
print(path.name, flush=True)
time.sleep(600)
"""


@pytest.fixture
def writing(tmp_path: Path):
    """Start a process that writes a part and never ends; give the process and the name of its file."""
    process = subprocess.Popen([sys.executable, "-c", WRITES, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    yield process, tmp_path / process.stdout.readline().strip()
    process.kill()
    process.wait()


def test_a_living_writer_keeps_its_file_and_a_killed_one_leaves_none(writing, tmp_path: Path) -> None:
    process, file = writing
    old = time.time() - 10 * unfinished.OLD_S
    os.utime(file, (old, old))
    assert (unfinished.clear(tmp_path), file.exists()) == (0, True)
    process.kill()
    process.wait()
    assert (unfinished.clear(tmp_path), file.exists()) == (1, False)


@pytest.mark.parametrize("name", [".part-000000-ab.parquet.0123abcd-1", ".manifest.json.77", ".part-0-a.parquet.77"])
def test_what_nobody_here_can_be_asked_about_goes_when_it_is_old(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(b"PAR1 half")
    assert (unfinished.clear(tmp_path), file.exists()) == (0, True)
    old = time.time() - unfinished.OLD_S - 60
    os.utime(file, (old, old))
    assert (unfinished.clear(tmp_path), file.exists()) == (1, False)


@pytest.mark.parametrize("name", ["part-000000-ab.parquet", ".part-0-a.parquet.tries", ".notes.1", "manifest.json"])
def test_other_files_are_left_alone(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(b"something")
    os.utime(file, (0, 0))
    assert (unfinished.clear(tmp_path), file.exists()) == (0, True)


def test_the_next_run_clears_what_the_killed_one_left(writing, tmp_path: Path) -> None:
    process, file = writing
    process.kill()
    process.wait()
    (tmp_path / "told.txt").write_text("Shells hit the market of Dorrin on Tuesday, the mayor said.")
    done = CliRunner().invoke(
        commands, ["code-batch", str(tmp_path / "told.txt"), "--no-model", "--processes", "1", "--out", str(tmp_path)]
    )
    assert "1 half-written file" in done.output
    assert not file.exists()
    assert [path.name for path in tmp_path.glob(".*")] == []
