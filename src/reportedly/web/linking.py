"""Links kept up to date while the desk is open: of a few reports at once, of many in a process of their own.

That process takes some reports at a time and lets others write in between, so that every other room can be used.
"""

import multiprocessing
import os
import signal
import time
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Lock, Thread

from reportedly.errors import LedgerError, ReportedlyError
from reportedly.ledger import Ledger
from reportedly.web.underway import LINKS, Underway

_TRIED_AGAIN_S = 60.0


class Links:
    """Brings the links of one ledger up to date, at most once at a time."""

    def __init__(self, ledger: Ledger, place: str | Path | None, underway: Underway, *, read_only: bool) -> None:
        self._ledger = ledger
        self._place = place
        self._underway = underway
        self._read_only = read_only
        self._turn = Lock()
        self._linked_at = ""
        self._far = (0, 0)
        self._apart: BaseProcess | None = None
        self._failed: tuple[float, str] | None = None

    def state(self) -> str:
        """Name how far the links are: empty where they are those of the books as they are now."""
        if self._read_only or self._linked_at == self._ledger.last_change():
            return ""
        return f"{self._far[0]} of {self._far[1]} since {self._linked_at}"

    def refresh(self) -> None:
        """Bring the links up to date, however long it takes; nothing where nothing may be written."""
        from reportedly.links import refresh

        if self._read_only:
            return
        with self._turn:
            state = self._ledger.last_change()
            if state != self._linked_at:
                refresh(self._ledger)
                self._linked_at = state

    def refresh_or_begin(self) -> bool:
        """Bring the links up to date if that is a matter of a few reports, or begin to; tell whether they are.

        Raises LedgerError for a while after it could not be done.
        """
        if self._read_only:
            return True
        with self._turn:
            if self._apart is not None:
                return False
            if self._failed is not None and time.monotonic() - self._failed[0] < _TRIED_AGAIN_S:
                raise LedgerError(self._failed[1])
            state = self._ledger.last_change()
            if state == self._linked_at:
                return True
            from reportedly.links import count_unlinked, is_soon_linked, refresh

            waiting = count_unlinked(self._ledger)
            self._far = (0, waiting)
            if self._place is not None and not is_soon_linked(self._ledger, waiting):
                self._begin(waiting)
                return False
            if waiting:
                refresh(self._ledger)
            self._linked_at = state
            return True

    def are_made(self) -> None:
        """Take the links for up to date: what only they can have been made of is there."""
        with self._turn:
            if self._apart is None:
                self._linked_at = self._ledger.last_change()

    def close(self) -> None:
        """Stop what is going on: what was linked until now stays, the rest waits."""
        if self._apart is not None:
            self._apart.terminate()
            self._apart.join()

    def _begin(self, waiting: int) -> None:
        # A process anew, not a fork: this one has threads and open connections.
        anew = multiprocessing.get_context("spawn")
        here, there = anew.Pipe(duplex=False)
        self._apart = anew.Process(target=_refresh_apart, args=(str(self._place), there), daemon=True)
        self._apart.start()
        there.close()
        Thread(target=self._follow, args=(here, self._apart), daemon=True).start()

    def _follow(self, progress: Connection, apart: BaseProcess) -> None:
        """Tell how far the process has come until it ends."""
        failed: str | None = "the links could not be made: the process that makes them ended. See the terminal."
        with self._underway.at(LINKS) as told:
            told(*self._far)
            while True:
                try:
                    news = progress.recv()
                except EOFError:
                    break
                if isinstance(news, tuple):
                    self._far = news
                    told(*news)
                else:
                    failed = news
            apart.join()
            with self._turn:
                self._failed = None if failed is None else (time.monotonic(), failed)
                self._apart = None


def _refresh_apart(place: str, progress: Connection) -> None:
    """Bring the links of a ledger up to date, and send how far that is; at the end None, or what is wrong."""
    from reportedly.links import refresh_in_turns

    # Ctrl-C is for the desk, which ends this process itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(10)
    try:
        with Ledger.open(place, write=True) as ledger:
            refresh_in_turns(ledger, lambda done, of: progress.send((done, of)))
    except ReportedlyError as error:
        progress.send(str(error))
    else:
        progress.send(None)
