"""Time the linking of claims to incidents, and how it grows.

    bench/linking_speed.py [--sizes 10000,100000,1000000] [--ledger 100000]

The claims are made up (made_up_war.py), the same each time. Each size is linked in a process of its own, on one core,
with nothing else in it: seconds, peak memory, incidents. `--ledger` keeps so many claims in a ledger, links them there
and times what one more report costs, keeping and linking together; 0 leaves it out. Prints a line a size and, as the
last line, one JSON object; `growth` is the time for twice the claims divided by the time for once.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from made_up_war import reports

from reportedly import links
from reportedly.linking.incidents.folding import tellings
from reportedly.linking.incidents.incidents import incidents_of


def main() -> int:
    """Time each size, then the ledger, then print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--ledger", type=int, default=100_000)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(link_in_memory(options.one)))
        return 0
    sizes = sorted({int(size) for size in options.sizes.split(",")})
    figures: dict[str, Any] = {"sizes": [], "growth": {}}
    for size in sizes:
        once, twice = in_a_process(size), None
        figures["sizes"].append(once)
        print(json.dumps(once))
        # The largest is not run twice over.
        if size != sizes[-1] or len(sizes) == 1:
            twice = in_a_process(2 * size)
            figures["growth"][str(size)] = round(twice["cpu_seconds"] / once["cpu_seconds"], 2)
    if options.ledger:
        figures["ledger"] = in_a_ledger(options.ledger)
        print(json.dumps(figures["ledger"]))
    print(json.dumps(figures))
    return 0


def in_a_process(size: int) -> dict[str, Any]:
    """Link so many claims in a process of its own."""
    command = [sys.executable, __file__, "--one", str(size)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def link_in_memory(size: int) -> dict[str, Any]:
    """Link so many claims; what it costs to make them up is not counted."""
    knowledge = links.knowledge_in_use()
    found, folding, claims = [], 0.0, 0
    began = time.perf_counter()
    making = 0.0
    source = reports(size)
    while True:
        before = time.process_time()
        told = next(source, None)
        making += time.process_time() - before
        if told is None:
            break
        before = time.process_time()
        found += tellings(told.report, told.claims, told.report.id, knowledge)
        folding += time.process_time() - before
        claims += len(told.claims)
    before = time.process_time()
    incidents = incidents_of(found, knowledge)
    joining = time.process_time() - before
    return {
        "claims": claims,
        "tellings": len(found),
        "incidents": len(incidents),
        "largest": max(len(incident.claims) for incident in incidents),
        "cpu_seconds": round(folding + joining, 1),
        "folding_s": round(folding, 1),
        "joining_s": round(joining, 1),
        "wall_seconds": round(time.perf_counter() - began - making, 1),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def in_a_ledger(size: int) -> dict[str, Any]:
    """Keep and link so many claims in a ledger, and time what one more report costs."""
    from reportedly.ledger import Ledger
    from reportedly.model import Coding, Run

    run = Run(version="bench", codebook="made", parser="made")
    knowledge = links.knowledge_in_use()
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "made.db", create=True) as ledger:
        more = []
        for told in reports(size + 60):
            if len(more) < 5 and told.report.published and told.report.key.endswith("77"):
                more.append(told)
                continue
            ledger.keep(told.report, Coding(report_id=told.report.id, claims=told.claims), run)
        before = time.process_time()
        linked = links.refresh(ledger, knowledge)
        all_at_once = time.process_time() - before
        each = []
        for told in more:
            before = time.process_time()
            ledger.keep(told.report, Coding(report_id=told.report.id, claims=told.claims), run)
            links.refresh(ledger, knowledge)
            each.append(round(time.process_time() - before, 3))
        before = time.process_time()
        rows = ledger.incidents()
        asking = time.process_time() - before
    return {
        "reports": linked,
        "linking_all_cpu_s": round(all_at_once, 1),
        "one_report_cpu_s": max(each),
        "each": each,
        "incidents": len(rows),
        "reading_all_incidents_cpu_s": round(asking, 2),
    }


if __name__ == "__main__":
    raise SystemExit(main())
