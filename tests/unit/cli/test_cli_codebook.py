"""The verbs that show and check the codebook."""

from pathlib import Path

from click.testing import CliRunner

from reportedly.cli import commands
from reportedly.codebook.load import load_codebook
from reportedly.errors import CodebookError


def run(*args: str):
    return CliRunner().invoke(commands, list(args))


def test_a_kind_is_shown_with_its_words_and_examples():
    kind = load_codebook().kinds["air-strike"]
    shown = run("kind", "air-strike").output
    flat = " ".join(shown.split())
    assert kind.definition in flat
    assert "strafe" in flat
    assert "subject = agent" in flat
    assert kind.examples[0].text in flat
    assert max(len(line) for line in shown.splitlines()) <= 80


def test_all_kinds_are_listed_where_none_is_named():
    shown = run("kind").output
    assert all(kind in shown for kind in load_codebook().kinds)


def test_an_unknown_kind_is_answered_with_those_there_are():
    result = run("kind", "air-stroke")
    assert result.exit_code != 0
    assert "air-strike" in result.output


def test_a_sound_codebook_is_counted(tmp_path: Path):
    (tmp_path / "speaker_nouns.toml").write_text("[[group]]\nkind = 'expert'\nnouns = 'augur'\n", encoding="utf-8")
    result = run("codebook", "check", str(tmp_path))
    assert result.exit_code == 0
    assert "1 of them added by you" in result.output


def test_a_broken_codebook_is_an_error_with_its_line(tmp_path: Path):
    (tmp_path / "speaker_nouns.toml").write_text("[[group]]\nkind = 'augur'\nnouns = 'augur'\n", encoding="utf-8")
    result = run("codebook", "check", str(tmp_path))
    assert isinstance(result.exception, CodebookError)
    assert "speaker_nouns.toml, line 2" in str(result.exception)
