"""A briefing for a place, a period or an actor: on the screen, on paper, and every sentence down to its evidence."""

import re
import shutil
from pathlib import Path

import pypdfium2
from browsing import SHOTS, Served, shot
from playwright.sync_api import Page, expect


def open_briefing(page: Page, desk: Served, asked: str = "") -> None:
    page.goto(f"{desk.url}#/briefing{asked}")
    expect(page.locator("article")).to_have_attribute("aria-busy", "false", timeout=60_000)
    expect(page.locator("figure").first).to_be_visible()


def test_every_sentence_leads_to_its_evidence(page: Page, desk: Served) -> None:
    open_briefing(page, desk)
    sentences = page.locator(".sentences li")
    assert sentences.count() > 3
    for sentence in sentences.all():
        assert sentence.locator("sup a").count() > 0, sentence.inner_text()
    told = page.locator("article").inner_text()
    assert "Disputed: killed" in told
    assert "Only one says" in told
    # Our own words never promote a claim; a quotation may hold any word.
    own_words = page.locator("h2, strong, .caution, article .small.quiet").all_inner_texts()
    assert "confirmed" not in " ".join(own_words).lower()
    note = page.locator(".sentences sup a[href^='#note']").first
    number = note.inner_text().strip()
    note.focus()
    page.keyboard.press("Enter")
    evidence = page.locator(f"#note-{number}")
    expect(evidence).to_be_focused()
    quote = evidence.locator("q").inner_text()
    evidence.locator("a").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".slip.chosen")).to_be_visible()
    marked = " ".join(page.locator("a.mark.chosen").all_inner_texts())
    assert quote.strip("“”").split()[0] in marked


def test_a_briefing_is_about_what_is_chosen(page: Page, desk: Served) -> None:
    open_briefing(page, desk)
    everything = page.locator(".caution").inner_text()
    field = page.get_by_label("Actor")
    name = page.locator("datalist[id='names-actor'] option").first.get_attribute("value") or ""
    field.fill(name)
    field.press("Enter")
    expect(page.locator(".caution")).not_to_have_text(everything)
    expect(page).to_have_url(re.compile("actor="))
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    page.get_by_label("Your heading").fill("The week in Salqin")
    page.get_by_label("Your heading").press("Tab")
    expect(page.get_by_role("heading", level=1)).to_have_text("The week in Salqin")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("The week in Salqin")
    expect(page.locator(".subject")).to_have_text(name)


def test_it_prints_with_its_map_and_without_the_desk(page: Page, desk: Served, tmp_path: Path) -> None:
    open_briefing(page, desk)
    expect(page.locator("svg[data-marks]")).to_have_attribute("data-marks", re.compile("[1-9]"))
    shot(page, "briefing")
    page.pdf(path=tmp_path / "briefing.pdf", format="A4")
    printed = pypdfium2.PdfDocument(tmp_path / "briefing.pdf")
    words = "".join(printed[i].get_textpage().get_text_range() for i in range(len(printed)))
    assert "This is who says what, not what is so" in words.replace("\r\n", " ")
    assert "Evidence" in words
    assert "What the briefing is about" not in words
    assert "Add reports" not in words
    shutil.copy(tmp_path / "briefing.pdf", SHOTS)
