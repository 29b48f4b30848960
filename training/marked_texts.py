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
_in_line = re.compile(r"\{([a-z-]+)(?:,[a-z]+)?((?: [atp]=[^{}|\n]+)?)\|([^{}\n]+)\}")
_named = re.compile(r" (?=[atp]=)")
_head = re.compile(r"^# (.+)$", re.M)
Named = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedClaim:
    """The words of a claim, its kind, and how its parties and place are named; None where nobody marked them."""

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
        yield MarkedText(
            text=report.text,
            headline_end=report.headline[1] if report.headline is not None else None,
            claims=tuple(_claim(start, mark) for start, mark in at if start >= 0),
        )


def _claim(start: int, mark: dict[str, Any]) -> MarkedClaim:
    event = mark["event"]
    where = event.get("where") or {}
    named = {
        "agent": tuple(event.get("agent") or ()),
        "target": tuple(event.get("target") or ()),
        "where": tuple(name for name in (where.get("mention"),) if name),
    }
    return MarkedClaim(span=(start, start + len(mark["quote"])), kind=event["kind"], named=named)


def marked_in_line(folder: Path) -> Iterator[MarkedText]:
    """Read reports that hold their marks, `{kind|words}`; each begins with a line `# manner; country; date`.

    Where a report names the parties and places of its claims, they stand behind the kind: `{kind a=… t=… p=…|words}`.
    """
    for path in sorted(folder.glob("*.txt")):
        _, *parts = _head.split(path.read_text(encoding="utf-8"))
        for told in parts[1::2]:
            yield _unmarked(told.strip())


def _unmarked(told: str) -> MarkedText:
    claims: list[MarkedClaim] = []
    text, done = "", 0
    marks = list(_in_line.finditer(told))
    names_told = any(mark[2] for mark in marks)
    for mark in marks:
        text += told[done : mark.start()]
        span = len(text), len(text) + len(mark[3])
        claims.append(MarkedClaim(span=span, kind=mark[1], named=_names(mark[2]) if names_told else None))
        text, done = text + mark[3], mark.end()
    text += told[done:]
    first, paragraph, _ = text.partition("\n\n")
    headline_end = len(first) if paragraph and not first.endswith((".", "”", '"')) else None
    return MarkedText(text=text, headline_end=headline_end, claims=tuple(claims))


def _names(told: str) -> Named:
    given = dict(part.split("=", 1) for part in _named.split(told)[1:])
    letters = {"agent": "a", "target": "t", "where": "p"}
    every = {slot: given.get(letters[slot], "").split(" & ") for slot in SLOTS}
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
