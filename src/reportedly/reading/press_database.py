"""Exports of press databases: many articles in one file, each between a head of fields and a line that ends it.

Nexis ends an article with "End of Document" and opens its text with "Body"; Factiva ends one with "Document" and a
code, and tells the words, day and outlet in lines of their own. A file with neither is one report.
"""

import re
from collections.abc import Iterator, Sequence

from reportedly.reading.dates import day_of
from reportedly.reading.draft import Draft, Drafts, Source

_NEXIS_END = re.compile(r"End of Document$", re.IGNORECASE)
_FACTIVA_END = re.compile(r"Document [A-Z]{2,8}\w{12,}$")
_WORDS = re.compile(r"[\d,]+ words$")
_BYLINE = re.compile(r"(?:byline:?|by)\s+(?P<name>\S.*)$", re.IGNORECASE)
_COPYRIGHT = re.compile(r"(?:copyright\b|\(c\)|©)", re.IGNORECASE)
_AFTER = re.compile(r"(?:Classification|Load-Date:.*|Notes)$")
_HEAD_LINES = 25


def drafts_of(paragraphs: Sequence[str], source: Source) -> Drafts:
    """Give a draft an article, or one of the whole where no line ends an article."""
    articles = list(_articles(paragraphs))
    if not articles:
        yield Draft(key=source.stem, paragraphs=tuple(paragraphs))
        return
    for number, article in enumerate(articles, start=1):
        key = f"{source.stem}#{number}" if len(articles) > 1 else source.stem
        yield _nexis(article, key) or _factiva(article, key) or Draft(key=key, paragraphs=tuple(article))


def _articles(paragraphs: Sequence[str]) -> Iterator[list[str]]:
    article: list[str] = []
    for paragraph in paragraphs:
        if _NEXIS_END.match(paragraph) or _FACTIVA_END.match(paragraph):
            if article:
                yield article
            article = []
        else:
            article.append(paragraph)


def _nexis(article: Sequence[str], key: str) -> Draft | None:
    body = next((at for at, line in enumerate(article) if line == "Body"), None)
    if body is None:
        return None
    head = article[max(0, body - _HEAD_LINES) : body]
    # A cover page with a list of the articles may come first: the day that counts is the last above the body.
    dated = [at for at, line in enumerate(head) if len(line) < 60 and day_of(line)]
    if not dated or dated[-1] < 2:
        return None
    end = next((at for at in range(body + 1, len(article)) if _AFTER.match(article[at])), len(article))
    bylines = (found for line in head[dated[-1] :] if (found := _BYLINE.match(line)))
    return Draft(
        key=key,
        paragraphs=tuple(article[body + 1 : end]),
        title=head[dated[-1] - 2],
        outlet=head[dated[-1] - 1],
        byline=next((found.group("name") for found in bylines), None),
        published=head[dated[-1]],
    )


def _factiva(article: Sequence[str], key: str) -> Draft | None:
    words = next((at for at, line in enumerate(article[:_HEAD_LINES]) if _WORDS.match(line)), None)
    if words is None or words == 0 or words + 2 >= len(article) or not day_of(article[words + 1]):
        return None
    above = [line for line in article[:words] if not _BYLINE.match(line)]
    byline = next((found.group("name") for line in article[:words] if (found := _BYLINE.match(line))), None)
    right = next((at for at in range(words + 2, min(len(article), words + 10)) if _COPYRIGHT.match(article[at])), None)
    if right is None or not above:
        return None
    fields = [line for line in article[words + 2 : right] if not re.match(r"\d{1,2}:\d{2}\b", line)]
    return Draft(
        key=key,
        paragraphs=tuple(article[right + 1 :]),
        title=above[-1],
        outlet=fields[0] if fields else None,
        byline=byline,
        published=article[words + 1],
    )
