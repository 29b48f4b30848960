"""Splitting and merging at the desk, the past of a claim, what people made of it, and who is said to hold what."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from made_by_hand import LATER_RUN, RUN, coding_of, denial, hearsay, report, shelling, span_of
from reportedly.ledger import Ledger
from reportedly.model import Claim, Coding, Event, Party, Speaker, Where
from reportedly.web.desk import create_desk
from reportedly.web.shelf import Shelf

HOME = "http://127.0.0.1:8017"
OURS = {"Origin": HOME}
SAID, DENIED, HEARD = shelling(report()).id, denial(report()).id, hearsay(report()).id
FIRST = "government artillery killed at least 12 people"
SECOND = "including four children, near the market in Dorrin"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    with Ledger.open(tmp_path / "books.db", create=True) as ledger:
        ledger.keep(report(), coding_of(report()), RUN)
    return tmp_path / "books.db"


@pytest.fixture
def client(place: Path) -> TestClient:
    return TestClient(create_desk(Shelf.open(place)), base_url=HOME)


def decide(client: TestClient, kind: str, *about: str, **what: Any) -> Any:
    return client.post("/api/decisions", json={"by": "Ada", "kind": kind, "about": list(about), **what}, headers=OURS)


def split(client: TestClient, *parts: tuple[str, str | None]) -> Any:
    told = [{"span": list(span_of(words)), "kind": kind} for words, kind in parts]
    return decide(client, "split", SAID, given={"parts": told})


def test_each_part_keeps_what_its_words_say_and_what_all_share(client: TestClient) -> None:
    answer = split(client, (FIRST, None), (SECOND, "casualties"))
    assert answer.status_code == 200, answer.text
    first, second = answer.json()["cards"]
    assert (first["quote"], second["quote"]) == (FIRST, SECOND)
    assert (first["event"]["kind"], second["event"]["kind"]) == ("shelling", "casualties")
    assert [q["surface"] for q in first["event"]["quantities"]] == ["at least 12"]
    # The whole that the children are a part of stands in the other claim now.
    assert [(q["surface"], q["part_of"]) for q in second["event"]["quantities"]] == [("four", None)]
    assert (first["event"]["agents"][0]["actor"], second["event"]["agents"]) == ("gov", [])
    # The day stands before both, and the speaker says both.
    assert first["event"]["when"] == second["event"]["when"] != None  # noqa: E711 -- both, and a day
    assert first["said_by"] == second["said_by"]
    rules = {value["slot"]: value["rules"] for value in second["values"]}
    assert rules["event.kind"] == ["by-hand"]
    assert "event.quantities.0" in rules
    ids = {"clm_" + one for one in client.get("/api/claims.json").json()["id"]}
    assert {first["id"], second["id"]} <= ids
    assert SAID not in ids


def test_one_stretch_of_words_can_hold_two_claims(client: TestClient) -> None:
    first, second = split(client, (FIRST, "shelling"), (FIRST, "casualties")).json()["cards"]
    assert first["id"] != second["id"]
    assert first["span"] == second["span"]


@pytest.mark.parametrize(
    "parts",
    [
        [],
        [(FIRST, None)],
        [(FIRST, None), ("The army denied", None)],
        [(FIRST, None), ("killed at least 12 people", None)],
        [(FIRST, None), (SECOND, "picnic")],
    ],
)
def test_a_split_that_is_none_is_refused_in_words(client: TestClient, parts: list[tuple[str, str | None]]) -> None:
    answer = split(client, *parts)
    assert answer.status_code == 422
    assert len(answer.json()["detail"]) > 20


def test_a_split_is_told_in_the_past_of_its_parts_and_undone(client: TestClient) -> None:
    answer = split(client, (FIRST, None), (SECOND, None)).json()
    part = answer["cards"][0]["id"]
    assert part not in client.get("/api/review.json").json()["queue"]
    past = client.get(f"/api/claims/{part}/history.json").json()
    assert set(past["names"]) == {part, SAID}
    assert [(one["kind"], one["stands"]) for one in past["decisions"]] == [("split", True)]
    assert [one["values"]["event.kind"] for one in past["readings"]] == ["shelling"]
    decide(client, "undo", answer["decision"]["id"])
    assert SAID in client.get("/api/review.json").json()["queue"]
    assert client.get(f"/api/claims/{SAID}/history.json").json()["decisions"][0]["stands"] is False


def test_a_merged_claim_is_neither_there_nor_rejected(client: TestClient) -> None:
    (card,) = [one for one in decide(client, "merge", SAID, HEARD).json()["cards"] if one["id"] == SAID]
    assert card["also_spans"]
    told = client.get("/api/claims.json").json()
    assert HEARD.removeprefix("clm_") not in told["id"]
    row = told["id"].index(SAID.removeprefix("clm_"))
    assert told["names"]["reviewed"][told["reviewed"][row]]["slug"] == "corrected"


def test_the_past_of_a_value_has_every_reading_and_decision(place: Path, client: TestClient) -> None:
    read_anew = replace(shelling(report()), certainty="reported")
    with Ledger.open(place, write=True) as ledger:
        ledger.keep(report(), Coding(report_id=report().id, claims=(read_anew, denial(report()))), LATER_RUN)
    decide(client, "correct", SAID, slot="certainty", given={"choice": "possible"})
    span = list(span_of("The army"))
    (card,) = decide(client, "correct", SAID, slot="said_by.0", given={"span": span}).json()["cards"]
    assert card["id"] != SAID
    past = client.get(f"/api/claims/{card['id']}/history.json").json()
    assert [(one["version"], one["values"]["certainty"]) for one in past["readings"]] == [
        ("0.1.0", "certain"),
        ("0.2.0", "reported"),
    ]
    first, second = past["decisions"]
    assert (first["label"], first["value"]) == ("how sure", "possible")
    assert second["value"].lower().endswith("army")
    decide(client, "reject", card["id"], slot="event.where")
    emptied = client.get(f"/api/claims/{card['id']}/history.json").json()["decisions"][-1]
    assert (emptied["kind"], emptied["value"]) == ("reject", "not said")


def test_what_people_made_of_claims_is_told_and_exported(client: TestClient) -> None:
    decide(client, "accept", SAID)
    decide(client, "reject", DENIED)
    told = client.get("/api/claims.json").json()
    names = {"clm_" + one: told["names"]["reviewed"][told["reviewed"][i]]["name"] for i, one in enumerate(told["id"])}
    assert names == {SAID: "accepted", HEARD: "not reviewed", DENIED: "rejected"}
    assert len(client.get("/api/quotes.json").json()["quotes"]) == 3
    body = {"claims": [SAID, DENIED, HEARD], "format": "csv"}
    lines = client.post("/api/export", json=body, headers=OURS).text.splitlines()
    assert [line.rpartition(",")[2] for line in lines] == ["reviewed", "accepted", "rejected", ""]


def test_an_emptied_value_is_a_correction(place: Path) -> None:
    with Ledger.open(place, write=True) as ledger:
        ledger.decide("reject", SAID, slot="event.where", by="Ada")
        assert ledger.reviews() == {SAID: "corrected"}


def holding(kind: str, holder: str, **more: Any) -> Claim:
    span = span_of("The army")
    where = Where(mention="Dorrin", name="Dorrin", span=span, level="town", relation="in", rule="x", country="SY")
    event = Event(
        kind=kind,
        status="occurred",
        agents=(Party(mention=holder, name=holder, span=span),),
        where=replace(where, lat=35.0, lon=40.0),
    )
    army = Speaker(mention="The army", name="The army", kind="military", span=span)
    quote = report().text[slice(*span)]
    claim = Claim(
        report_id=report().id,
        quote=quote,
        span=span,
        act="asserts",
        certainty="certain",
        polarity="positive",
        said_by=(army,),
        event=event,
    )
    return replace(claim, **more)


def test_who_is_said_to_hold_what_is_told_by_mouth_and_day(tmp_path: Path) -> None:
    claims = (
        holding("hold", "The army"),
        holding("withdraw", "rebels", ordinal=1),
        holding("capture", "rebels", ordinal=2, act="denies"),
    )
    with Ledger.open(tmp_path / "held.db", create=True) as ledger:
        ledger.keep(report(), Coding(report_id=report().id, claims=claims), RUN)
    client = TestClient(create_desk(Shelf.open(tmp_path / "held.db")), base_url=HOME)
    told = {one["words"]: one for one in client.get("/api/control.json").json()["statements"]}
    assert {words: one["holders"] for words, one in told.items()} == {
        "held by The army": ["The army"],
        "left by rebels": [],
        "taken by rebels": [],
    }
    assert told["taken by rebels"]["so"] is False
    one = told["held by The army"]
    # No day of its own: the report's stands for it, and it is said that it does.
    assert (one["day"], one["dated"]) == (date(2021, 3, 10).toordinal() - date(1970, 1, 1).toordinal(), False)
    assert (one["place"], one["lat"], one["mouth"]) == ("Dorrin", 35.0, "name the army")


def test_the_ground_is_of_the_countries_that_claims_name(client: TestClient) -> None:
    ground = client.get("/api/ground.json").json()
    towns = [one["properties"]["name"] for one in ground["towns"]["features"]]
    assert "Homs" in towns
    assert "Paris" not in towns
    west, south, east, north = 35.0, 32.0, 43.0, 38.0
    corners = [corner for line in ground["provinces"]["coordinates"] for corner in line]
    assert len(corners) > 100
    assert all(west < lon < east and south < lat < north for lon, lat in corners)
