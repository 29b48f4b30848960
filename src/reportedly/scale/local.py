"""The engine of one machine: several processes, each with a coder of its own; one that dies loses nothing."""

import multiprocessing
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pyarrow as pa

from reportedly.coding.kit import Kit
from reportedly.kit_description import KitDescription
from reportedly.model import Issue, Run
from reportedly.pipeline import CODER_FAILED
from reportedly.scale.coder import code_batches, failed
from reportedly.scale.jobs import Job
from reportedly.scale.parts import PartDone, write_part
from reportedly.scale.rows import CodedRow, coded_of, coded_to_batch, reports_of

_AHEAD = 2
"""Jobs handed out per process: enough that none waits, few enough that memory stays flat."""
MOST_DEATHS = 2
"""A job in whose company so many processes died is coded report by report, to find the one that kills."""
_THREAD_VARIABLES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")

_kit: Kit | None = None


def code_jobs(jobs: Iterable[Job], folder: Path, description: KitDescription, processes: int) -> Iterator[PartDone]:
    """Code jobs in several processes and give the parts as they are written, in no order.

    A process that dies (killed, out of memory) is replaced and its jobs are done again; a report that kills every
    process it is given to becomes a failed row with an issue.
    """
    waiting = iter(jobs)
    deaths: dict[str, int] = {}
    again: list[Job] = []
    more = True
    while more or again:
        with pool_of(description, processes) as pool:
            running: dict[Future[PartDone], Job] = {}
            try:
                while True:
                    while len(running) < processes * _AHEAD and (job := again.pop() if again else next(waiting, None)):
                        running[pool.submit(_code_part, job, folder)] = job
                    if not running:
                        more = False
                        break
                    done, _ = wait(running, return_when=FIRST_COMPLETED)
                    for future in done:
                        # Asked for its result before it is forgotten: a broken pool's jobs must stay known.
                        result = future.result()
                        del running[future]
                        yield result
            except BrokenProcessPool:
                pass
        for job in running.values():
            deaths[job.name] = deaths.get(job.name, 0) + 1
            if deaths[job.name] > MOST_DEATHS:
                yield one_by_one(job, folder, description)
            else:
                again.append(job)


def pool_of(description: KitDescription, processes: int) -> ProcessPoolExecutor:
    """Start processes that build a coder each before they take anything."""
    # Small parsers on small texts gain nothing from threads of their own, and the processes would fight for cores.
    for variable in _THREAD_VARIABLES:
        os.environ.setdefault(variable, "1")
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(processes, mp_context=context, initializer=_start, initargs=(description,))


def _start(description: KitDescription) -> None:
    global _kit
    _kit = description.build()


def _code_part(job: Job, folder: Path) -> PartDone:
    assert _kit is not None
    (coded,) = code_batches(iter([job.batch]), _kit)
    return write_part(folder, job.name, coded, _kit.run)


def _code_alone(batch: pa.RecordBatch) -> tuple[pa.RecordBatch, Run]:
    assert _kit is not None
    (coded,) = code_batches(iter([batch]), _kit)
    return coded, _kit.run


def one_by_one(job: Job, folder: Path, description: KitDescription) -> PartDone:
    """Code a job in a process that is replaced when it dies; the report that it died of becomes a failed row."""
    rows: list[CodedRow] = []
    run: Run | None = None
    pool = pool_of(description, 1)
    for nth, read in enumerate(reports_of(job.batch)):
        try:
            coded, run = pool.submit(_code_alone, job.batch.slice(nth, 1)).result()
            rows.extend(coded_of(coded))
        except BrokenProcessPool:
            pool.shutdown()
            pool = pool_of(description, 1)
            detail = "the process that coded this report died, each time it was tried"
            rows.append(failed(read, Issue(report=read.report.id, code=CODER_FAILED, detail=detail)))
    pool.shutdown()
    return write_part(folder, job.name, coded_to_batch(rows), run or description.build().run)
