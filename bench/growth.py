"""How time and memory grow with the length of a text that is dense with claims.

    bench/growth.py [--sizes 100000,200000,400000,3000000] [--text varied|repeated]

Each size is coded in a process of its own, so that one does not lend its memory to the next. `seconds` and
`cpu_seconds` are those of the coder alone, after it has been loaded and warmed up; on a busy machine the second is the
steadier one. `spacy_cpu_seconds` is what spaCy's own small pipeline takes, as it is shipped, for the paragraphs of a
text of the first size. Growth is linear where the figures for every 100,000 characters stay the same. The last line is
one JSON object.
"""

import argparse
import json
import subprocess
import sys
import time
from datetime import date
from typing import Any

from long_text import repeated, varied

# Before all of ours: it settles the number of threads, which whatever computes asks for when it is loaded.
from speed import full_pipeline, peak_mb

from reportedly.coding.code import code
from reportedly.kit_description import KitDescription
from reportedly.model import Report

TEXTS = {"varied": varied, "repeated": repeated}
SIZES = "100000,200000,400000"
LONGEST_S = 3600


def main() -> int:
    """Time each size in turn and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default=SIZES, help=f"characters of each text, parted by commas; {SIZES}")
    parser.add_argument("--text", choices=TEXTS, default="varied", help="whether the text repeats itself")
    parser.add_argument("--one", type=int, metavar="CHARACTERS", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one is not None:
        print(json.dumps(coded(options.text, options.one)))
        return 0
    sizes = [int(size) for size in options.sizes.split(",")]
    grown = []
    for size in sizes:
        grown.append(alone(options.text, size))
        print(json.dumps(grown[-1]), file=sys.stderr)
    figures = {
        "bench": "growth",
        "text": options.text,
        "sizes": grown,
        "spacy_cpu_seconds": spacy_seconds(TEXTS[options.text](sizes[0])),
    }
    print(json.dumps(figures))
    return 0


def alone(text: str, size: int) -> dict[str, Any]:
    """Code a text of that size in a process of its own and give its figures."""
    command = [sys.executable, __file__, "--text", text, "--one", str(size)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=LONGEST_S)
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def coded(text: str, size: int) -> dict[str, Any]:
    """Code a text of that size and give what it took."""
    kit = KitDescription(gazetteer_files=()).build()
    code(report(TEXTS[text](2_000, seed=2)), kit)
    long = report(TEXTS[text](size))
    loaded_mb, start, start_cpu = peak_mb(), time.perf_counter(), time.process_time()
    coding = code(long, kit)
    return {
        "characters": size,
        "claims": len(coding.claims),
        "seconds": round(time.perf_counter() - start, 2),
        "cpu_seconds": round(time.process_time() - start_cpu, 2),
        "peak_mb": round(peak_mb()),
        "loaded_mb": round(loaded_mb),
    }


def report(text: str) -> Report:
    """Make a report of a text."""
    return Report(key="long", outlet="The Harbour Herald", published=date(2021, 3, 10), language="en", text=text)


def spacy_seconds(text: str) -> float:
    """Give the processor seconds that the bare pipeline takes for a text's paragraphs, given to it as a stream."""
    full = full_pipeline()
    paragraphs = text.split("\n\n")
    list(full.pipe(paragraphs[:20]))
    start = time.process_time()
    for _ in full.pipe(paragraphs):
        pass
    return round(time.process_time() - start, 2)


if __name__ == "__main__":
    sys.exit(main())
