"""A forgotten report leaves no word of itself, and the books still verify."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from made_by_hand import LATER_RUN, RUN, coding_of, report
from reportedly import links
from reportedly.cli import commands
from reportedly.errors import LedgerError
from reportedly.ledger import ClaimFilter, Ledger
from reportedly.ledger.schema import tables

SECRET = "Zebulon Quartermain"
TOLD = report(text=report().text + f" {SECRET} saw it from the bakery.", byline=SECRET)
OTHER = report(key="dorrin-2", outlet="Harbour Wire")


@pytest.fixture
def path(place: str) -> str:
    with Ledger.open(place, create=True) as books:
        for told in (TOLD, OTHER):
            books.keep(told, coding_of(told), RUN)
        shelling, denial, _ = coding_of(TOLD).claims
        books.decide("accept", shelling.id, by="Rima", note=f"{SECRET} confirmed it by telephone")
        books.decide("correct", denial.id, slot="certainty", value="probable", by="Omar")
        books.decide("accept", coding_of(OTHER).claims[0].id, by="Rima", note="as printed")
        books.decide("different", shelling.id, against=[coding_of(OTHER).claims[0].id], by="Rima", note=SECRET)
        links.refresh(books)
    return place


def bytes_of(path: str) -> bytes:
    return b"".join(p.read_bytes() for p in Path(path).parent.glob("books.db*"))


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_nothing_of_it_stays_in_the_file(path: str) -> None:
    assert SECRET.encode() in bytes_of(path)
    with Ledger.open(path, write=True) as books:
        made = links.forget(books, TOLD.id, by="Omar", note="asked for by a witness")
        assert (made.kind, made.about, made.by) == ("forget", (TOLD.id,), "Omar")
    left = bytes_of(path)
    for word in (SECRET, SECRET.lower().split()[0], "bakery", TOLD.key):
        assert word.encode() not in left
    assert b"as printed" in left


def test_the_rest_stays_and_still_verifies(path: str) -> None:
    with Ledger.open(path, write=True) as books:
        before = len(books.decisions())
        links.forget(books, TOLD.id, by="Omar", note="")
        found = books.verify()
        assert found.damage == ()
        assert (found.reports, found.claims) == (1, 3)
        decisions = books.decisions()
        assert len(decisions) == before + 1
        assert [d.note for d in decisions if d.by == "Rima"] == ["", "as printed", ""]
        assert {k.report.id for k in books.claims()} == {OTHER.id}
        assert [k.claim.id for k in books.claims(ClaimFilter(text="artillery"))] == [coding_of(OTHER).claims[0].id]
        told = {claim for row in books.incidents() for claim in row.incident.claims}
        assert told <= {c.id for c in coding_of(OTHER).claims}


def test_no_table_points_at_it_any_more(path: str) -> None:
    with Ledger.open(path, write=True) as books:
        links.forget(books, TOLD.id, by="Omar", note="")
        gone = {TOLD.id, *(c.id for c in coding_of(TOLD).claims)}
        with books._engine.connect() as connection:
            for table in tables.sorted_tables:
                if table.name not in {"decisions", "decision_subjects"}:
                    for row in connection.execute(table.select()):
                        assert not gone & {v for v in row if isinstance(v, str)}, table.name


def test_it_does_not_come_back_until_that_is_undone(path: str) -> None:
    with Ledger.open(path, write=True) as books:
        made = links.forget(books, TOLD.id, by="Omar", note="")
        assert books.refusal(TOLD.id) is not None
        assert books.refusal(OTHER.id) is None
        books.decide("undo", made.id, by="Omar")
        assert books.refusal(TOLD.id) is None
        books.keep(TOLD, coding_of(TOLD), LATER_RUN)
        assert len(list(books.claims())) == 6
        assert books.verify().damage == ()


def test_a_note_emptied_by_another_hand_is_no_forgetting(path: str) -> None:
    with Ledger.open(path, write=True) as books:
        links.forget(books, TOLD.id, by="Omar", note="")
        with books._store.engine.begin() as connection:
            connection.exec_driver_sql("UPDATE decisions SET note = '', forgotten = true WHERE note = 'as printed'")
        assert any(d.startswith("decision") for d in books.verify().damage)


def test_on_the_command_line(path: str) -> None:
    run = CliRunner()
    asked = ["forget", TOLD.key, "--by", "Omar", "--ledger", str(path)]
    assert run.invoke(commands, asked, input="n\n").exit_code == 1
    done = run.invoke(commands, [*asked, "--yes"])
    assert (done.exit_code, "erased; the tombstone is dec_" in done.output) == (0, True)
    assert isinstance(run.invoke(commands, [*asked, "--yes"]).exception, LedgerError)
