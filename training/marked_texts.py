"""The texts that events are learned from: reports marked in full, reports marked in line, single sentences."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from reportedly.codebook.load import load_codebook
from reportedly.encoder.pointers import SLOTS
from reportedly.model import Report, Span
from reportedly.reading import read_paths

_bracketed = re.compile(r"\[\[(.+?)\]\]")
_in_line = re.compile(r"\{([a-z-]+)(?:,[a-z]+)?((?: [atpd]=[^{}|\n]+)?)\|([^{}\n]+)\}")
_named = re.compile(r" (?=[atpd]=)")
_head = re.compile(r"^# (.+)$", re.M)
LETTERS = {"agent": "a", "target": "t", "where": "p", "when": "d"}
"""The letters by which the slots of a claim are marked in line."""

_parties_and_place = ("agent", "target", "where")
TOLD_WITH = {**dict.fromkeys(_parties_and_place, _parties_and_place), "when": ("when",)}
"""With which slots each was marked: a report in which one of them is told has all of them marked."""

Named = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedClaim:
    """The words of a claim, its kind, and how its parties, place and day are named; None where nobody marked them.

    A slot that nobody marked is missing from `named`; one that the text does not tell is empty.
    """

    span: Span
    kind: str
    named: Named | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedText:
    """A text with its claims."""

    text: str
    headline_end: int | None
    claims: tuple[MarkedClaim, ...]


def reports(folder: Path) -> Iterator[MarkedText]:
    """Read a folder of reports in the form of tests/gold."""
    found = {r.key: r for r in read_paths([folder / "reports.jsonl"]) if isinstance(r, Report)}
    for path in sorted(folder.glob("*.yaml")):
        marks = yaml.safe_load(path.read_text(encoding="utf-8"))
        if "report" not in marks:
            continue
        report = found[marks["report"]]
        at = [(report.text.find(mark["quote"]), mark) for mark in marks["claims"]]
        day_words = _day_words(marks)
        yield MarkedText(
            text=report.text,
            headline_end=report.headline[1] if report.headline is not None else None,
            claims=tuple(_claim(start, mark, day_words) for start, mark in at if start >= 0),
        )


Days = tuple[Any, Any]
"""The first and the last day of an event, as they are marked."""


def _claim(start: int, mark: dict[str, Any], day_words: dict[Days, str]) -> MarkedClaim:
    event = mark["event"]
    where = event.get("where") or {}
    words = (event.get("when") or {}).get("mention")
    if not words and event.get("status") != "ongoing":  # what goes on now has the report's day, of no words
        words = day_words.get(_days(event))
    named = {
        "agent": tuple(event.get("agent") or ()),
        "target": tuple(event.get("target") or ()),
        "where": tuple(name for name in (where.get("mention"),) if name),
        "when": (words,) if words else (),
    }
    return MarkedClaim(span=(start, start + len(mark["quote"])), kind=event["kind"], named=named)


def _days(event: dict[str, Any]) -> Days:
    when = event.get("when") or {}
    return when.get("start"), when.get("end")


def _day_words(marks: dict[str, Any]) -> dict[Days, str]:
    """Give the words that tell each day: a claim whose day is carried over is marked with none of its own."""
    events = [mark["event"] for mark in marks["claims"]]
    told = [(_days(event), (event.get("when") or {}).get("mention")) for event in events]
    return {days: words for days, words in reversed(told) if words and any(days)}


def marked_in_line(folder: Path) -> Iterator[MarkedText]:
    """Read reports that hold their marks, `{kind|words}`; each begins with a line `# manner; country; date`.

    Where a report names the parties and places of its claims, they stand behind the kind: `{kind a=… t=… p=…|words}`,
    and so do, in some, the words that tell the day: `d=…`.
    """
    for path in sorted(folder.glob("*.txt")):
        _, *parts = _head.split(path.read_text(encoding="utf-8"))
        for told in parts[1::2]:
            yield _unmarked(told.strip())


def _unmarked(told: str) -> MarkedText:
    claims: list[MarkedClaim] = []
    text, done = "", 0
    marks = list(_in_line.finditer(told))
    told_slots = tuple(s for s in SLOTS if any(f" {LETTERS[t]}=" in mark[2] for mark in marks for t in TOLD_WITH[s]))
    for mark in marks:
        text += told[done : mark.start()]
        span = len(text), len(text) + len(mark[3])
        claims.append(MarkedClaim(span=span, kind=mark[1], named=_names(mark[2], told_slots) if told_slots else None))
        text, done = text + mark[3], mark.end()
    text += told[done:]
    first, paragraph, _ = text.partition("\n\n")
    headline_end = len(first) if paragraph and not first.endswith((".", "”", '"')) else None
    return MarkedText(text=text, headline_end=headline_end, claims=tuple(claims))


def _names(told: str, told_slots: Sequence[str]) -> Named:
    given = dict(part.split("=", 1) for part in _named.split(told)[1:])
    every = {slot: given.get(LETTERS[slot], "").split(" & ") for slot in told_slots}
    return {slot: tuple(name.strip() for name in names if name.strip()) for slot, names in every.items()}


def sentences(folder: Path, every: int = 1) -> Iterator[MarkedText]:
    """Read the sentences for the kinds, each with its claim in [[brackets]]; with `every` 2, those on odd lines."""
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines()[::every]:
            if found := _bracketed.search(line):
                span = found.start(), found.start() + len(found[1])
                text = line.replace("[[", "").replace("]]", "")
                yield MarkedText(text=text, headline_end=None, claims=(MarkedClaim(span=span, kind=path.stem),))


def examples() -> Iterator[MarkedText]:
    """Give the codebook's own examples of its kinds, each of one claim."""
    for kind in load_codebook().kinds.values():
        for example in kind.examples:
            if told := kind.id if example.is_kind else example.kind:
                whole = MarkedClaim(span=(0, len(example.text.rstrip("."))), kind=told)
                yield MarkedText(text=example.text, headline_end=None, claims=(whole,))


def together(texts: Sequence[MarkedText], many: int) -> Iterator[MarkedText]:
    """Join short texts, so many at a time, as paragraphs of one."""
    for at in range(0, len(texts), many):
        text, claims = "", []
        for one in texts[at : at + many]:
            begin = len(text) + 2 * bool(text)
            text = f"{text}\n\n{one.text}" if text else one.text
            claims += [MarkedClaim(span=(c.span[0] + begin, c.span[1] + begin), kind=c.kind) for c in one.claims]
        yield MarkedText(text=text, headline_end=None, claims=tuple(claims))
