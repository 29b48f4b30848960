"""`export` writes a file and its trace, chosen by the filters of `claims`."""

import json

import pytest
from click.testing import CliRunner

from made_by_hand import RUN, coding_of, report
from reportedly import links
from reportedly.cli import commands
from reportedly.cli.export import CLAIM_FORMATS, INCIDENT_FORMATS
from reportedly.ledger import Ledger
from reportedly.views.exporters import EXPORTERS, INCIDENT_EXPORTERS


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
