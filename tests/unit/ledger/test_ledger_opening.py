"""Files that are no ledger, ledgers of tomorrow, full disks and company: each with a line that says what to do."""

import os
import sqlite3
import subprocess
import sys
import textwrap

import pytest

from made_by_hand import RUN, coding_of, report
from reportedly.errors import LedgerError, NewerLedgerError
from reportedly.ledger import Ledger


@pytest.fixture
def books(tmp_path):
    path = tmp_path / "books.db"
    with Ledger.open(path, create=True) as ledger:
        told = report()
        ledger.keep(told, coding_of(told), RUN)
    return path


def refusal(path, **how):
    with pytest.raises(LedgerError) as caught:
        Ledger.open(path, **how)
    return str(caught.value)


def test_one_file_is_left_when_the_ledger_is_closed(books):
    assert [path.name for path in books.parent.iterdir()] == ["books.db"]


def test_a_ledger_to_read_must_be_there(tmp_path):
    assert "make one with `reportedly add`" in refusal(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []
    assert "Make it first" in refusal(tmp_path / "no-folder" / "books.db", create=True)


@pytest.mark.parametrize("create", [True, False])
def test_another_kind_of_file_is_left_as_it_was(tmp_path, create):
    note = tmp_path / "note.db"
    note.write_text("Dear diary, today I was not a ledger.")
    assert "is not a ledger" in refusal(note, create=create)
    assert note.read_text().startswith("Dear diary")
    assert "is a folder" in refusal(tmp_path, create=create)


@pytest.mark.parametrize("create", [True, False])
def test_a_database_of_another_program_is_left_as_it_was(tmp_path, create):
    path = tmp_path / "songs.db"
    songs = sqlite3.connect(path)
    songs.execute("CREATE TABLE songs (title)")
    songs.commit()
    songs.close()
    before = path.read_bytes()
    assert "another program" in refusal(path, create=create)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_ledger_only_by_adding(tmp_path):
    path = tmp_path / "empty.db"
    path.touch()
    assert "only an empty file: make one with `reportedly add`" in refusal(path)
    Ledger.open(path, create=True).close()
    Ledger.open(path).close()


@pytest.mark.parametrize("create", [True, False])
@pytest.mark.parametrize(
    "written", ["UPDATE meta SET value = '99' WHERE key = 'schema_version'", "PRAGMA user_version = 99"]
)
def test_a_newer_ledger_is_refused_by_name(books, create, written):
    raw = sqlite3.connect(books)
    raw.execute(written)
    raw.commit()
    raw.close()
    with pytest.raises(NewerLedgerError, match=r"version 99.*upgrade reportedly"):
        Ledger.open(books, create=create)


def test_a_damaged_ledger_is_said_to_be_damaged(books):
    whole = books.read_bytes()
    books.write_bytes(whole[:100] + b"\x00" * (len(whole) - 100))
    with pytest.raises(LedgerError, match="damaged"), Ledger.open(books) as ledger:
        list(ledger.claims())


def test_a_database_of_another_make_is_refused():
    assert "postgresql://" in refusal("mysql://host/books", create=True)


def test_a_sqlite_url_is_a_path(books):
    with Ledger.open(f"sqlite:///{books}") as ledger:
        assert len(list(ledger.claims())) == 3


def test_a_ledger_held_by_a_writer_is_waited_for_and_then_given_up(books, monkeypatch):
    monkeypatch.setattr("reportedly.ledger.store.PATIENCE_S", 0.2)
    holder = sqlite3.connect(books, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    told = report(key="other", outlet="Other")
    with Ledger.open(books) as ledger:
        assert len(list(ledger.claims())) == 3
        with pytest.raises(LedgerError, match="locked"):
            ledger.keep(told, coding_of(told), RUN)
    holder.execute("ROLLBACK")
    holder.close()


def in_a_process_of_its_own(code, *args, **how):
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), *map(str, args)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONDONTWRITEBYTECODE": "1"},
        **how,
    )


def test_a_full_disk_keeps_what_was_whole(books):
    done = in_a_process_of_its_own(
        """
        import resource, sys
        from made_by_hand import RUN, coding_of, report
        from reportedly.errors import LedgerError
        from reportedly.ledger import Ledger
        with Ledger.open(sys.argv[1], create=True) as ledger:
            resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))
            kept = 0
            try:
                for number in range(10_000):
                    told = report(key=str(number), outlet=str(number))
                    ledger.keep(told, coding_of(told), RUN)
                    kept += 1
            except LedgerError as error:
                print(kept, error)
        """,
        books,
    )
    assert done.returncode == 0, done.stderr
    kept, _, said = done.stdout.partition(" ")
    assert "the disk is full" in said
    assert "What was kept before is whole" in said
    with Ledger.open(books) as ledger:
        assert len(list(ledger.reports())) == 1 + int(kept)
        assert len(list(ledger.claims())) == 3 * (1 + int(kept))


def test_two_writers_at_the_same_time_both_succeed(tmp_path):
    code = """
        import sys
        from made_by_hand import RUN, coding_of, report
        from reportedly.ledger import Ledger
        with Ledger.open(sys.argv[1], create=True) as ledger:
            for number in range(40):
                told = report(key=str(number), outlet=str(number))
                ledger.keep(told, coding_of(told), RUN)
        """
    command = [sys.executable, "-c", textwrap.dedent(code), str(tmp_path / "books.db")]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    both = [subprocess.Popen(command, env=env, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    for one in both:
        _, said = one.communicate(timeout=120)
        assert one.returncode == 0, said
    with Ledger.open(tmp_path / "books.db") as ledger:
        assert len(list(ledger.reports())) == 40
        assert len(list(ledger.claims())) == 120


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="needs root, to act as another user")
def test_a_ledger_in_a_read_only_folder_can_be_read_and_says_why_not_written(books):
    for parent in books.parents:
        if not parent.stat().st_mode & 0o001:
            parent.chmod(0o755)
    books.parent.chmod(0o555)
    reading, told = os.pipe()
    child = os.fork()
    if child == 0:
        os.setuid(65534)
        try:
            with Ledger.open(books) as ledger:
                said = f"{len(list(ledger.claims()))} claims. "
            said += refusal(books, create=True)
        except BaseException as error:  # noqa: BLE001 -- the child must always answer and end
            said = repr(error)
        os.write(told, said.encode())
        os._exit(0)
    os.waitpid(child, 0)
    said = os.read(reading, 10_000).decode()
    os.close(reading)
    os.close(told)
    assert said.startswith("3 claims.")
    assert "no permission to write" in said


def test_opening_to_write_makes_no_ledger(tmp_path):
    assert "make one with `reportedly add`" in refusal(tmp_path / "none.db", write=True)
    assert list(tmp_path.iterdir()) == []
