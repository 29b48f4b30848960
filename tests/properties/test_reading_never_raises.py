"""Whatever bytes a file holds, reading it gives reports and issues, never an exception."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.model import Issue, Report
from reportedly.reading import ReportDefaults, read_bytes

SUFFIXES = (
    "txt",
    "html",
    "jsonl",
    "json",
    "csv",
    "tsv",
    "xml",
    "md",
    "rss",
    "",
    "unknown",
    "srt",
    "vtt",
    "rtf",
    "pdf",
    "docx",
    "xlsx",
    "warc",
)
FRAGMENTS = (
    "By A. Kerr",
    "Harbour Wire, 4 March 2021",
    "PORT VALE, March 4 (Reuters) - Shells fell.",
    "Published 31 February 2021",
    "Tags: war, Port Vale",
    "Source: AFP",
    "--Reuters",
    "Read also",
    "(Reporting by A. Kerr; Editing by B. Lund)",
    "Copyright 2021",
    "# Video: Shells fall on Port Vale",
    "[link](http://example.org) **bold** <sup>2</sup> &amp; &#8217;",
    '{"key": "a", "title": "Shells fall", "text": "Shells fell on Port Vale."}',
    '{"text": [1, null, {"a": 1}], "published": 7}',
    "key,title,text,date",
    'a,"Shells, many",“They fell”,2021-13-45',
    "<html><head><meta property='article:published_time' content='yesterday'></head><body><article><p>Shells fell.",
    "<script>var x = 1</script>",
    "<rss version='2.0'><channel><title>Wire</title><item><title>Shells</title><description>&lt;p&gt;They fell",
    "---\ntitle: Shells\n---\n",
    "1\n00:00:01,000 --> 00:00:03,500\n- Shells fell on [noise]\n\n2\n00:99:03,6 --> 1",
    "WEBVTT\n\n00:01.000 --> 00:03.000 align:start\n<v Ann>They fell.</v>",
    "{\\rtf1\\ansi\\uc0 Shells \\u8217 fell\\par\\'zz{\\*\\x",
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj trailer<</Root 1 0 R>>",
    "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9\r\n\r\nHTTP/1.1 ",
    '{"name": "Wire", "type": "public_channel", "messages": [{"id": 1, "type": "message", "text": [1, {"text": 2}]}]}',
    "Body\n12 March 2019\nEnd of Document",
    "523 words\n12 March 2019\nDocument LBA0000020190312ef3c000p8",
    "\x00",
    "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
    "\\ud800",
    "\r\n",
    "\n\n",
    "\t",
    "«»“”‘’–— ",
)
prose = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=40)), max_size=14).map("\n".join)
encodings = st.sampled_from(("utf-8", "utf-16", "cp1252", "utf-8-sig", "utf-16-le"))


def consume(data: bytes, name: str) -> list[Report | Issue]:
    items = list(read_bytes(data, name, defaults=ReportDefaults()))
    for item in items:
        if isinstance(item, Report):
            item.text.encode("utf-8")
            assert item.id.startswith("rep_")
            assert "\r" not in item.text
            assert "\x00" not in item.text
            if item.headline:
                assert item.text[slice(*item.headline)] == item.title
        else:
            assert item.detail
            assert item.code == item.code.lower()
    return items


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.binary(max_size=300))
def test_any_bytes_give_items(suffix: str, data: bytes) -> None:
    assert consume(data, f"junk.{suffix}")


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=prose, encoding=encodings)
def test_any_prose_gives_items(suffix: str, text: str, encoding: str) -> None:
    assert consume(text.encode(encoding, "replace"), f"prose.{suffix}")


@settings(max_examples=100, deadline=None)
@given(text=prose)
def test_the_same_bytes_give_the_same_reports(text: str) -> None:
    data = text.encode()
    assert consume(data, "a.txt") == consume(data, "a.txt")
