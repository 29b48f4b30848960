"""How well copies are told from stock paragraphs, on labelled pairs of reports.

usage: python bench/lineage.py --data REPORTS.jsonl --pairs PAIRS.jsonl [--show] [--held-out]

REPORTS.jsonl are reports as `reportedly add` reads them, as many as there are: how common a sentence is, is counted in
all of them. PAIRS.jsonl names pairs of their keys: `a`, `b`, `relation` (copy, partial, quote, stock, different) and,
where it is known, `shared_5grams`. A pair counts as found when it is told to be one text (copy, partial, or two
versions of a page); copy and partial are right. The last line printed is JSON with precision and recall, for all pairs
and by strength of overlap. --held-out adds the figures of limits that were chosen on one half of the pairs and measured
on the other, over 20 splits; of limits that do equally well the strictest are taken.
"""

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import Any

from corpus import texts

from reportedly.linking.lineage.deciding import LIMITS, Limits, Measures, decide, measure
from reportedly.linking.lineage.sentences import split_text
from reportedly.linking.lineage.shelf import Commonness, MemoryShelf, take_in
from reportedly.model import Report
from reportedly.reading import ReportDefaults, read_paths

ONE_TEXT = {"copy", "partial"}
BANDS = ((0.0, 0.15), (0.15, 0.3), (0.3, 0.5), (0.5, 1.01))
SPLITS = 20
# What a person might have chosen instead.
TRIED = {
    "containment": (0.35, 0.45, 0.55, 0.65),
    "own_words": (60, 90, 135),
    "lead_words": (2, 4, 6, 9),
    "quoted_part": (0.5, 0.75),
}


@dataclass(frozen=True)
class Pair:
    """A labelled pair: what it is, what it was told to be, and the measures that could decide it anew."""

    a: str
    b: str
    label: str
    told: str
    overlap: float | None
    measures: Measures | None

    @property
    def right(self) -> bool:
        """Tell whether the pair is one text."""
        return self.label in ONE_TEXT


def read_reports(path: Path) -> dict[str, Report]:
    """Read the reports by their keys."""
    return {read.key: read for read in read_paths([str(path)], defaults=ReportDefaults()) if isinstance(read, Report)}


def judge(reports: dict[str, Report], labelled: Iterable[dict[str, Any]]) -> Iterator[Pair]:
    """Take all reports in, and look up what the labelled pairs were told to be."""
    shelf = MemoryShelf()
    for report in reports.values():
        take_in(report, shelf)
    told = {(one.a, one.b): one for one in shelf.relations()}
    common = Commonness(shelf)
    for pair in labelled:
        overlap = pair.get("shared_5grams")
        if pair["a"] not in reports or pair["b"] not in reports:
            yield Pair(pair["a"], pair["b"], pair["relation"], "different", overlap, None)
            continue
        a, b = reports[pair["a"]], reports[pair["b"]]
        if a.id == b.id:
            # The same outlet, day and words under two keys is one report, and is kept once.
            yield Pair(pair["a"], pair["b"], pair["relation"], "copy", overlap, None)
            continue
        found = told.get((min(a.id, b.id), max(a.id, b.id)))
        measures, _ = measure(split_text(a), split_text(b), common.of_sentence)
        kind = found.kind if found else "different"
        yield Pair(pair["a"], pair["b"], pair["relation"], kind, overlap, measures if found else None)


def figures(pairs: Iterable[tuple[bool, bool]]) -> dict[str, float | int | None]:
    """Give precision and recall from whether each pair is one text and whether it was told to be."""
    counts = Counter(pairs)
    hits, wrong, missed = counts[True, True], counts[False, True], counts[True, False]
    return {
        "copy_precision": round(hits / (hits + wrong), 4) if hits + wrong else None,
        "copy_recall": round(hits / (hits + missed), 4) if hits + missed else None,
        "pairs": sum(counts.values()),
        "copies": hits + missed,
    }


def found(pair: Pair) -> bool:
    """Tell whether a pair was told to be one text."""
    return pair.told in ONE_TEXT | {"supersedes"}


def by_overlap(pairs: list[Pair]) -> dict[str, Any]:
    """Give the figures by strength of overlap."""
    bands = {}
    for low, high in BANDS:
        here = [(p.right, found(p)) for p in pairs if p.overlap is not None and low <= p.overlap < high]
        if here:
            bands[f"{low:.2f}-{min(high, 1.0):.2f}"] = figures(here)
    return bands


def held_out(pairs: list[Pair]) -> dict[str, Any]:
    """Choose limits on one half of the pairs and measure them on the other; the counts of all splits together."""
    strictest_first = product(*(sorted(values, reverse=name != "quoted_part") for name, values in TRIED.items()))
    settings = [replace(LIMITS, **dict(zip(TRIED, values, strict=True))) for values in strictest_first]
    told = {limits: [_told(pair, limits) for pair in pairs] for limits in settings}
    measured: list[tuple[bool, bool]] = []
    for seed in range(SPLITS):
        order = list(range(len(pairs)))
        random.Random(seed).shuffle(order)
        halves = order[: len(order) // 2], order[len(order) // 2 :]
        for chosen_on, measured_on in (halves, halves[::-1]):
            best = max(settings, key=lambda limits: _f1(pairs, told[limits], chosen_on))
            measured += [(pairs[i].right, told[best][i]) for i in measured_on]
    return figures(measured)


def _told(pair: Pair, limits: Limits) -> bool:
    return found(pair) if pair.measures is None else decide(pair.measures, limits) in ONE_TEXT


def _f1(pairs: list[Pair], told: list[bool], chosen_on: list[int]) -> float:
    hits = sum(pairs[i].right and told[i] for i in chosen_on)
    return 2 * hits / max(1, sum(pairs[i].right for i in chosen_on) + sum(told[i] for i in chosen_on))


def main() -> int:
    """Judge the pairs and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the reports, JSON Lines")
    parser.add_argument("--pairs", type=Path, required=True, help="the labelled pairs, JSON Lines")
    parser.add_argument("--show", action="store_true", help="print every pair that was told wrongly")
    parser.add_argument("--held-out", action="store_true", help="add the figures of limits chosen on other pairs")
    options = parser.parse_args()
    for path in (options.data, options.pairs):
        if not path.is_file():
            print(f"{path}: no such file", file=sys.stderr)
            return 2
    reports = read_reports(options.data)
    labelled = list(texts(options.pairs))
    missing = sorted({pair[side] for pair in labelled for side in "ab"} - reports.keys())
    if missing:
        # Not left out of the figures: a report that cannot be read is a pair that cannot be found.
        print(f"not in {options.data}, told different: {', '.join(missing)}", file=sys.stderr)
    pairs = list(judge(reports, labelled))
    if options.show:
        for pair in pairs:
            if pair.right != found(pair):
                print(pair.a, pair.b, "is", pair.label, "told", pair.told, "overlap", pair.overlap)
    scores = {"bench": "lineage", **figures((p.right, found(p)) for p in pairs), "by_overlap": by_overlap(pairs)}
    if options.held_out:
        scores["held_out"] = held_out(pairs)
    print(json.dumps({**scores, "reports": len(reports)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
