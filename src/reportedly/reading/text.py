"""Plain text: which line breaks end a paragraph and which only fold it."""

import re

from reportedly.reading.characters import readable, without_tags
from reportedly.reading.draft import Draft, Drafts, Source, split_paragraphs
from reportedly.reading.encoding import Decoded

_BLOCKS = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
# Wider lines than this are no folded text: each is a paragraph of its own.
_WIDEST_FOLD = 130
_SENTENCE_END = re.compile(r"[.!?:][\"”’')\]]*$")


def read(data: Decoded, source: Source) -> Drafts:
    """Read a plain text file as one report; its head is told from its story later."""
    yield Draft(key=source.stem, paragraphs=paragraphs_of(without_tags(data.text)))


def paragraphs_of(text: str) -> tuple[str, ...]:
    """Split plain text into paragraphs and header lines, joining lines that were folded at a fixed width."""
    text = readable(text)
    width = max((len(line) for line in text.split("\n")), default=0)
    if width > _WIDEST_FOLD:
        return split_paragraphs(text)
    paragraphs: list[str] = []
    for block in _BLOCKS.split(text):
        paragraphs.extend(_unfold(block, width))
    return tuple(paragraphs)


def _unfold(block: str, width: int) -> list[str]:
    joined: list[list[str]] = []
    previous = ""
    for line in (" ".join(raw.split()) for raw in block.split("\n")):
        if not line:
            continue
        if joined and _folds(previous, line, width):
            joined[-1].append(line)
        else:
            joined.append([line])
        previous = line
    return [" ".join(lines) for lines in joined]


def _folds(line: str, following: str, width: int) -> bool:
    """Tell whether a line break only folds: the next word would not have fitted, or the sentence plainly runs on."""
    first_word = following.split(" ", 1)[0]
    if len(line) > 30 and len(line) + 1 + len(first_word) > width:
        return True
    return following[0].islower() and not _SENTENCE_END.search(line)
