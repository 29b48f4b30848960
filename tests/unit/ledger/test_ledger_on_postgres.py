"""A team's ledger in PostgreSQL: what only a server can do wrong, and the commands and the desk on it."""

import threading

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient
from sqlalchemy import text

from made_by_hand import RUN, coding_of, report
from reportedly.cli import commands
from reportedly.errors import LedgerError
from reportedly.ledger import ClaimFilter, Ledger
from reportedly.web.desk import create_desk
from reportedly.web.shelf import Shelf

SECRET = "not-a-secret"


def refusal(place, **how):
    with pytest.raises(LedgerError) as caught:
        Ledger.open(place, **how)
    assert SECRET not in str(caught.value)
    return str(caught.value)


def run(*words):
    done = CliRunner().invoke(commands, words)
    assert done.exit_code == 0, (done.output, done.exception)
    return done.output


def test_what_is_not_there_is_told_with_the_remedy(postgres_server, postgres_place, monkeypatch):
    assert "make one with `reportedly add`" in refusal(postgres_place)
    assert "createdb" in refusal(f"{postgres_server}/nowhere", create=True)
    assert "another name or password" in refusal(f"{postgres_server}/postgres".replace(SECRET, "wrong"))
    assert "no server answers" in refusal("postgresql://tester@127.0.0.1:1/books")
    assert "write postgresql://" in refusal("postgresql://tester@127.0.0.1:port/books")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert "pip install 'reportedly[postgres]'" in refusal(postgres_place)


def test_tables_of_another_program_are_left_alone(postgres_server, postgres_place):
    import psycopg

    schema = postgres_place.rsplit("%3D", 1)[1]
    with psycopg.connect(f"{postgres_server}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE TABLE "{schema}".songs (title text)')
    assert "another program" in refusal(postgres_place, create=True)
    assert "not a ledger" in refusal(postgres_place)


def test_whoever_writes_too_long_is_not_waited_for_for_ever(postgres_place, monkeypatch):
    monkeypatch.setattr("reportedly.ledger.store.PATIENCE_S", 0.3)
    told = report()
    with Ledger.open(postgres_place, create=True) as one, Ledger.open(postgres_place, write=True) as other:
        with one.comparing(), pytest.raises(LedgerError, match="locked"):
            other.keep(told, coding_of(told), RUN)
        other.keep(told, coding_of(told), RUN)


def test_many_write_and_review_at_once(postgres_place):
    with Ledger.open(postgres_place, create=True) as books:
        told = report()
        books.keep(told, coding_of(told), RUN)
    claim, failed = coding_of(told).claims[0].id, []

    def work(nth: int) -> None:
        try:
            with Ledger.open(postgres_place, write=True) as books:
                for number in range(10):
                    # Two writers bring the same reports, as two people who watch one feed do.
                    more = report(key=f"{nth // 2}-{number}", outlet=f"Post {nth // 2}-{number}")
                    books.keep(more, coding_of(more), RUN)
                    books.decide("accept", claim, by=f"reviewer {nth}", note=str(number))
        except LedgerError as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=(nth,)) for nth in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with Ledger.open(postgres_place) as books:
        found = books.verify()
        assert (found.reports, found.claims, found.decisions, found.damage) == (21, 63, 40, ())


def test_a_reader_sees_the_books_as_of_one_moment(postgres_place):
    first, second = report(), report(key="later", outlet="Later Post")
    with Ledger.open(postgres_place, create=True) as books, Ledger.open(postgres_place, write=True) as writer:
        writer.keep(first, coding_of(first), RUN)
        reading = books.claims()
        next(reading)
        writer.keep(second, coding_of(second), RUN)
        assert len(list(reading)) == 2
        assert len(list(books.claims())) == 6


def test_a_change_by_another_hand_shows(postgres_place):
    told = report()
    with Ledger.open(postgres_place, create=True) as books:
        books.keep(told, coding_of(told), RUN)
        with books._store.engine.begin() as raw:
            raw.execute(text("UPDATE reports SET text = replace(text, 'at least 12', 'at least 40')"))
            raw.execute(text("SET LOCAL session_replication_role = replica"))
            raw.execute(text("DELETE FROM claims WHERE ordinal = 0"))
        damage = books.verify().damage
    assert any(line.startswith("report rep_") for line in damage)
    assert any("points at one of claims" in line for line in damage)


@pytest.mark.parametrize(
    "words", ["strikes", "Dórrin", "MARKET artillery", "it had", "12", "!!!", "shelling !!!", "near-the", "the", "zz"]
)
def test_words_find_the_same_in_both_stores(postgres_place, tmp_path, words):
    found = []
    for place in (postgres_place, tmp_path / "books.db"):
        with Ledger.open(place, create=True) as books:
            told = report()
            books.keep(told, coding_of(told), RUN)
            found.append([kept.claim.id for kept in books.claims(ClaimFilter(text=words))])
    assert found[0] == found[1]


def test_the_commands_work_on_it(postgres_place):
    run("add", "examples/reports", "--ledger", postgres_place, "--no-model")
    assert "already there" in run("add", "examples/reports", "--ledger", postgres_place, "--no-model")
    for words in ("reports", "claims", "incidents", "brief", "sources", "link", "issues"):
        assert run(words, "--ledger", postgres_place)
    assert "as they were kept" in run("verify", "--ledger", postgres_place)
    doctor = CliRunner().invoke(commands, ["doctor", "--ledger", postgres_place]).output
    assert " reports, " in doctor
    assert SECRET not in doctor


def test_the_desk_works_on_it(postgres_place):
    told = report()
    with Ledger.open(postgres_place, create=True) as books:
        books.keep(told, coding_of(told), RUN)
    shelf = Shelf.open(postgres_place)
    client = TestClient(create_desk(shelf), base_url="http://127.0.0.1")
    about = client.get("/api/desk.json")
    assert about.json()["read_only"] is False
    assert SECRET not in about.text
    for page in ("claims", "quotes", "incidents", "shapes"):
        assert client.get(f"/api/{page}.json").status_code == 200, page
    shelf.close()
