"""The tutorial's commands do what it says, one after the other, as a newcomer would type them."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportedly.cli import commands

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"```sh\n(.*?)```", re.S)
SIGNS = re.compile(r"^(?:- )?([0-9a-f]{8})\b", re.M)


def lines() -> list[str]:
    text = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    return [line for block in BLOCK.findall(text) for line in block.strip().splitlines()]


def test_it_runs_from_top_to_bottom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    names: dict[str, list[str]] = {"NAME": [], "INCIDENT": []}
    ran = []
    for line in lines():
        if line.startswith("export "):
            name, _, value = line.removeprefix("export ").partition("=")
            monkeypatch.setenv(name, value)
            continue
        for stand_in, known in names.items():
            for nth in range(line.count(stand_in)):
                line = line.replace(stand_in, known[nth], 1)
        program, *arguments = shlex.split(line)
        assert program == "reportedly"
        done = CliRunner().invoke(commands, arguments, catch_exceptions=False)
        assert done.exit_code == 0, f"{line}\n{done.output}"
        ran.append(arguments[0])
        if arguments[0] == "brief":
            names["INCIDENT"] = SIGNS.findall(done.output)
        if arguments[0] == "incident":
            found = dict.fromkeys(re.findall(r"\[([0-9a-f]{8})\]", done.output))
            names["NAME"] = list(found)
        if arguments[0] == "claims":
            names["NAME"] = SIGNS.findall(done.output)
    assert {"add", "brief", "incident", "different", "undo", "why", "family", "export", "verify"} <= set(ran)
    assert (tmp_path / "events.csv.trace.jsonl").exists()
