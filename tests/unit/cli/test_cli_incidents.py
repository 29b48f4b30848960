"""The verbs that compare and decide, as a person types them, on a ledger made by hand."""

import json
from datetime import date

import pytest
from click.testing import CliRunner

from made_by_hand import RUN
from reportedly import links
from reportedly.cli import commands
from reportedly.ledger import Ledger
from reportedly.model import Coding
from told import killed, party, speaker, told

MINISTRY = speaker("the ministry", "rus-mod", "ministry")
RESCUERS = speaker("Valley Rescue", None, "ngo")
REBELS = speaker("the rebels' office", "syr-rebels", "armed-group")


def reports():
    jets = (party("jets", "rus"),)
    return [
        told("one", {"by": (RESCUERS,), "kind": "air-strike", "numbers": (killed(14),), "agents": jets}, outlet="Post"),
        told("two", {"by": (RESCUERS,), "kind": "air-strike", "numbers": (killed(14),), "agents": jets}, outlet="Sun"),
        told(
            "three",
            {
                "by": (MINISTRY,),
                "kind": "air-strike",
                "numbers": (killed(59),),
                "agents": jets,
                "targets": (party("ISIS members", "isis"),),
            },
            {"by": (REBELS,), "kind": "air-strike", "act": "denies", "polarity": "negative"},
            {"kind": "hold", "agents": (party("the rebels", "syr-rebels"),), "status": "ongoing"},
            outlet="Courier",
        ),
        told("four", {"kind": "shelling", "where": "Marrat", "day": date(2021, 3, 2), "numbers": (killed(3),)}),
    ]


@pytest.fixture
def books(tmp_path, monkeypatch):
    path = tmp_path / "books.db"
    with Ledger.open(path, create=True) as ledger:
        for one in reports():
            ledger.keep(one.report, Coding(report_id=one.report.id, claims=one.claims), RUN)
        links.refresh(ledger)
    monkeypatch.setenv("REPORTEDLY_LEDGER", str(path))
    monkeypatch.setenv("REPORTEDLY_NAME", "Rima")
    monkeypatch.setenv("COLUMNS", "100")
    return path


def reportedly(*args):
    done = CliRunner().invoke(commands, [str(a) for a in args], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def lines(*args):
    return [json.loads(line) for line in reportedly(*args, "--format", "jsonl").splitlines()]


def the_strike():
    (one,) = lines("incidents", "--several")
    return one


def test_incidents_are_listed_with_their_most_origins_and_what_is_disputed(books):
    shown = reportedly("incidents")
    assert "Air strike in Dorrin" in shown
    assert "at most 3" in shown
    assert "14–59" in shown
    assert all(len(line) <= 100 for line in shown.splitlines())
    strike = the_strike()
    assert (strike["reports"], strike["origins"], strike["states"]["killed"]) == (3, 3, "disputed")
    assert len(lines("incidents")) == 2
    assert [row["what"] for row in lines("incidents", "--kind", "shelling")] == ["shelling"]
    assert lines("incidents", "--disputed") == [strike]


def test_a_long_list_shows_its_first_rows_and_says_how_many_more_there_are(books):
    shown = reportedly("incidents", "--limit", "1")
    assert "Air strike in Dorrin" in shown
    assert "Shelling" not in shown
    assert "not shown: 1 more, of earlier days; `--limit 0` shows them all." in shown
    assert "not shown" not in reportedly("incidents", "--limit", "0")
    assert len(lines("incidents", "--limit", "1")) == 2
    assert "not shown: more claims" in reportedly("claims", "--limit", "1")
    assert "not shown" not in reportedly("claims", "--limit", "0")


def test_an_incident_shows_claimants_against_slots_and_why_it_is_one(books):
    shown = reportedly("incident", the_strike()["id"][4:12])
    assert "Valley Rescue [2" in shown
    assert "Nothing here has been checked" in shown
    assert "killed: disputed: 14 (Valley Rescue); 59 (Russian Defence Ministry); unresolved, because" in " ".join(
        shown.split()
    )
    assert "the same place: Dorrin" in " ".join(shown.split())
    assert "confirmed" not in shown
    (whole,) = lines("incident", the_strike()["id"])
    assert {standing["slot"] for standing in whole["standings"]} >= {"killed", "place", "by whom"}
    assert len(whole["denials"]) == 1
    assert all(link["reasons"] for link in whole["links"])


def test_the_briefing_leads_with_incidents_and_ends_with_all_other_claims(books):
    shown = " ".join(reportedly("brief").split())
    assert shown.index("Air strike in Dorrin, 9 March 2021") < shown.index("All other claims") < shown.index("shelling")
    assert "Disputed: killed: 14 (Valley Rescue); 59 (Russian Defence Ministry)" in shown
    assert "Denied: by" in shown
    assert "Russian Defence Ministry speaks of its own deeds" in shown
    assert "at most 3 independent origins" in shown


def test_sources_tell_how_often_each_was_contradicted_or_alone(books):
    by_name = {row["name"]: row for row in lines("sources")}
    rescuers, ministry = by_name["Valley Rescue"], by_name["Russian Defence Ministry"]
    assert (rescuers["claims"], rescuers["contradicted"], rescuers["alone"]) == (2, 1, 0)
    assert (ministry["claims"], ministry["contradicted"], ministry["party"]) == (1, 1, 1)
    assert by_name["The four Post"]["alone"] == 1
    assert "Valley Rescue" in reportedly("sources")


def test_losses_stand_side_by_side_and_copies_count_once(books):
    found = {(row["actor"], row["claimant"]): row for row in lines("losses")}
    assert (found["ISIS", "Russian Defence Ministry"]["low"], found["", "Valley Rescue"]["low"]) == (59, 14)
    assert found["", "Valley Rescue"]["incidents"] == 1
    assert "people killed" in reportedly("losses")


def test_control_is_told_as_statements(books):
    shown = reportedly("control", "dorrin")
    assert "held by the rebels" in shown
    assert "Courier" in shown
    assert "nobody is said to hold" in reportedly("control", "Ostra")


def test_a_person_parts_joins_and_takes_back(books):
    strike = the_strike()
    first, *_, last = strike["claim_ids"]
    said = reportedly("different", first, last, "--note", "two raids")
    assert "signed Rima" in said
    assert not any({first, last} <= set(row["claim_ids"]) for row in lines("incidents"))
    listed = reportedly("undo")
    assert "two raids" in listed
    decision = listed.splitlines()[1].split()[0]
    assert "is undone" in reportedly("undo", decision, "--by", "Omar")
    again = CliRunner().invoke(commands, ["undo", decision, "--by", "Omar"])
    assert "is undone already" in str(again.exception)
    assert the_strike() == strike
    other = next(row for row in lines("incidents") if row["reports"] == 1)
    assert "They are one incident" in reportedly("same", strike["id"], other["id"], "--note", "it says so here")
    (joined,) = lines("incidents")
    assert set(joined["claim_ids"]) == {*strike["claim_ids"], *other["claim_ids"]}
    assert "linked 4 reports: 1 incident" in reportedly("link")


def test_an_id_that_is_none_is_told(books):
    done = CliRunner().invoke(commands, ["same", "zzzz", the_strike()["id"]])
    assert "no claim or incident zzzz" in str(done.exception)
