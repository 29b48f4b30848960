"""Web pages: the article by trafilatura, and only those dates of which the page says that they are its own."""

import json
import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from reportedly.model import Issue
from reportedly.reading.characters import raise_digits, readable
from reportedly.reading.draft import Draft, Drafts, Source, split_paragraphs
from reportedly.reading.encoding import Decoded

_FEWEST_WORDS = 8
# Where pages say when they were published, surest first. What a page was last changed on is not among them.
_DATE_FIELDS = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dcterms.created",
    "dc.date",
    "dc.date.created",
    "citation_publication_date",
    "citation_date",
    "publish-date",
    "publish_date",
    "publication_date",
    "published_time",
    "pubdate",
    "cxenseparse:recs:publishtime",
    "originalpublicationdate",
    "article_date_original",
    "displaydate",
    "date",
)
_OUTLET_FIELDS = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "citation_journal_title")
_ARTICLE_TYPES = re.compile(r"Article|Posting|Report|WebPage", re.IGNORECASE)


def read(data: Decoded, source: Source) -> Drafts:
    """Read one web page; a page without an article gives an Issue `no-article`."""
    # Imported here: it takes longer to load than most reports take to read.
    import trafilatura
    from lxml import etree
    from lxml import html as pages

    # What it could not do with a page is told by our own issue, not by its lines on standard error.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    markup = raise_digits(data.text.replace("\x00", ""))
    try:
        tree = pages.document_fromstring(re.sub(r"\A\s*<\?xml[^>]*\?>", "", markup))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        yield _no_article(source, "it holds no page")
        return
    meta = _meta(tree)
    article = trafilatura.bare_extraction(
        deepcopy(tree), with_metadata=False, include_comments=False, include_tables=True
    )
    text = "" if article is None or isinstance(article, dict) else readable(article.text or "")
    if len(text.split()) < _FEWEST_WORDS:
        yield _no_article(
            source, "the page has no article text" + (", only scripts" if tree.find(".//script") is not None else "")
        )
        return
    canonical = _first(tree.xpath("//link[translate(@rel,'CANOIL','canoil')='canonical']/@href"))
    shown = meta.get("og:url") or canonical
    yield Draft(
        key=source.stem,
        paragraphs=split_paragraphs(text),
        title=_title(tree, meta),
        outlet=next((meta[f] for f in _OUTLET_FIELDS if meta.get(f)), None) or meta.get("ld:publisher"),
        byline=_byline(meta),
        published=_published(tree, meta),
        language=_first(tree.xpath("/html/@lang")) or meta.get("og:locale"),
        url=shown,
        # A page that names another one as its canonical address is a copy of it.
        credits=(canonical,) if canonical and shown and _host(canonical) != _host(shown) else (),
    )


def _no_article(source: Source, why: str) -> Issue:
    return Issue(report=source.name, code="no-article", detail=f"{source.name}: {why}")


def _first(values: Any) -> str | None:  # noqa: ANN401 - lxml gives lists of strings or elements
    return next((str(value).strip() for value in values if str(value).strip()), None)


def _host(url: str) -> str:
    found = re.match(r"https?://(?:www\.)?([^/:]+)", url, re.IGNORECASE)
    return found.group(1).lower() if found else ""


def _meta(tree: Any) -> dict[str, str]:  # noqa: ANN401 - lxml ships no types
    """Collect what a page states about itself: meta fields by lower-case name, those of its JSON-LD as `ld:`."""
    meta: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = (element.get("content") or "").strip()
        if name and content:
            meta.setdefault(name.strip().lower(), " ".join(content.split()))
    for script in tree.xpath("//script[contains(@type,'ld+json')]"):
        for thing in _linked_data(script.text or ""):
            if _ARTICLE_TYPES.search(str(thing.get("@type", ""))):
                for field, slot in (("datePublished", "ld:date"), ("headline", "ld:headline")):
                    if isinstance(thing.get(field), str):
                        meta.setdefault(slot, thing[field])
                for field, slot in (("publisher", "ld:publisher"), ("author", "ld:author")):
                    name = _name_of(thing.get(field))
                    if name:
                        meta.setdefault(slot, name)
    return meta


def _linked_data(text: str) -> Iterator[dict[str, Any]]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return
    queue = [value]
    while queue:
        value = queue.pop(0)
        if isinstance(value, list):
            queue.extend(value)
        elif isinstance(value, dict):
            yield value
            queue.extend(v for k, v in value.items() if k == "@graph")


def _name_of(value: object) -> str | None:
    if isinstance(value, list):
        names = [name for item in value if (name := _name_of(item))]
        return ", ".join(names) or None
    if isinstance(value, dict):
        value = value.get("name")
    return value.strip() or None if isinstance(value, str) else None


def _title(tree: Any, meta: dict[str, str]) -> str | None:  # noqa: ANN401 - lxml ships no types
    headings = [" ".join(h.text_content().split()) for h in tree.xpath("//article//h1 | //main//h1")] or [
        " ".join(h.text_content().split()) for h in tree.xpath("//h1")
    ]
    named = meta.get("ld:headline") or meta.get("og:title") or meta.get("dc.title") or meta.get("twitter:title")
    return named or _first(headings) or _first(" ".join(t.text_content().split()) for t in tree.xpath("//head/title"))


def _byline(meta: dict[str, str]) -> str | None:
    name = (
        meta.get("author")
        or meta.get("article:author")
        or meta.get("ld:author")
        or meta.get("dc.creator")
        or meta.get("byl")
    )
    if not name or re.match(r"https?://", name):
        return None
    return re.sub(r"^by\s+", "", name, flags=re.IGNORECASE)


def _published(tree: Any, meta: dict[str, str]) -> str | None:  # noqa: ANN401 - lxml ships no types
    named = (
        meta.get("article:published_time")
        or meta.get("ld:date")
        or next((meta[f] for f in _DATE_FIELDS if meta.get(f)), None)
    )
    marked = tree.xpath(
        "//*[translate(@itemprop,'DATEPUBLISH','datepublish')='datepublished']/@datetime"
        " | //time[@pubdate]/@datetime | //time[contains(@class,'publish') or contains(@class,'entry-date')]/@datetime"
    )
    return named or _first(marked)
