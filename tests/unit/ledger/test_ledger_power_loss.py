"""A file that a power cut has cut short is told with the way back; a log that was cut short loses its end alone."""

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from made_by_hand import RUN, coding_of, report
from reportedly.cli import commands
from reportedly.errors import LedgerError
from reportedly.ledger import Ledger

REPORTS = 12


def tellings():
    return [report(key=f"dorrin-{number}", outlet=f"Valley Post {number}") for number in range(REPORTS)]


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Path:
    """A ledger of some reports, each decided upon, closed."""
    path = tmp_path_factory.mktemp("whole") / "books.db"
    with Ledger.open(path, create=True) as books:
        for told in tellings():
            coding = coding_of(told)
            books.keep(told, coding, RUN)
            books.decide("accept", coding.claims[0].id, by="Rima", note="seen")
    return path


@pytest.fixture(scope="module")
def running(tmp_path_factory) -> Path:
    """The same ledger as it lies on the disk while it is open: all that was kept is in the log beside it."""
    folder = tmp_path_factory.mktemp("running")
    with Ledger.open(folder / "open.db", create=True) as books:
        for told in tellings():
            books.keep(told, coding_of(told), RUN)
        for suffix in ("", "-wal"):
            shutil.copy(folder / f"open.db{suffix}", folder / f"books.db{suffix}")
    return folder / "books.db"


@pytest.mark.parametrize("kept", [50, 99, 100, 1_000, 4_096, 5_000, 0.3, 0.6, 0.9, -4_096, -2_000, -1])
def test_a_file_that_is_cut_short_is_told_with_the_way_back(whole, tmp_path, kept):
    size = whole.stat().st_size
    path = shutil.copy(whole, tmp_path / "books.db")
    os.truncate(path, int(size * kept) if isinstance(kept, float) else kept % size)
    done = CliRunner().invoke(commands, ["verify", "--ledger", str(path)])
    assert done.exit_code != 0
    said = f"{done.output} {done.exception}"
    assert "from a copy that `reportedly backup` made" in said
    assert "another program" not in said


def test_a_file_that_was_emptied_under_its_log_is_not_begun_anew(running, tmp_path):
    for suffix in ("", "-wal"):
        shutil.copy(f"{running}{suffix}", tmp_path / f"books.db{suffix}")
    os.truncate(tmp_path / "books.db", 0)
    with pytest.raises(LedgerError, match="is damaged"):
        Ledger.open(tmp_path / "books.db", create=True)
    assert (tmp_path / "books.db-wal").stat().st_size > 0


@pytest.mark.parametrize("tenths", range(11))
def test_a_log_that_is_cut_short_loses_the_last_reports_whole_and_adding_again_brings_them_back(
    running, tmp_path, tenths
):
    for suffix in ("", "-wal"):
        shutil.copy(f"{running}{suffix}", tmp_path / f"books.db{suffix}")
    log = tmp_path / "books.db-wal"
    # What makes the tables is far in the log; before it, there is no ledger yet.
    tables = 0.4
    os.truncate(log, int(log.stat().st_size * (tables + (1 - tables) * tenths / 10)))
    with Ledger.open(tmp_path / "books.db", write=True) as books:
        found = books.verify()
        there = {kept.report.id for kept in books.reports()}
        assert found.damage == ()
        assert found.claims == 3 * found.reports
        assert there == {one.id for one in tellings()[: found.reports]}
        assert (found.reports == REPORTS) == (tenths == 10)
        for one in tellings():
            books.keep(one, coding_of(one), RUN)
        assert (books.verify().reports, books.verify().damage) == (REPORTS, ())
