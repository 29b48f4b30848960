"""PDF, Word, RTF, press databases, web archives, Telegram and subtitles, whole and broken."""

import gzip
import io
import json
import re
import zipfile
from datetime import date

import pytest
from test_reading_files import PAGE, read
from written_files import pdf, rtf, warc, word

from reportedly.reading import unpacking

LEAD = "Shells hit the grain market of Port Vale on Tuesday, killing four people, the mayor of the town said."
SECOND = "The garrison said it had fired at rebel-held hills and denied that the market had been aimed at."
NEXIS = [
    "Page 1 of 2", "Documents (2)", "1. Shells hit market", "2. Bridge at Ostrow blown up",
    "Shells hit market", "Harbour Wire", "March 4, 2021 Thursday", "Copyright 2021 Harbour Wire All Rights Reserved",
    "Length: 40 words", "Byline: Mira Kolb", "Body", LEAD, SECOND, "Classification", "Language: ENGLISH",
    "Load-Date: March 9, 2021", "End of Document",
    "Bridge at Ostrow blown up", "The Valley Post", "March 6, 2021 Saturday", "Length: 20 words", "Body",
    "The bridge at Ostrow was blown up on Friday, both armies said.", "End of Document",
]  # fmt: skip
FACTIVA = [
    "WORLD NEWS", "Shells hit market", "By Mira Kolb", "40 words", "4 March 2021", "05:12 GMT", "Harbour Wire", "HWIRE",
    "English", "(c) 2021 Harbour Wire", LEAD, SECOND, "Document HWIRE00020210304eh3400001",
    "Bridge at Ostrow blown up", "20 words", "6 March 2021", "The Valley Post", "VPOST", "English",
    "Copyright 2021 The Valley Post", "The bridge at Ostrow was blown up on Friday, both armies said.",
    "Document VPOST00020210306eh3600002",
]  # fmt: skip


def test_a_pdf_is_put_back_into_paragraphs_without_its_page_numbers() -> None:
    wrapped = ["Shells hit the grain market of Port Vale on Tuesday, killing four peo-",
               "ple, the mayor of the town said. The people of the town had been told of",
               "it by radio.",
               "The garrison said it had fired at rebel-",
               "held hills and denied that the market had been aimed at by its guns."]  # fmt: skip
    others = [
        [
            f"{place} was shelled from the hills at {hour} and nobody was hurt, its mayor said to us.",
            f"He asked {place} for aid.",
        ]
        for place, hour in (("Ostrow", "noon"), ("Belmar", "dusk"))
    ]
    pages = [["Harbour Wire bulletin", *lines, str(number)] for number, lines in enumerate([wrapped, *others], start=1)]
    (report,), _ = read(pdf(pages), "bulletin.pdf")
    assert "killing four people, the mayor of the town said. The people" in report.text
    assert "fired at rebel-held hills" in report.text
    assert "bulletin" not in report.text
    assert "noon and nobody was hurt, its mayor said to us. He asked Ostrow for aid." in report.text
    assert report.text.endswith("He asked Belmar for aid.")
    assert "\n\nThe garrison said" in report.text


def test_a_pdf_of_pictures_says_what_to_do() -> None:
    reports, (issue,) = read(pdf([["7"], ["8"]]), "scan.pdf")
    assert (reports, issue.code) == ([], "no-text-layer")
    assert "text recognition" in issue.detail


@pytest.mark.parametrize("name", ["story.docx", "story"])
def test_a_word_document(name: str) -> None:
    (report,), _ = read(word(["Shells hit market", "Harbour Wire, 4 March 2021", LEAD, SECOND]), name)
    assert report.title == "Shells hit market"
    assert report.published == date(2021, 3, 4)
    assert f"{LEAD}\n\n{SECOND}" in report.text


@pytest.mark.parametrize("lines", [NEXIS, FACTIVA], ids=["nexis", "factiva"])
@pytest.mark.parametrize(("writer", "name"), [(word, "export.docx"), (rtf, "export.rtf")])
def test_an_export_of_many_articles_gives_a_report_each(lines: list[str], writer: object, name: str) -> None:
    reports, _ = read(writer(lines), name)  # type: ignore[operator]
    assert [(r.key, r.outlet, r.title, r.published) for r in reports] == [
        ("export#1", "Harbour Wire", "Shells hit market", date(2021, 3, 4)),
        ("export#2", "The Valley Post", "Bridge at Ostrow blown up", date(2021, 3, 6)),
    ]
    assert reports[0].byline == "Mira Kolb"
    assert reports[0].text == f"Shells hit market\n\n{LEAD}\n\n{SECOND}"
    assert reports[1].text.endswith("both armies said.")


@pytest.mark.parametrize(("zipped", "name"), [(False, "crawl.warc"), (True, "crawl.warc.gz")])
def test_a_web_archive_gives_its_articles(zipped: bool, name: str) -> None:
    data = warc(
        [
            ("https://harbour.example/market", "text/html; charset=utf-8", PAGE.replace('"https://harbour', '"/')),
            ("https://harbour.example/style.css", "text/css", "body { color: red }"),
            ("https://harbour.example/empty", "text/html", "<html><body><p>Nothing.</p></body></html>"),
        ],
        gzip=zipped,
    )
    (report,), issues = read(data, name)
    assert (report.key, report.title, report.retrieved) == ("crawl#1", "Shells hit market", date(2021, 3, 6))
    assert [i.code for i in issues] == ["no-article"]
    assert "https://harbour.example/empty" in issues[0].detail


def test_an_archive_that_breaks_off_keeps_what_stands_before() -> None:
    whole = warc([(f"https://harbour.example/{n}", "text/html", PAGE) for n in range(2)], gzip=True)
    reports, issues = read(whole[:-400], "crawl.warc.gz")
    assert reports[0].title == "Shells hit market"
    assert len(reports) + len(issues) >= 2


def test_an_archive_that_makes_up_its_lengths_is_told():
    whole = warc([("https://harbour.example/1", "text/html", PAGE)], gzip=False)
    made_up = re.sub(rb"Content-Length: \d+", b"Content-Length: " + b"9" * 40, whole)
    _, issues = read(made_up, "crawl.warc")
    assert [issue.code for issue in issues] == ["damaged-file"]


def test_a_telegram_channel() -> None:
    export = {
        "name": "Port Vale Live", "type": "public_channel", "id": 9,
        "messages": [
            {"id": 1, "type": "service", "action": "create_channel"},
            {"id": 2, "type": "message", "date": "2021-03-04T06:10:00", "photo": "a.jpg", "text": ""},
            {"id": 3, "type": "message", "date": "2021-03-04T06:12:00", "forwarded_from": "Mayor of Port Vale",
             "text": ["Shells hit the ", {"type": "bold", "text": "grain market"}, ". Four people were killed."]},
        ],
    }  # fmt: skip
    (report,), _ = read(json.dumps(export), "result.json")
    assert (report.key, report.outlet, report.published) == ("result#3", "Port Vale Live", date(2021, 3, 4))
    assert report.text == "Shells hit the grain market. Four people were killed."
    assert report.credits == ("Mayor of Port Vale",)


SUBTITLES = """1
00:00:01,000 --> 00:00:03,500
<i>Shells hit the grain market</i>

2
00:00:03,500 --> 00:00:06,000
of Port Vale on Tuesday.

3
00:00:07,000 --> 00:00:08,000
[explosion]

4
00:01:12,250 --> 00:01:15,000
- Four people were killed, the mayor said.
"""


@pytest.mark.parametrize("name", ["clip.srt", "clip.vtt", "clip"])
def test_subtitles_keep_when_they_are_heard(name: str) -> None:
    text = "WEBVTT\n\n" + SUBTITLES.replace(",", ".") if name.endswith("vtt") else SUBTITLES
    (report,), _ = read(text, name)
    assert report.text.startswith("Shells hit the grain market of Port Vale on Tuesday.\n\nFour people were killed")
    heard = [(report.text[slice(*t.span)], t.start_s, t.end_s) for t in report.timings]
    assert heard[0] == ("Shells hit the grain market", 1.0, 3.5)
    assert heard[-1][1:] == (72.25, 75.0)
    assert len(heard) == 3


def test_a_compressed_file_is_read_as_what_it_holds() -> None:
    lines = json.dumps({"key": "a", "title": "Shells hit market", "text": LEAD, "date": "2021-03-04"})
    (report,), _ = read(gzip.compress(lines.encode()), "reports.jsonl.gz")
    assert (report.key, report.published) == ("a", date(2021, 3, 4))


@pytest.mark.parametrize("cut", [5, 30, -9])
def test_a_compressed_file_that_breaks_off_is_damaged(cut: int) -> None:
    data = gzip.compress(LEAD.encode() * 3)
    reports, (issue,) = read(data[:cut], "story.txt.gz")
    assert (reports, issue.code) == ([], "damaged-file")


def test_bombs_are_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MOST_BYTES", 4 << 20)
    bomb = gzip.compress(b"shells fell " * (1 << 20))
    reports, (issue,) = read(bomb, "bomb.txt.gz")
    assert (reports, issue.code) == ([], "too-large")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (8 << 20))
    reports, (issue,) = read(packed.getvalue(), "bomb.docx")
    assert (reports, issue.code) == ([], "too-large")


def test_an_entity_bomb_in_a_word_document_stays_small() -> None:
    bomb = "<!DOCTYPE d [" + '<!ENTITY a0 "shells">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
    ) + "]>"  # fmt: skip
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word(["MARK"]))) as whole,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out,
    ):
        for member in whole.namelist():
            content = whole.read(member)
            if member == "word/document.xml":
                head, rest = content.split(b"?>", 1)
                content = head + b"?>" + bomb.encode() + rest.replace(b"MARK", b"&a9;")
            out.writestr(member, content)
    reports, issues = read(packed.getvalue(), "bomb.docx")
    assert sum(len(r.text) for r in reports) < 10_000
    assert reports or issues
