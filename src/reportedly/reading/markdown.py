"""Markdown: links become their words, emphasis goes, the first heading is the headline."""

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from reportedly.reading.characters import raise_digits, without_tags
from reportedly.reading.draft import Draft, Drafts, Source, split_paragraphs
from reportedly.reading.encoding import Decoded
from reportedly.reading.head import stands_alone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.token import Token

# Stands for a line break that only folds; control characters never come out of a file (`readable` takes them out).
_SOFT_BREAK = "\x1f"
_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\n(?P<fields>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FRONT_FIELD = re.compile(r"^(?P<name>[A-Za-z_][\w \-]{0,30}?)\s*:\s*(?P<value>.*?)\s*$", re.MULTILINE)
# Field names of front matter, and what they fill.
_FIELDS = {
    "title": "title",
    "headline": "title",
    "outlet": "outlet",
    "source": "outlet",
    "publisher": "outlet",
    "site": "outlet",
    "author": "byline",
    "byline": "byline",
    "date": "published",
    "published": "published",
    "url": "url",
    "link": "url",
    "canonical_url": "url",
    "language": "language",
    "lang": "language",
}


def read(data: Decoded, source: Source) -> Drafts:
    """Read a Markdown file as one report; front matter, if any, is its metadata."""
    text = data.text.replace("\r\n", "\n").replace("\r", "\n")
    fields, body = _front_matter(text)
    heading, paragraphs = _blocks(body)
    yield Draft(
        key=source.stem,
        paragraphs=paragraphs,
        title=fields.get("title") or heading,
        outlet=fields.get("outlet"),
        byline=fields.get("byline"),
        published=fields.get("published"),
        language=fields.get("language"),
        url=fields.get("url"),
    )


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    found = _FRONT_MATTER.match(text)
    if not found:
        return {}, text
    fields: dict[str, str] = {}
    for line in _FRONT_FIELD.finditer(found["fields"]):
        slot = _FIELDS.get(line["name"].lower())
        value = line["value"].strip("\"'")
        if slot and value:
            fields.setdefault(slot, value)
    return fields, text[found.end() :]


def _blocks(body: str) -> tuple[str | None, tuple[str, ...]]:
    """Give the first heading that stands before the story, and every other block as paragraphs."""
    from markdown_it import MarkdownIt

    heading: str | None = None
    paragraphs: list[str] = []
    in_heading = False
    parser = MarkdownIt("commonmark", {"maxNesting": 20}).enable("table")
    for token in parser.parse(raise_digits(body)):
        if token.type == "heading_open":
            in_heading = True
        elif token.type == "heading_close":
            in_heading = False
        elif token.type == "inline":
            words = _words(token.children or ())
            if in_heading and heading is None and _still_head(paragraphs):
                heading = " ".join(words.split())
            else:
                paragraphs.extend(split_paragraphs(without_tags(words)))
        elif token.type in {"html_block", "code_block", "fence"}:
            paragraphs.extend(split_paragraphs(without_tags(token.content)))
    return heading, tuple(paragraphs)


def _still_head(paragraphs: list[str]) -> bool:
    # A heading after a long paragraph is a section of the story, not its headline.
    return len(paragraphs) <= 6 and all(len(p) < 160 for p in paragraphs)


def _words(tokens: "Iterable[Token]") -> str:
    """Give the words of a block: a hard break ends a line, a soft one seldom does; pictures have no words."""
    parts: list[str] = []
    for token in tokens:
        if token.type in {"text", "code_inline", "html_inline"}:
            parts.append(token.content)
        elif token.type == "softbreak":
            parts.append(_SOFT_BREAK)
        elif token.type == "hardbreak":
            parts.append("\n")
    return _unfold("".join(parts))


def _unfold(words: str) -> str:
    """Join softly broken lines, except where one of the two stands alone: a credit, a byline, a notice."""
    lines = words.split(_SOFT_BREAK)
    joined = lines[0]
    for before, line in pairwise(lines):
        joined += ("\n" if stands_alone(before.strip()) or stands_alone(line.strip()) else " ") + line
    return joined
