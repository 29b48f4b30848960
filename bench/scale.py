"""The same reports by each engine and by one process and several: the digests must agree, the speeds are told.

    bench/scale.py [--data PATH …] [--reports 2000] [--engines local,ray] [--processes 2] [--no-model]
    bench/scale.py --scaling 3 [--reports 200]      one process and two in turn, three times

Without data, reports of our own making are coded (`long_text`), no two alike. A line is printed a run: `reports_per_s`
is told from the first part to the last, when every coder is loaded, `seconds` from the call to the end, and
`cpu_s_a_report` (of local processes, their loading left out) is what a busy machine does not blur. The last line is one
JSON object. The exit status is 1 where two digests of one set of reports differ.
"""

import os

# Before anything that reads them is imported.
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"):
    os.environ[variable] = "1"

import argparse
import json
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from long_text import varied

from reportedly.kit_description import KitDescription
from reportedly.reading import ReportDefaults
from reportedly.scale import local, over_ray
from reportedly.scale.jobs import Job, Reading
from reportedly.scale.parts import PartDone, write_manifest

REPORTS = 2_000
PART_REPORTS = 10
CHARACTERS = 600


def main() -> int:
    """Run what is asked for and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", nargs="*", default=[], help="reports, as code-batch takes them")
    parser.add_argument("--reports", type=int, default=REPORTS, help="how many at most; made where there is no data")
    parser.add_argument("--engines", default="local,ray", help="parted by commas")
    parser.add_argument("--processes", type=int, default=2, help="coders at the same time")
    parser.add_argument("--scaling", type=int, default=0, metavar="ROUNDS", help="compare one local process with two")
    parser.add_argument("--no-model", action="store_true", help="code by rules alone")
    options = parser.parse_args()
    description = KitDescription(model=not options.no_model, one_thread=True, gazetteer_files=())
    runs = []
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        jobs = list(some_jobs(options.data or [made(work, options.reports)], options.reports))
        for nth, (engine, processes) in enumerate(plan(options)):
            out = work / f"out-{nth}"
            out.mkdir()
            runs.append(timed(engine, processes, jobs, out, description))
            print(json.dumps(runs[-1]), file=sys.stderr, flush=True)
    figures: dict[str, Any] = {"bench": "scale", "model": not options.no_model, "runs": runs}
    if options.scaling:
        figures |= scaling(runs)
    figures["digests_equal"] = len({run["digest"] for run in runs}) == 1
    print(json.dumps(figures))
    return 0 if figures["digests_equal"] else 1


def plan(options: argparse.Namespace) -> list[tuple[str, int]]:
    """Give which engine runs with how many coders, one after the other."""
    if not options.scaling:
        return [(engine, options.processes) for engine in options.engines.split(",")]
    # Whoever goes second finds warm caches: they swap places each round.
    return [("local", 1 + (turn + number) % 2) for turn in range(options.scaling) for number in range(2)]


def made(folder: Path, reports: int) -> str:
    """Write reports of our own making to a file, and give its name."""
    path = folder / "reports.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(reports):
            day = f"{2012 + number % 9}-{1 + number % 12:02}-{1 + number % 28:02}"
            text = varied(CHARACTERS, seed=number).rpartition(" ")[0]
            record = {"key": f"made-{number}", "outlet": f"Outlet {number % 12}", "published": day, "text": text}
            file.write(json.dumps(record) + "\n")
    return str(path)


def some_jobs(paths: list[str], reports: int) -> Iterator[Job]:
    """Read jobs of few reports each, until there are so many reports."""
    for job in Reading(paths=tuple(paths), defaults=ReportDefaults(), part_reports=PART_REPORTS).jobs():
        if reports <= 0:
            return
        reports -= job.batch.num_rows
        yield job


def timed(engine: str, processes: int, jobs: list[Job], out: Path, description: KitDescription) -> dict[str, Any]:
    """Code the jobs with one engine and give what it took and what came out."""
    loading_cpu = processes * loading_cpu_s(description)
    done: list[PartDone] = []
    first = began = time.perf_counter()
    cpu = children_cpu_s()
    coded = (
        over_ray.code_jobs(jobs, out, description, processes, None)
        if engine == "ray"
        else local.code_jobs(jobs, out, description, processes)
    )
    for part in coded:
        if not done:
            first = time.perf_counter()
        done.append(part)
        last = time.perf_counter()
    cpu = children_cpu_s() - cpu - loading_cpu
    reports = sum(part.reports for part in done)
    # When the first part is there, every coder has about done one.
    after_first = reports - processes * PART_REPORTS
    manifest = write_manifest(out, description.build().run, done, [])
    figures = {
        "engine": engine,
        "processes": processes,
        "reports": reports,
        "claims": sum(part.claims for part in done),
        "digest": manifest.digest,
        "seconds": round(last - began, 1),
        "reports_per_s": round(after_first / (last - first), 2) if last > first else None,
    }
    # Ray's workers are no children of this process.
    return figures if engine == "ray" else {**figures, "cpu_s_a_report": round(cpu / reports, 4)}


def loading_cpu_s(description: KitDescription) -> float:
    """Give the processor seconds that a process takes until it can code."""
    before = children_cpu_s()
    with local.pool_of(description, 1) as pool:
        pool.submit(os.getpid).result()
    return children_cpu_s() - before


def children_cpu_s() -> float:
    """Give the processor seconds of processes that were started here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def scaling(runs: list[dict[str, Any]]) -> dict[str, Any]:
    """Compare the best run of one process with the best of two, and every round's pair."""
    best = {n: max(run["reports_per_s"] for run in runs if run["processes"] == n) for n in (1, 2)}
    least_cpu = {n: min(run["cpu_s_a_report"] for run in runs if run["processes"] == n) for n in (1, 2)}
    pairs = []
    for round_ in range(0, len(runs), 2):
        by = {run["processes"]: run["reports_per_s"] for run in runs[round_ : round_ + 2]}
        pairs.append(round(by[2] / by[1], 2))
    return {
        "pairs": pairs,
        "best_of_two_to_best_of_one": round(best[2] / best[1], 2),
        # What two processors of their own would give: a second coder is worth as much as it needs no more time.
        "by_cpu": round(2 * least_cpu[1] / least_cpu[2], 2),
    }


if __name__ == "__main__":
    sys.exit(main())
