"""Sources with the kind of speaker they are, from three places, each weighed by how far it can be trusted.

1. FactAppeal's marked sources, where its type is one of the guidelines' kinds (gold).
2. PolNeAR's marked sources whose own words name the kind by the codebook ("a police spokesman": made by rule,
   silver).
3. `own_sources.toml`: sentences of our own about wars, in which the kinds that the news of an election lacks stand
   (made by hand: ours).
"""

import csv
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportedly.codebook import Codebook

FACTAPPEAL = {
    "Official": "official",
    "Expert": "expert",
    "Witness": "witness",
    "News_Report": "media",
    "Expert_Document": "document",
    "Active_Participant": "person-other",
}
_tag = re.compile(r"<(/?)([^<>]+)>")


@dataclass(frozen=True, slots=True, kw_only=True)
class KindExample:
    """A source in its text, by character offsets, with its kind, where it is from, and how much it weighs."""

    text: str
    span: tuple[int, int]
    kind: str
    origin: str
    weight: float


def factappeal(path: Path) -> Iterator[KindExample]:
    """Read FactAppeal's tagged sentences."""
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            text, opened, spans = "", [], []
            at = 0
            for tag in _tag.finditer(row["annotation"]):
                text += row["annotation"][at : tag.start()]
                at = tag.end()
                if not tag.group(1):
                    opened.append((tag.group(2), len(text)))
                elif opened:
                    name, start = opened.pop()
                    spans.append((name, start, len(text)))
            text += row["annotation"][at:]
            for name, start, end in spans:
                kind = FACTAPPEAL.get(name.split(":")[-1]) if name.startswith("Source:") else None
                if kind is not None and end > start:
                    yield KindExample(text=text, span=(start, end), kind=kind, origin="factappeal", weight=1.0)


def silver(report: dict[str, Any], codebook: Codebook) -> Iterator[KindExample]:
    """Give the kinds that a report's marked sources name themselves."""
    nouns = {n.noun: n.kind for n in codebook.speaker_nouns}
    longest = max(map(len, nouns))
    text = report["text"]
    for attribution in report["attributions"]:
        for start, end in attribution["source"]:
            words = re.findall(r"\w+", text[start:end])
            lower = [w.lower() for w in words]
            kind = next(
                (
                    nouns[key]
                    for size in range(longest, 0, -1)
                    for at in range(len(lower) - size + 1)
                    if (key := tuple(_singular(w) for w in lower[at : at + size])) in nouns
                ),
                None,
            )
            if kind is not None:
                yield KindExample(text=text, span=(start, end), kind=kind, origin="polnear", weight=0.5)


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def own(path: Path) -> Iterator[KindExample]:
    """Read our own sentences, in which the source stands in square brackets."""
    with open(path, "rb") as file:
        table = tomllib.load(file)
    for kind, sentences in table.items():
        for sentence in sentences:
            start, end = sentence.index("["), sentence.index("]") - 1
            text = sentence.replace("[", "").replace("]", "")
            yield KindExample(text=text, span=(start, end), kind=kind, origin="own", weight=2.0)
