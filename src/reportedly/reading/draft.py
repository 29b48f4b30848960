"""What a format reader hands on: one report as it lay in its file, before furniture is told from news."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.model import Issue, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDefaults:
    """What a person says by option about every report that does not say it itself."""

    outlet: str | None = None
    published: datetime.date | None = None
    language: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where bytes came from: `name` for messages (a path, or `-`), `stem` for the keys of reports without one."""

    name: str
    stem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """Words of a recording, and when in it they are heard, in seconds from its start."""

    words: str
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One report as its format gives it.

    `paragraphs` are its blocks and header lines in order, without markup. `published` is the date as written in
    metadata (a field of the record, of the page's head, of the feed), never one that the reader worked out. `spoken`
    are the words of a recording in order, with their times.
    """

    key: str
    paragraphs: tuple[str, ...]
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    retrieved: datetime.date | None = None
    credits: tuple[str, ...] = ()
    spoken: tuple[Spoken, ...] = ()
    tags: tuple[tuple[str, str], ...] = ()


Drafts = Iterator[Draft | Report | Issue]
"""What a reader of a format yields; a finished report where nothing of it can be furniture, as in a row of a table."""


def split_paragraphs(text: str) -> tuple[str, ...]:
    """Split text whose every line is a paragraph; empty lines and runs of spaces go."""
    return tuple(squeezed for line in text.split("\n") if (squeezed := " ".join(line.split())))
