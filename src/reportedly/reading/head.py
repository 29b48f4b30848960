"""The head of a report: headline, byline, outlets with their dates, sections and tags, before its first sentence."""

import re
from dataclasses import dataclass, field

from reportedly.reading.boilerplate import furniture
from reportedly.reading.characters import letters_of
from reportedly.reading.credits import credit_line
from reportedly.reading.dates import day_of
from reportedly.reading.headline import clean_title, looks_like_headline, same_headline
from reportedly.reading.language import language_code
from reportedly.reading.publication import Appearance, appearance_line, looks_like_name

_HEAD_LINES = 16
_IGNORE = re.IGNORECASE
_BYLINE = re.compile(r"(?:written |reported |posted )?by:?\s+(?P<name>[^.!?]{2,100})$", _IGNORE)
_TIME_WORD = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september"
    r"|october|november|"
    r"december|now|then|contrast|the (?:end|time|evening|morning)|midnight|noon|dawn|dusk|nightfall",
    _IGNORE,
)
# The label of a field line, and what it fills. Sections and the like become tags under their own name.
_FIELDS = {
    "title": "title",
    "headline": "title",
    "outlet": "outlet",
    "publication": "outlet",
    "newspaper": "outlet",
    "publisher": "outlet",
    "site": "outlet",
    "author": "byline",
    "authors": "byline",
    "byline": "byline",
    "reporter": "byline",
    "url": "url",
    "link": "url",
    "permalink": "url",
    "language": "language",
}
_TAGS = re.compile(
    r"(?P<label>regions?|themes?|topics?|sections?|categor(?:y|ies)|tags?|keywords?|countr(?:y|ies)|subjects?"
    r"|filed under|in[- ]depth(?: report)?)"
    r"\s*:\s*(?P<values>\S.{0,300})$",
    _IGNORE,
)
_FIELD = re.compile(r"(?P<label>[A-Za-z]{3,12})\s*:\s+(?P<value>\S.{0,300})$")
_DATE_FIELD = re.compile(
    r"(?:date|published|publication date|date of publication|dated)\s*:\s*(?P<value>\S.{0,60})$", _IGNORE
)
_STAFF = re.compile(
    r"(?:our |a )?(?:staff (?:reporter|writer|correspondent)s?|special correspondent|(?:news|web) (?:desk|team"
    r"|staff))\W*$",
    _IGNORE,
)
_LABEL_NAMES = {"tags": "tag", "keywords": "keyword", "categories": "category", "countries": "country"}


@dataclass(slots=True, kw_only=True)
class Head:
    """What the head of a report tells, filled in line by line; `lines` counts the paragraphs that belonged to it."""

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    language: str | None = None
    media: tuple[str, ...] = ()
    appearances: list[Appearance] = field(default_factory=list)
    tags: list[tuple[str, str]] = field(default_factory=list)
    credits: list[str] = field(default_factory=list)
    boilerplate: list[str] = field(default_factory=list)
    lines: int = 0


def read_head(paragraphs: tuple[str, ...], *, title: str | None, byline: str | None) -> Head:
    """Read the lines before a report's first sentence; the first that is none of them ends its head.

    A headline or byline that came with the file is not looked for again; its repetition is passed over.
    """
    head = Head(title=title, byline=byline)
    for index, line in enumerate(paragraphs[:_HEAD_LINES]):
        if not _take(head, line, has_body=index + 1 < len(paragraphs)):
            break
        head.lines = index + 1
    return head


def tags_in(line: str) -> tuple[tuple[str, str], ...] | None:
    """Read a line such as 'Theme: Terrorism, Elections' as pairs of kind and tag; None when it is no such line."""
    found = _TAGS.match(line)
    if not found:
        return None
    label = found["label"].lower().replace(" ", "-")
    kind = _LABEL_NAMES.get(label, label.removesuffix("-report").removesuffix("s"))
    return tuple((kind, value) for part in re.split(r"\s*[,;|]\s*", found["values"]) if (value := part.strip(" .")))


def stands_alone(line: str) -> bool:
    """Tell whether a line is a byline, a dated outlet, tags, a credit or furniture: no part of the line above."""
    judges = (appearance_line, byline_in, tags_in, credit_line, furniture)
    return any(judge(line) is not None for judge in judges)


def _take(head: Head, line: str, *, has_body: bool) -> bool:
    """Add one line to the head; False when it is the first line of the story."""
    bare, media = clean_title(line, None)
    if head.title and (same_headline(line, head.title) or same_headline(bare, head.title)):
        head.media = head.media or media
        if letters_of(bare) != letters_of(head.title):
            head.boilerplate.append(line)
        return True
    return _take_field(head, line) or _take_line(head, line) or _take_title(head, line, has_body=has_body)


def _take_field(head: Head, line: str) -> bool:
    tags = tags_in(line)
    if tags is not None:
        head.tags.extend(tags)
        return True
    dated = _DATE_FIELD.match(line)
    if dated:
        written = day_of(dated["value"])
        if written:
            head.appearances.append(Appearance(kind="plain", day=written.day, trouble=written.trouble))
            return True
    found = _FIELD.match(line)
    slot = _FIELDS.get(found["label"].lower()) if found else None
    if not found or not slot or not _fits(slot, found["value"].strip()):
        return False
    if slot == "title":
        head.title, head.media = clean_title(found["value"], None) if not head.title else (head.title, head.media)
    elif getattr(head, slot) is None:
        setattr(head, slot, found["value"].strip())
    return True


def _fits(slot: str, value: str) -> bool:
    """Tell whether a field line's value can be what its label says: 'Newspaper: Minister resigns' is a headline."""
    if slot == "url":
        return value.lower().startswith(("http://", "https://", "www."))
    if slot == "language":
        return language_code(value) is not None
    return slot == "title" or looks_like_name(value.replace(",", ""))


def _take_line(head: Head, line: str) -> bool:
    appearance = appearance_line(line)
    if appearance:
        head.appearances.append(appearance)
        head.byline = head.byline or appearance.byline
        head.boilerplate.append(line)
        return True
    byline = byline_in(line)
    if byline:
        head.byline = head.byline or byline
        return True
    credit = credit_line(line)
    if credit:
        head.credits.append(credit)
        return True
    if furniture(line) or _STAFF.match(line):
        head.boilerplate.append(line)
        return True
    return False


def _take_title(head: Head, line: str, *, has_body: bool) -> bool:
    if head.title or not looks_like_headline(line, has_body):
        return False
    head.title, head.media = clean_title(line, None)
    return True


def byline_in(line: str) -> str | None:
    """Read 'By Jane Doe in Port Vale' as its names; None for a sentence that happens to begin with 'By'."""
    found = _BYLINE.match(line)
    if not found:
        return None
    name = found["name"].strip(" ,|–—-")
    return name if looks_like_name(name.replace(",", "")) and not _TIME_WORD.match(name) else None
