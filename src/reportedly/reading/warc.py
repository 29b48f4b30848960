"""Web archives (WARC, also compressed): a report each for the pages in it that are articles."""

import io
import zlib
from dataclasses import replace
from datetime import date
from typing import Any

from reportedly.model import Issue
from reportedly.reading import html
from reportedly.reading.draft import Draft, Drafts, Source
from reportedly.reading.encoding import decode

MOST_PAGE_BYTES = 20 * 1024 * 1024
_PAGES = ("text/html", "application/xhtml+xml")


def read(data: bytes, source: Source) -> Drafts:
    """Read the pages that an archive answered with; pictures, scripts and errors of servers are passed over.

    A page without an article gives an Issue `no-article`, one of more than 20 MB `too-large`; an archive that breaks
    off gives what stands before, and an Issue `damaged-file`.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    damaged = (ArchiveLoadFailed, EOFError, OSError, ValueError, AttributeError, TypeError, OverflowError, zlib.error)
    number = 0
    records = iter(ArchiveIterator(io.BytesIO(data)))
    while True:
        try:
            record = next(records)
            page = _page(record)
        except StopIteration:
            break
        # The library leans on fields that a damaged record lacks, and on lengths that it may make up.
        except damaged as trouble:
            detail = f"{source.name}: the archive is damaged after page {number} ({str(trouble)[:120]})"
            yield Issue(report=source.name, code="damaged-file", detail=detail)
            return
        if page is not None:
            number += 1
            yield from _drafts(record, page, source, number)
    if not number:
        yield Issue(report=source.name, code="no-reports", detail=f"{source.name}: the archive holds no web pages")


def _page(record: Any) -> bytes | None:  # noqa: ANN401 - the library ships no types
    if record.rec_type != "response" or record.http_headers is None:
        return None
    kind = (record.http_headers.get_header("Content-Type") or "").split(";")[0].strip().lower()
    if kind not in _PAGES or record.http_headers.get_statuscode() != "200":
        return None
    content: bytes = record.content_stream().read(MOST_PAGE_BYTES + 1)
    return content


def _drafts(record: Any, page: bytes, source: Source, number: int) -> Drafts:  # noqa: ANN401
    address = record.rec_headers.get_header("WARC-Target-URI")
    place = f"{source.name}#{number}"
    if len(page) > MOST_PAGE_BYTES:
        yield Issue(report=place, code="too-large", detail=f"{place}: {address} is larger than 20 MB")
        return
    for item in html.read(decode(page), Source(name=place, stem=f"{source.stem}#{number}")):
        if isinstance(item, Draft):
            yield replace(item, url=item.url or address, retrieved=_day(record.rec_headers.get_header("WARC-Date")))
        elif isinstance(item, Issue):
            yield replace(item, detail=f"{item.detail} ({address})")
        else:
            yield item


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat((written or "")[:10])
    except ValueError:
        return None
