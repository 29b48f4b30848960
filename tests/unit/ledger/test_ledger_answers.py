"""Answers that are dear to make are kept until the books change, and go with what is erased; in both stores."""

from made_by_hand import RUN, coding_of, report
from reportedly.ledger import Ledger


def test_an_answer_is_kept_for_its_books_and_its_form(place):
    with Ledger.open(place, create=True) as ledger:
        ledger.keep(report(), coding_of(report()), RUN)
        state = ledger.last_change()
        assert ledger.keep_answers({"all": b"\x1f\x00told", "some": b""}, state, "1")
    with Ledger.open(place) as ledger:
        assert ledger.kept_answer("all", state, "1") == b"\x1f\x00told"
        assert ledger.kept_answer("some", state, "1") == b""
        assert ledger.kept_answer("none", state, "1") is None
        assert ledger.kept_answer("all", state, "2") is None
        assert ledger.kept_answer("all", "another", "1") is None


def test_an_answer_of_books_that_have_changed_is_not_kept(place):
    with Ledger.open(place, create=True) as ledger:
        before = ledger.last_change()
        ledger.keep(report(), coding_of(report()), RUN)
        assert not ledger.keep_answers({"all": b"old"}, before, "1")
        assert ledger.kept_answer("all", before, "1") is None


def test_a_later_answer_takes_the_place_of_an_earlier_one(place):
    with Ledger.open(place, create=True) as ledger:
        state = ledger.last_change()
        ledger.keep_answers({"all": b"first"}, state, "1")
        ledger.keep_answers({"all": b"second"}, state, "2")
        assert ledger.kept_answer("all", state, "1") is None
        assert ledger.kept_answer("all", state, "2") == b"second"


def test_no_answer_outlives_a_report_that_is_forgotten(tmp_path):
    path = tmp_path / "books.db"
    with Ledger.open(path, create=True) as ledger:
        ledger.keep(report(), coding_of(report()), RUN)
        state = ledger.last_change()
        ledger.keep_answers({"all": b"words of the witness"}, state, "1")
        assert b"words of the witness" in path.read_bytes() + path.with_name("books.db-wal").read_bytes()
        ledger.forget(report().id, by="Rima", note="asked for")
        assert ledger.kept_answer("all", state, "1") is None
    assert b"words of the witness" not in path.read_bytes()
    # One made before, and kept only now, does not bring them back.
    with Ledger.open(path, write=True) as ledger:
        assert not ledger.keep_answers({"all": b"words of the witness"}, state, "1")


def test_a_ledger_that_moves_leaves_its_answers_behind(tmp_path):
    with Ledger.open(tmp_path / "books.db", create=True) as ledger:
        ledger.keep(report(), coding_of(report()), RUN)
        state = ledger.last_change()
        ledger.keep_answers({"all": b"told"}, state, "1")
        ledger.copy_into(f"sqlite:///{tmp_path / 'moved.db'}")
    with Ledger.open(tmp_path / "moved.db") as moved:
        assert moved.kept_answer("all", state, "1") is None
