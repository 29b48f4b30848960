"""The desk as files works in a browser behind any web server, and nothing can be changed there."""

import functools
import http.server
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import shot
from playwright.sync_api import Page, expect

from conftest import environment, reportedly


@pytest.fixture(scope="module")
def site(example_books: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    out = tmp_path_factory.mktemp("site") / "public"
    made = subprocess.run(
        reportedly("site", out, "--ledger", example_books),
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
    )
    assert made.returncode == 0, made.stderr
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(out))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


def test_rooms_open_from_files_alone(page: Page, site: str) -> None:
    page.goto(site)
    expect(page.get_by_role("heading", name="18 reports")).to_be_visible()
    assert page.get_by_role("navigation").get_by_role("link").all_inner_texts() == [
        "Reports",
        "Claims",
        "Map",
        "Incidents",
        "Sources",
        "Briefing",
    ]
    page.goto(f"{site}#/claims")
    expect(page.get_by_role("heading", level=1)).to_contain_text("claims")
    page.locator("td.what button").first.click()
    expect(page.get_by_role("region", name="The claim").locator(".card")).to_be_visible()
    page.get_by_role("link", name="Read it in its report").click()
    expect(page.locator(".slip.chosen")).to_be_visible()
    marked = page.locator("a.mark.chosen").all_text_contents()
    assert "".join(marked)
    page.goto(f"{site}#/incidents")
    page.locator(".cards a").first.click()
    expect(page.get_by_role("region", name="Who says what of each slot")).to_be_visible()
    assert page.get_by_role("button", name="Different").count() == 0
    shot(page, "site")


def test_a_briefing_is_written_from_files_alone(page: Page, site: str) -> None:
    page.goto(f"{site}#/briefing")
    expect(page.locator("article")).to_have_attribute("aria-busy", "false", timeout=20_000)
    expect(page.locator(".sentences li sup a").first).to_be_visible()
    expect(page.locator("svg[data-marks]")).to_be_visible()
