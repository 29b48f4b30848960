"""The doctor: a line a thing, and what to do about what is broken."""

import sqlite3
import sys
import types

import pytest
from click.testing import CliRunner

from made_by_hand import RUN, coding_of, report
from reportedly.cli import checks, commands
from reportedly.errors import CodebookError, ModelError
from reportedly.ledger import Ledger


def description_that(build):
    return types.SimpleNamespace(KitDescription=lambda: types.SimpleNamespace(build=build))


def a_kit():
    book = types.SimpleNamespace(kinds={"clash": 1}, actors={}, speech=())
    return types.SimpleNamespace(run=RUN, codebook=book)


@pytest.fixture
def healthy(monkeypatch):
    monkeypatch.setitem(sys.modules, "reportedly.kit_description", description_that(a_kit))


def lines(*args):
    done = CliRunner().invoke(commands, ["doctor", *map(str, args)])
    return done.exit_code, done.output.splitlines()


def test_all_is_well_without_a_ledger_and_none_is_made(healthy, tmp_path):
    status, said = lines("--ledger", tmp_path / "books.db")
    assert status == 0
    assert all(line.startswith("ok ") for line in said)
    assert any("`reportedly add` makes one" in line for line in said)
    assert list(tmp_path.iterdir()) == []


def test_the_ledger_is_counted(healthy, tmp_path):
    with Ledger.open(tmp_path / "books.db", create=True) as ledger:
        ledger.keep(report(), coding_of(report()), RUN)
    status, said = lines("--ledger", tmp_path / "books.db")
    assert status == 0
    assert any("1 report, 3 claims" in line for line in said)


def test_a_broken_ledger_is_told(healthy, tmp_path):
    sqlite3.connect(tmp_path / "songs.db").execute("CREATE TABLE songs (title)").connection.close()
    status, said = lines("--ledger", tmp_path / "songs.db")
    assert status == 1
    assert next(line for line in said if line.startswith("BROKEN")).split()[1] == "ledger"


@pytest.mark.parametrize(
    ("error", "about"), [(CodebookError("kinds/a.toml: odd"), "codebook"), (ModelError("no parser"), "parser")]
)
def test_a_broken_set_up_is_told_by_name(monkeypatch, tmp_path, error, about):
    def build():
        raise error

    monkeypatch.setitem(sys.modules, "reportedly.kit_description", description_that(build))
    status, said = lines("--ledger", tmp_path / "books.db")
    assert status == 1
    assert [line.split()[:2] for line in said if line.startswith("BROKEN")] == [["BROKEN", about]]
    assert any(str(error) in line for line in said)


def test_a_full_disk_is_told(healthy, monkeypatch, tmp_path):
    monkeypatch.setattr(checks.shutil, "disk_usage", lambda folder: types.SimpleNamespace(free=3 * 2**20))
    status, said = lines("--ledger", tmp_path / "books.db")
    assert status == 1
    assert any(line.startswith("BROKEN") and "3 MB free" in line and "make room" in line for line in said)
