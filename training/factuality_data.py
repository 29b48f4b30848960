"""Words for events with how far they are put forward as having happened (UDS: -3, it did not, to 3, it did)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class FactualityExample:
    """A sentence, the character span of a word for an event, and the mean judgement of its readers."""

    text: str
    span: tuple[int, int]
    value: float


def uds(path: Path) -> Iterator[FactualityExample]:
    """Read UDS sentences, whose words stand apart by single spaces."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        starts, at = [], 0
        words = row["text"].split(" ")
        for word in words:
            starts.append(at)
            at += len(word) + 1
        for target in row["targets"]:
            first, last = target["span1"]
            span = (starts[first], starts[last - 1] + len(words[last - 1]))
            yield FactualityExample(text=row["text"], span=span, value=float(target["label"]))
