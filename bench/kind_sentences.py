"""Score the kinds of events on single sentences whose claim is marked, worded as cues do not expect it.

    bench/kind_sentences.py [--data FOLDER] [--half odd|even|all] [--kinds aid,siege] [--show]

FOLDER (tests/gold/kind-sentences unless told) has a text file a kind; in each line the words of one claim of that kind
stand in [[double brackets]]. Errors are read on the odd lines; the even ones tell whether what was learnt there holds
elsewhere, so `--show` is refused there. The claim that covers most of the brackets counts; the sentences are coded by
rules alone. Prints a table and, as the last line, one JSON object: accuracy, and how many lines gave no claim there.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from reportedly.coding.code import code
from reportedly.coding.kit import Kit
from reportedly.kit_description import KitDescription
from reportedly.model import Claim, Report, Span

ROOT = Path(__file__).resolve().parents[1]
SENTENCES = ROOT / "tests" / "gold" / "kind-sentences"
LEAST_COVERED = 0.3
"""Of the shorter of the two, the brackets and a claim, so much must be common for the claim to be the one meant."""
_marked = re.compile(r"\[\[(.+?)\]\]")


def main() -> int:
    """Code the sentences and print how often the kind is right."""
    options = arguments()
    kit = KitDescription(model=False).build()
    total, right, none, given = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for kind, line in lines_of(options.data, options.half):
        found = kind_given(line, kit)
        total[kind] += 1
        right[kind] += found == kind
        none[kind] += found is None
        given[found or ""] += 1
        if options.show and found != kind and (not options.kinds or kind in options.kinds):
            print(f"{kind} <- {found}: {line}")
    for kind in sorted(total):
        if not options.kinds or kind in options.kinds:
            precision = right[kind] / given[kind] if given[kind] else 0.0
            print(f"{kind:20} {right[kind]:4} of {total[kind]:4}  no claim {none[kind]:3}  precision {precision:.2f}")
    if not total:
        raise SystemExit(f"{options.data}: no file with a line that has [[double brackets]]")
    figures = {"lines": total.total(), "accuracy": right.total() / total.total(), "no_claim": none.total()}
    print(json.dumps({"bench": "kind_sentences", "half": options.half, **figures}))
    return 0


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=SENTENCES, help="a folder with a text file a kind")
    parser.add_argument("--half", choices=("odd", "even", "all"), default="odd", help="which lines of each file")
    parser.add_argument("--kinds", type=lambda names: names.split(","), default=[], help="tell of these kinds alone")
    parser.add_argument("--show", action="store_true", help="print the lines whose kind is not given; odd ones only")
    options = parser.parse_args()
    if options.show and options.half != "odd":
        parser.error("errors are read on the odd lines only: leave --half away")
    return options


def lines_of(folder: Path, half: str) -> Iterator[tuple[str, str]]:
    """Give the kinds and lines of a half, counted from 1 in each file."""
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if half == "all" or (number % 2 == 1) == (half == "odd"):
                yield path.stem, line


def kind_given(line: str, kit: Kit) -> str | None:
    """Give the kind of the claim that the brackets of a line hold; None where no claim stands there."""
    found = _marked.search(line)
    if found is None:
        raise SystemExit(f"no [[brackets]] in: {line}")
    marked = (found.start(), found.start() + len(found.group(1)))
    text = line.replace("[[", "").replace("]]", "")
    return _best(code(Report(key="line", outlet="line", text=text), kit).claims, marked)


def _best(claims: Sequence[Claim], marked: Span) -> str | None:
    def common(claim: Claim) -> int:
        return min(claim.span[1], marked[1]) - max(claim.span[0], marked[0])

    def length(span: Span) -> int:
        return span[1] - span[0]

    inside = [c for c in claims if common(c) > LEAST_COVERED * min(length(c.span), length(marked))]
    best = max(inside, key=lambda c: common(c) / max(length(c.span), length(marked)), default=None)
    return best.event.kind if best is not None else None


if __name__ == "__main__":
    raise SystemExit(main())
