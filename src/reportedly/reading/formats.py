"""The formats that can be read, and how a file's bytes are given to one of them.

Another format is one more entry here and one file with a `read` function; nothing else knows which formats exist.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from reportedly.reading.draft import Drafts, Source
from reportedly.reading.encoding import Decoded

TextReader = Callable[[Decoded, Source], Drafts]
BytesReader = Callable[[bytes, Source], Drafts]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format: its name, its suffixes, what its content begins like, and where its reader is.

    `module` and `function` name the reader, imported only when a file of the format comes; it takes `Decoded` text
    (or `bytes` where `binary`) and a `Source`, and yields drafts and issues. `looks_like` is searched in the first
    4,096 characters of a file whose suffix is not known.
    """

    name: str
    suffixes: tuple[str, ...]
    module: str
    function: str = "read"
    looks_like: re.Pattern[str] | None = None
    binary: bool = False

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
           looks_like=re.compile(rf"\A\"?{_COLUMN}\"?[,;\t|]\"?{_COLUMN}\b", re.IGNORECASE)),
    Format(name="markdown", suffixes=(".md", ".markdown", ".mdown", ".mkd"), module="reportedly.reading.markdown",
           looks_like=re.compile(r"\A\s*(?:---\s*\n|#{1,3} \S)|^(?:.*\]\((?:https?://|#|mailto:))", re.MULTILINE)),
    Format(name="text", suffixes=(".txt", ".text"), module="reportedly.reading.text"),
)  # fmt: skip
TEXT = FORMATS[-1]


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
