"""Many reports through reading, coding, the books and linking, one process, one ledger: memory must stay flat.

Run as a script (`make torture`) it adds REPORTS short reports of our own making, no two alike, by rules alone, and
prints a JSON line at intervals: reports, seconds, reports a second since the line before, megabytes that are held now.
It fails where the last figure is more than MOST_GROWTH_MB above the one after the first fifth.
"""

import argparse
import gc
import json
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1] / "bench")]

from long_text import ACTORS, SPEAKERS, TOWNS, WEEKDAYS  # noqa: E402
from made_up_war import WORDS  # noqa: E402

from reportedly.coding.kit import Kit  # noqa: E402
from reportedly.kit_description import KitDescription  # noqa: E402
from reportedly.ledger import Ledger  # noqa: E402
from reportedly.model import Report  # noqa: E402
from reportedly.pipeline import Added, add_reports  # noqa: E402
from reportedly.reading import ReportDefaults, read_bytes  # noqa: E402

REPORTS = 50_000
INTERVALS = 50
MOST_GROWTH_MB = 100.0
FIRST_DAY = date(2012, 1, 1)


def text_of(number: int) -> str:
    """Give a short report: news in few words, and a sentence that no other report has anything like."""
    chance = random.Random(number)
    who, where, mouth = chance.choice(ACTORS), chance.choice(TOWNS), chance.choice(SPEAKERS)
    what, day = chance.choice(("shelled", "bombed", "raided", "entered")), chance.choice(WEEKDAYS)
    told = f"{who} {what} {where} on {day}, killing {chance.randint(1, 60)}, {mouth} said."
    return f"{told[0].upper()}{told[1:]} {' '.join(''.join(chance.sample(WORDS, 2)) for _ in range(12))}."


def files(reports: int) -> Iterator[Report]:
    """Give short reports as they are read from bytes, a dozen outlets, forty reports a day."""
    for number in range(reports):
        said = ReportDefaults(
            outlet=f"Outlet {number % 12}", published=FIRST_DAY + timedelta(days=number // 40), language="en"
        )
        for item in read_bytes(text_of(number).encode(), f"report-{number}.txt", defaults=said):
            if isinstance(item, Report):
                yield item


def held_mb() -> float:
    """Give the megabytes that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1_000_000


def soak(place: str, reports: int, intervals: int, kit: Kit) -> Iterator[dict[str, float]]:
    """Add reports to a ledger, and give the figures after each interval."""
    every = max(1, reports // intervals)
    began = before = time.monotonic()
    claims = 0
    with Ledger.open(place, create=True) as books:
        for count, step in enumerate(add_reports(files(reports), books, kit), start=1):
            claims += step.kept.claims if isinstance(step, Added) else 0
            if count % every == 0 or count == reports:
                gc.collect()
                now = time.monotonic()
                yield {
                    "reports": count,
                    "claims": claims,
                    "seconds": round(now - began),
                    "reports_per_s": round(every / (now - before), 1),
                    "held_mb": round(held_mb(), 1),
                }
                before = now


def growth_mb(figures: list[dict[str, float]]) -> float:
    """Give what memory grew by after the first fifth, in which caches fill."""
    return figures[-1]["held_mb"] - figures[len(figures) // 5]["held_mb"]


def main() -> int:
    """Soak a ledger in a folder that is thrown away."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--reports", type=int, default=REPORTS)
    ask.add_argument("--intervals", type=int, default=INTERVALS)
    ask.add_argument("--model", action="store_true", help="with the trained model, which takes several times as long")
    given = ask.parse_args()
    figures, kit = [], KitDescription(model=given.model, gazetteer_files=()).build()
    with tempfile.TemporaryDirectory() as folder:
        for line in soak(str(Path(folder) / "books.db"), given.reports, given.intervals, kit):
            print(json.dumps(line), flush=True)
            figures.append(line)
        size_mb = (Path(folder) / "books.db").stat().st_size / 1_000_000
    grown = growth_mb(figures)
    print(json.dumps({"torture": "soak", **figures[-1], "growth_mb": round(grown, 1), "ledger_mb": round(size_mb)}))
    return 1 if grown > MOST_GROWTH_MB else 0


if __name__ == "__main__":
    sys.exit(main())
