"""Time the coder against the bare parser on the same reports, in one run.

    bench/speed.py --data REPORTS.jsonl [--rounds 5] [--no-model]

The bare parser is spaCy's own small English pipeline with every pipe it ships, named entities included. Both read the
same texts with one thread for their numbers, taking turns, so that whatever else the machine does falls on both alike;
with the model, ours hears on a second thread while it parses. The ratio is the median over the rounds, of the time that
passes and, beside it (`cpu_ratio_to_spacy`), of the processor's time, which a second thread cannot hide.
The last line is one JSON object: reports_per_s, sentences_per_s, peak_mb, ratio_to_spacy, cpu_ratio_to_spacy.
"""

import os

# Before anything that reads them is imported.
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"):
    os.environ[variable] = "1"

import argparse
import importlib
import json
import resource
import statistics
import sys
import time
from pathlib import Path

from spacy.language import Language

from reportedly.coding.code import code
from reportedly.coding.kit import Kit
from reportedly.kit_description import PARSER_PACKAGES, KitDescription
from reportedly.model import Report
from reportedly.reading import read_paths


def main() -> int:
    """Time both in turn and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, type=Path, help="a JSON Lines file of reports")
    parser.add_argument("--rounds", type=int, default=5, help="how often both take their turn")
    parser.add_argument("--no-model", action="store_true", help="code by rules alone")
    options = parser.parse_args()
    if not options.data.is_file():
        raise SystemExit(f"{options.data}: no such file; --data is a JSON Lines file of reports")
    reports = [read for read in read_paths([options.data]) if isinstance(read, Report)]
    if not reports:
        raise SystemExit(f"{options.data}: no reports to time")
    kit = KitDescription(model=not options.no_model).build()
    for report in reports[:2]:
        code(report, kit)
    ours_peak_mb = peak_mb()
    full = full_pipeline()
    sentences = spacy_seconds(full, reports)[1]
    rounds = []
    for turn in range(options.rounds):
        # Whoever goes second finds warm caches: they swap places each round.
        if turn % 2:
            theirs = spacy_seconds(full, reports)[0]
            ours = our_seconds(kit, reports)
        else:
            ours = our_seconds(kit, reports)
            theirs = spacy_seconds(full, reports)[0]
        rounds.append((ours, theirs))
        (seconds, _), (bare, _) = rounds[-1]
        print(
            f"round {turn + 1}: ours {seconds:.2f} s, spaCy {bare:.2f} s, ratio {seconds / bare:.2f}", file=sys.stderr
        )
    ours = statistics.median(o for (o, _), _ in rounds)
    figures = {
        "bench": "speed",
        "reports": len(reports),
        "sentences": sentences,
        "reports_per_s": round(len(reports) / ours, 2),
        "sentences_per_s": round(sentences / ours, 1),
        # Both pipelines are loaded here; what ours takes alone is told beside it.
        "peak_mb": round(peak_mb()),
        "peak_mb_before_spacy": round(ours_peak_mb),
        "ratio_to_spacy": round(statistics.median(o / t for (o, _), (t, _) in rounds), 3),
        "cpu_ratio_to_spacy": round(statistics.median(o / t for (_, o), (_, t) in rounds), 3),
    }
    print(json.dumps(figures))
    return 0


def full_pipeline() -> Language:
    """Load spaCy's small model as it is shipped, with all its pipes."""
    for name in PARSER_PACKAGES:
        try:
            loaded: Language = importlib.import_module(name).load()
        except ImportError:
            continue
        return loaded
    raise SystemExit(f"no English model is installed (looked for {' and '.join(PARSER_PACKAGES)})")


def our_seconds(kit: Kit, reports: list[Report]) -> tuple[float, float]:
    """Time coding all the reports, one by one, as the pipeline does: seconds that pass, and the processor's."""
    start, cpu_start = time.perf_counter(), time.process_time()
    for report in reports:
        code(report, kit)
    return time.perf_counter() - start, time.process_time() - cpu_start


def spacy_seconds(full: Language, reports: list[Report]) -> tuple[tuple[float, float], int]:
    """Time the bare pipeline on the same texts, given to it as a stream, and count its sentences."""
    start, cpu_start = time.perf_counter(), time.process_time()
    sentences = sum(len(list(doc.sents)) for doc in full.pipe(report.text for report in reports))
    return (time.perf_counter() - start, time.process_time() - cpu_start), sentences


def peak_mb() -> float:
    """Give the most memory this process has held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
