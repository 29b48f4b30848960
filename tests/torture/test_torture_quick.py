"""The quick forms of `make fuzz` and `make torture`, and bombs: small files that would become large ones."""

import gzip
import io
import zipfile
from dataclasses import replace

import fuzz
import kills
import long_report
import pytest
import soak
from whole_files import SUFFIXES

from reportedly import pipeline
from reportedly.model import Issue
from reportedly.reading import read_bytes, read_paths

QUICK_INPUTS = 40
QUICK_KILLS = 4


@pytest.mark.parametrize("suffix", [*SUFFIXES, fuzz.CODER])
def test_no_input_breaks_a_reader_or_the_coder(suffix):
    done = fuzz.fuzz(suffix, QUICK_INPUTS if suffix != fuzz.CODER else 20, seed=7)
    assert done["inputs"] >= 20
    assert [one for one in done["found"] if "memory" not in one["what"]] == []


def test_killed_in_the_middle_nothing_is_lost_and_nothing_half(place):
    done = kills.torture(place, QUICK_KILLS, seed=7)
    assert (done["wrong"], done["first"]) == (0, [])
    assert done["reports_kept"] >= 1
    assert done["decisions_kept"] >= 1


@pytest.fixture(scope="module")
def ruled(kit):
    return replace(kit, ear=None, run=replace(kit.run, encoder=None))


def test_reports_flow_through_and_what_they_take_is_told(tmp_path, ruled):
    figures = list(soak.soak(str(tmp_path / "books.db"), 20, 5, ruled))
    assert [line["reports"] for line in figures] == [4, 8, 12, 16, 20]
    assert figures[-1]["claims"] >= 20
    assert soak.growth_mb([{"held_mb": 100.0}, {"held_mb": 110.0}, {"held_mb": 130.0}]) == 30.0


def test_what_the_parser_meets_once_is_let_go(ruled):
    strings = ruled.parser.vocab.strings
    before = len(strings)
    for told in soak.files(5):
        pipeline.code_safely(told, ruled)
    assert len(strings) == before


def test_a_long_report_keeps_its_last_news(ruled):
    assert long_report.torture(60, ruled)["wrong"] == []


def codes(data, name):
    return {item.code for item in read_bytes(data, name) if isinstance(item, Issue)}


def test_a_gzip_bomb_is_refused():
    piece = gzip.compress(bytes(64 << 20), 9)
    assert codes(piece * 5, "bomb.txt.gz") == {"too-large"}


def test_a_zip_bomb_is_refused_by_what_it_says_and_by_what_it_holds():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(5):
            archive.writestr(f"word/{number}.xml", bytes(64 << 20))
    assert codes(out.getvalue(), "bomb.docx") == {"too-large"}


def test_xml_entities_are_not_unfolded():
    lols = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    start = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{lols}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    item = "<item><title>T</title><description>&l9;&f;</description></item>"
    feed = f"{start}<rss version='2.0'><channel>{item}</channel></rss>"
    for item in read_bytes(feed.encode(), "bomb.xml"):
        assert len(str(item)) < 100_000
        assert "root:" not in str(item)


def test_names_in_an_archive_lead_nowhere_else(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("../../outside.txt", "Shells fell.")
        archive.writestr("/etc/outside.txt", "Shells fell.")
    assert codes(out.getvalue(), "names.docx") == {"not-text"}
    assert list(tmp_path.iterdir()) == []


def test_links_in_a_circle_are_told_and_left(tmp_path):
    (tmp_path / "told.txt").write_text("Shells hit the market of Port Vale on Tuesday, the mayor said.")
    (tmp_path / "again").symlink_to(tmp_path)
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "not-there.txt")
    items = list(read_paths([tmp_path]))
    assert [item.code for item in items if isinstance(item, Issue)].count("unreadable-file") == 2
    assert sum(not isinstance(item, Issue) for item in items) == 1
