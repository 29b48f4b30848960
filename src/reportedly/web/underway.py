"""What the desk is at in the background, for those who wait for it: told on the page, with how far it has come."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

Json = dict[str, Any]
UPGRADE, LISTS, LINKS = "upgrade", "lists", "links"
"""The lines of a ledger of an older version are made, once; the lists of all claims are; the links are."""


class Underway:
    """The tasks that are going on, each with how many of how many are done where that is known."""

    def __init__(self) -> None:
        self._now: dict[str, tuple[int, int] | None] = {}

    @contextmanager
    def at(self, task: str) -> Iterator[Callable[[int, int], None]]:
        """Tell of a task while the block lasts; what is given is called with how many are done, and of how many."""

        def told(done: int, of: int) -> None:
            self._now[task] = (done, of)

        self._now[task] = None
        try:
            yield told
        finally:
            self._now.pop(task, None)

    def told(self) -> list[Json]:
        """Write what is going on."""
        return [
            {"task": task, "done": far[0] if far else None, "of": far[1] if far else None}
            for task, far in list(self._now.items())
        ]
