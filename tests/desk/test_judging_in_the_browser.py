"""Review by keyboard, two people at once, incidents side by side, the map and its timeline."""

import re
import subprocess
import sys
from pathlib import Path

from browsing import Served, open_review, shot
from playwright.sync_api import Browser, Page, expect

from reportedly.ledger import Ledger


def waiting(page: Page) -> int:
    return int(re.sub(r"\D", "", page.get_by_role("heading", level=1).inner_text()))


def all_kept(page: Page) -> None:
    """Wait until what was decided is in the ledger: the next claim is on the screen before."""
    expect(page.locator(".judging")).to_have_attribute("data-sending", "0")


def test_twenty_claims_are_reviewed_by_keyboard(own_desk: Served, page: Page) -> None:
    open_review(page, own_desk, "Ada")
    before = waiting(page)
    for i in range(20):
        judged = page.locator(".right").get_attribute("data-claim") or ""
        page.keyboard.press("r" if i % 5 == 4 else "a")
        expect(page.get_by_role("heading", level=1)).to_have_text(f"{before - i - 1} claims to review")
        expect(page.locator(".right")).not_to_have_attribute("data-claim", judged)
    shot(page, "review")
    all_kept(page)
    with Ledger.open(own_desk.ledger) as books:
        decisions = books.decisions()
        assert [d.kind for d in decisions].count("reject") == 4
        assert {d.by for d in decisions} == {"Ada"}
        assert books.broken_decision() is None
        rejected = {d.about[0] for d in decisions if d.kind == "reject"}
        assert rejected.isdisjoint(kept.claim.id for kept in books.claims())


def test_keys_pressed_at_once_are_each_about_the_claim_then_on_the_screen(own_desk: Served, page: Page) -> None:
    open_review(page, own_desk, "Ada")
    before = waiting(page)
    # Faster than any hand, and than the ledger: each key as soon as the page shows another claim.
    judged = page.evaluate(
        """async () => {
            const shown = () => document.querySelector('.right')?.dataset.claim
            const judged = []
            for (let i = 0; i < 12; i++) {
                judged.push(shown())
                window.dispatchEvent(new KeyboardEvent('keydown', {key: i % 3 ? 'a' : 'r', bubbles: true}))
                const until = performance.now() + 10000
                while (shown() === judged[i] && performance.now() < until) await new Promise(requestAnimationFrame)
            }
            return judged
        }"""
    )
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{before - 12} claims to review")
    all_kept(page)
    with Ledger.open(own_desk.ledger) as books:
        made = books.decisions()
    assert [one.about[0] for one in made] == judged
    assert [one.kind for one in made] == ["accept" if i % 3 else "reject" for i in range(12)]
    # What the books say is what the page has counted.
    told = page.request.get(f"{own_desk.url}api/review.json").json()
    assert told["waiting"] == before - 12
    assert set(judged).isdisjoint(told["queue"])


def test_a_key_held_down_is_one_press(own_desk: Served, page: Page) -> None:
    open_review(page, own_desk, "Ada")
    for _ in range(4):
        page.keyboard.down("a")
    page.keyboard.up("a")
    all_kept(page)
    with Ledger.open(own_desk.ledger) as books:
        assert len(books.decisions()) == 1


def test_what_the_ledger_does_not_keep_is_told_and_waits_again(own_desk: Served, page: Page) -> None:
    open_review(page, own_desk, "Ada")
    before = waiting(page)
    lost = page.locator(".right").get_attribute("data-claim") or ""
    page.route("**/api/decisions", lambda route: route.fulfill(status=422, json={"detail": "the disk is full"}))
    page.keyboard.press("a")
    told = page.get_by_role("alert")
    expect(told).to_contain_text("Not kept, and back in the queue")
    expect(told).to_contain_text("the disk is full")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{before} claims to review")
    page.keyboard.press("u")
    expect(page.get_by_text("There is nothing of yours to undo.")).to_be_visible()
    page.unroute("**/api/decisions")
    # It is the next but one: what is on the screen stays there.
    assert page.locator(".right").get_attribute("data-claim") != lost
    page.keyboard.press("a")
    expect(page.locator(".right")).to_have_attribute("data-claim", lost)
    page.keyboard.press("a")
    expect(told).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{before - 2} claims to review")
    all_kept(page)
    with Ledger.open(own_desk.ledger) as books:
        assert lost in [one.about[0] for one in books.decisions()]


def test_a_decision_is_undone(own_desk: Served, page: Page) -> None:
    open_review(page, own_desk, "Ada")
    words = page.locator("blockquote").inner_text()
    page.keyboard.press("r")
    expect(page.locator("blockquote")).not_to_have_text(words)
    page.keyboard.press("u")
    expect(page.locator("blockquote")).to_have_text(words)
    expect(page.get_by_text("Ada: reject")).to_have_class(re.compile("undone"))


def test_nothing_is_decided_without_a_name(own_desk: Served, page: Page) -> None:
    page.goto(f"{own_desk.url}#/review")
    expect(page.locator("blockquote")).to_be_visible()
    page.keyboard.press("a")
    expect(page.get_by_role("alert")).to_contain_text("Say who you are")


def test_a_value_is_put_right_from_its_list(own_desk: Served, page: Page) -> None:
    open_review(page, own_desk, "Ada")
    before = waiting(page)
    page.keyboard.press("e")
    page.get_by_label("Which").select_option("certainty")
    page.get_by_label("Should be").select_option("possible")
    page.get_by_role("button", name="Put it right").click()
    expect(page.locator(".card .sure")).to_have_text("possible")
    expect(page.get_by_text("Ada: corrected how sure: possible")).to_be_visible()
    # It stays on the screen when the desk has looked for news, though it waits no longer.
    corrected = page.locator(".right").get_attribute("data-claim")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{before - 1} claims to review", timeout=15_000)
    expect(page.locator(".right")).to_have_attribute("data-claim", corrected or "")


def select_words(page: Page, words: str) -> None:
    found = page.evaluate(
        """words => {
            for (const piece of document.querySelectorAll('.left [data-at]')) {
                const at = piece.textContent.indexOf(words)
                if (at < 0) continue
                getSelection().setBaseAndExtent(piece.firstChild, at, piece.firstChild, at + words.length)
                return true
            }
            return false
        }""",
        words,
    )
    assert found, f"{words!r} does not stand in one piece"


def test_a_value_is_put_right_by_picking_words(own_desk: Served, page: Page) -> None:
    open_review(page, own_desk, "Ada")
    page.keyboard.press("e")
    page.get_by_label("Which").select_option(label="with what: not said")
    piece = page.locator(".left [data-at].words").first.inner_text()
    words = piece.split()[0]
    select_words(page, words)
    expect(page.get_by_text("Picked:")).to_contain_text(words)
    page.get_by_role("button", name="Put it right").click()
    expect(page.locator(".card table")).to_contain_text("with what")


def test_words_are_picked_by_keyboard_too(own_desk: Served, page: Page) -> None:
    open_review(page, own_desk, "Ada")
    page.keyboard.press("e")
    page.get_by_label("Which").select_option(label="with what: not said")
    page.get_by_role("group", name=re.compile("^The text")).focus()
    page.keyboard.press("ArrowRight")
    first, second, *_ = page.locator(".left [data-at].words").first.inner_text().split()
    expect(page.get_by_text("Picked:")).to_contain_text(first.strip(',.“”"'))
    page.keyboard.press("Shift+ArrowRight")
    expect(page.get_by_text("Picked:")).to_contain_text(f"{first} {second}".rstrip(',.“”"'))


def test_a_missed_claim_is_added_by_selecting_its_words(own_desk: Served, page: Page) -> None:
    open_review(page, own_desk, "Ada")
    page.keyboard.press("m")
    words = page.locator(".left p").last.inner_text().split(".")[0]
    words = " ".join(words.split()[-4:])
    select_words(page, words)
    page.get_by_role("button", name="Take as the claim").click()
    page.get_by_label("the outlet itself says it").check()
    page.get_by_role("button", name="Add the claim").click()
    expect(page.get_by_text("Added the claim that was missed.")).to_be_visible()
    with Ledger.open(own_desk.ledger) as books:
        assert words in [kept.claim.quote for kept in books.claims() if kept.run_id is None]


def test_two_people_review_at_once(browser: Browser, own_desk: Served) -> None:
    ada, ben = browser.new_page(), browser.new_page()
    open_review(ada, own_desk, "Ada")
    open_review(ben, own_desk, "Ben")
    first = ada.locator("blockquote").inner_text()
    before = waiting(ben)
    ada.keyboard.press("a")
    # Ben sees within a few seconds that it is done, and is given the next.
    expect(ben.get_by_role("heading", level=1)).to_have_text(f"{before - 1} claims to review", timeout=15_000)
    expect(ben.locator("blockquote")).not_to_have_text(first)
    ben.keyboard.press("r")
    expect(ada.get_by_role("heading", level=1)).to_have_text(f"{before - 2} claims to review", timeout=15_000)
    with Ledger.open(own_desk.ledger) as books:
        assert [(d.by, d.kind) for d in books.decisions()] == [("Ada", "accept"), ("Ben", "reject")]
        assert books.broken_decision() is None
    ada.close()
    ben.close()


def test_incidents_are_set_side_by_side(own_desk: Served, page: Page) -> None:
    page.goto(f"{own_desk.url}#/incidents")
    expect(page.locator(".cards h2").first).to_be_visible()
    assert "confirmed" not in page.locator("main").inner_text().lower()
    expect(page.locator(".cards li").first).to_contain_text("at most")
    page.locator(".cards a").first.click()
    matrix = page.get_by_role("region", name="Who says what of each slot")
    expect(matrix).to_be_visible()
    expect(page.get_by_text(re.compile(r"at most \d+ origins"))).to_be_visible()
    expect(page.locator(".map")).to_have_attribute("data-points", re.compile("[1-9]"), timeout=20_000)
    shot(page, "incident")
    cell = matrix.locator("td a").first
    claim = re.search(r"claim=(clm_\w+)", cell.get_attribute("href") or "")
    assert claim
    cell.click()
    expect(page.locator(".slip.chosen")).to_have_attribute("data-claim", claim.group(1))


def test_a_data_set_is_told_as_one_and_is_no_origin_more(page: Page, own_desk: Served) -> None:
    sheet = Path(__file__).resolve().parents[2] / "examples" / "coding-sheet.csv"
    command = [sys.executable, "-m", "reportedly", "add", "--no-model", sheet, "--ledger", own_desk.ledger]
    subprocess.run(command, check=True, capture_output=True)
    with Ledger.open(own_desk.ledger) as books:
        sheets = [kept.claim.id for kept in books.claims() if kept.report.coding_sheet is not None]
        row = next(row for row in books.incidents(sheets) if row.summary["reports"] > 1)
    page.goto(f"{own_desk.url}#/incidents/{row.incident.id}")
    matrix = page.get_by_role("region", name="Who says what of each slot")
    expect(matrix.get_by_text("(data set)")).to_be_visible()
    expect(page.locator(".about")).to_contain_text(f"at most {row.summary['origins']} origins")
    assert matrix.locator("tbody tr").count() > row.summary["origins"]


def test_claims_are_parted_by_a_decision(own_desk: Served, page: Page) -> None:
    page.goto(f"{own_desk.url}#/incidents")
    page.locator(".cards a").first.click()
    page.get_by_label("Your name").fill("Ada")
    page.keyboard.press("Tab")
    links = page.locator(".links > li")
    before = links.count()
    page.get_by_role("button", name="Different").first.click()
    expect(page.get_by_text("Kept: they tell of different things.")).to_be_visible()
    with Ledger.open(own_desk.ledger) as books:
        (made,) = books.decisions()
        assert (made.kind, made.by) == ("different", "Ada")
        (one,), (other,) = made.about, made.against
        assert not any({one, other} <= set(row.incident.claims) for row in books.incidents([one]))
    assert before > 0


def test_the_map_draws_what_has_a_place_and_no_more(page: Page, desk: Served) -> None:
    page.goto(f"{desk.url}#/map")
    told = page.request.get(f"{desk.url}api/claims.json").json()
    named = {told["place"][row] for row in range(len(told["id"])) if told["place"][row] >= 0}
    with_point = [told["names"]["place"][i] for i in named if told["names"]["place"][i]["lat"] is not None]
    drawn = page.locator(".map")
    expect(drawn).to_have_attribute("data-sent", str(len(with_point)))
    expect(drawn).to_have_attribute("data-points", re.compile("[1-9]"), timeout=20_000)
    expect(drawn).to_have_attribute("data-areas", re.compile("[1-9]"))
    shot(page, "map")
    # Where a mark is said to stand there is colour on its canvas, and in the sea there is none.
    painted = page.evaluate(
        """() => {
            const map = document.querySelector('.map')
            const marks = map.querySelector('canvas[aria-hidden]').getContext('2d')
            const [frame, spot] = [map.getBoundingClientRect(), map.lookUp()]
            const at = (x, y) => marks.getImageData(x * devicePixelRatio, y * devicePixelRatio, 1, 1).data[3]
            return [at(spot.x - frame.left, spot.y - frame.top), at(1, 1)]
        }"""
    )
    assert painted[0] > 0
    assert painted[1] == 0


def test_choosing_days_narrows_list_and_map(page: Page, desk: Served) -> None:
    page.goto(f"{desk.url}#/map")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("claims")
    expect(page.locator(".map")).to_have_attribute("data-points", re.compile("[1-9]"), timeout=20_000)
    sent = page.locator(".map").get_attribute("data-sent") or ""
    box = page.get_by_role("slider").bounding_box()
    assert box
    page.mouse.move(box["x"] + 2, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 30, box["y"] + 20)
    page.mouse.up()
    expect(heading).to_contain_text(" of ")
    expect(page).to_have_url(re.compile("since="))
    expect(page.locator(".map")).not_to_have_attribute("data-sent", sent)
    page.get_by_role("slider").focus()
    page.keyboard.press("Escape")
    expect(heading).not_to_contain_text(" of ")
    page.get_by_role("button", name="Play").click()
    expect(heading).to_contain_text(" of ")
    page.get_by_role("button", name="Stop").click()


def test_sources_are_listed_with_what_they_tell(page: Page, desk: Served) -> None:
    page.goto(f"{desk.url}#/sources")
    expect(page.locator("tbody tr").first).to_be_visible()
    page.get_by_role("button", name="Contradicted").click()
    counts = [int(one) for one in page.locator("tbody tr td:nth-child(5)").all_inner_texts()]
    assert counts[0] > 0
    assert counts == sorted(counts, reverse=True)
    shot(page, "sources")
