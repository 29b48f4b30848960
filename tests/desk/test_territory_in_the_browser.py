"""Who is said to hold what, day by day; and the way from the map to incidents and back."""

import re

import pytest
from browsing import Served, shot
from playwright.sync_api import Page, expect

DRAWN = re.compile("[1-9]")


def test_who_is_said_to_hold_what_is_played_by_day(page: Page, desk: Served) -> None:
    told = page.request.get(f"{desk.url}api/control.json").json()["statements"]
    days = sorted({one["day"] for one in told})
    assert len(days) > 1
    page.goto(f"{desk.url}#/map?show=control")
    listed = page.get_by_role("region", name="Who is said to hold what")
    expect(listed.locator("[data-place]")).to_have_count(len({(one["place"], one["country"]) for one in told}))
    expect(listed.locator(".legend")).to_contain_text("said differently")
    first = listed.locator("[data-place] li").first
    assert re.search(r"\d{4}.*: .+ – .*(held|taken|left|given up|besieged)", first.inner_text())
    expect(page.locator(".map")).to_have_attribute("data-points", DRAWN, timeout=60_000)
    shot(page, "control")
    # On the first day nobody has said anything yet of what is told later.
    page.get_by_role("button", name="Play").click()
    early = len({(one["place"], one["country"]) for one in told if one["day"] == days[0]})
    expect(listed.locator("[data-place]")).to_have_count(early)
    expect(page).to_have_url(re.compile("until="))
    page.get_by_role("button", name="Stop").click()
    assert "confirmed" not in page.locator("main").inner_text().lower()
    # A statement leads to its words.
    listed.locator("[data-place] a").first.click()
    expect(page.locator(".slip.chosen")).to_be_visible()


def test_a_place_on_the_map_leads_to_its_claims_and_incidents(page: Page, desk: Served) -> None:
    page.goto(f"{desk.url}#/map")
    drawn = page.locator(".map")
    expect(drawn).to_have_attribute("data-points", DRAWN, timeout=60_000)
    spot = page.evaluate("() => document.querySelector('.map').lookUp()")
    page.mouse.click(spot["x"], spot["y"])
    expect(page.get_by_role("button", name=f"Take away {spot['key']}")).to_be_visible()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text(" of ")
    page.get_by_role("button", name="Incidents").click()
    listed = page.get_by_role("region", name="Incidents of these claims")
    expect(listed).to_be_visible()
    page.get_by_role("button", name=f"Take away {spot['key']}").click()
    expect(listed.locator("[data-incident]").nth(2)).to_be_visible()
    one = listed.locator("[data-incident]").first
    incident = one.get_attribute("data-incident")
    one.get_by_role("button").click()
    expect(listed.locator("[data-incident]")).to_have_count(1)
    expect(page).to_have_url(re.compile(f"incident={incident}"))
    shot(page, "map-incidents")
    listed.get_by_role("link").first.click()
    expect(page.get_by_role("region", name="Who says what of each slot")).to_be_visible()


def test_an_incident_leads_to_the_map_and_to_its_claims(page: Page, desk: Served) -> None:
    told = page.request.get(f"{desk.url}api/incidents.json").json()
    ends = told["claims"]["ends"]
    sizes = [end - start for start, end in zip([0, *ends], ends, strict=False)]
    placed = zip(told["place"], sizes, told["id"], strict=True)
    claims, incident = max((size, one) for place, size, one in placed if place >= 0)
    page.goto(f"{desk.url}#/incidents/inc_{incident}")
    page.get_by_role("link", name="On the map with its days").click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text(f"{claims} of ")
    expect(page.locator(".map")).to_have_attribute("data-points", DRAWN, timeout=60_000)
    page.get_by_role("link", name="Narrow down further").click()
    expect(heading).to_contain_text(f"{claims} of ")
    page.locator("td.what button").first.click()
    link = page.get_by_role("region", name="The claim").locator(f'a[href*="inc_{incident}"]')
    expect(link).to_be_visible()


@pytest.mark.parametrize("kind", ["area", "line"])
def test_a_province_and_a_border_are_drawn_on_the_incidents_map(kind: str, page: Page, desk: Served) -> None:
    shapes = page.request.get(f"{desk.url}api/shapes.json").json()["shapes"]
    wanted = {"area": ("Polygon", "MultiPolygon"), "line": ("LineString", "MultiLineString")}[kind]
    told = page.request.get(f"{desk.url}api/incidents.json").json()
    for incident in told["id"]:
        claims = page.request.get(f"{desk.url}api/incidents/inc_{incident}.json").json()["claims"].values()
        if any(one["shape"] in shapes and shapes[one["shape"]]["type"] in wanted for one in claims):
            page.goto(f"{desk.url}#/incidents/inc_{incident}")
            expect(page.locator(".map")).to_have_attribute("data-areas", DRAWN, timeout=60_000)
            shot(page, f"incident-{kind}")
            return
    pytest.fail(f"no incident of the examples lies in or along an outline of this kind: {kind}")


def test_a_room_brings_its_own_script_and_only_a_map_the_maps(page: Page, desk: Served) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{desk.url}#/claims")
    expect(page.locator("td.what button").first).to_be_visible()
    scripts = [url for url in asked if url.endswith(".js")]
    assert not [url for url in scripts if "/map-" in url or "worker" in url or "Review" in url]
    page.goto(f"{desk.url}#/map")
    expect(page.locator(".map canvas.maplibregl-canvas")).to_be_visible(timeout=60_000)
    assert [url for url in asked if "worker" in url]
