"""The coder's parser comes without spaCy's command line, which is there all the same for who asks for it."""

import subprocess
import sys

import spacy

from reportedly.coding.spacy_without_commands import import_spacy

ASKED = """
import sys, reportedly.kit_description, reportedly.pipeline
print(*sys.modules)
import spacy, spacy.cli
print(spacy.info(silent=True)["spacy_version"], spacy.cli.app)
"""


def test_no_web_client_comes_with_the_parser_but_the_command_line_is_there_when_it_is_asked_for() -> None:
    done = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, check=True)
    modules, told = done.stdout.splitlines()
    loaded = set(modules.split())
    assert "spacy.language" in loaded
    assert not loaded & {"spacy.cli", "spacy.cli.info", "typer", "weasel", "httpx", "requests"}
    assert told.startswith(f"{spacy.__version__} <typer")


def test_spacy_that_is_there_already_is_left_as_it_is() -> None:
    before = dict(sys.modules)
    import_spacy()
    assert sys.modules == before
