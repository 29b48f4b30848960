"""A ledger tells when it was changed by another hand, and is copied whole while it is written to."""

import sqlite3
import threading

import pytest
from click.testing import CliRunner

from made_by_hand import RUN, coding_of, report
from reportedly.cli import commands
from reportedly.errors import LedgerError
from reportedly.ledger import Ledger

MANY = 30


@pytest.fixture
def books(tmp_path):
    path = tmp_path / "books.db"
    told = report()
    with Ledger.open(path, create=True) as ledger:
        ledger.keep(told, coding_of(told), RUN)
        ledger.decide("accept", coding_of(told).claims[0].id, by="Rima")
    return path


def changed(path, statement):
    with sqlite3.connect(path) as connection:
        connection.execute(statement)
    connection.close()


def test_a_ledger_that_nobody_touched_is_as_it_was(books):
    with Ledger.open(books) as ledger:
        found = ledger.verify()
    assert (found.reports, found.claims, found.decisions, found.damage) == (1, 3, 1, ())
    done = CliRunner().invoke(commands, ["verify", "--ledger", str(books)])
    assert (done.exit_code, "as they were kept" in done.output) == (0, True)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE reports SET text = replace(text, 'at least 12', 'at least 40')", "report rep_"),
        ("UPDATE reports SET published = '2021-03-11'", "report rep_"),
        ("UPDATE claims SET start = start + 1 WHERE ordinal = 0", "claim clm_"),
        ("UPDATE decisions SET by = 'Omar'", "decision dec_"),
        ("DELETE FROM claims", "the file"),
    ],
)
def test_a_change_by_another_hand_shows(books, statement, said):
    changed(books, statement)
    with Ledger.open(books) as ledger:
        assert any(damage.startswith(said) for damage in ledger.verify().damage)
    done = CliRunner().invoke(commands, ["verify", "--ledger", str(books)])
    assert (done.exit_code, "BROKEN" in done.output) == (1, True)


def test_a_file_that_was_cut_off_is_told(books):
    data = books.read_bytes()
    books.write_bytes(data[: len(data) // 2])
    done = CliRunner().invoke(commands, ["verify", "--ledger", str(books)])
    assert isinstance(done.exception, LedgerError)
    assert "is damaged" in str(done.exception)
    assert "restore it from a copy" in str(done.exception)


def test_a_copy_made_while_others_write_is_whole(tmp_path, books):
    failed = []

    def write() -> None:
        try:
            with Ledger.open(books, create=True) as ledger:
                for number in range(MANY):
                    told = report(key=f"more-{number}", outlet=f"Valley Post {number}")
                    ledger.keep(told, coding_of(told), RUN)
        except LedgerError as error:
            failed.append(error)

    writer = threading.Thread(target=write)
    writer.start()
    with Ledger.open(books) as ledger:
        sizes = [ledger.copy_to(tmp_path / f"copy-{number}.db") for number in range(5)]
    writer.join()
    assert failed == []
    for number, size in enumerate(sizes):
        assert size > 0
        with Ledger.open(tmp_path / f"copy-{number}.db") as copied:
            found = copied.verify()
            assert found.damage == ()
            assert found.claims == 3 * found.reports
    assert not list(tmp_path.glob("*.unfinished"))


def test_a_copy_takes_the_place_of_nothing(tmp_path, books):
    there = tmp_path / "there.db"
    there.write_text("mine")
    done = CliRunner().invoke(commands, ["backup", str(there), "--ledger", str(books)])
    assert isinstance(done.exception, LedgerError)
    assert there.read_text() == "mine"
