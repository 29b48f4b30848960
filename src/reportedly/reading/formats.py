"""The formats that can be read, and how a file's bytes are given to one of them.

Another format is one more entry here and one file with a `read` function; nothing else knows which formats exist.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from reportedly.reading.draft import Drafts, Source
from reportedly.reading.encoding import Decoded

TextReader = Callable[[Decoded, Source], Drafts]
BytesReader = Callable[[bytes, Source], Drafts]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format: its name, its suffixes, what its content begins like, and where its reader is.

    `module` and `function` name the reader, imported only when a file of the format comes; it takes `Decoded` text
    (or `bytes` where `binary`) and a `Source`, and yields drafts and issues. `looks_like` is searched in the first
    4,096 characters of a file whose suffix is not known; a binary format is told by the bytes of `magic` as well.
    """

    name: str
    suffixes: tuple[str, ...]
    module: str
    function: str = "read"
    looks_like: re.Pattern[str] | None = None
    binary: bool = False
    magic: bytes | None = None

    def text_reader(self) -> TextReader:
        """Load the reader of a text format."""
        reader: TextReader = getattr(import_module(self.module), self.function)
        return reader

    def bytes_reader(self) -> BytesReader:
        """Load the reader of a binary format."""
        reader: BytesReader = getattr(import_module(self.module), self.function)
        return reader


_HTML = re.compile(
    r"<!doctype\s+html|<html\b|<head\b|<body\b|<(?:article|p|div|h1|script|meta|span|table)\b", re.IGNORECASE
)
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)
_COLUMN = r"(?:key|id|outlet|source|title|headline|published|date|url|text|body)"
_SHEET_COLUMN = r"(?:sub_event_type|type_of_violence)"
"""A column that only a coding sheet has: ACLED's, or UCDP's."""
FORMATS: tuple[Format, ...] = (
    Format(name="feed", suffixes=(".xml", ".rss", ".atom", ".rdf"), module="reportedly.reading.feed", looks_like=_FEED),
    Format(name="html", suffixes=(".html", ".htm", ".xhtml", ".shtml"), module="reportedly.reading.html",
           looks_like=re.compile(r"\A\s*(?:<!--.*?-->\s*|<\?xml[^>]*\?>\s*)*<(?:!doctype\s+html|html\b)",
                                 re.IGNORECASE | re.DOTALL)),
    Format(name="jsonl", suffixes=(".jsonl", ".ndjson", ".jl"), module="reportedly.reading.jsonl",
           looks_like=re.compile(r"\A\s*\{\s*\"[^\"\n]{1,40}\"\s*:")),
    Format(name="json", suffixes=(".json",), module="reportedly.reading.jsonl", function="read_whole",
           looks_like=re.compile(r"\A\s*\[\s*\{\s*\"[^\"\n]{1,40}\"\s*:")),
    Format(name="table", suffixes=(".csv", ".tsv", ".tab"), module="reportedly.reading.table",
           looks_like=re.compile(rf"\A(?:\"?{_COLUMN}\"?[,;\t|]\"?{_COLUMN}\b|[^\n]*[,;\t|]\"?{_SHEET_COLUMN}\"?[,;\t|])",
                                 re.IGNORECASE)),
    Format(name="markdown", suffixes=(".md", ".markdown", ".mdown", ".mkd"), module="reportedly.reading.markdown",
           looks_like=re.compile(r"\A\s*(?:---\s*\n|#{1,3} \S)|^(?:.*\]\((?:https?://|#|mailto:))", re.MULTILINE)),
    Format(name="subtitles", suffixes=(".srt", ".vtt"), module="reportedly.reading.subtitles",
           looks_like=re.compile(r"\A\s*(?:WEBVTT\b|\d+\s*\n\d{1,2}:\d\d:\d\d[,.]\d{3} +-->)")),
    Format(name="pdf", suffixes=(".pdf",), module="reportedly.reading.pdf", binary=True, magic=b"%PDF-"),
    Format(name="office", suffixes=(".docx", ".xlsx", ".xlsm"), module="reportedly.reading.office", binary=True,
           magic=b"PK\x03\x04"),
    Format(name="rtf", suffixes=(".rtf",), module="reportedly.reading.rtf", binary=True, magic=b"{\\rtf"),
    Format(name="warc", suffixes=(".warc", ".warc.gz"), module="reportedly.reading.warc", binary=True, magic=b"WARC/"),
    Format(name="text", suffixes=(".txt", ".text"), module="reportedly.reading.text"),
)  # fmt: skip
TEXT = FORMATS[-1]
GZIP = ".gz"
"""A file of any format may be compressed so; its name then ends so as well."""


def suffix_of(name: str) -> str:
    """Give the end of a file's name that tells its format, in lower case; `.jsonl` of `reports.jsonl.gz`."""
    path = Path(name.lower())
    if path.suffix != GZIP:
        return path.suffix
    inner = Path(path.stem).suffix
    return inner + GZIP if any(inner + GZIP in f.suffixes for f in FORMATS) else inner


def stem_of(name: str) -> str:
    """Give a file's name without its folder and without what tells its format; `reports` of `reports.jsonl.gz`."""
    path = Path(name)
    return Path(path.stem).stem if path.suffix.lower() == GZIP else path.stem


def is_known(name: str) -> bool:
    """Tell whether a file of that name is of a format that can be read."""
    return any(suffix_of(name) in f.suffixes for f in FORMATS)


def binary_format(suffix: str, data: bytes) -> Format | None:
    """Choose the binary format that a file's first bytes tell, or else its suffix; None for text."""
    binary = [f for f in FORMATS if f.binary]
    told = next((f for f in binary if f.magic and data.startswith(f.magic)), None)
    return told or next((f for f in binary if suffix in f.suffixes), None)


def format_of(suffix: str, content: str) -> tuple[Format, str | None]:
    """Choose the format of decoded content, and say in a sentence where its suffix promises another one.

    An unknown suffix (or none, on standard input) is settled by the content; what looks like nothing else is text.
    """
    start = content[:4096]
    named = next((f for f in FORMATS if suffix.lower() in f.suffixes), None)
    if named is None:
        return next((f for f in FORMATS if f.looks_like and f.looks_like.search(start)), TEXT), None
    if named.name == "html":
        if _FEED.search(start) and not re.search(r"<html\b", start, re.IGNORECASE):
            return FORMATS[0], "named as a web page, but a feed; read as one"
        if not _HTML.search(content[:65_536]):
            return TEXT, "named as a web page, but holds no markup; read as plain text"
    if (
        named.name == "feed"
        and not _FEED.search(start)
        and FORMATS[1].looks_like
        and FORMATS[1].looks_like.search(start)
    ):
        return FORMATS[1], "named as a feed, but a web page; read as one"
    return named, None
