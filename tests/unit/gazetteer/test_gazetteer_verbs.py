"""`reportedly gazetteer` as a person uses it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportedly.cli import commands
from reportedly.cli.gazetteer import command
from reportedly.errors import GazetteerError


@pytest.fixture(autouse=True)
def own_user_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("REPORTEDLY_GAZETTEER", str(tmp_path / "mine.gaz"))


def said(*words: str) -> str:
    result = CliRunner().invoke(command, words, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def village(number: int, name: str) -> str:
    return json.dumps({"id": number, "name": name, "pt": "locality", "lat": 35.1, "lon": 40.4, "names": []})


def test_find_tells_what_and_where() -> None:
    line = said("find", "al-Mayadin")
    assert "town in Deir ez-Zor, SY" in line
    assert "gn:173480" in line


def test_find_for_programs_is_one_object_a_line() -> None:
    lines = said("find", "Damascus", "--country", "sy", "--format", "jsonl").splitlines()
    places = [json.loads(line) for line in lines]
    assert {p["country"] for p in places} == {"SY"}
    assert places[0]["level"] == "town"


def test_what_is_not_known_is_said() -> None:
    assert said("find", "Nowhereville upon Nothing").startswith("No place called")
    assert said("find", "Nowhereville upon Nothing", "--format", "jsonl") == ""


def test_an_import_is_found_from_then_on(tmp_path: Path) -> None:
    file = tmp_path / "villages.jsonl"
    file.write_text("\n".join(village(n, f"Khirbat Zanbaq {n}") for n in (7, 8)), encoding="utf-8")
    assert "2 places read, 2 added, 0 known" in said("import", "whosonfirst", str(file))
    assert "2 places read, 0 added, 2 known" in said("import", "whosonfirst", str(file))
    assert "wof:7" in said("find", "Khirbat Zanbaq 7")


def test_a_bad_file_is_an_error_with_its_name(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear all,\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"letter\.txt"):
        CliRunner().invoke(command, ["import", "geonames", str(file)], catch_exceptions=False)


def test_the_verb_is_among_the_commands() -> None:
    assert "gazetteer" in commands.list_commands(None)  # type: ignore[arg-type]
