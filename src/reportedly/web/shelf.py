"""The ledger as the desk has it in hand: open once, its columns kept in memory until something is added."""

import json
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any

from reportedly.codebook import Codebook
from reportedly.codebook.own import codebook_in_use
from reportedly.errors import LedgerError
from reportedly.gazetteer import Gazetteer, user_gazetteer_path
from reportedly.ledger import Ledger
from reportedly.links import refresh
from reportedly.views.exporters import ExportKit
from reportedly.web.columns import columns_of
from reportedly.web.correcting import Corrections
from reportedly.web.families import Copies, copies_in
from reportedly.web.holding import statements_of
from reportedly.web.incident_columns import incidents_of
from reportedly.web.outlines import ground_of, outlines_of
from reportedly.web.queue import queue_of

Json = dict[str, Any]


class Shelf:
    """One open ledger, with the answers that are dear to make.

    A ledger that may not be written is shown as it lies there, `read_only`.
    """

    def __init__(self, ledger: Ledger, *, read_only: bool) -> None:
        self.ledger = ledger
        self.read_only = read_only
        self._made: dict[str, tuple[str, bytes]] = {}
        self._lists: tuple[str, bytes, bytes] | None = None
        self._lock = Lock()
        self._locks: dict[str, Lock] = {}
        self._linking = Lock()
        self._linked_at = ""
        self._copies: tuple[str, Copies] | None = None
        self._places: Gazetteer | None = None
        self._export_kit: ExportKit | None = None
        self._codebook: Codebook | None = None
        self._corrections: Corrections | None = None

    @classmethod
    def open(cls, place: str | Path, *, create: bool = True) -> "Shelf":
        """Open a ledger, making it when it is not there; raises LedgerError with the remedy when that cannot be."""
        try:
            return cls(Ledger.open(place, create=create, write=True), read_only=False)
        except LedgerError:
            if not os.path.exists(place) or os.access(place, os.W_OK):
                raise
        return cls(Ledger.open(place), read_only=True)

    def close(self) -> None:
        """Let go of the ledger."""
        self.ledger.close()

    def prepare(self) -> None:
        """Make what most ask for first, and before that, in a ledger of an older version, the lines it comes from."""
        # Where others write at length, the lines are kept another time.
        with self._lock, suppress(LedgerError):
            if not self.read_only:
                self.ledger.keep_lines()
        self.claims()
        self.queue()

    def claims(self) -> bytes:
        """Give all claims in columns, as JSON."""
        return self._listed()[0]

    def quotes(self) -> bytes:
        """Give the words of all claims, in the order of `claims`, as JSON."""
        return self._listed()[1]

    def _listed(self) -> tuple[bytes, bytes]:
        """Give both, made in one go: the page asks for the one right after the other."""
        with self._lock:
            state = self.ledger.last_change()
            if self._lists is None or self._lists[0] != state:
                columns, quotes = columns_of(self.ledger, state)
                self._lists = (state, _body(columns), _body(quotes))
            return self._lists[1:]

    def incidents(self) -> bytes:
        """List all incidents, as JSON, with the links made of what was added or decided until now."""
        self.refresh_links()
        return self._kept("incidents", lambda state: incidents_of(self.ledger, state))

    def queue(self) -> bytes:
        """Give the queue of review, as JSON."""
        return self._kept("queue", lambda state: queue_of(self.ledger))

    def control(self) -> bytes:
        """List who is said to hold what, as JSON."""
        return self._kept("control", lambda state: statements_of(self.ledger, state, self._actor_name))

    def _actor_name(self, actor_id: str) -> str | None:
        actor = self.codebook().actors.get(actor_id)
        return actor.name if actor else None

    def shapes(self) -> bytes:
        """Give the outlines of all areas and lines, as JSON."""
        return self._kept("shapes", lambda state: outlines_of(self.ledger, self.places(), state))

    def ground(self) -> bytes:
        """Give what the map draws under the claims, as JSON."""
        return self._kept("ground", lambda state: ground_of(self.ledger, self.places(), state))

    def refresh_links(self) -> None:
        """Link what waits for it, unless nothing has changed since the last time or nothing may be written."""
        if self.read_only:
            return
        with self._linking:
            state = self.ledger.last_change()
            if state != self._linked_at:
                refresh(self.ledger)
                self._linked_at = state

    def copies(self) -> Copies:
        """Give which reports are copies of which."""
        with self._lock:
            state = self.ledger.last_change()
            if self._copies is None or self._copies[0] != state:
                self._copies = (state, copies_in(self.ledger))
            return self._copies[1]

    def export_kit(self) -> ExportKit:
        """Give what exporters look up; it is loaded when it is first asked for."""
        with self._lock:
            if self._export_kit is None:
                self._export_kit = ExportKit(geojson_of=self.places().geojson, codebook=self.codebook())
            return self._export_kit

    def codebook(self) -> Codebook:
        """Give the codebook, loaded when it is first asked for."""
        if self._codebook is None:
            self._codebook = codebook_in_use()
        return self._codebook

    def corrections(self) -> Corrections:
        """Give the maker of values that people put in."""
        if self._corrections is None:
            self._corrections = Corrections(self.codebook(), self.places())
        return self._corrections

    def places(self) -> Gazetteer:
        """Give the gazetteer, with what this machine's user has imported."""
        if self._places is None:
            imported = user_gazetteer_path()
            self._places = Gazetteer.open(imports=[imported] if imported.exists() else [])
        return self._places

    def _kept(self, name: str, make: Callable[[str], Json]) -> bytes:
        """Give an answer made before, unless the ledger has changed since; several askers wait for one making."""
        # A lock for each: the queue does not wait until all columns are made.
        with self._locks.setdefault(name, Lock()):
            state = self.ledger.last_change()
            made_at, body = self._made.get(name, ("", b""))
            if made_at != state:
                body = _body(make(state))
                self._made[name] = (state, body)
            return body


def _body(answer: Json) -> bytes:
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()
