"""Every room is free of what axe, the checker of the accessibility rules (WCAG 2.2 AA), finds wrong."""

from pathlib import Path

import pytest
from browsing import shot
from playwright.sync_api import Page, expect
from test_reading_in_the_browser import report_named

from conftest import ROOT, Served

AXE = ROOT / "desk" / "node_modules" / "axe-core" / "axe.min.js"
ROOMS = (
    "reports",
    "reader",
    "claims",
    "map",
    "incidents",
    "incident",
    "sources",
    "briefing",
    "review",
    "coding",
    "add",
)
RULES = "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}"


@pytest.fixture(scope="module")
def axe() -> str:
    if not AXE.exists():
        pytest.skip("axe-core is not there: `npm ci` in desk/ brings it")
    return Path(AXE).read_text(encoding="utf-8")


def where(room: str, page: Page, desk: Served) -> str:
    if room == "reader":
        return f"reader/{report_named(page, desk, 'qasioun-bulletin')}"
    if room == "incident":
        told = page.request.get(f"{desk.url}api/incidents.json").json()
        return f"incidents/inc_{max(zip(told['origins'], told['id'], strict=True))[1]}"
    return room


@pytest.mark.parametrize("light", ["light", "dark"])
@pytest.mark.parametrize("room", ROOMS)
def test_a_room_is_accessible(room: str, light: str, page: Page, desk: Served, axe: str) -> None:
    page.emulate_media(color_scheme=light)  # type: ignore[arg-type]
    page.goto(f"{desk.url}#/{where(room, page, desk)}")
    expect(page.locator("h1").first).to_be_visible()
    if room == "claims":
        page.locator("td.what button").first.click()
        expect(page.get_by_role("region", name="The claim").locator(".card")).to_be_visible()
    if room == "review":
        expect(page.locator(".card")).to_be_visible()
        page.keyboard.press("e")
    if room == "briefing":
        expect(page.locator("article")).to_have_attribute("aria-busy", "false", timeout=20_000)
    if room in ("map", "incident"):
        expect(page.locator(".map canvas.maplibregl-canvas")).to_be_visible(timeout=20_000)
    if light == "dark":
        shot(page, f"{room}-dark")
    page.evaluate(axe)
    found = page.evaluate(f"axe.run(document, {RULES}).then(all => all.violations)")
    wrong = [f"{one['id']}: {node['html'][:150]}" for one in found for node in one["nodes"][:3]]
    assert not wrong, "\n".join(wrong)
