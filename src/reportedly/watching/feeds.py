"""Which feeds are watched: the outlines of an OPML file, or a plain list with an address a line."""

from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from reportedly.errors import InputError
from reportedly.fetching import is_address


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """One feed: its address, and what the list calls it."""

    url: str
    title: str


def read_feeds(path: Path) -> list[Feed]:
    """Read a list of feeds, each address once; raises InputError where the file cannot be read or names none."""
    try:
        data = path.read_bytes()
    except OSError as trouble:
        raise InputError(f"{path} cannot be opened ({trouble.strerror}).") from trouble
    feeds = _outlines(data, path) if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else _lines(data)
    if not feeds:
        raise InputError(f"{path} names no feed: an OPML file has outlines with an xmlUrl, a list an address a line.")
    return list({feed.url: feed for feed in reversed(feeds)}.values())[::-1]


def _outlines(data: bytes, path: Path) -> list[Feed]:
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        root = etree.fromstring(data.lstrip(b" \t\r\n"), parser)
    except etree.XMLSyntaxError as trouble:
        raise InputError(f"{path} is no whole OPML file ({trouble}); export it from your reader again.") from trouble
    found = ((o.get("xmlUrl", "").strip(), o.get("title") or o.get("text")) for o in root.iter("outline"))
    return [Feed(url=url, title=(title or url).strip()) for url, title in found if is_address(url)]


def _lines(data: bytes) -> list[Feed]:
    lines = (line.strip() for line in data.decode("utf-8-sig", "replace").splitlines())
    return [Feed(url=line, title=line) for line in lines if is_address(line)]
