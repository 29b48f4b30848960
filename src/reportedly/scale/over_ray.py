"""The engine of a cluster: Ray Data hands the jobs to its workers, each of which has a coder of its own.

The folder must be one that every worker reaches under the same path.
"""

import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa

from reportedly.errors import InputError
from reportedly.kit_description import KitDescription
from reportedly.scale.coder import code_batches
from reportedly.scale.jobs import Job
from reportedly.scale.parts import PartDone, write_part

_JOBS_A_ROUND = 1_000
"""So many jobs are handed to the cluster at once; their texts lie in its store meanwhile."""


class PartCoder:
    """One worker's coder: built when the worker starts, called with one job's row at a time."""

    def __init__(self, folder: str, description: KitDescription) -> None:
        self._folder = Path(folder)
        self._kit = description.build()

    def __call__(self, row: dict[str, Any]) -> dict[str, Any]:
        """Code a job, write its part, and give what was written."""
        with pa.ipc.open_stream(row["batch"]) as stream:
            (coded,) = code_batches(iter([stream.read_next_batch()]), self._kit)
        done = write_part(self._folder, row["name"], coded, self._kit.run)
        return {"file": done.file, "reports": done.reports, "claims": done.claims, "failed": done.failed}


def code_jobs(
    jobs: Iterable[Job], folder: Path, description: KitDescription, processes: int, address: str | None
) -> Iterator[PartDone]:
    """Code jobs on the cluster at an address, or on one that is started here, and give the parts in no order.

    A worker that dies is replaced by Ray and its job done again: a part is written whole or not at all, under a name
    that is made of its content, so that twice is once.
    """
    try:
        import ray
    except ImportError as error:
        raise InputError("Ray is not installed: pip install 'reportedly[scale]', or use --engine local.") from error

    started = not ray.is_initialized()
    if started:
        if address:
            ray.init(address=address, log_to_driver=False)
        else:
            # One more than the coders hold, for the tasks that feed them.
            ray.init(num_cpus=processes + 1, include_dashboard=False, log_to_driver=False)
    try:
        waiting = iter(jobs)
        while handed := list(itertools.islice(waiting, _JOBS_A_ROUND)):
            rows = [{"name": job.name, "batch": _stream(job.batch)} for job in handed]
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


def _stream(batch: pa.RecordBatch) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as writer:
        writer.write_batch(batch)
    return bytes(sink.getvalue())
