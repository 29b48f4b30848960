"""The texts that kinds of events are learned from: reports marked in full, reports marked in line, single sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from reportedly.codebook.load import load_codebook
from reportedly.model import Report, Span
from reportedly.reading import read_paths

_bracketed = re.compile(r"\[\[(.+?)\]\]")
_in_line = re.compile(r"\{([a-z-]+)(?:,[a-z]+)?\|([^{}\n]+)\}")
_head = re.compile(r"^# (.+)$", re.M)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedText:
    """A text with the spans of its claims and their kinds."""

    text: str
    headline_end: int | None
    claims: tuple[tuple[Span, str], ...]


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
            claims=tuple(((s, s + len(m["quote"])), m["event"]["kind"]) for s, m in at if s >= 0),
        )


def marked_in_line(folder: Path) -> Iterator[MarkedText]:
    """Read reports that hold their marks, `{kind|words}`; each begins with a line `# manner; country; date`."""
    for path in sorted(folder.glob("*.txt")):
        _, *parts = _head.split(path.read_text(encoding="utf-8"))
        for told in parts[1::2]:
            yield _unmarked(told.strip())


def _unmarked(told: str) -> MarkedText:
    claims: list[tuple[Span, str]] = []
    text, done = "", 0
    for mark in _in_line.finditer(told):
        text += told[done : mark.start()]
        claims.append(((len(text), len(text) + len(mark[2])), mark[1]))
        text, done = text + mark[2], mark.end()
    text += told[done:]
    first, paragraph, _ = text.partition("\n\n")
    headline_end = len(first) if paragraph and not first.endswith((".", "”", '"')) else None
    return MarkedText(text=text, headline_end=headline_end, claims=tuple(claims))


def sentences(folder: Path, every: int = 1) -> Iterator[MarkedText]:
    """Read the sentences for the kinds, each with its claim in [[brackets]]; with `every` 2, those on odd lines."""
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines()[::every]:
            if found := _bracketed.search(line):
                span = found.start(), found.start() + len(found[1])
                text = line.replace("[[", "").replace("]]", "")
                yield MarkedText(text=text, headline_end=None, claims=((span, path.stem),))


def examples() -> Iterator[MarkedText]:
    """Give the codebook's own examples of its kinds, each of one claim."""
    for kind in load_codebook().kinds.values():
        for example in kind.examples:
            if told := kind.id if example.is_kind else example.kind:
                whole = (0, len(example.text.rstrip(".")))
                yield MarkedText(text=example.text, headline_end=None, claims=((whole, told),))
