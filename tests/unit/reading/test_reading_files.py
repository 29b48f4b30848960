"""Files and folders of every format, whole and broken."""

import io
import json
import os
import sys
from datetime import date
from pathlib import Path

import pytest

from reportedly.errors import InputError
from reportedly.model import Issue, Report
from reportedly.reading import FILE_ISSUE_CODES, ReportDefaults, read_bytes, read_paths

DAY = date(2021, 3, 4)
SENTENCES = [
    f"Shells hit house number {n} in Port Vale on Tuesday, killing {n + 2} people, the mayor of the town said."
    for n in range(6)
]
BODY = "\n\n".join(SENTENCES)
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Shells hit market | Harbour Wire</title>
<meta property="og:site_name" content="Harbour Wire">
<meta property="article:published_time" content="2021-03-04T23:10:00-08:00">
<meta property="article:modified_time" content="2021-04-09T10:00:00Z">
<meta name="author" content="Mira Kolb"><link rel="canonical" href="https://harbour.example/market"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Shells hit market</h1>
{"".join(f"<p>{s}</p>" for s in SENTENCES)}<p>The area is 5 km<sup>2</sup> wide &amp; empty.</p>
<p>Share this article</p></article><footer>Copyright 2021 Harbour Wire</footer></body></html>"""


def split(items: list[Report | Issue]) -> tuple[list[Report], list[Issue]]:
    return [i for i in items if isinstance(i, Report)], [i for i in items if isinstance(i, Issue)]


def read(data: str | bytes, name: str) -> tuple[list[Report], list[Issue]]:
    raw = data.encode() if isinstance(data, str) else data
    return split(list(read_bytes(raw, name, defaults=ReportDefaults())))


def read_all(*paths: Path | str) -> tuple[list[Report], list[Issue]]:
    return split(list(read_paths(paths, defaults=ReportDefaults())))


def test_a_web_page() -> None:
    (report,), issues = read(PAGE, "pages/market.html")
    assert (report.key, report.outlet, report.title) == ("market", "Harbour Wire", "Shells hit market")
    assert (report.published, report.published_rule) == (DAY, "metadata")
    assert (report.byline, report.url, report.language) == ("Mira Kolb", "https://harbour.example/market", "en")
    assert report.text.startswith(f"Shells hit market\n\n{SENTENCES[0]}\n\n{SENTENCES[1]}")
    assert "5 km² wide & empty" in report.text
    assert "Share this" not in report.text
    assert "Home" not in report.text
    assert issues == []


def test_a_page_without_a_date_gets_none() -> None:
    page = PAGE.replace('<meta property="article:published_time" content="2021-03-04T23:10:00-08:00">', "")
    (report,), issues = read(page, "market.html")
    assert report.published is None
    assert [i.code for i in issues] == ["no-date"]


def test_the_date_in_linked_data() -> None:
    linked = json.dumps(
        {"@graph": [{"@type": "NewsArticle", "datePublished": "2021-03-04", "publisher": {"name": "Wire"}}]}
    )
    head = f'<html><head><script type="application/ld+json">{linked}</script></head>'
    (report,), _ = read(
        f"{head}<body><article>{''.join(f'<p>{s}</p>' for s in SENTENCES)}</article></body></html>", "a.html"
    )
    assert (report.outlet, report.published) == ("Wire", DAY)


def test_a_copy_names_its_canonical_page() -> None:
    page = PAGE.replace("</head>", '<meta property="og:url" content="https://valley.example/copy"></head>')
    (report,), _ = read(page, "a.html")
    assert report.url == "https://valley.example/copy"
    assert report.credits == ("https://harbour.example/market",)


def test_a_page_of_scripts() -> None:
    script = "<script>render('Shells hit the market of Port Vale on Tuesday');</script>"
    page = f"<html><body><div id=app></div>{script}</body></html>"
    reports, (issue,) = read(page, "app.html")
    assert reports == []
    assert issue.code == "no-article"
    assert "app.html" in issue.detail


def test_a_page_that_is_none() -> None:
    (report,), issues = read(BODY, "a.html")
    assert report.text == BODY
    assert issues[0].code == "format-differs"


@pytest.mark.parametrize("name", ["junk.html", "junk.txt", "junk.jsonl", "junk", "junk.csv", "junk.xml", "junk.md"])
def test_binary_junk(name: str) -> None:
    for junk in (
        bytes(range(256)) * 20,
        b"\x89PNG\r\n\x1a\n" + b"\x00" * 50,
    ):
        reports, (issue,) = read(junk, name)
        assert reports == []
        assert issue.code == "not-text"
        assert "\n" not in issue.detail


@pytest.mark.parametrize("name", ["junk.html", "junk.pdf", "junk.docx", "junk", "junk.warc.gz"])
def test_what_begins_as_a_pdf_or_a_zip_and_is_none_is_damaged(name: str) -> None:
    for junk in (b"%PDF-1.7 text", b"PK\x03\x04" + b"a" * 90):
        reports, (issue,) = read(junk, name)
        assert reports == []
        assert issue.code == "damaged-file"


def test_a_bad_line_among_good_ones() -> None:
    good = [
        json.dumps({"key": f"k{n}", "title": "Shells fall", "published": "2021-03-04", "text": BODY}) for n in range(4)
    ]
    reports, issues = read("\n".join([*good[:2], '{"key": "broken', *good[2:], "", "[1]"]), "wire/all.jsonl")
    assert [r.key for r in reports] == ["k0", "k1", "k2", "k3"]
    bad = [i for i in issues if i.code == "bad-line"]
    assert [i.report for i in bad] == ["wire/all.jsonl:3", "wire/all.jsonl:7"]
    assert all(i.code in FILE_ISSUE_CODES for i in bad)


def test_record_fields_and_keys() -> None:
    record = {
        "headline": "Shells fall",
        "source": "Harbour Wire",
        "date": "4 March 2021",
        "body": BODY,
        "author": ["A", "B"],
        "lang": "en-GB",
    }
    (report, second), _ = read(f"{json.dumps(record)}\n{json.dumps(record)}", "all.jsonl")
    assert (report.key, second.key) == ("all#1", "all#2")
    assert (report.outlet, report.title, report.published, report.byline) == (
        "Harbour Wire",
        "Shells fall",
        DAY,
        "A, B",
    )
    assert report.language == "en"


def test_a_json_list_and_a_json_object() -> None:
    record = {"key": "a", "title": "Shells fall", "text": BODY}
    assert [r.key for r in read(json.dumps([record, record]), "a.json")[0]] == ["a", "a"]
    assert [r.key for r in read(json.dumps(record, indent=2), "a.json")[0]] == ["a"]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_tables(mark: str) -> None:
    header = mark.join(("id", "Source", "Headline", "Date", "Body"))
    row = mark.join(("r1", "Harbour Wire", '"Shells hit ""market"""', "2021-03-04", f'"{BODY}"'))
    (report,), issues = read(f"{header}\n{row}\n", "all.csv")
    assert (report.key, report.outlet, report.title, report.published) == (
        "r1",
        "Harbour Wire",
        'Shells hit "market"',
        DAY,
    )
    assert report.text.endswith(BODY)
    assert issues == []


def test_a_table_without_texts() -> None:
    reports, (issue,) = read("name,age\nKerr,40\n", "all.csv")
    assert reports == []
    assert issue.code == "bad-table"
    assert "name, age" in issue.detail


RSS = f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Harbour Wire</title>
<item><title>Shells fall</title><link>https://harbour.example/1</link><pubDate>Thu, 04 Mar 2021 10:00:00 GMT</pubDate>
<description>&lt;p&gt;{SENTENCES[0]}&lt;/p&gt;&lt;p&gt;{SENTENCES[1]} &amp;amp; more&lt;/p&gt;</description>
<category>War</category></item>
<item><title>Talks begin</title><description>{SENTENCES[2]}</description></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Wire</title><entry><title>Shells fall</title>
<link href="https://harbour.example/1"/><updated>2021-03-04T10:00:00Z</updated>
<content type="html">&lt;p&gt;{SENTENCES[0]}&lt;/p&gt;</content></entry></feed>"""


def test_feeds() -> None:
    (report, second), issues = read(RSS, "wire.xml")
    assert (report.key, report.outlet, report.published, report.url) == (
        "wire#1",
        "Harbour Wire",
        DAY,
        "https://harbour.example/1",
    )
    assert report.text == f"Shells fall\n\n{SENTENCES[0]}\n\n{SENTENCES[1]} & more"
    assert report.tags == (("tag", "War"),)
    assert second.key == "wire#2"
    assert [i.code for i in issues] == ["no-date"]
    (entry,), issues = read(ATOM, "wire.atom")
    assert (entry.outlet, entry.published, entry.text) == ("Harbour Wire", DAY, f"Shells fall\n\n{SENTENCES[0]}")
    assert issues == []


def test_xml_that_is_no_feed() -> None:
    _, (issue,) = read("<?xml version='1.0'?><things><thing/></things>", "a.xml")
    assert issue.code == "not-a-feed"


def test_a_damaged_feed_keeps_its_entries() -> None:
    reports, issues = read(RSS[: RSS.index("<item><title>Talks")], "wire.xml")
    assert [r.title for r in reports] == ["Shells fall"]
    assert "damaged-feed" in [i.code for i in issues]


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (PAGE, "Shells hit market"),
        (RSS, "Shells fall"),
        (f"# Shells fell\n\n[Wire](https://a.example)\n\n{BODY}", "Shells fell"),
    ],
)
def test_content_tells_the_format_where_no_suffix_does(content: str, title: str) -> None:
    reports, _ = read(content, "download")
    assert reports[0].title == title


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\xff\xfe", b"\xef\xbb\xbf\n"])
def test_empty_files(data: bytes) -> None:
    reports, (issue,) = read(data, "a.txt")
    assert reports == []
    assert issue.code == "empty-file"


def test_guessed_encodings_are_told() -> None:
    (report,), issues = read(f"“No,” he said – {BODY}".encode("cp1252"), "a.txt")
    assert report.text.startswith("“No,” he said –")
    assert issues[0].code == "encoding-guessed"
    (report,), issues = read(BODY.replace("Port", "Po\x00rt").encode(), "a.txt")
    assert report.text == BODY
    assert issues[0].code == "control-characters"


def test_three_megabytes_come_through_whole() -> None:
    text = "\n\n".join(
        f"Shell number {n} hit the market of Port Vale on Tuesday, the mayor said." for n in range(42_000)
    )
    (report,), _ = read(text, "long.txt")
    assert report.text == text
    (report,), _ = read(json.dumps({"text": text}), "long.jsonl")
    assert report.text == text


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.md").write_text(BODY)
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "junk.html").write_bytes(bytes(range(256)) * 9)
    for passed_over in (".hidden.txt", "reportedly.db", "reportedly.db-wal"):
        (tmp_path / passed_over).write_text(BODY)
    (tmp_path / "photo.png").write_bytes(b"\x89PNG")
    reports, issues = read_all(tmp_path)
    assert [r.key for r in reports] == ["a", "two"]
    of_files = {(Path(i.report).name, i.code) for i in issues if not i.report.startswith("rep_")}
    assert of_files == {("photo.png", "skipped-file"), ("junk.html", "not-text")}
    assert "skipped-file" not in FILE_ISSUE_CODES


def test_an_empty_folder(tmp_path: Path) -> None:
    reports, (issue,) = read_all(tmp_path)
    assert reports == []
    assert issue.code == "no-reports"
    assert issue.code in FILE_ISSUE_CODES


def test_a_folder_that_contains_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "gone.txt")
    reports, issues = read_all(tmp_path)
    assert [r.key for r in reports] == ["a"]
    assert sorted(Path(i.report).name for i in issues if i.code == "unreadable-file") == [
        "again",
        "loop.txt",
        "nowhere.txt",
    ]


def test_a_file_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good, bad = tmp_path / "a.txt", tmp_path / "b.txt"
    good.write_text(BODY)
    bad.write_text(BODY)
    opening = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path == bad:
            raise PermissionError(13, "Permission denied")
        return opening(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    reports, issues = read_all(tmp_path)
    assert len(reports) == 1
    assert [(i.report, i.code) for i in issues if i.report == str(bad)] == [(str(bad), "unreadable-file")]
    assert "Permission denied" in issues[-1].detail


def test_missing_paths(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    reports, issues = read_all(tmp_path / "gone.txt", tmp_path / "a.txt")
    assert [r.key for r in reports] == ["a"]
    assert issues[0].code == "missing-file"
    with pytest.raises(InputError, match=r"gone\.txt"):
        read_paths([tmp_path / "gone.txt"], defaults=ReportDefaults())
    assert list(read_paths([], defaults=ReportDefaults())) == []


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"# Shells fell\n\n{BODY}".encode())))
    (report,), _ = read_all("-")
    assert (report.key, report.title) == ("stdin", "Shells fell")


def test_reading_is_a_stream(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(BODY)
    stream = read_paths([tmp_path], defaults=ReportDefaults())
    assert isinstance(next(stream), Report)
    os.remove(tmp_path / "b.txt")
    assert "unreadable-file" in [i.code for i in stream if isinstance(i, Issue)]


def test_heavy_libraries_wait_for_their_files() -> None:
    import subprocess

    code = (
        "import sys; from reportedly.reading import *; list(read_bytes(b'Shells fell.', 'a.txt'))\n"
        "heavy = {'trafilatura', 'feedparser', 'lxml', 'charset_normalizer', 'markdown_it'}\n"
        "print(sorted(heavy & {*sys.modules}))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
