"""The verbs that show and check the codebook."""

from pathlib import Path

from click.testing import CliRunner

from made_by_hand import CATTLE_RAID
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


KIND = f"""{CATTLE_RAID}[[frame]]
class = 'verb'
cues = 'rustle, drive off'
roles = {{ subject = 'agent', object = 'target' }}

[[frame]]
class = 'verb'
cues = 'rustle'
roles = {{ subject = 'agent', object = 'target' }}

[[example]]
text = 'Gunmen rustled 300 cows near Pibor.'
agents = ['Gunmen']

[[example]]
text = 'The herders sang all night.'

[[example]]
text = 'Raiders will drive off the herd, an elder fears.'
status = 'ongoing'

[[example]]
text = 'The wind rustled the leaves.'
not = true
"""


def test_every_slip_in_a_kind_of_ones_own_is_told_with_line_and_remedy(tmp_path: Path):
    (tmp_path / "kinds").mkdir()
    file = tmp_path / "kinds" / "cattle-raid.toml"
    file.write_text(KIND, encoding="utf-8")
    result = run("codebook", "check", str(tmp_path))
    assert result.exit_code == 1
    slips = [line.removeprefix(str(file)) for line in result.output.splitlines() if line.startswith(str(file))]
    for line, what in (
        (9, "'rustle' stands in two frames that ask for the same; take it out"),
        (17, "has 4 examples; write sentences until there are 12"),
        (17, "has 1 examples of what it is not; write 2"),
        (22, "coded as no claim, not as cattle-raid; add a cue"),
        (25, "is planned, not ongoing; correct its status"),
        (29, "coded as cattle-raid, which it is not to be; block the cue"),
        (12, "no example uses a cue of this frame ('rustle' …); write a sentence"),
    ):
        assert any(slip.startswith(f", line {line}: ") and what in slip for slip in slips), (line, what, slips)
    assert len(slips) == 7


def test_cues_that_no_example_uses_are_counted_and_listed(tmp_path: Path):
    (tmp_path / "kinds").mkdir()
    file = tmp_path / "kinds" / "cattle-raid.toml"
    file.write_text(KIND.replace("'rustle, drive off'", "'rustle, drive off, make off with'"), encoding="utf-8")
    assert "1 of 4 cues are used by no example; --cues lists them." in run("codebook", "check", str(tmp_path)).output
    listed = run("codebook", "check", str(tmp_path), "--cues").output
    assert (
        f"{file}, line 9: no example uses the cue 'make off with'; write a sentence with it, or take it out" in listed
    )
