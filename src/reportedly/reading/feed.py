"""RSS and Atom files: one report an entry."""

import datetime
import io
import re
from typing import Any

from reportedly.model import Issue
from reportedly.reading.characters import decode_entities, without_tags
from reportedly.reading.draft import Draft, Drafts, Source, split_paragraphs
from reportedly.reading.encoding import Decoded


def read(data: Decoded, source: Source) -> Drafts:
    """Read the entries of a feed; XML that is no feed gives an Issue `not-a-feed`."""
    import feedparser

    # feedparser takes a string for an address or a path; a stream can only be content.
    markup = re.sub(r"\A\s*(<\?xml[^>]*?)\s+encoding\s*=\s*[\"'][^\"']*[\"']", r"\1", data.text.lstrip("\ufeff"))
    try:
        feed = feedparser.parse(
            io.BytesIO(markup.encode("utf-8", "replace")), sanitize_html=False, resolve_relative_uris=False
        )
    # What the library takes apart by hand, once a feed is no XML, may hold numbers and names that lead nowhere.
    except (ValueError, LookupError, OverflowError, TypeError, AttributeError, AssertionError) as error:
        detail = f"{source.name}: the feed is damaged ({type(error).__name__}: {str(error)[:120]})"
        yield Issue(report=source.name, code="damaged-feed", detail=detail)
        return
    if not feed.get("version") and not feed.entries:
        yield Issue(report=source.name, code="not-a-feed", detail=f"{source.name}: neither an RSS nor an Atom feed")
        return
    if feed.get("bozo") and feed.get("bozo_exception") is not None:
        trouble = str(feed.bozo_exception)[:120]
        yield Issue(report=source.name, code="damaged-feed", detail=f"{source.name}: the feed is damaged ({trouble})")
    if not feed.entries:
        yield Issue(report=source.name, code="no-reports", detail=f"{source.name}: the feed has no entries")
    outlet = _plain(feed.feed.get("title"))
    for number, entry in enumerate(feed.entries, start=1):
        yield _draft(entry, outlet, source, number)


def _draft(entry: Any, outlet: str | None, source: Source, number: int) -> Draft | Issue:  # noqa: ANN401 - untyped library
    contents = [part.get("value") or "" for part in entry.get("content") or []]
    body = max([*contents, entry.get("summary") or ""], key=len)
    paragraphs = split_paragraphs(decode_entities(without_tags(body)))
    title = _plain(entry.get("title"))
    place = f"{source.name}#{number}"
    if not paragraphs and not title:
        return Issue(report=place, code="bad-record", detail=f"{place}: the entry has neither a text nor a title")
    origin = entry.get("source") or {}
    return Draft(
        key=f"{source.stem}#{number}",
        paragraphs=paragraphs,
        title=title,
        # Feeds of several outlets name each entry's own.
        outlet=_plain(origin.get("title")) or outlet,
        byline=_plain(entry.get("author")),
        published=_published(entry),
        language=_plain(entry.get("language")),
        url=entry.get("link") or None,
        tags=tuple(("tag", term) for tag in entry.get("tags") or [] if (term := _plain(tag.get("term")))),
    )


def _plain(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    return " ".join(decode_entities(without_tags(value)).split()) or None


def _published(entry: Any) -> str | None:  # noqa: ANN401 - untyped library
    """Give the entry's day as written; an `updated` alone counts, for Atom obliges every entry to have that one."""
    for field in ("published", "updated"):
        written = entry.get(field)
        if isinstance(written, str) and written.strip():
            parsed = entry.get(f"{field}_parsed")
            if re.search(r"\d{4}-\d{2}-\d{2}|[A-Za-z]{3} \d{4}", written):
                return written
            if parsed:
                return datetime.date(*parsed[:3]).isoformat()
            return written
    return None
