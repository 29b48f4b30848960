"""The ledger as the desk has it in hand: open once, its columns kept in memory until something is added."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Any

from reportedly.codebook.load import load_codebook
from reportedly.errors import LedgerError
from reportedly.gazetteer import Gazetteer, user_gazetteer_path
from reportedly.ledger import Ledger
from reportedly.views.exporters import ExportKit
from reportedly.web.columns import columns_of, quotes_of

Json = dict[str, Any]


class Shelf:
    """One open ledger, with the answers that are dear to make.

    A ledger that may not be written is shown as it lies there, `read_only`.
    """

    def __init__(self, ledger: Ledger, *, read_only: bool) -> None:
        self.ledger = ledger
        self.read_only = read_only
        self._made: dict[str, tuple[str, bytes]] = {}
        self._lock = Lock()
        self._places: Gazetteer | None = None
        self._export_kit: ExportKit | None = None

    @classmethod
    def open(cls, place: str | Path) -> "Shelf":
        """Open a ledger, making it when it is not there; raises LedgerError with the remedy when that cannot be."""
        try:
            return cls(Ledger.open(place, create=True), read_only=False)
        except LedgerError:
            if not os.path.exists(place) or os.access(place, os.W_OK):
                raise
        return cls(Ledger.open(place), read_only=True)

    def close(self) -> None:
        """Let go of the ledger."""
        self.ledger.close()

    def claims(self) -> bytes:
        """Give all claims in columns, as JSON."""
        return self._kept("claims", lambda state: columns_of(self.ledger, state))

    def quotes(self) -> bytes:
        """Give the words of all claims, in the order of `claims`, as JSON."""
        return self._kept("quotes", lambda state: quotes_of(self.ledger, state))

    def export_kit(self) -> ExportKit:
        """Give what exporters look up; it is loaded when it is first asked for."""
        with self._lock:
            if self._export_kit is None:
                self._export_kit = ExportKit(geojson_of=self.places().geojson, codebook=load_codebook())
            return self._export_kit

    def places(self) -> Gazetteer:
        """Give the gazetteer, with what this machine's user has imported."""
        if self._places is None:
            imported = user_gazetteer_path()
            self._places = Gazetteer.open(imports=[imported] if imported.exists() else [])
        return self._places

    def _kept(self, name: str, make: Callable[[str], Json]) -> bytes:
        """Give an answer made before, unless the ledger has changed since; several askers wait for one making."""
        with self._lock:
            state = self.ledger.last_change()
            made_at, body = self._made.get(name, ("", b""))
            if made_at != state:
                body = json.dumps(make(state), ensure_ascii=False, separators=(",", ":")).encode()
                self._made[name] = (state, body)
            return body
