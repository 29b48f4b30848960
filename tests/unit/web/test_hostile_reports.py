"""What a report holds stays text: no markup of it is ever answered as a page, and no oddity breaks an answer."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from made_by_hand import RUN, report
from reportedly.ledger import Ledger
from reportedly.model import Coding, Issue
from reportedly.web.desk import create_desk
from reportedly.web.shelf import Shelf

TEXTS = {
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)> said the army",
    "override": "The army said \u202egnihtyna\u202c and \u2066more\u2069 of it\u200f",
    "long line": "word " * 200_000,
    "null and marks": "a\x00b \ufeff \U0001f4a5 \u0627\u0644\u062c\u064a\u0634",
    "csv": '=HYPERLINK("http://evil.example","x")',
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_report_comes_back_as_it_is_and_as_data(name: str, tmp_path: Path) -> None:
    text = TEXTS[name]
    told = report(text=text, title=text[:200], outlet="<b>Post</b>")
    with Ledger.open(tmp_path / "books.db", create=True) as ledger:
        issue = Issue(report=told.id, code="odd", detail=f"odd: {text[:50]}")
        ledger.keep(told, Coding(report_id=told.id, issues=(issue,)), RUN)
    client = TestClient(create_desk(Shelf.open(tmp_path / "books.db")), base_url="http://127.0.0.1:8017")
    for path in (f"reports/{told.id}.json", "reports.json", "claims.json"):
        answer = client.get(f"/api/{path}")
        assert answer.headers["Content-Type"] == "application/json"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.json()
    assert client.get(f"/api/reports/{told.id}.json").json()["text"] == text


def test_an_unknown_address_is_not_echoed_as_a_page(tmp_path: Path) -> None:
    client = TestClient(create_desk(Shelf.open(tmp_path / "books.db")), base_url="http://127.0.0.1:8017")
    answer = client.get("/api/reports/<script>alert(1)</script>.json")
    assert "text/html" not in answer.headers["Content-Type"]
    assert client.get("/docs").status_code == 404
    assert client.get("/assets/../../../guard.py").status_code == 404
