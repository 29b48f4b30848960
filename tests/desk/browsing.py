"""What the tests in the browser share: a running desk, pictures of it, the way to a report."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

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
    page.screenshot(path=SHOTS / f"{name}.png")
