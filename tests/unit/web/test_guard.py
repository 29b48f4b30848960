"""Only the desk's own page, from this machine or with the token, is answered."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from made_by_hand import RUN, coding_of, report
from reportedly.errors import InputError
from reportedly.ledger import Ledger
from reportedly.web.desk import create_desk
from reportedly.web.guard import COOKIE
from reportedly.web.serving import hosts_for, token_for
from reportedly.web.shelf import Shelf

HOME = "http://127.0.0.1:8017"
TOKEN = "a-token-of-some-length"


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    with Ledger.open(tmp_path / "books.db", create=True) as ledger:
        ledger.keep(report(), coding_of(report()), RUN)
    return Shelf.open(tmp_path / "books.db")


def desk(shelf: Shelf, token: str | None = None, base: str = HOME, **more: object) -> TestClient:
    return TestClient(create_desk(shelf, token=token, **more), base_url=base, follow_redirects=False)  # type: ignore[arg-type]


def test_its_own_page_is_answered(shelf: Shelf) -> None:
    assert desk(shelf).get("/api/desk.json").json()["ledger"] == "books.db"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8017", ""])
def test_a_foreign_name_for_this_machine_is_not(shelf: Shelf, host: str) -> None:
    answer = desk(shelf).get("/api/claims.json", headers={"Host": host})
    assert answer.status_code == 421
    assert "clm" not in answer.text


@pytest.mark.parametrize("host", ["localhost:8017", "127.0.0.1", "[::1]:8017"])
def test_the_names_of_this_machine_are(shelf: Shelf, host: str) -> None:
    assert desk(shelf).get("/api/desk.json", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Origin": HOME, "Sec-Fetch-Site": "cross-site"},
    ],
)
def test_another_site_cannot_change_anything(shelf: Shelf, headers: dict[str, str]) -> None:
    answer = desk(shelf).post("/api/adding/text", json={"text": "Shells hit Dorrin."}, headers=headers)
    assert answer.status_code == 403


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}])
def test_another_site_cannot_read_either(shelf: Shelf, headers: dict[str, str]) -> None:
    assert desk(shelf).get("/api/claims.json", headers=headers).status_code == 403


def test_a_link_from_another_site_may_open_the_page(shelf: Shelf) -> None:
    assert desk(shelf).get("/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


@pytest.mark.parametrize("path", ["/", "/api/desk.json", "/api/reports/none.json", "/nowhere"])
def test_every_answer_forbids_foreign_script(shelf: Shelf, path: str) -> None:
    policy = desk(shelf).get(path).headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_with_a_token_nobody_without_it_sees_anything(shelf: Shelf) -> None:
    client = desk(shelf, token=TOKEN)
    assert [client.get(path).status_code for path in ("/", "/api/claims.json", "/assets/x.js")] == [401] * 3
    assert client.get(f"/?token={TOKEN}x").status_code == 401


def test_the_token_moves_into_a_cookie_that_no_script_reads(shelf: Shelf) -> None:
    client = desk(shelf, token=TOKEN)
    entered = client.get(f"/?token={TOKEN}")
    assert (entered.status_code, entered.headers["Location"]) == (303, "/")
    assert COOKIE in entered.headers["Set-Cookie"]
    assert "HttpOnly" in entered.headers["Set-Cookie"]
    assert client.get("/api/desk.json").status_code == 200
    bearer = {"Authorization": f"Bearer {TOKEN}"}
    assert desk(shelf, token=TOKEN).get("/api/desk.json", headers=bearer).status_code == 200


def test_others_are_let_in_by_token_only() -> None:
    assert token_for("127.0.0.1", None) is None
    assert token_for("::1", None) is None
    made_up = token_for("0.0.0.0", None)
    assert made_up is not None
    assert len(made_up) >= 24
    assert made_up != token_for("0.0.0.0", None)
    with pytest.raises(InputError, match="16 characters"):
        token_for("0.0.0.0", "short")


def test_names_are_answered_to_only_where_they_were_given() -> None:
    assert "desk.example" in hosts_for("0.0.0.0", ["desk.example"])
    assert hosts_for("127.0.0.1", []) == ("127.0.0.1", "localhost", "[::1]")
