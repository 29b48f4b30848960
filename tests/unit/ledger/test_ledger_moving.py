"""A ledger copied from a file to a server and back: every row, every decision, and it can be gone on with."""

import pytest
from click.testing import CliRunner
from sqlalchemy import inspect, select

from made_by_hand import RUN, coding_of, report
from older_ledgers import DECIDED, set_back
from reportedly import links
from reportedly.cli import commands
from reportedly.errors import LedgerError
from reportedly.ledger import ClaimFilter, Ledger
from reportedly.ledger.schema import meta, tables

SECRET = "not-a-secret"


@pytest.fixture
def file(tmp_path):
    first, second = report(), report(key="again", outlet="Harbour Wire")
    with Ledger.open(tmp_path / "books.db", create=True) as books:
        for told in (first, second):
            books.keep(told, coding_of(told), RUN)
        links.refresh(books)
        one, other, _ = coding_of(first).claims
        books.decide("reject", one.id, slot="event.when", by="Rima", note="no day is said")
        wrong = books.decide("reject", other.id, by="Rima")
        books.decide("undo", wrong.id, by="Omar")
        links.forget(books, second.id, by="Rima", note="asked to")
    return tmp_path / "books.db"


def rows_of(place):
    with Ledger.open(place) as books, books._store.reading.connect() as connection:
        names = set(inspect(connection).get_table_names())
        return {
            table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for table in tables.sorted_tables
            if table is not meta and table.name in names
        }


def backup(*words):
    return CliRunner().invoke(commands, ["backup", *map(str, words)])


def test_every_row_goes_to_the_server_and_back(file, postgres_place, tmp_path):
    done = backup(postgres_place, "--ledger", file)
    assert done.exit_code == 0, done.output
    assert "1 report copied" in done.output
    assert SECRET not in done.output
    assert rows_of(postgres_place) == rows_of(file)
    again = tmp_path / "again.db"
    done = backup(again, "--ledger", postgres_place)
    assert done.exit_code == 0, done.output
    assert rows_of(again) == rows_of(file)
    assert [p.name for p in tmp_path.iterdir() if "unfinished" in p.name] == []
    for place in (postgres_place, again):
        with Ledger.open(place) as books:
            assert books.verify().damage == ()
            assert [d.kind for d in books.decisions()] == ["reject", "reject", "undo", "forget"]
            assert len(list(books.claims(ClaimFilter(text="market artillery")))) == 1


def test_a_copy_is_gone_on_with(file, postgres_place, tmp_path):
    with Ledger.open(file) as books:
        assert books.copy_into(postgres_place) == 1
    more = report(key="later", outlet="Later Post")
    with Ledger.open(postgres_place, write=True) as books:
        assert books.keep(more, coding_of(more), RUN).claims == 3
        books.decide("accept", coding_of(more).claims[0].id, by="Rima")
        links.refresh(books)
        found = books.verify()
        assert (found.reports, found.decisions, found.damage) == (2, 5, ())


def test_a_database_that_holds_a_ledger_is_left_alone(file, postgres_place):
    with Ledger.open(postgres_place, create=True) as books:
        told = report(key="theirs", outlet="Their Post")
        books.keep(told, coding_of(told), RUN)
    before = rows_of(postgres_place)
    with Ledger.open(file) as books, pytest.raises(LedgerError, match="is not empty") as caught:
        books.copy_into(postgres_place)
    assert SECRET not in str(caught.value)
    assert rows_of(postgres_place) == before


def test_a_file_that_is_there_is_left_alone(file, postgres_place):
    with Ledger.open(file) as books:
        books.copy_into(postgres_place)
    with Ledger.open(postgres_place) as books, pytest.raises(LedgerError, match="there already"):
        books.copy_to(file)


def test_an_older_ledger_becomes_one_of_today(tmp_path, postgres_place):
    old = tmp_path / "old.db"
    with Ledger.open(old, create=True) as books:
        told = report()
        books.keep(told, coding_of(told), RUN)
    set_back(old, 2, *DECIDED)
    with Ledger.open(old) as books:
        assert books.copy_into(postgres_place) == 1
    with Ledger.open(postgres_place, write=True) as books:
        books.decide("accept", coding_of(told).claims[0].id, by="Rima")
        assert books.verify().damage == ()
