"""PDF files with a text layer: one report a file, its lines put back into paragraphs."""

import collections
import re
from collections.abc import Iterable, Iterator

from reportedly.model import Issue
from reportedly.reading.characters import readable
from reportedly.reading.draft import Drafts, Source
from reportedly.reading.press_database import drafts_of

MOST_PAGES = 5_000
MOST_CHARACTERS = 20_000_000
_FEWEST_LETTERS = 40
"""Fewer than so many letters in a whole file are a stamp or a page number on pictures of text."""
_SENTENCE_END = re.compile(r"[.!?:][\"”’')\]]*$")
_PAGE_NUMBER = re.compile(r"^(?:page\s+)?[-–—]?\s*\d{1,4}\s*(?:(?:of|/)\s*\d{1,4})?\s*[-–—]?$", re.IGNORECASE)
_EDGE_LINES = 3
_PARTS = "\ufffe"
_PARTED = re.compile(rf"([^\W\d_]+){_PARTS}([^\W\d_]+)")
"""How the library writes a word that is parted at the end of a line and that it has put together itself."""


def read(data: bytes, source: Source) -> Drafts:
    """Read the text layer of a PDF; scans, locked and damaged files give an Issue that says so.

    A file of many articles, as press databases export them, gives a draft an article.
    """
    # Imported here: it loads a library of several megabytes.
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as trouble:
        locked = "password" in str(trouble).lower()
        code, why = ("protected-file", "it wants a password") if locked else ("damaged-file", str(trouble)[:120])
        yield Issue(report=source.name, code=code, detail=f"{source.name}: the PDF cannot be opened ({why})")
        return
    with document:
        if len(document) > MOST_PAGES:
            yield Issue(report=source.name, code="too-large", detail=f"{source.name}: more than {MOST_PAGES:,} pages")
            return
        try:
            pages = [_lines(page.get_textpage().get_text_bounded()) for page in document]
        except pypdfium2.PdfiumError as trouble:
            detail = f"{source.name}: a page of the PDF cannot be read ({str(trouble)[:120]})"
            yield Issue(report=source.name, code="damaged-file", detail=detail)
            return
    if sum(c.isalpha() for page in pages for line in page for c in line) < _FEWEST_LETTERS:
        detail = f"{source.name}: the PDF holds pictures and no text; run a text recognition over it first"
        yield Issue(report=source.name, code="no-text-layer", detail=detail)
        return
    yield from drafts_of(tuple(_paragraphs(_without_edges(pages))), source)


def _lines(text: str) -> list[str]:
    return [line for raw in readable(text.replace("\x02", _PARTS)).split("\n") if (line := " ".join(raw.split()))]


def _without_edges(pages: list[list[str]]) -> Iterator[list[str]]:
    """Take page numbers, and lines that head or foot most pages, out of each page's first and last lines."""
    counts = collections.Counter(
        re.sub(r"\d+", "#", line) for page in pages for line in {*page[:_EDGE_LINES], *page[-_EDGE_LINES:]}
    )
    running = {line for line, count in counts.items() if len(pages) > 2 and count > len(pages) / 2}
    for page in pages:
        last = len(page) - _EDGE_LINES
        yield [
            line
            for at, line in enumerate(page)
            if _EDGE_LINES <= at < last or not (_PAGE_NUMBER.match(line) or re.sub(r"\d+", "#", line) in running)
        ]


def _paragraphs(pages: Iterable[list[str]]) -> list[str]:
    """Join lines into paragraphs: a line that ends a sentence well before the margin ends one."""
    lines = [line for page in pages for line in page][:MOST_CHARACTERS]
    # A line that the library joined to the next one is no measure of the margin.
    widths = sorted(len(line) for line in lines if _PARTS not in line)
    margin = widths[int(len(widths) * 0.9)] if widths else 0
    whole_words = frozenset(word.lower() for line in lines for word in re.findall(r"[^\W\d_]+", line))
    paragraphs: list[str] = []
    ended = True
    for line in lines:
        if ended or not paragraphs:
            paragraphs.append(line)
        else:
            paragraphs[-1] = _joined(paragraphs[-1], line, whole_words)
        short = len(line) < 0.8 * margin
        ended = short and (bool(_SENTENCE_END.search(line)) or len(line) < 0.5 * margin)
    return [_PARTED.sub(lambda found: _one_word(found[1], found[2], whole_words), p) for p in paragraphs]


def _joined(text: str, line: str, whole_words: frozenset[str]) -> str:
    parted = re.search(r"([^\W\d_]+)-$", text)
    following = re.match(r"[^\W\d_]+", line)
    if not parted or not following or not following.group()[0].islower():
        return f"{text} {line}"
    word = _one_word(parted.group(1), following.group(), whole_words)
    return text[: parted.start()] + word + line[following.end() :]


def _one_word(left: str, right: str, whole_words: frozenset[str]) -> str:
    """Put a parted word together: "co-" + "operate" without a hyphen where the text has it so elsewhere."""
    return left + right if (left + right).lower() in whole_words else f"{left}-{right}"
