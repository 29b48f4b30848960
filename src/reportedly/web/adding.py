"""Adding reports from the desk: one batch after another, in the background, with what became of each."""

import logging
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any

from reportedly.errors import ReportedlyError

if TYPE_CHECKING:
    from reportedly.coding.kit import Kit
    from reportedly.ledger import Ledger
    from reportedly.model import Issue, Report
    from reportedly.pipeline import Added, Noted
    from reportedly.reading import ReportDefaults

Json = dict[str, Any]
_kept_batches = 50
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """One file handed in: its name, whose suffix tells the format, and its bytes."""

    name: str
    data: bytes


@dataclass(slots=True)
class Batch:
    """Files handed in together, and how far they have come; `failed` says why the rest was given up."""

    number: int
    files: int
    doing: str = "waiting for its turn"
    done: bool = False
    failed: str | None = None
    steps: list[Json] = field(default_factory=list)

    def told(self) -> Json:
        """Write how far the batch has come."""
        return {
            "number": self.number,
            "files": self.files,
            "doing": self.doing,
            "done": self.done,
            "failed": self.failed if self.done else None,
            "steps": list(self.steps),
        }


class Adder:
    """Reads, codes and keeps what is handed in, one batch at a time; the coder is loaded when it is first needed."""

    def __init__(self, ledger: "Ledger", *, model: bool = True) -> None:
        self._ledger = ledger
        self._model = model
        self._kit: Kit | None = None
        self._numbers = count(1)
        self._batches: dict[int, Batch] = {}
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="adding")

    def add(self, uploads: Sequence[Upload], defaults: "ReportDefaults") -> Batch:
        """Take files in and begin as soon as those before are through."""
        batch = Batch(number=next(self._numbers), files=len(uploads))
        self._batches[batch.number] = batch
        self._batches.pop(batch.number - _kept_batches, None)
        self._worker.submit(self._run, batch, uploads, defaults).add_done_callback(_log_trouble)
        return batch

    def batch(self, number: int) -> Batch | None:
        """Give a batch by its number, if it is not long past."""
        return self._batches.get(number)

    def close(self) -> None:
        """Finish the report at hand, and begin no other."""
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _run(self, batch: Batch, uploads: Sequence[Upload], defaults: "ReportDefaults") -> None:
        from reportedly.pipeline import add_reports

        # Stands unless the batch ends well or with a reason, so that no break of ours looks like an end.
        batch.failed = "it broke on an error of the program; the terminal that runs the desk has the details."
        try:
            batch.doing = "loading the coder"
            kit = self._tools()
            batch.doing = "reading and coding"
            for step in add_reports(_read(uploads, defaults), self._ledger, kit):
                batch.steps.append(_told(step))
            batch.failed = None
        except ReportedlyError as error:
            batch.failed = str(error)
        finally:
            batch.done = True
            batch.doing = "done"

    def _tools(self) -> "Kit":
        if self._kit is None:
            from reportedly.kit_description import KitDescription

            self._kit = KitDescription(model=self._model).build()
        return self._kit


def _log_trouble(run: Future[None]) -> None:
    if not run.cancelled() and (error := run.exception()) is not None:
        _log.error("a batch of reports could not be added", exc_info=error)


def _read(uploads: Sequence[Upload], defaults: "ReportDefaults") -> "Iterator[Report | Issue]":
    from reportedly.reading import read_bytes

    for upload in uploads:
        yield from read_bytes(upload.data, upload.name, defaults=defaults)


def _told(step: "Added | Noted") -> Json:
    from reportedly.pipeline import CODER_FAILED, Added
    from reportedly.reading import FILE_ISSUE_CODES
    from reportedly.web.cards import issue_line, report_head

    if isinstance(step, Added):
        kept = step.kept
        return {"report": report_head(step.report), "claims": kept.claims, "already": kept.already}
    costly = step.issue.code == CODER_FAILED or step.issue.code in FILE_ISSUE_CODES
    return {"issue": issue_line(step.issue), "costly": costly}
