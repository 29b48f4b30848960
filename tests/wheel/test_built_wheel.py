"""The wheel as a stranger gets it: built, installed without the source tree, and used from another folder."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = ROOT / "build" / "wheel-venv"
REPORT = """Shells hit a clinic in Marib, residents say

MARIB, 4 March 2021 - Three people were killed when shells hit a clinic in Marib on Wednesday, residents said.
The interior ministry denied that its forces had fired the shells.
"""


def run(*command: str | Path, cwd: Path, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    outside = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "VIRTUAL_ENV", "REPORTEDLY_LEDGER"}}
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, env=outside, input=stdin, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `reportedly` command of a freshly built wheel, in an environment that never saw the source tree."""
    python = ENVIRONMENT / "bin" / "python"
    if not python.exists():
        pytest.fail("no environment to try the wheel in: run `make wheel`, which makes build/wheel-venv")
    dist = tmp_path_factory.mktemp("dist")
    pip = ("-m", "pip", "--disable-pip-version-check", "--quiet", "--no-input")
    built = run(
        *(sys.executable, *pip, "wheel", "--no-deps", "--no-build-isolation", "--no-index", "-w", dist, ROOT), cwd=dist
    )
    assert built.returncode == 0, built.stderr
    (wheel,) = dist.glob("reportedly-*.whl")
    put = run(python, *pip, "install", "--no-deps", "--no-index", "--force-reinstall", wheel, cwd=dist)
    assert put.returncode == 0, put.stderr
    return ENVIRONMENT / "bin" / "reportedly"


def test_the_package_is_not_the_source_tree(installed: Path, tmp_path: Path) -> None:
    found = run(installed.parent / "python", "-c", "import reportedly; print(reportedly.__file__)", cwd=tmp_path)
    assert Path(found.stdout.strip()).is_relative_to(ENVIRONMENT), found.stderr


def test_what_it_needs_is_what_the_lock_names(installed: Path, tmp_path: Path) -> None:
    checked = run(installed.parent / "python", "-m", "pip", "--disable-pip-version-check", "check", cwd=tmp_path)
    assert checked.returncode == 0, checked.stdout


def test_it_codes_a_report_far_from_the_source_tree(installed: Path, tmp_path: Path) -> None:
    report = tmp_path / "marib.txt"
    report.write_text(REPORT, encoding="utf-8")
    coded = run(installed, "code", report, "--format", "jsonl", cwd=tmp_path)
    assert coded.returncode == 0, coded.stderr
    claims = [json.loads(line) for line in coded.stdout.splitlines()]
    assert any(c["said_by"] and c["event"]["quantities"] for c in claims), coded.stdout
    assert any(c["act"] == "denies" for c in claims), coded.stdout


def test_it_keeps_and_briefs(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "marib.txt").write_text(REPORT, encoding="utf-8")
    added = run(installed, "add", "marib.txt", "--ledger", "kept.db", cwd=tmp_path)
    assert added.returncode == 0, added.stderr
    brief = run(installed, "brief", "--ledger", "kept.db", cwd=tmp_path)
    assert brief.returncode == 0, brief.stderr
    assert "Marib" in brief.stdout
