"""Decisions made in the desk: what is queued first, values from picked words, claims that were missed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from made_by_hand import RUN, TEXT, coding_of, denial, hearsay, report, shelling, span_of
from reportedly.ledger import Ledger
from reportedly.web.desk import create_desk
from reportedly.web.shelf import Shelf

HOME = "http://127.0.0.1:8017"
OURS = {"Origin": HOME}
SAID, DENIED = shelling(report()).id, denial(report()).id


@pytest.fixture
def client(place: str) -> Iterator[TestClient]:
    """Give a desk on a ledger in either store: what is decided in one is decided in the other."""
    with Ledger.open(place, create=True) as ledger:
        ledger.keep(report(), coding_of(report()), RUN)
    shelf = Shelf.open(place)
    yield TestClient(create_desk(shelf), base_url=HOME)
    shelf.close()


def decide(client: TestClient, **what: Any) -> Any:
    return client.post("/api/decisions", json={"by": "Ada", **what}, headers=OURS)


def put_right(client: TestClient, slot: str, **given: Any) -> Any:
    answer = decide(client, kind="correct", about=[SAID], slot=slot, given=given)
    assert answer.status_code == 200, answer.text
    return answer.json()["cards"][0]


def test_what_is_doubtful_and_weighty_comes_first(client: TestClient) -> None:
    queue = client.get("/api/review.json").json()
    assert queue["waiting"] == 3
    assert set(queue["queue"]) == {SAID, DENIED, hearsay(report()).id}
    # All are as sure of themselves but for the shelling's place, on which twelve dead hang.
    assert queue["queue"][0] == SAID


def test_what_was_decided_waits_no_longer_until_it_is_undone(client: TestClient) -> None:
    made = decide(client, kind="reject", about=[DENIED], note="a rumour").json()
    assert made["cards"] == []
    queue = client.get("/api/review.json").json()
    assert (queue["decided"], DENIED in queue["queue"]) == ({DENIED: "Ada"}, False)
    (told,) = client.get(f"/api/claims/{DENIED}/history.json").json()["decisions"]
    assert (told["kind"], told["by"], told["note"], told["stands"]) == ("reject", "Ada", "a rumour", True)
    decide(client, kind="undo", about=[made["decision"]["id"]])
    assert DENIED in client.get("/api/review.json").json()["queue"]
    (told,) = client.get(f"/api/claims/{DENIED}/history.json").json()["decisions"]
    assert told["stands"] is False


def test_a_value_is_chosen_from_its_list(client: TestClient) -> None:
    assert put_right(client, "event.kind", choice="air-strike")["event"]["kind"] == "air-strike"
    answer = decide(client, kind="correct", about=[SAID], slot="event.kind", given={"choice": "picnic"})
    assert answer.status_code == 422
    assert "picnic" in answer.json()["detail"]


def test_picked_words_become_somebody(client: TestClient) -> None:
    span = list(span_of("The army"))
    card = put_right(client, "event.agents.0", span=span)
    assert (card["event"]["agents"][0]["mention"], card["event"]["agents"][0]["span"]) == ("The army", span)
    assert put_right(client, "said_by.0", span=span, kind="military")["said_by"][0]["kind"] == "military"


def test_a_place_is_of_the_gazetteer_or_only_a_name(client: TestClient) -> None:
    span = list(span_of("Dorrin."))
    card = put_right(client, "event.where", span=[span[0], span[1] - 1], place=None)
    assert (card["event"]["where"]["name"], card["event"]["where"]["lat"]) == ("Dorrin", None)
    found = client.get("/api/places.json", params={"name": "Homs", "country": "SY"}).json()["places"]
    homs = next(one for one in found if one["level"] == "town")
    where = put_right(client, "event.where", span=span, place=homs["id"], relation="near")["event"]["where"]
    assert (where["place"], where["relation"], where["country"]) == (homs["id"], "near", "SY")
    assert where["lat"] == pytest.approx(34.7, abs=0.3)


def test_days_and_numbers_are_checked(client: TestClient) -> None:
    when = put_right(client, "event.when", start="2021-03-09", end="2021-03-09", span=None)["event"]["when"]
    assert (when["start"], when["precision"]) == ("2021-03-09", "day")
    given = {"span": list(span_of("at least 12 people")), "unit": "person", "effect": "killed"}
    counted = put_right(client, "event.quantities.0", **given, low=12, high=15)["event"]["quantities"][0]
    assert (counted["low"], counted["high"]) == (12, 15)
    for slot, wrong in (
        ("event.when", {"start": "2021-03-09", "end": "2021-03-01"}),
        ("event.when", {}),
        ("event.quantities.0", {**given, "low": 9, "high": 3}),
        ("event.quantities.0", {**given, "unit": "dragon"}),
        ("event.agents.0", {"span": [5, 5]}),
        ("event.agents.0", {"span": [0, len(TEXT) + 1]}),
        ("event.agents.0", {}),
        ("nothing.of.the.kind", {"span": [0, 5]}),
    ):
        assert decide(client, kind="correct", about=[SAID], slot=slot, given=wrong).status_code == 422, (slot, wrong)


def test_a_missed_claim_is_added_with_its_speaker(client: TestClient) -> None:
    given = {"span": list(span_of("it had shelled the town")), "speaker": list(span_of("The Ministry of Health"))}
    missed = {"report": report().id, "given": {**given, "kind": "shelling", "act": "accuses"}, "by": "Ada"}
    answer = client.post("/api/missed", json=missed, headers=OURS)
    assert answer.status_code == 200, answer.text
    (card,) = answer.json()["cards"]
    assert (card["quote"], card["act"], card["said_by"][0]["mention"]) == (
        "it had shelled the town",
        "accuses",
        "The Ministry of Health",
    )
    assert card["id"] in {"clm_" + one for one in client.get("/api/claims.json").json()["id"]}


def test_incidents_and_their_accounts_are_told(client: TestClient) -> None:
    listed = client.get("/api/incidents.json").json()
    place = listed["claims"]["of"].index(SAID.removeprefix("clm_"))
    row = next(row for row, end in enumerate(listed["claims"]["ends"]) if place < end)
    assert listed["names"]["place"][listed["place"][row]] == "Dorrin"
    assert listed["names"]["states"][listed["states"][row]]["killed"] == "single-origin"
    told = client.get(f"/api/incidents/inc_{listed['id'][row]}.json").json()
    assert {origin["name"] for origin in told["origins"]} >= {"Ministry of Health"}
    standing = next(s for s in told["standings"] if s["slot"] == "killed")
    assert standing["state"] == "single-origin"
    assert standing["values"][0]["claims"] == [SAID]
    assert client.get("/api/incidents/inc_none.json").status_code == 404


def test_outlines_are_given_for_areas(tmp_path: Path) -> None:
    from dataclasses import replace

    from reportedly.model import Coding, Shape

    claim = shelling(report())
    assert claim.event.where is not None
    shape = Shape(kind="area", of=("gn:163843",), bbox=(35.0, 32.0, 43.0, 38.0))
    where = replace(claim.event.where, lat=None, lon=None, radius_km=None, shape=shape, level="country")
    told = replace(claim, event=replace(claim.event, where=where))
    with Ledger.open(tmp_path / "books.db", create=True) as ledger:
        ledger.keep(report(), Coding(report_id=report().id, claims=(told,)), RUN)
    client = TestClient(create_desk(Shelf.open(tmp_path / "books.db")), base_url=HOME)
    outlines = client.get("/api/shapes.json").json()["shapes"]
    assert outlines["gn:163843"]["type"] in ("Polygon", "MultiPolygon")
    named = client.get("/api/claims.json").json()["names"]["place"]
    assert [one["shape"] for one in named] == [["gn:163843"]]
