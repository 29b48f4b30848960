"""Reports, the reader and the list of claims, as somebody uses them."""

import json
import re
from pathlib import Path

import pytest
from browsing import Served, report_named, shot
from playwright.sync_api import Page, Route, expect


def test_reports_are_listed_with_their_issues(page: Page, desk: Served) -> None:
    page.goto(desk.url)
    expect(page.get_by_role("heading", name="18 reports")).to_be_visible()
    page.get_by_placeholder("Words in title or outlet").fill("qasioun")
    expect(page.get_by_role("heading", name="1 report")).to_be_visible()
    expect(page).to_have_url(re.compile("q=qasioun"))
    shot(page, "reports")
    page.get_by_role("link", name=re.compile("Defence Ministry")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Defence Ministry")


def test_a_claim_is_marked_in_its_report_and_its_values_point_at_their_words(page: Page, desk: Served) -> None:
    page.goto(f"{desk.url}#/reader/{report_named(page, desk, 'qasioun-bulletin')}")
    mark = page.locator("a.mark.act-denies").first
    mark.click()
    expect(page).to_have_url(re.compile("claim=clm_"))
    card = page.locator(".slip.chosen")
    expect(card).to_contain_text("denies")
    card.get_by_role("button", name="deni").first.click()
    marked = page.evaluate("[...CSS.highlights.get('value')].map(range => range.toString())")
    assert marked == ["denied"]
    expect(card.locator(".rule")).to_contain_text("speech.")
    shot(page, "reader")
    page.reload()
    expect(page.locator(".slip.chosen")).to_contain_text("denies")


def test_every_marked_stretch_is_the_claims_own_words(page: Page, desk: Served) -> None:
    report = report_named(page, desk, "flags")
    told = page.request.get(f"{desk.url}api/reports/{report}.json").json()
    page.goto(f"{desk.url}#/reader/{report}")
    expect(page.locator("article")).to_be_visible()
    assert told["claims"]
    for card in told["claims"]:
        marked = page.locator(f'[data-claims~="{card["id"]}"]').all_text_contents()
        assert "".join(marked) == card["quote"], "offsets count code points, whatever flags stand before"


def test_boilerplate_is_folded_away(page: Page, desk: Served) -> None:
    page.goto(f"{desk.url}#/reader/{report_named(page, desk, 'qasioun-bulletin')}")
    folded = page.get_by_text("set aside as no part of the story")
    expect(folded).to_be_visible()
    assert not page.locator("details").first.evaluate("one => one.open")


def test_claims_are_narrowed_by_facets_words_and_days(page: Page, desk: Served) -> None:
    page.goto(f"{desk.url}#/claims")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("claims")
    everything = int(re.sub(r"\D", "", heading.inner_text()))
    page.get_by_role("group", name="How it is said").get_by_label("denies").check()
    expect(heading).to_contain_text(" of ")
    denials = int(heading.inner_text().split()[0])
    assert 0 < denials < everything
    acts = page.locator("tbody td.how").all_text_contents()
    assert acts
    assert all(act.startswith("denies") for act in acts)
    page.get_by_placeholder("Words that must occur").fill("salqin market")
    expect(heading).not_to_have_text(f"{denials} of {everything} claims")
    shot(page, "claims")
    expect(page).to_have_url(re.compile("q=salqin"))
    link = page.url
    page.goto("about:blank")
    page.goto(link)
    expect(page.get_by_placeholder("Words that must occur")).to_have_value("salqin market")
    expect(page.get_by_role("group", name="How it is said").get_by_label("denies")).to_be_checked()
    page.get_by_role("button", name="Show all").click()
    expect(heading).to_have_text(f"{everything} claims")


def test_the_list_is_worked_by_keyboard(page: Page, desk: Served) -> None:
    page.goto(f"{desk.url}#/claims")
    table = page.get_by_role("region", name=re.compile("^Claims"))
    table.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    expect(page.get_by_text("2 chosen")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="The claim")).to_be_visible()
    page.keyboard.press("End")
    expect(page.locator("tr.at")).to_be_in_viewport()


@pytest.mark.parametrize("room", ["claims", "map"])
def test_every_row_is_as_high_as_any_other(room: str, page: Page, desk: Served) -> None:
    page.goto(f"{desk.url}#/{room}")
    expect(page.locator("td.what button").first).to_be_visible()
    heights = page.locator("tbody tr:not(.space)").evaluate_all("all => all.map(one => one.offsetHeight)")
    assert len(heights) > 10
    assert set(heights) == {46}, "the list draws only what is in view, and counts on it"


@pytest.mark.parametrize("kind", ["CSV", "JSON Lines"])
def test_a_selection_is_saved_as_a_file(kind: str, page: Page, desk: Served, tmp_path: Path) -> None:
    page.goto(f"{desk.url}#/claims")
    page.get_by_label("Choose this claim").first.check()
    with page.expect_download() as coming:
        page.get_by_role("button", name=kind).click()
    path = tmp_path / "saved"
    coming.value.save_as(path)
    lines = path.read_text(encoding="utf-8").splitlines()
    if kind == "CSV":
        assert lines[0].startswith("claim,report,")
    else:
        assert [json.loads(line)["id"][:4] for line in lines] == ["clm_"]


@pytest.mark.parametrize("key", ["script", "override", "long"])
def test_a_hostile_report_is_shown_as_text(key: str, page: Page, desk: Served) -> None:
    page.goto(f"{desk.url}#/reader/{report_named(page, desk, key)}")
    expect(page.locator("article")).to_be_visible()
    assert page.evaluate("window.hacked") is None
    assert page.locator("article img, article script, article b").count() == 0
    shot(page, f"hostile-{key}")
    page.goto(f"{desk.url}#/reports")
    expect(page.get_by_role("heading", name="18 reports")).to_be_visible()


def test_an_override_turns_nothing_but_itself(page: Page, desk: Served) -> None:
    page.goto(f"{desk.url}#/reader/{report_named(page, desk, 'override')}")
    isolated = page.locator(".paragraph").evaluate_all("all => all.map(one => getComputedStyle(one).unicodeBidi)")
    assert set(isolated) <= {"isolate", "plaintext"}
    arabic = page.locator(".paragraph", has_text="\u0627\u0644\u062c\u064a\u0634")
    assert arabic.evaluate("one => getComputedStyle(one).direction") == "rtl"


def test_an_empty_desk_teaches_and_is_filled_in_one_click(page: Page, empty_desk: Served) -> None:
    page.goto(empty_desk.url)
    expect(page.get_by_role("heading", name="This ledger is empty")).to_be_visible()
    shot(page, "empty")
    page.get_by_role("button", name="Fill it with the example reports").click()
    expect(page.get_by_role("heading", name="Done")).to_be_visible(timeout=60_000)
    shot(page, "added")
    page.get_by_role("link", name="See the claims").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("claims")


def test_a_private_address_is_refused_in_plain_words(page: Page, empty_desk: Served) -> None:
    page.goto(f"{empty_desk.url}#/add")
    page.get_by_label("A page on the open internet").fill("http://127.0.0.1/secrets")
    page.get_by_role("button", name="Fetch and add").click()
    expect(page.get_by_role("alert")).to_contain_text("private network")


def test_in_a_narrow_window_the_chosen_claim_lies_over_its_text(desk: Served, page: Page) -> None:
    page.set_viewport_size({"width": 420, "height": 850})
    page.goto(f"{desk.url}#/reader/{report_named(page, desk, 'qasioun-bulletin')}")
    page.locator("article a.mark").first.click()
    chosen = page.locator(".slip.chosen")
    expect(chosen).to_be_in_viewport(ratio=0.9)
    shot(page, "reader-narrow")
    chosen.get_by_role("button", name="Close").click()
    expect(chosen).to_have_count(0)
    page.keyboard.press("j")
    expect(chosen).to_be_in_viewport(ratio=0.9)
    page.keyboard.press("Escape")
    expect(chosen).to_have_count(0)


def test_in_a_narrow_window_claims_are_chosen_when_asked_for(desk: Served, page: Page) -> None:
    page.set_viewport_size({"width": 420, "height": 850})
    page.goto(f"{desk.url}#/claims")
    choices = page.get_by_role("group", name="Day of the event")
    expect(page.locator("td.what button").first).to_be_visible()
    expect(choices).to_be_hidden()
    page.get_by_role("button", name="Choose by day").click()
    expect(choices).to_be_visible()
    page.get_by_role("button", name="Fewer choices").click()
    page.locator("td.what button").first.click()
    pane = page.get_by_role("region", name="The claim", exact=True)
    expect(pane).to_be_in_viewport(ratio=0.9)
    page.keyboard.press("Escape")
    expect(pane).to_have_count(0)


def test_the_page_tells_what_the_desk_is_at(desk: Served, page: Page) -> None:
    about = page.request.get(f"{desk.url}api/desk.json").json()
    underway = [{"task": "links", "done": 700, "of": 2500}]
    page.route("**/api/desk.json", lambda route: route.fulfill(json={**about, "underway": underway}))
    page.goto(f"{desk.url}#/incidents")
    told = page.get_by_role("status").filter(has_text="700 of 2,500 reports done")
    expect(told).to_contain_text("everything else can be used")
    underway.clear()
    expect(told).to_have_count(0)


def test_whoever_waits_for_lists_is_told_for_what(desk: Served, page: Page) -> None:
    about = page.request.get(f"{desk.url}api/desk.json").json()
    underway = [{"task": "upgrade", "done": 400, "of": 2500}, {"task": "lists", "done": None, "of": None}]
    page.route("**/api/desk.json", lambda route: route.fulfill(json={**about, "underway": underway}))
    waiting: list[Route] = []
    page.route("**/api/claims.json", lambda route: waiting.append(route))
    page.goto(f"{desk.url}#/claims")
    told = page.get_by_role("status")
    expect(told).to_contain_text(
        "made by an older version of reportedly; its lists are made once: 400 of 2,500 reports"
    )
    while waiting:
        waiting.pop().continue_()
    expect(page.locator("td.what button").first).to_be_visible()
