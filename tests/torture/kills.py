"""Processes killed (`kill -9`) at random moments of adding and of reviewing: nothing kept is lost, nothing is half.

Run as a script (`make torture`) it kills KILLS processes, half of them adding and half deciding, opens the ledger after
each, verifies it, and prints a JSON line with the counts. Which report or decision was kept is told by the process
itself, on a line that it writes once the ledger has said so.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent)]

from made_by_hand import RUN, coding_of, report  # noqa: E402
from reportedly.ledger import Ledger  # noqa: E402

KILLS = 100
_ADD = """
import sys
from made_by_hand import RUN, coding_of, report
from reportedly.ledger import Ledger
with Ledger.open(sys.argv[1], create=True) as books:
    for number in range(100_000):
        told = report(key=f"{sys.argv[2]}-{number}", outlet=f"Post {sys.argv[2]}-{number}")
        books.keep(told, coding_of(told), RUN)
        print(told.id, flush=True)
"""
_REVIEW = """
import sys
from reportedly.ledger import Ledger
with Ledger.open(sys.argv[1], write=True) as books:
    claims = [kept.claim.id for kept in books.claims()][:50]
    for number in range(100_000):
        made = books.decide("accept", claims[number % len(claims)], by="Rima", note=f"{sys.argv[2]}-{number}")
        print(made.id, flush=True)
"""


def kill_one(place: str, work: str, nth: int, after_s: float) -> set[str]:
    """Start a process, kill it a while after its first line, and give the ids that it said were kept."""
    path = os.pathsep.join([*sys.path, os.environ.get("PYTHONPATH", "")])
    command = [sys.executable, "-c", work, place, str(nth)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": path})
    assert process.stdout is not None
    said = [process.stdout.readline()]
    time.sleep(after_s)
    process.send_signal(signal.SIGKILL)
    rest, _ = process.communicate()
    # A line that was cut off tells nothing.
    said += [line for line in rest.splitlines(keepends=True) if line.endswith("\n")]
    return {line.strip() for line in said if line.strip()}


def torture(place: str, kills: int, seed: int) -> dict[str, object]:
    """Kill, open and look, again and again; give the counts, and what was not as it should be."""
    chance, wrong = random.Random(seed), []
    reports, decisions = set[str](), set[str]()
    with Ledger.open(place, create=True) as books:
        told = report()
        books.keep(told, coding_of(told), RUN)
    for nth in range(kills):
        adding = nth % 2 == 0
        kept = kill_one(place, _ADD if adding else _REVIEW, nth, chance.uniform(0, 0.25))
        (reports if adding else decisions).update(kept)
        with Ledger.open(place, write=True) as books:
            found = books.verify()
            wrong += found.damage
            there = {row.report.id for row in books.reports()}
            decided = {decision.id for decision in books.decisions()}
            if lost := (reports - there) | (decisions - decided):
                wrong.append(f"after kill {nth}: {len(lost)} lost that were said to be kept")
            if found.claims != 3 * found.reports:
                wrong.append(f"after kill {nth}: {found.claims} claims of {found.reports} reports")
    return {
        "kills": kills,
        "reports_kept": len(reports),
        "decisions_kept": len(decisions),
        "wrong": len(wrong),
        "first": wrong[:5],
    }


def main() -> int:
    """Torture a ledger in a folder that is thrown away, or the one at a URL, which must be empty."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--kills", type=int, default=KILLS)
    ask.add_argument("--seed", type=int, default=0)
    ask.add_argument("--ledger", help="the URL of an empty PostgreSQL database")
    given = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        done = torture(given.ledger or str(Path(folder) / "books.db"), given.kills, given.seed)
    print(json.dumps({"store": "postgresql" if given.ledger else "sqlite", **done}))
    return 1 if done["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
