"""The engine of a cluster: Ray Data hands the jobs to its workers, each of which has a coder of its own.

The folder must be one that every worker reaches under the same path.
"""

import itertools
import logging
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa

from reportedly.errors import InputError
from reportedly.kit_description import KitDescription
from reportedly.scale.coder import code_batches
from reportedly.scale.jobs import Job
from reportedly.scale.local import MOST_DEATHS, one_by_one
from reportedly.scale.parts import PartDone, write_part

_JOBS_A_ROUND = 1_000
"""So many jobs are handed to the cluster at once; their texts lie in its store meanwhile."""


class PartCoder:
    """One worker's coder: built when the worker starts, called with one job's row at a time."""

    def __init__(self, folder: str, description: KitDescription) -> None:
        self._folder, self._description = Path(folder), description
        self._kit = description.build()

    def __call__(self, row: dict[str, Any]) -> dict[str, Any]:
        """Code a job, write its part, and give what was written."""
        with pa.ipc.open_stream(row["batch"]) as stream:
            job = Job(name=row["name"], batch=stream.read_next_batch())
        # Ray does a job again whose worker has died, for ever: where it died of a report, somebody has to say so.
        tries = self._folder / f".{job.name}.tries"
        with tries.open("ab") as file:
            file.write(b".")
        if tries.stat().st_size > MOST_DEATHS + 1:
            done = one_by_one(job, self._folder, self._description)
        else:
            (coded,) = code_batches(iter([job.batch]), self._kit)
            done = write_part(self._folder, job.name, coded, self._kit.run)
        tries.unlink(missing_ok=True)
        return {"file": done.file, "reports": done.reports, "claims": done.claims, "failed": done.failed}


def code_jobs(
    jobs: Iterable[Job], folder: Path, description: KitDescription, processes: int, address: str | None
) -> Iterator[PartDone]:
    """Code jobs on the cluster at an address, or on one that is started here, and give the parts in no order.

    A worker that dies is replaced by Ray and its job done again: a part is written whole or not at all, under a name
    that is made of its content, so that twice is once. A report that kills every worker becomes a failed row.
    """
    try:
        import ray
    except ImportError as error:
        raise InputError("Ray is not installed: pip install 'reportedly[scale]', or use --engine local.") from error

    started = not ray.is_initialized()
    if started:
        quiet: dict[str, Any] = {"log_to_driver": False, "logging_level": logging.WARNING}
        if address:
            ray.init(address=address, **quiet)
        else:
            # One more than the coders hold, for the tasks that feed them.
            ray.init(num_cpus=processes + 1, include_dashboard=False, **quiet)
    # Progress is told by whoever takes the parts. The level is set by what is imported here, so it comes after.
    ray.data.DataContext.get_current().enable_progress_bars = False
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    try:
        waiting = iter(jobs)
        while handed := list(itertools.islice(waiting, _JOBS_A_ROUND)):
            rows = [{"name": job.name, "batch": stream_of(job.batch)} for job in handed]
            coded = ray.data.from_items(rows, override_num_blocks=len(rows)).map(
                PartCoder,  # type: ignore[arg-type]  # a class is called once a worker, which the types do not say
                fn_constructor_args=(str(folder.resolve()), description),
                compute=ray.data.ActorPoolStrategy(size=processes),
                num_cpus=1,
            )
            for row in coded.iter_rows():
                yield PartDone(**row)
    finally:
        if started:
            ray.shutdown()


def stream_of(batch: pa.RecordBatch) -> bytes:
    """Write a batch of reports as bytes, which every worker can read."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as writer:
        writer.write_batch(batch)
    return bytes(sink.getvalue())
