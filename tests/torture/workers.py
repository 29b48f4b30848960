"""Coders killed (`kill -9`) in the middle of an archive, by both engines, and reports that kill whoever reads them.

Run as a script (`make torture`) it codes REPORTS reports of our own making by rules alone with each engine, kills KILLS
of its processes while they work, and prints a JSON line an engine: every report must be there once, the digest must be
that of an undisturbed process, and each of the POISONED reports must be a failed row with an issue.
"""

import argparse
import json
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parents[1] / "bench")]

from long_text import varied  # noqa: E402

from killed_coders import disturbed, poisonable  # noqa: E402
from reportedly.kit_description import KitDescription  # noqa: E402
from reportedly.model import Report  # noqa: E402
from reportedly.scale import local, over_ray  # noqa: E402
from reportedly.scale.coder import code_batches  # noqa: E402
from reportedly.scale.jobs import Job  # noqa: E402
from reportedly.scale.parts import PartDone, claims_digest, part_name, read_part  # noqa: E402
from reportedly.scale.rows import Read, coded_of, reports_to_batch  # noqa: E402

REPORTS = 400
KILLS = 10
POISONED = 2
PART_REPORTS = 10
RULES_ALONE = KitDescription(model=False, one_thread=True, gazetteer_files=())
POISON = "PoisonedWell"


def jobs_of(reports: int, poisoned: int = 0, seed: int = 0) -> list[Job]:
    """Give jobs of short reports, some of which kill whoever codes them."""
    deadly = set(random.Random(seed).sample(range(reports), poisoned))
    made = []
    for first in range(0, reports, PART_REPORTS):
        reads = [
            Read(report=Report(key=f"made-{n}", language="en", text=f"{POISON} {varied(300, n)}" if n in deadly else
                               varied(300, n)))
            for n in range(first, min(first + PART_REPORTS, reports))
        ]  # fmt: skip
        batch = reports_to_batch(reads)
        made.append(Job(name=part_name(len(made), batch), batch=batch))
    return made


def torture(engine: str, reports: int, kills: int, poisoned: int, seed: int) -> dict[str, object]:
    """Code with an engine whose processes are killed; give the counts, and what was not as it should be."""
    jobs = jobs_of(reports, poisoned, seed)
    codes: Callable[[Path], Iterator[PartDone]] = (
        (lambda folder: over_ray.code_jobs(jobs, folder, RULES_ALONE, 2, None))
        if engine == "ray"
        else (lambda folder: local.code_jobs(jobs, folder, RULES_ALONE, 2))
    )
    with tempfile.TemporaryDirectory() as name:
        work, out = Path(name), Path(name) / "out"
        out.mkdir()
        with poisonable(work, POISON):
            done, killed = disturbed(codes(out), engine, kills, random.Random(seed))
        rows = [row for part in done for row in read_part(out, part)]
    kit = RULES_ALONE.build()
    alone = [row for batch in code_batches(iter([job.batch for job in jobs]), kit) for row in coded_of(batch)]
    unharmed = {row.report.id for row in alone if POISON not in row.report.text}
    wrong = []
    if sorted(row.report.id for row in rows) != sorted(row.report.id for row in alone):
        wrong.append(f"{len(rows)} rows of {len(alone)} reports")
    digest = claims_digest(row for row in rows if row.report.id in unharmed)
    if digest != claims_digest(row for row in alone if row.report.id in unharmed):
        wrong.append("the digest is another one")
    failed = {row.report.id for row in rows if row.failed}
    if failed != {row.report.id for row in alone} - unharmed:
        wrong.append(f"{len(failed)} failed rows, {poisoned} reports are poisoned")
    return {
        "engine": engine,
        "reports": len(rows),
        "killed": killed,
        "poisoned": poisoned,
        "digest": digest[:16],
        "wrong": wrong,
    }


def main() -> int:
    """Torture both engines."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("engines", nargs="*", default=["local", "ray"])
    ask.add_argument("--reports", type=int, default=REPORTS)
    ask.add_argument("--kills", type=int, default=KILLS)
    ask.add_argument("--poisoned", type=int, default=POISONED)
    ask.add_argument("--seed", type=int, default=0)
    given = ask.parse_args()
    harmed = 0
    for engine in given.engines:
        told = torture(engine, given.reports, given.kills, given.poisoned, given.seed)
        harmed += bool(told["wrong"]) or told["killed"] != given.kills
        print(json.dumps(told), flush=True)
    return 1 if harmed else 0


if __name__ == "__main__":
    sys.exit(main())
