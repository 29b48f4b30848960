"""`export` writes a file and its trace, chosen by the filters of `claims`."""

import csv
import io
import json
import sys

import pytest
from click.testing import CliRunner

from made_by_hand import RUN, coding_of, report
from reportedly import links
from reportedly.cli import commands
from reportedly.cli.export import CLAIM_FORMATS, DECISION_FORMATS, INCIDENT_FORMATS
from reportedly.ledger import Ledger
from reportedly.views.exporters import DECISION_EXPORTERS, EXPORTERS, INCIDENT_EXPORTERS
from reportedly.views.exporters.spreadsheet import plain


@pytest.fixture
def books(tmp_path):
    told = report()
    with Ledger.open(tmp_path / "books.db", create=True) as ledger:
        ledger.keep(told, coding_of(told), RUN)
        links.refresh(ledger)
    return tmp_path / "books.db"


def run(*args):
    return CliRunner().invoke(commands, ["export", *map(str, args)])


def test_the_help_names_every_format():
    assert tuple(EXPORTERS) == CLAIM_FORMATS
    assert tuple(INCIDENT_EXPORTERS) == INCIDENT_FORMATS
    assert tuple(DECISION_EXPORTERS) == DECISION_FORMATS


def test_a_file_and_its_trace(tmp_path, books):
    out = tmp_path / "claims.csv"
    done = run("--to", "csv", "--out", out, "--kind", "shelling", "--ledger", books)
    assert done.exit_code == 0, done.output
    assert "2 claims written as csv" in done.output
    assert out.read_text(encoding="utf-8").count("\n") == 3
    traces = [json.loads(line) for line in (tmp_path / "claims.csv.trace.jsonl").read_text().splitlines()]
    assert {"kind", "quote", "said_by"} <= {t["cell"] for t in traces}


def test_without_a_file_it_is_printed(books):
    done = run("--to", "geojson", "--ledger", books)
    assert len(json.loads(done.stdout)["features"]) == 3


def test_a_file_that_cannot_be_written_is_told(tmp_path, books):
    done = run("--to", "csv", "--out", tmp_path / "no" / "claims.csv", "--ledger", books)
    assert done.exit_code == 2
    assert "cannot be written" in done.output


def test_incidents_of_the_chosen_claims(tmp_path, books):
    done = run("--to", "acled", "--kind", "shelling", "--ledger", books)
    assert done.exit_code == 0, done.output
    head, row = done.stdout.splitlines()
    assert head.startswith("event_id_cnty,event_date")
    assert row.startswith("inc_")
    assert "1 incident written as acled" in done.stderr


def test_only_what_was_reviewed(books):
    with Ledger.open(books, write=True) as ledger:
        chosen = coding_of(report()).claims[1]
        ledger.decide("accept", chosen.id, by="Rima")
    done = run("--to", "geojson", "--require", "reviewed", "--ledger", books)
    assert [f["id"] for f in json.loads(done.stdout)["features"]] == [chosen.id]


TABLES = ("csv", "incidents", "acled", "ucdp", "decisions")


@pytest.fixture
def decided(books):
    rejected, accepted, _ = coding_of(report()).claims
    with Ledger.open(books, write=True) as ledger:
        ledger.decide("accept", accepted.id, by="Rima", note="heard it")
        wrong = ledger.decide("reject", accepted.id, slot="event.when", by="Rima")
        ledger.decide("undo", wrong.id, by="Rima")
        ledger.decide("reject", rejected.id, by="=Rima")
    return books


def rows(*args):
    done = run(*args)
    assert done.exit_code == 0, done.output
    return list(csv.DictReader(io.StringIO(done.stdout, newline="")))


def test_decisions_say_who_decided_what_and_what_still_holds(decided):
    found = rows("--to", "decisions", "--ledger", decided)
    assert [(r["kind"], r["in_force"]) for r in found] == [
        ("accept", "yes"), ("reject", "no"), ("undo", "yes"), ("reject", "yes"),
    ]  # fmt: skip
    assert (found[0]["by"], found[0]["note"], found[3]["by"]) == ("Rima", "heard it", "'=Rima")
    assert found[0]["quote"] == coding_of(report()).claims[1].quote
    assert found[1]["before"] == found[0]["hash"]


def test_decisions_are_chosen_by_claims_that_were_rejected_too(decided):
    rejected = coding_of(report()).claims[0]
    assert rejected.event.kind == "shelling"
    found = rows("--to", "decisions", "--speaker", "Ministry of Health", "--ledger", decided)
    assert [(r["kind"], r["about"]) for r in found] == [("reject", rejected.id)]
    undone = rows("--to", "decisions", "--speaker", "army", "--ledger", decided)
    assert [r["kind"] for r in undone] == ["accept", "reject", "undo"]
    assert rows("--to", "decisions", "--kind", "protest", "--ledger", decided) == []


@pytest.mark.parametrize("name", TABLES)
def test_parquet_has_the_cells_of_the_csv_and_its_trace(name, tmp_path, decided):
    import pyarrow.parquet as pq

    out, text = tmp_path / "table.parquet", tmp_path / "table.csv"
    for file in (out, text):
        done = run("--to", name, "--out", file, "--ledger", decided)
        assert done.exit_code == 0, done.output
    in_text = list(csv.DictReader(text.open(encoding="utf-8", newline="")))
    table = pq.read_table(out)
    assert table.column_names == list(csv.DictReader(text.open(encoding="utf-8", newline="")).fieldnames)
    as_text = [{name: _text(value) for name, value in row.items()} for row in table.to_pylist()]
    assert as_text == [{name: plain(value) for name, value in row.items()} for row in in_text]
    assert (tmp_path / "table.parquet.trace.jsonl").read_text() == (tmp_path / "table.csv.trace.jsonl").read_text()


def _text(value):
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def test_parquet_of_nothing_has_its_columns(tmp_path, books):
    import pyarrow.parquet as pq

    assert run("--to", "csv", "--kind", "protest", "--out", tmp_path / "none.parquet", "--ledger", books).exit_code == 0
    assert pq.read_table(tmp_path / "none.parquet").num_rows == 0


@pytest.mark.parametrize("name", sorted(set(CLAIM_FORMATS) - set(TABLES)))
def test_what_is_no_table_is_not_written_as_parquet(name, tmp_path, books):
    done = run("--to", name, "--out", tmp_path / "x.parquet", "--ledger", books)
    assert done.exit_code == 2
    assert "is no table" in done.output
    assert not (tmp_path / "x.parquet").exists()


def test_who_lacks_pyarrow_is_told_what_to_install(tmp_path, books, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    done = run("--to", "csv", "--out", tmp_path / "x.parquet", "--ledger", books)
    assert done.exit_code == 2
    assert "pip install 'reportedly[parquet]'" in done.output


@pytest.mark.parametrize("name", ["incidents", "plover", "decisions"])
def test_every_format_keeps_to_what_was_reviewed(name, tmp_path, decided):
    done = run("--to", name, "--require", "reviewed", "--kind", "protest", "--ledger", decided)
    assert done.exit_code == 0
    assert "0 " in done.stderr


def test_a_reviewed_row_rests_on_reviewed_claims_alone(books):
    denial = coding_of(report()).claims[1]
    (every,) = rows("--to", "incidents", "--kind", "shelling", "--ledger", books)
    assert (every["killed_low"], every["denied_by"] != "") == ("12", True)
    with Ledger.open(books, write=True) as ledger:
        ledger.decide("accept", denial.id, by="Rima")
        links.refresh(ledger)
    (reviewed,) = rows("--to", "incidents", "--require", "reviewed", "--ledger", books)
    assert (reviewed["killed_low"], reviewed["denied_by"] != "") == ("", True)
