"""The example reports are read as a person would read them, and show what they are there to show."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from reportedly.model import Issue, Report
from reportedly.reading import read_paths

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"


@pytest.fixture(scope="module")
def read() -> list[Report | Issue]:
    return list(read_paths([EXAMPLES / "reports"]))


@pytest.fixture(scope="module")
def reports(read: list[Report | Issue]) -> dict[str, Report]:
    return {item.key: item for item in read if isinstance(item, Report)}


def test_nothing_in_them_is_misread(read: list[Report | Issue]) -> None:
    assert [item for item in read if isinstance(item, Issue)] == []


def test_each_has_an_outlet_a_day_and_a_headline(reports: dict[str, Report]) -> None:
    assert len(reports) >= 12
    assert [r.key for r in reports.values() if not (r.outlet and r.published and r.title)] == []
    assert len({r.outlet for r in reports.values()}) >= 10
    assert [r.key for r in reports.values() if not 100 <= len(r.text.split()) <= 260] == []


def test_they_come_in_several_formats() -> None:
    suffixes = Counter(path.suffix for path in (EXAMPLES / "reports").rglob("*.*"))
    assert suffixes.keys() == {".md", ".txt", ".html", ".jsonl", ".csv", ".rss"}


def test_the_repost_is_known_for_one(reports: dict[str, Report]) -> None:
    first, repost = reports["orontes-post"], reports["atlas-reader"]
    assert (repost.outlet, repost.published) == ("Orontes Post", date(2019, 2, 12))
    assert [(r.outlet, r.date) for r in repost.republished] == [("Atlas Reader", date(2019, 2, 13))]
    assert repost.text.startswith(first.text), "the same words, but for what the reposting page put after them"
    assert first.republished == ()


def test_the_wire_story_is_in_two_papers(reports: dict[str, Report]) -> None:
    herald, lantern = (set(reports[key].text.splitlines()) for key in ("northport-herald", "daily-lantern"))
    assert len([line for line in herald & lantern if len(line) > 80]) == 4


def test_datelines_are_not_in_the_text_and_their_agencies_are_kept(reports: dict[str, Report]) -> None:
    for key in ("northport-herald", "daily-lantern"):
        assert "BEIRUT" not in reports[key].text
        assert any("Meridian Wire" in credit for credit in reports[key].credits)
    assert "An air raid on a market" in reports["northport-herald"].text


def test_menus_scripts_and_footers_are_not_in_the_text(reports: dict[str, Report]) -> None:
    words = (
        "Subscribe",
        "cookie",
        "console",
        "Fishing",
        "Council tax",
        "Disclaimer",
        "Copyright",
        "All rights reserved",
    )
    assert [(r.key, word) for r in reports.values() for word in words if word in r.text] == []


def test_they_say_that_nothing_happened() -> None:
    said = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert "**Nothing in them happened.**" in said
    named = [p.relative_to(EXAMPLES).as_posix() for p in (EXAMPLES / "reports").rglob("*.*")]
    assert [name for name in named if name not in said] == []
