"""What the page asks for is there at once at a second start, never of other books; links are made apart and told."""

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from made_by_hand import RUN, coding_of, report
from reportedly.errors import LedgerError
from reportedly.ledger import Ledger
from reportedly.web import answers
from reportedly.web import shelf as shelf_module
from reportedly.web.answers import unpacked
from reportedly.web.desk import create_desk
from reportedly.web.shelf import Shelf
from told import keep, told

HOME = "http://127.0.0.1:8017"


def books(tmp_path: Path, reports: int = 1) -> Path:
    path = tmp_path / "books.db"
    with Ledger.open(path, create=True) as ledger:
        for number in range(reports):
            one = report(key=f"dorrin-{number}", outlet=f"Post {number}")
            ledger.keep(one, coding_of(one), RUN)
    return path


def many_books(tmp_path: Path) -> Path:
    """A hundred reports, none of which is a copy: too many to be linked while somebody waits."""
    path = tmp_path / "books.db"
    with Ledger.open(path, create=True) as ledger:
        for number in range(100):
            keep(ledger, told(f"report {number}", {"day": date(2021, 3, 1 + number % 9)}))
    return path


def left_alone(is_busy: Callable[[], object]) -> None:
    """Wait until nothing is going on any more: the process that links has to let all others go first."""
    until = time.monotonic() + 300
    while is_busy() and time.monotonic() < until:
        time.sleep(0.25)


def made_anew(*_: object, **__: object) -> Any:
    raise AssertionError("the columns were made anew")


def test_a_second_start_reads_what_the_first_has_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = books(tmp_path)
    first = Shelf.open(path)
    first.prepare()
    before = unpacked(first.claims())
    first.close()
    monkeypatch.setattr(shelf_module, "columns_of", made_anew)
    second = Shelf.open(path)
    second.prepare()
    assert unpacked(second.claims()) == before
    assert unpacked(second.quotes())["state"] == before["state"]


@pytest.mark.parametrize("what", ["books", "program"])
def test_what_was_made_of_others_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    path = books(tmp_path)
    first = Shelf.open(path)
    first.prepare()
    first.close()
    if what == "program":
        monkeypatch.setattr(answers, "program", lambda: "another")
    else:
        with Ledger.open(path, write=True) as ledger:
            ledger.decide("accept", next(ledger.claims()).claim.id, by="Rima")
    monkeypatch.setattr(shelf_module, "columns_of", made_anew)
    with pytest.raises(AssertionError, match="made anew"):
        Shelf.open(path).claims()


def test_what_could_not_be_kept_is_kept_the_next_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object) -> bool:
        raise LedgerError("somebody else is writing")

    with Ledger.open(books(tmp_path), write=True) as ledger:
        ready = answers.Answers(ledger)
        ready.of("one", lambda state: {"state": state})
        with monkeypatch.context() as meanwhile:
            meanwhile.setattr(ledger, "keep_answers", busy)
            ready.keep()
        state = ledger.last_change()
        assert ledger.kept_answer("one", state, answers.program()) is None
        ready.keep()
        assert unpacked(ledger.kept_answer("one", state, answers.program()) or b"") == {"state": state}


def test_what_was_asked_for_is_kept_when_the_desk_ends(tmp_path: Path) -> None:
    path = books(tmp_path)
    with TestClient(create_desk(Shelf.open(path), model=False), base_url=HOME) as client:
        assert client.get("/api/control.json").status_code == 200
    with Ledger.open(path) as ledger:
        assert ledger.kept_answer("control", ledger.last_change(), answers.program()) is not None


def test_answers_are_given_to_those_who_cannot_unpack_them(tmp_path: Path) -> None:
    with TestClient(create_desk(Shelf.open(books(tmp_path)), model=False), base_url=HOME) as client:
        plain = client.get("/api/claims.json", headers={"Accept-Encoding": "identity"})
        assert "content-encoding" not in plain.headers
        packed = client.get("/api/claims.json", headers={"Accept-Encoding": "gzip"})
        assert packed.headers["content-encoding"] == "gzip"
        assert plain.json() == packed.json()


def test_a_ledger_that_may_not_be_written_is_shown_all_the_same(tmp_path: Path) -> None:
    path = books(tmp_path)
    shown = Shelf(Ledger.open(path), read_only=True)
    shown.prepare()
    shown.get_ready()
    assert len(unpacked(shown.claims())["id"]) == 3
    with Ledger.open(path) as ledger:
        assert ledger.kept_answer("claims", ledger.last_change(), answers.program()) is None


def test_many_reports_are_linked_apart_while_the_desk_answers(tmp_path: Path) -> None:
    with TestClient(create_desk(Shelf.open(many_books(tmp_path)), model=False), base_url=HOME) as client:
        # What there is until now: nobody waits for the rest.
        assert client.get("/api/incidents.json").json()["id"] == []
        (task,) = (one for one in client.get("/api/desk.json").json()["underway"] if one["task"] == "links")
        assert task["of"] == 100
        assert client.get("/api/sources.json").status_code == 200
        left_alone(lambda: client.get("/api/desk.json").json()["underway"])
        listed = client.get("/api/incidents.json").json()
        assert len(listed["id"]) > 0
        assert sum(listed["reports"]) >= 100
        assert client.get("/api/sources.json").json()["sources"]


def test_few_reports_are_linked_at_once(tmp_path: Path) -> None:
    shelf = Shelf.open(books(tmp_path, 3))
    assert shelf.links.refresh_or_begin()
    assert unpacked(shelf.incidents())["id"]
    assert shelf.links.state() == ""


def test_incidents_made_before_a_decision_are_not_those_after_it(tmp_path: Path) -> None:
    path = books(tmp_path, 2)
    shelf = Shelf.open(path)
    shelf.links.refresh_or_begin()
    before = unpacked(shelf.incidents())
    with Ledger.open(path, write=True) as ledger:
        one, other = ledger.incidents()[0].incident.claims[:2]
        ledger.decide("different", one, against=[other], by="Rima")
    # Between the decision and the linking what is told is not taken for what comes after it.
    between = unpacked(shelf.incidents())
    assert between["claims"] == before["claims"]
    shelf.links.refresh_or_begin()
    assert unpacked(shelf.incidents())["claims"] != before["claims"]


def test_links_that_cannot_be_made_are_told_and_not_tried_without_end(tmp_path: Path) -> None:
    path = many_books(tmp_path)
    shelf = Shelf.open(path)
    shelf.links._place = tmp_path / "nowhere" / "books.db"
    assert not shelf.links.refresh_or_begin()
    left_alone(shelf.underway.told)
    with pytest.raises(LedgerError, match="nowhere"):
        shelf.links.refresh_or_begin()
