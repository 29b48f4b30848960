"""`reportedly family`: the tree in plain words, and the same for programs."""

import json

import pytest
from click.testing import CliRunner

from made_by_hand import RUN
from reportedly.cli import commands
from reportedly.copies import compare
from reportedly.errors import LedgerError
from reportedly.ledger import Ledger
from reportedly.model import Coding, Republication
from reprints import DAY, STATEMENT, edited, other_news, report, wire


@pytest.fixture
def books(tmp_path, monkeypatch):
    monkeypatch.setenv("COLUMNS", "300")
    path = tmp_path / "books.db"
    quoting = report(f"{STATEMENT}\n\n{other_news().text}", key="quoting", outlet="Hill Echo")
    reports = [
        wire(title="Shelling kills 40 at a grain market in Dorrin"),
        edited(text=f"{edited().text}\n\n{STATEMENT}"),
        other_news(outlet="Lakeside News", republished=(Republication(outlet="Global Observer", date=DAY),)),
        quoting,
    ]
    with Ledger.open(path, create=True) as ledger:
        for told in reports:
            ledger.keep(told, Coding(report_id=told.id, claims=(), issues=()), RUN)
        compare(ledger)
    return path


def said(*arguments):
    return CliRunner().invoke(commands, ["family", *map(str, arguments)])


def test_a_tree_tells_the_original_its_copy_and_what_was_changed(books):
    done = said("edited", "--ledger", books)
    assert done.exit_code == 0
    lines = [line.strip(" -") for line in done.stdout.splitlines()]
    assert lines[0] == "One text in 2 reports (2 outlets: Harbour Wire and Valley Post): they count as one source."
    assert lines[1].startswith("Original: Harbour Wire, 10 Mar 2021 · Shelling kills 40")
    assert lines[2].startswith("Valley Post, 10 Mar 2021")
    assert "a copy, it says so itself" in lines
    assert "numbers altered: 40 → 45" in lines
    assert any(line.startswith("added: “The governor of the province") for line in lines)
    assert any(line.startswith("dropped: “The town hospital received") for line in lines)
    assert any("hit a crowded grain market" in line and line.startswith("reworded:") for line in lines)
    assert any(line.startswith("Not a copy: Hill Echo") and "only quotations" in line for line in lines)


def test_who_republished_it_and_what_is_mere_background_is_said(books):
    out = said("swap", "--ledger", books).stdout
    assert out.startswith("One text in 2 reports (3 outlets: Hill Echo, Lakeside News and Global Observer)")
    assert "Republished, as the report itself says, by Global Observer (10 Mar 2021)." in out
    assert "only background in common with it (wire)" in out


def test_nobody_is_said_to_have_altered_what_may_be_as_it_was(tmp_path, monkeypatch):
    monkeypatch.setenv("COLUMNS", "300")
    papers = [edited(credits=("AFP",)), wire(key="lake", outlet="Lake Courier", credits=())]
    with Ledger.open(tmp_path / "two.db", create=True) as ledger:
        for told in papers:
            ledger.keep(told, Coding(report_id=told.id, claims=(), issues=()), RUN)
        compare(ledger)
    out = said("lake", "--ledger", tmp_path / "two.db").stdout
    assert "Original: not among these reports; they credit AFP." in out
    assert "numbers that differ: 40 there, 45 here" in out
    assert "only here: “The governor of the province" in out
    assert "altered" not in out
    assert "added" not in out


def test_programs_get_every_sentence_with_its_place(books):
    family = json.loads(said("wire", "--format", "json", "--ledger", books).stdout)
    assert family["original"] == family["members"][0]["report"]["id"]
    assert family["outlets"] == ["Harbour Wire", "Valley Post"]
    changes = family["members"][1]["changes"]
    assert {"before": "40", "after": "45"} in [number for edit in changes["reworded"] for number in edit["numbers"]]
    added = changes["added"][1]
    assert added["text"] == f"{edited().text}\n\n{STATEMENT}"[slice(*added["span"])]
    assert {(one["report"]["key"], one["relation"]) for one in family["not_copies"]} == {
        ("swap", "stock"),
        ("quoting", "stock"),
    }


def test_a_report_that_was_never_compared_is_said_to_be_so(books):
    alone = wire(key="new", outlet="Other")
    with Ledger.open(books, write=True) as ledger:
        ledger.keep(alone, Coding(report_id=alone.id, claims=(), issues=()), RUN)
    done = said("new", "--ledger", books)
    assert "was not compared with the others yet" in done.stderr
    assert "No other report" in done.stdout


def test_an_unknown_report_is_said_with_a_remedy(books):
    refused = said("nowhere", "--ledger", books).exception
    assert isinstance(refused, LedgerError)
    assert "reportedly reports" in str(refused)
