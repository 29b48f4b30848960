"""A sample coded by two people, none of whom sees the other's answers or the machine's."""

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from made_by_hand import RUN, coding_of, report
from reportedly.ledger import Ledger
from reportedly.web.desk import create_desk
from reportedly.web.shelf import Shelf

HOME = "http://127.0.0.1:8017"
GIVEN = {"claim": "yes", "act": "asserts", "certainty": "certain", "polarity": "positive", "event.kind": "shelling",
         "event.status": "occurred", "speaker": "The  Ministry", "place": "Dorrin", "killed": ""}  # fmt: skip


@pytest.fixture
def books(place: str) -> str:
    with Ledger.open(place, create=True) as ledger:
        ledger.keep(report(), coding_of(report()), RUN)
    return place


@pytest.fixture
def client(books: str) -> Iterator[TestClient]:
    shelf = Shelf.open(books)
    yield TestClient(create_desk(shelf), base_url=HOME)
    shelf.close()


def post(client: TestClient, path: str, **what: Any) -> Any:
    return client.post(f"/api/{path}", json=what, headers={"Origin": HOME})


def drawn(client: TestClient, size: int = 3, seed: int = 7) -> str:
    return str(post(client, "samples", size=size, seed=seed, by="Lead").json()["id"])


def code_all(client: TestClient, sample: str, by: str, **given: str) -> None:
    while (told := client.get(f"/api/samples/{sample}/next.json?by={by}").json())["claim"]:
        kept = post(client, f"samples/{sample}/answers", claim=told["claim"]["id"], given={**GIVEN, **given}, by=by)
        assert kept.status_code == 200, kept.text


def test_the_same_seed_draws_the_same(client: TestClient, books: str) -> None:
    drawn(client, 2), drawn(client, 2)
    with Ledger.open(books) as ledger:
        one, other = [d.about for d in ledger.decisions()]
    assert one == other
    assert post(client, "samples", size=4, by="Lead").status_code == 422


def test_a_coder_sees_the_words_and_nobodys_answers(client: TestClient) -> None:
    sample = drawn(client)
    code_all(client, sample, "Ada", speaker="a secret thing")
    told = client.get(f"/api/samples/{sample}/next.json?by=Ben")
    assert set(told.json()["claim"]) == {"id", "span", "also_spans"}
    assert told.json()["page"]["claims"] == []
    assert "secret" not in told.text
    claim = told.json()["claim"]["id"]
    assert client.get(f"/api/claims/{claim}/history.json").json()["decisions"] == []
    assert client.get(f"/api/samples/{sample}/agreement.json?by=Ben").status_code == 403
    assert client.get("/api/samples.json").json()["samples"][0]["coders"] == {"Ada": 3}


def test_agreement_is_told_when_a_coder_is_through(client: TestClient) -> None:
    sample = drawn(client)
    code_all(client, sample, "Ada")
    code_all(client, sample, "Ben", act="denies", speaker="the ministry")
    told = client.get(f"/api/samples/{sample}/agreement.json?by=Ben").json()
    slots = {one["slot"]: (one["claims"], one["percent"]) for one in told["slots"]}
    assert (slots["act"], slots["speaker"]) == ((3, 0), (3, 100))


def test_an_answer_is_never_overwritten(client: TestClient, books: str) -> None:
    sample = drawn(client)
    code_all(client, sample, "Ada")
    with Ledger.open(books) as ledger:
        before = list(ledger.claims())
        coded = [d for d in ledger.decisions() if d.kind == "code"]
        assert ledger.broken_decision() is None
        assert ledger.offers() == []
    again = post(client, f"samples/{sample}/answers", claim=coded[0].about[0], given=GIVEN, by=" ada ")
    assert again.status_code == 422
    assert "already" in again.json()["detail"]
    post(client, "decisions", kind="undo", about=[coded[0].id], by="Ada")
    code_all(client, sample, "Ada", act="denies")
    with Ledger.open(books) as ledger:
        assert [d.kind for d in ledger.decisions()].count("code") == 4
        assert list(ledger.claims()) == before


def test_what_is_forgotten_leaves_no_answer(client: TestClient, books: str) -> None:
    sample = drawn(client)
    code_all(client, sample, "Ada")
    with Ledger.open(books, write=True) as ledger:
        ledger.forget(report().id, by="Ada", note="asked to")
        assert ledger.broken_decision() is None
        assert all(d.value is None for d in ledger.decisions() if d.kind in ("sample", "code"))
    assert client.get("/api/samples.json").json()["samples"][0]["coders"] == {}
    assert client.get(f"/api/samples/{sample}/next.json?by=Ben").json()["claim"] is None


def test_an_answer_outside_its_list_is_refused(client: TestClient) -> None:
    sample = drawn(client)
    claim = client.get(f"/api/samples/{sample}/next.json?by=Ada").json()["claim"]["id"]
    refused = post(client, f"samples/{sample}/answers", claim=claim, given={**GIVEN, "act": "sings"}, by="Ada")
    assert refused.status_code == 422
