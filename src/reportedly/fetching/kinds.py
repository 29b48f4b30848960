"""Which kinds of content are fetched, the suffix that tells `reading` of them, and the encoding a site declares."""

import codecs
from email.message import Message
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from reportedly.errors import FetchError

SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
}
_feeds = ("rss", "atom", "xml")
ACCEPTED = (
    "text/html, application/xhtml+xml, text/plain;q=0.9, application/rss+xml;q=0.8, application/atom+xml;q=0.8, "
    "application/pdf;q=0.7, */*;q=0.1"
)
_UNICODE = frozenset({"utf-8", "utf-16", "utf-32", "utf-7"})


def name_of(url: str, kind: str) -> str:
    """Name what was fetched, with the suffix of its kind; raises FetchError for what holds no report."""
    parts = urlsplit(url)
    stem = PurePosixPath(unquote(parts.path)).stem or parts.hostname or "page"
    if kind in SUFFIXES:
        return stem + SUFFIXES[kind]
    if any(kind.endswith(feed) for feed in _feeds):
        return stem + ".xml"
    raise FetchError(f"the address gives {kind}, which is no article: only pages, texts, PDFs and feeds are fetched.")


def marked(data: bytes, headers: Message) -> bytes:
    """Give text with the encoding that its site declares as UTF-8 with a mark, which outdoes what the page says."""
    declared = headers.get_content_charset() if headers.get_content_maintype() == "text" else None
    if not declared or data.startswith(codecs.BOM_UTF8):
        return data
    try:
        codec = codecs.lookup(declared)
        if codec.name in _UNICODE:  # what every reader finds out by itself
            return data
        # Browsers read what is declared as Latin-1 as windows-1252, and so do its writers.
        name = "cp1252" if codec.name in {"iso8859-1", "ascii"} else codec.name
        return codecs.BOM_UTF8 + data.decode(name).encode("utf-8")
    except (LookupError, UnicodeError):
        return data
