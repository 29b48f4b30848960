"""The help: grouped, with examples, and there at once."""

import subprocess
import sys

import pytest
from click.testing import CliRunner

from reportedly.cli import MANIFEST, commands

HEAVY = ("spacy", "sqlalchemy", "trafilatura", "rich", "lxml", "numpy")


def test_help_shows_every_verb_under_its_group_in_the_order_of_the_flow():
    shown = CliRunner().invoke(commands, ["--help"]).output
    groups = list(dict.fromkeys(verb.group for verb in MANIFEST))
    assert [shown.index(group + ":") for group in groups] == sorted(shown.index(group + ":") for group in groups)
    for verb in MANIFEST:
        assert f"  {verb.name} " in shown
        assert verb.help in " ".join(shown.split())


@pytest.mark.parametrize("verb", [verb.name for verb in MANIFEST])
def test_every_verb_has_an_example_in_its_help(verb):
    shown = CliRunner().invoke(commands, [verb, "--help"]).output
    assert "Example" in shown
    assert f"    reportedly {verb}" in shown


@pytest.mark.parametrize("args", [["--help"], ["add", "--help"], ["--version"]])
def test_help_loads_nothing_heavy(args):
    call = f"commands.main({args!r}, standalone_mode=False)"
    asked = f"import sys; from reportedly.cli import commands; {call}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.splitlines()[-1].split())
    assert not loaded.intersection(HEAVY)


def test_help_loads_nothing_of_the_rooms():
    asked = "import sys; from reportedly.cli import commands; commands.main(['--help'], standalone_mode=False)"
    listed = f"{asked}; print(*(name for name in sys.modules if name.startswith('reportedly')))"
    done = subprocess.run([sys.executable, "-c", listed], capture_output=True, text=True, check=True)
    assert "Who says what happened" in done.stdout
    assert set(done.stdout.splitlines()[-1].split()) == {"reportedly", "reportedly.cli", "reportedly.errors"}
