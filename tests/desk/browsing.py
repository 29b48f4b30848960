"""What the tests in the browser share: a running desk, pictures of it, the way to a report."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

ROOT = Path(__file__).resolve().parents[2]
SHOTS = ROOT / "build" / "screenshots"


@dataclass(frozen=True, kw_only=True)
class Served:
    """A running desk: where it is, and its ledger."""

    url: str
    ledger: Path


def report_named(page: Page, desk: Served, key: str) -> str:
    told = page.request.get(f"{desk.url}api/reports.json").json()["reports"]
    return next(one["id"] for one in told if one["key"] == key)


def shot(page: Page, name: str) -> None:
    """Keep a picture for whoever wants to look."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    if page.locator(".map").count():
        # The marks are there before the world under them.
        expect(page.locator(".map")).to_have_attribute("data-drawn", "all", timeout=60_000)
    page.screenshot(path=SHOTS / f"{name}.png")


def open_review(page: Page, desk: Served, name: str) -> Locator:
    """Open the room Review, signed; give the claim under review."""
    page.goto(f"{desk.url}#/review")
    page.get_by_label("Your name").fill(name)
    page.keyboard.press("Enter")
    under_review = page.get_by_role("region", name="The claim under review")
    expect(under_review).to_be_visible()
    return under_review


def under_review(page: Page, claim: str) -> Locator:
    """Open one claim in the room Review, signed already; give the side on which it is judged."""
    room = page.locator(f'.right[data-claim="{claim}"]')
    page.evaluate("claim => { location.hash = `#/review?claim=${claim}` }", claim)
    expect(room).to_be_visible()
    return room
