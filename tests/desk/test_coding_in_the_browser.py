"""Two people code one sample at once, by keyboard, and none of them sees the other's answers."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Served, shot
from playwright.sync_api import Browser, Page, expect

from conftest import serve
from reportedly.ledger import Ledger


@pytest.fixture
def own_desk(example_books: Path, tmp_path: Path) -> Iterator[Served]:
    for part in example_books.parent.glob(example_books.name + "*"):
        shutil.copy(part, tmp_path / part.name)
    yield from serve(tmp_path / example_books.name, "--no-model")


def code_one(page: Page, kind: str) -> None:
    answers = page.get_by_role("form", name="Your answers")
    claim = answers.get_by_label("Is it a claim?")
    claim.focus()
    for word in ("yes", "asserts", "certain", "positive", kind, "occurred"):
        page.keyboard.type(word)
        page.keyboard.press("Tab")
    page.keyboard.type("The Ministry")
    answers.get_by_label("How many killed").focus()
    page.keyboard.press("Enter")


def test_two_code_a_sample_without_seeing_each_other(browser: Browser, own_desk: Served) -> None:
    ada, ben = browser.new_page(), browser.new_page()
    ada.goto(f"{own_desk.url}#/coding")
    ada.get_by_label("Your name").fill("Ada")
    ada.get_by_label("Claims").fill("3")
    ada.get_by_label("Seed").fill("7")
    ada.get_by_role("button", name="Draw a sample").click()
    expect(ada.get_by_text("1 of 3")).to_be_visible()
    shot(ada, "coding")
    ben.goto(ada.url)
    ben.get_by_label("Your name").fill("Ben")
    ben.keyboard.press("Enter")
    expect(ben.get_by_text("1 of 3")).to_be_visible()
    first = ada.locator(".left .words").all_inner_texts()
    assert first == ben.locator(".left .words").all_inner_texts()
    for i in range(3):
        code_one(ada, "shelling")
        expect(ada.get_by_text(f"{2 - i} claim")).to_be_visible()
    expect(ada.get_by_text("when a second coder has begun")).to_be_visible()
    assert "shelling" not in ben.get_by_role("form", name="Your answers").locator("input").all_inner_texts()
    for i in range(3):
        code_one(ben, "air-strike" if i else "shelling")
        expect(ben.get_by_text(f"{2 - i} claim")).to_be_visible()
    expect(ben.get_by_role("row", name="What")).to_contain_text("33 %")
    expect(ben.get_by_role("row", name="How it is said")).to_contain_text("100 %")
    shot(ben, "agreement")
    with Ledger.open(own_desk.ledger) as books:
        assert sorted(d.by for d in books.decisions() if d.kind == "code") == ["Ada"] * 3 + ["Ben"] * 3
        assert books.broken_decision() is None
    ada.close()
    ben.close()
