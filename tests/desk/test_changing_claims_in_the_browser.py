"""Splitting, merging, the history of a value, and what people have made of claims: as somebody does it at the desk."""

import csv
import re
from pathlib import Path

from browsing import Served, open_review, shot, under_review
from playwright.sync_api import Page, expect

from reportedly.ledger import KeptClaim, Ledger


def kept_claims(desk: Served) -> list[KeptClaim]:
    with Ledger.open(desk.ledger) as books:
        return list(books.claims())


def a_long_claim(desk: Served) -> KeptClaim:
    return next(one for one in kept_claims(desk) if len(one.claim.quote.split()) > 8 and one.claim.event.quantities)


def test_a_claim_is_split_and_put_together_again_by_keyboard(own_desk: Served, page: Page) -> None:
    whole = a_long_claim(own_desk).claim
    open_review(page, own_desk, "Ada")
    under_review(page, whole.id)
    page.keyboard.press("x")
    words = page.get_by_role("group", name="The claim’s words")
    expect(words.locator("[data-cut='1']")).to_be_focused()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Split into 2")).to_be_visible()
    shot(page, "split")
    page.keyboard.press("Home")
    page.get_by_role("button", name="Split into 2").press("Enter")
    expect(page.get_by_text("Split into 2 claims.")).to_be_visible()
    with Ledger.open(own_desk.ledger) as books:
        (made,) = books.decisions()
        assert (made.kind, made.about, made.by) == ("split", (whole.id,), "Ada")
        report = books.claim(whole.id).report
        now = {kept.claim.id: kept.claim for kept in books.claims() if kept.report.id == report.id}
        assert whole.id not in now
        parts = [one for one in now.values() if whole.span[0] <= one.span[0] and one.span[1] <= whole.span[1]]
        assert len([one for one in parts if books.reviews().get(one.id) == "corrected"]) == 2
    # The first part is shown, with the decision in its history; it is undone there, by mouse.
    expect(page.locator(".right .card")).to_be_visible()
    history = page.get_by_role("listitem").filter(has_text="Ada: split")
    history.get_by_role("button", name=re.compile("Undo")).click()
    expect(page.locator(f'.right[data-claim="{whole.id}"]')).to_be_visible()
    expect(page.locator(".undone", has_text="Ada: split")).to_be_visible()
    assert whole.id in {one.claim.id for one in kept_claims(own_desk)}


def test_nothing_is_split_without_a_cut_and_letters_do_not_judge_in_a_form(own_desk: Served, page: Page) -> None:
    whole = a_long_claim(own_desk).claim
    open_review(page, own_desk, "Ada")
    under_review(page, whole.id)
    page.keyboard.press("x")
    page.get_by_role("button", name="Split into parts").click()
    expect(page.get_by_role("alert")).to_contain_text("Cut between two words first")
    page.locator("[data-cut='2']").focus()
    page.keyboard.press("a")
    page.keyboard.press("r")
    page.keyboard.press("Escape")
    expect(page.get_by_role("form", name="Split the claim")).to_have_count(0)
    with Ledger.open(own_desk.ledger) as books:
        assert books.decisions() == []


def test_claims_are_merged_by_keyboard_and_parted_again(own_desk: Served, page: Page) -> None:
    kept = kept_claims(own_desk)
    first = next(one for one in kept if sum(other.report.id == one.report.id for other in kept) > 2)
    open_review(page, own_desk, "Ada")
    under_review(page, first.claim.id)
    page.keyboard.press("g")
    form = page.get_by_role("form", name="Merge claims")
    box = form.get_by_role("checkbox").first
    expect(box).to_be_focused()
    page.keyboard.press("Space")
    other = box.get_attribute("value")
    shot(page, "merge")
    form.get_by_role("button", name="Merge with 1 claim").press("Enter")
    expect(page.get_by_text("Merged with 1 claim.")).to_be_visible()
    with Ledger.open(own_desk.ledger) as books:
        (made,) = books.decisions()
        assert (made.kind, made.about) == ("merge", (first.claim.id, other))
        now = {one.claim.id: one.claim for one in books.claims()}
        assert other not in now
        assert now[first.claim.id].also
    page.keyboard.press("u")
    expect(page.locator(".undone", has_text="Ada: merged")).to_be_visible()
    assert other in {one.claim.id for one in kept_claims(own_desk)}


def test_a_value_tells_what_it_has_been(own_desk: Served, page: Page) -> None:
    claim = next(one.claim for one in kept_claims(own_desk) if one.claim.certainty == "certain")
    open_review(page, own_desk, "Ada")
    room = under_review(page, claim.id)
    for value in ("possible", "probable"):
        page.keyboard.press("e")
        page.get_by_label("Which").select_option("certainty")
        page.get_by_label("Should be").select_option(value)
        page.get_by_role("button", name="Put it right").click()
        expect(page.get_by_text(f"Ada: corrected how sure: {value}")).to_be_visible()
    room.get_by_role("button", name="its history of how sure").click()
    steps = room.locator(".steps li")
    expect(steps).to_have_count(3)
    assert [re.split(r"\s", words)[0] for words in steps.all_inner_texts()] == ["certain", "possible", "probable"]
    shot(page, "history")
    page.keyboard.press("h")
    expect(room.locator(".steps")).not_to_have_count(1)
    page.keyboard.press("u")
    expect(room.locator(".steps li", has_text="undone")).to_contain_text("probable")
    with Ledger.open(own_desk.ledger) as books:
        assert books.claim(claim.id).claim.certainty == "possible"


def test_what_people_made_of_claims_narrows_the_list_and_the_file(own_desk: Served, page: Page, tmp_path: Path) -> None:
    accepted, corrected, rejected = (one.claim for one in kept_claims(own_desk)[:3])
    with Ledger.open(own_desk.ledger, write=True) as books:
        books.decide("accept", accepted.id, by="Ada")
        books.decide("correct", corrected.id, slot="certainty", value="possible", by="Ada")
        books.decide("reject", rejected.id, by="Ada")
    page.goto(f"{own_desk.url}#/claims")
    heading = page.get_by_role("heading", level=1)
    reviewed = page.get_by_role("group", name="Reviewed")
    expect(reviewed.locator("li")).to_have_count(4)
    everything = int(re.sub(r"\D", "", heading.inner_text()))
    assert everything == len(kept_claims(own_desk)), "what was rejected is not counted among the claims"
    for name, claim in (("accepted", accepted), ("corrected", corrected), ("rejected", rejected)):
        reviewed.get_by_label(name).check()
        expect(heading).to_have_text(f"1 of {everything} claims")
        with page.expect_download() as coming:
            page.get_by_role("button", name="CSV").click()
        path = tmp_path / f"{name}.csv"
        coming.value.save_as(path)
        (row,) = csv.DictReader(path.open(encoding="utf-8", newline=""))
        assert (row["claim"], row["reviewed"]) == (claim.id, name)
        reviewed.get_by_label(name).uncheck()
    reviewed.get_by_label("not reviewed").check()
    expect(heading).to_have_text(f"{everything - 2} of {everything} claims")
    shot(page, "reviewed")
