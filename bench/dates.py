"""How well dates are found and resolved, on a folder of TempEval-3 `.col` files.

usage: python bench/dates.py --data FOLDER [--show]

A file holds a token a line; columns 8 to 10 are the id, type and value of the TIMEX3 it is part of, and the first line
is the document's own date, which is given to the coder and not scored. Scored are expressions of types DATE and TIME.
Strict: the same tokens. Relaxed: at least one token in common. Value: relaxed, and the same value. The last line
printed is JSON with the F1 of each (0 to 1).
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reportedly.coding.when.dates import find_dates

SCORED = {"DATE", "TIME"}
NO_SPACE_BEFORE = re.compile(r"[,.;:!?)%]|['’](?:s|re|ve|ll|d|m|t)?|n't")
BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": '"', "''": '"'}


@dataclass(frozen=True)
class Timex:
    """One expression: the token indices it covers, its type and its value."""

    tokens: frozenset[int]
    type: str
    value: str


def read_col(path: Path) -> tuple[date, list[str], list[Timex]]:
    """Read a file's own date, its tokens ("\\n" between sentences) and its expressions."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    own = next(r for r in rows if len(r) >= 10)
    tokens: list[str] = []
    spans: dict[str, tuple[list[int], str, str]] = {}
    for row in rows[rows.index(own) + 1 :]:
        if len(row) < 10:
            tokens.append("\n")
            continue
        if row[7] not in {"O", "", "_"}:
            spans.setdefault(row[7], ([], row[8], row[9]))[0].append(len(tokens))
        tokens.append(BRACKETS.get(row[0], row[0]))
    return date.fromisoformat(own[9][:10]), tokens, [Timex(frozenset(t), kind, v) for t, kind, v in spans.values()]


def rebuild(tokens: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Join tokens into running text; give it with each token's offsets."""
    text, offsets = "", []
    for token in tokens:
        glued = not text or text[-1] in "\n (" or token == "\n" or NO_SPACE_BEFORE.fullmatch(token)
        text += "" if glued else " "
        offsets.append((len(text), len(text) + len(token)))
        text += token
    return text, offsets


def predicted(tokens: list[str], own: date) -> Iterator[Timex]:
    """Find the expressions of one document as token sets."""
    text, offsets = rebuild(tokens)
    for mention in find_dates(text, own):
        touched = frozenset(
            i for i, (s, e) in enumerate(offsets) if s < mention.span[1] and mention.span[0] < e and tokens[i].strip()
        )
        yield Timex(touched, mention.timex, mention.value)


def f1(hits: int, gold: int, got: int) -> float:
    """Give the harmonic mean of precision and recall."""
    return round(2 * hits / (gold + got), 4) if gold + got else 0.0


def main() -> int:
    """Score a folder and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of .col files")
    parser.add_argument("--show", action="store_true", help="print every expression that was missed, wrong or made up")
    options = parser.parse_args()
    files = sorted(options.data.glob("*.col"))
    if not files:
        print(f"{options.data}: no .col files there", file=sys.stderr)
        return 2
    tally: Counter[str] = Counter()
    for path in files:
        own, tokens, every = read_col(path)
        gold = [t for t in every if t.type in SCORED]
        got = [t for t in predicted(tokens, own) if t.type in SCORED]
        tally.update(gold=len(gold), got=len(got))
        left = list(got)
        for wanted in gold:
            match = max(left, key=lambda t, w=wanted: len(t.tokens & w.tokens), default=None)  # type: ignore[misc]
            match = match if match and match.tokens & wanted.tokens else None
            if match:
                left.remove(match)
            tally["relaxed"] += match is not None
            tally["strict"] += match is not None and match.tokens == wanted.tokens
            tally["value"] += match is not None and match.value == wanted.value
            if options.show and (match is None or match != wanted):
                print(path.stem, "gold", _words(tokens, wanted), "got", _words(tokens, match) if match else None)
        if options.show:
            for extra in left:
                print(path.stem, "made up", _words(tokens, extra))
    scores = {f"{name}_f1": f1(tally[name], tally["gold"], tally["got"]) for name in ("strict", "relaxed", "value")}
    print(json.dumps({**scores, "gold": tally["gold"], "got": tally["got"], "files": len(files)}))
    return 0


def _words(tokens: list[str], timex: Timex) -> str:
    return f"{' '.join(tokens[i] for i in sorted(timex.tokens))!r}={timex.value}"


if __name__ == "__main__":
    sys.exit(main())
