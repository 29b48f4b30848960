"""What the desk's page is told: claims in columns, a report to read, cards, files to take away."""

import csv
import io
import json
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from made_by_hand import LATER_RUN, RUN, TEXT, coding_of, denial, report, shelling
from reportedly.ledger import Ledger
from reportedly.model import Coding, Issue
from reportedly.model.wire import claim_to_wire
from reportedly.web.answers import unpacked
from reportedly.web.desk import create_desk
from reportedly.web.shelf import Shelf

HOME = "http://127.0.0.1:8017"
OURS = {"Origin": HOME}


def books(tmp_path: Path) -> Path:
    path = tmp_path / "books.db"
    with Ledger.open(path, create=True) as ledger:
        ledger.keep(report(), coding_of(report()), RUN)
        ledger.keep_issues([Issue(report="lost.pdf", code="unreadable-file", detail="lost.pdf: it is damaged")])
    return path


@pytest.fixture
def client(tmp_path: Path) -> Any:
    with TestClient(create_desk(Shelf.open(books(tmp_path)), model=False), base_url=HOME) as client:
        yield client


def test_columns_hold_what_the_claims_hold(client: TestClient) -> None:
    told = client.get("/api/claims.json").json()
    names = told["names"]
    claim = shelling(report())
    row = told["id"].index(claim.id.removeprefix("clm_"))
    assert names["kind"][told["kind"][row]]["slug"] == "shelling"
    assert names["act"][told["act"][row]] == {"slug": "asserts", "name": "says"}
    assert names["place"][told["place"][row]]["radius_km"] == 10
    assert (told["from"][row], told["to"][row]) == (None, 18695)
    speakers = told["speaker"]
    start = speakers["ends"][row - 1] if row else 0
    assert [names["speaker"][i]["name"] for i in speakers["of"][start : speakers["ends"][row]]] == [
        "Ministry of Health"
    ]
    assert names["report"][told["report"][row]]["outlet"] == "Valley Post"


def test_an_outlets_own_voice_is_a_speaker_of_its_own(client: TestClient) -> None:
    speakers = client.get("/api/claims.json").json()["names"]["speaker"]
    assert {"name": "Valley Post", "actor": "own-voice"} in speakers


def test_words_come_in_the_order_of_the_claims(client: TestClient) -> None:
    told, quotes = client.get("/api/claims.json").json(), client.get("/api/quotes.json").json()
    assert told["state"] == quotes["state"]
    row = told["id"].index(denial(report()).id.removeprefix("clm_"))
    assert quotes["quotes"][row] == "it had shelled the town"


def test_columns_are_made_anew_when_something_was_added(tmp_path: Path) -> None:
    shelf = Shelf.open(books(tmp_path))
    before = unpacked(shelf.claims())
    other = report(key="second", outlet="River News")
    with Ledger.open(tmp_path / "books.db", create=True) as ledger:
        ledger.keep(other, coding_of(other), RUN)
    after = unpacked(shelf.claims())
    assert len(after["id"]) == 2 * len(before["id"])
    assert after["state"] != before["state"]


def test_columns_show_the_latest_reading_only(tmp_path: Path) -> None:
    path = books(tmp_path)
    read_again = replace(shelling(report()), certainty="possible")
    with Ledger.open(path, create=True) as ledger:
        ledger.keep(report(), Coding(report_id=report().id, claims=(read_again,)), LATER_RUN)
    told = unpacked(Shelf.open(path).claims())
    assert told["id"] == [read_again.id.removeprefix("clm_")]
    assert [c["slug"] for c in told["names"]["certainty"]] == ["possible"]


def test_a_card_has_the_wire_form_and_every_value_with_its_words(client: TestClient) -> None:
    claim = shelling(report())
    card = client.get(f"/api/claims/{claim.id}.json").json()
    wire = json.loads(json.dumps(claim_to_wire(claim, report())))
    assert {key: card[key] for key in wire} == wire
    where = next(value for value in card["values"] if value["slot"] == "event.where")
    assert [TEXT[start:end] for start, end in where["spans"]] == ["Dorrin."]
    assert where["rules"] == ["place.name"]
    assert where["score"] == pytest.approx(0.97)
    assert card["words"]["numbers"] == "at least 12 people killed (among them 4 children killed)"


def test_a_report_comes_with_its_text_claims_and_issues(client: TestClient) -> None:
    page = client.get(f"/api/reports/{report().id}.json").json()
    assert page["text"] == TEXT
    assert [card["act"] for card in page["claims"]] == ["asserts", "denies", "asserts"]
    assert [issue["code"] for issue in page["issues"]] == ["no-date"]


def test_files_that_gave_no_report_are_told(client: TestClient) -> None:
    told = client.get("/api/reports.json").json()
    assert [one["key"] for one in told["reports"]] == ["dorrin-1"]
    assert [issue["report"] for issue in told["lost"]] == ["lost.pdf"]


@pytest.mark.parametrize("path", ["reports/rep_none.json", "claims/clm_00000000000000000000.json", "adding/9.json"])
def test_what_is_not_there_is_said_in_words(client: TestClient, path: str) -> None:
    answer = client.get(f"/api/{path}")
    assert answer.status_code == 404
    assert len(answer.json()["detail"]) > 10


def test_a_selection_is_taken_away_in_its_order(client: TestClient) -> None:
    wanted = [denial(report()).id, shelling(report()).id]
    lines = client.post("/api/export", json={"claims": wanted}, headers=OURS).text.splitlines()
    assert [json.loads(line)["id"] for line in lines] == wanted
    table = client.post("/api/export", json={"claims": wanted, "format": "csv"}, headers=OURS)
    assert "attachment" in table.headers["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(table.text)))
    assert [row["claim"] for row in rows] == wanted
    assert (rows[0]["said_by"], rows[1]["radius_km"]) == ("The army", "10")


def wait_for(client: TestClient, batch: int) -> Any:
    for _ in range(600):
        told = client.get(f"/api/adding/{batch}.json").json()
        if told["done"]:
            return told
        time.sleep(0.1)
    raise AssertionError(told)


def test_text_and_files_are_added(client: TestClient) -> None:
    pasted = {"text": "Two people were killed in Homs on Monday, the army said.", "published": "2021-03-10"}
    begun = client.post("/api/adding/text", json={**pasted, "outlet": "Own Notes", "title": "Notes"}, headers=OURS)
    told = wait_for(client, begun.json()["batch"])
    assert told["failed"] is None
    (step,) = (step for step in told["steps"] if "report" in step)
    assert (step["report"]["outlet"], step["report"]["published"]) == ("Own Notes", "2021-03-10")
    assert step["claims"] >= 1
    files = [
        ("files", ("../../etc/odd.txt", b"Shells hit Aleppo, rebels said.")),
        ("files", ("picture.png", b"\x89PNG\r\n")),
    ]
    told = wait_for(client, client.post("/api/adding/files", files=files, headers=OURS).json()["batch"])
    assert [step["report"]["key"] for step in told["steps"] if "report" in step] == ["odd"]
    assert [step["issue"]["code"] for step in told["steps"] if step.get("costly")] == ["not-text"]


def test_a_ledger_that_may_not_be_written_is_only_shown(client: TestClient) -> None:
    client.app.state.shelf.read_only = True  # type: ignore[attr-defined]
    assert client.get("/api/desk.json").json()["read_only"] is True
    assert client.post("/api/adding/text", json={"text": "x"}, headers=OURS).status_code == 403


def test_a_ledger_that_is_not_there_is_begun(tmp_path: Path) -> None:
    shelf = Shelf.open(tmp_path / "new.db")
    assert unpacked(shelf.claims())["id"] == []
    assert shelf.read_only is False


def test_columns_follow_what_people_decide(tmp_path: Path) -> None:
    path = books(tmp_path)
    shelf = Shelf.open(path)
    said, denied = shelling(report()), denial(report())
    before = unpacked(shelf.claims())
    with Ledger.open(path, write=True) as ledger:
        ledger.decide("reject", denied.id, by="Ada")
        ledger.decide("correct", said.id, slot="certainty", value="probable", by="Ada")
        ids = [kept.claim.id.removeprefix("clm_") for kept in ledger.claims()]
    after = unpacked(shelf.claims())
    assert after["state"] != before["state"]
    reviewed = [after["names"]["reviewed"][one]["slug"] for one in after["reviewed"]]
    # The rejected one stands behind those that are claims now.
    assert after["id"] == [*ids, denied.id.removeprefix("clm_")]
    assert reviewed[-1] == "rejected"
    assert sorted(reviewed[:-1]) == ["corrected", "none"]
    row = after["id"].index(said.id.removeprefix("clm_"))
    assert after["names"]["certainty"][after["certainty"][row]]["slug"] == "probable"
