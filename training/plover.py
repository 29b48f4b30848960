"""Sentences with two marked parties and PLOVER's root code for what the first does to the second (PLV's form).

A row has `marked_sentence` (`<s>the one</s> … <t>the other</t>`), or `sentence` with `source` and `target`, and
`gold_root`.
"""

import csv
import re
from dataclasses import dataclass
from pathlib import Path

PLV_NAMES = {"RETREAT": "YIELD", "CONCEDE": "YIELD", "INVESTIGATE": "ACCUSE"}
"""PLV joins some of PLOVER 2.0's roots: what each is called there, where that is another name."""
QUAD_OF = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT"), "1"),
    **dict.fromkeys(("COOPERATE", "AID", "YIELD"), "2"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "3"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "4"),
}
"""The quad class of each root: verbal and material cooperation, verbal and material conflict."""
_tag = re.compile(r"<(/?)([st])>")
CharSpan = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairExample:
    """A sentence, where its two parties stand (None for one that is not marked), the root code, and its quad class."""

    text: str
    source: CharSpan | None
    target: CharSpan | None
    root: str
    quad: str | None


def read_pairs(path: Path) -> list[PairExample]:
    """Read a file of marked sentences; raises SystemExit with what is wrong with it."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    if not rows or not {"gold_root"} <= rows[0].keys() or not {"marked_sentence", "sentence"} & rows[0].keys():
        raise SystemExit(f"{path}: needs a head line with gold_root and marked_sentence (or sentence), tabs between")
    return [_example(row) for row in rows]


def _example(row: dict[str, str]) -> PairExample:
    text, at = "", 0
    spans: dict[str, CharSpan] = {}
    opened: dict[str, int] = {}
    marked = row.get("marked_sentence") or row["sentence"]
    for tag in _tag.finditer(marked):
        text += marked[at : tag.start()]
        at = tag.end()
        closing, name = tag.groups()
        if not closing:
            opened.setdefault(name, len(text))
        elif name in opened and name not in spans:
            spans[name] = (opened[name], len(text))
    text += marked[at:]
    for name, column in (("s", "source"), ("t", "target")):
        party = (row.get(column) or "").strip()
        if name not in spans and party and party in text:
            spans[name] = (text.index(party), text.index(party) + len(party))
    quad = (row.get("gold_penta") or "").strip() or None
    return PairExample(
        text=text, source=spans.get("s"), target=spans.get("t"), root=row["gold_root"].strip(), quad=quad
    )
