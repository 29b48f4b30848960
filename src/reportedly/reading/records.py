"""One report as a record of named fields: what JSON Lines, JSON and CSV have in common."""

from collections.abc import Mapping

from reportedly.model import Issue
from reportedly.reading.characters import without_tags
from reportedly.reading.draft import Draft, Source
from reportedly.reading.text import paragraphs_of

# The names under which a field is found, best first.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "key": ("key", "id", "report_id", "article_id", "doc_id", "uid"),
    "outlet": ("outlet", "source", "publisher", "publication", "newspaper", "site", "sitename", "site_name", "media"),
    "title": ("title", "headline", "heading"),
    "published": ("published", "date", "published_at", "publication_date", "published_date", "pubdate",
                  "date_published", "datetime"),
    "url": ("url", "link", "permalink", "source_url"),
    "text": ("text", "body", "content", "article", "full_text", "fulltext", "article_text", "article_content",
             "maintext"),
    "language": ("language", "lang"),
    "byline": ("byline", "author", "authors", "by"),
}  # fmt: skip


def draft_of(record: Mapping[str, object], source: Source, place: str, number: int) -> Draft | Issue:
    """Make the draft of one record; without text or title it gives an Issue `bad-record` that names its place.

    `place` is the path with the line or row; `number` makes the key of a record that has none (`stem#number`).
    """
    named = {
        str(name).strip().lower().replace(" ", "_").replace("-", "_"): value for name, value in record.items() if name
    }
    values = {slot: _first(named, names) for slot, names in FIELDS.items()}
    text, title = values["text"], values["title"]
    if not text and not title:
        return Issue(report=place, code="bad-record", detail=f"{place}: the record has neither a text nor a title")
    return Draft(
        key=values["key"] or f"{source.stem}#{number}",
        paragraphs=paragraphs_of(without_tags(text or "")),
        title=title,
        outlet=values["outlet"],
        byline=values["byline"],
        published=values["published"],
        language=values["language"],
        url=values["url"],
    )


def _first(named: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = named.get(name)
        if isinstance(value, list):
            value = ", ".join(str(item) for item in value if isinstance(item, str))
        if isinstance(value, (str, int, float)) and not isinstance(value, bool) and str(value).strip():
            return str(value).strip()
    return None
