"""The ledger as the desk has it in hand: open once, with the answers that are dear to make, and the tools of its rooms.

What only some rooms need is loaded when it is first asked for: the first screen waits for none of it.
"""

import os
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from reportedly.errors import LedgerError
from reportedly.ledger import Ledger
from reportedly.web.answers import Answers, seen
from reportedly.web.columns import columns_of
from reportedly.web.linking import Links
from reportedly.web.underway import LISTS, UPGRADE, Underway

if TYPE_CHECKING:
    from reportedly.codebook import Codebook
    from reportedly.gazetteer import Gazetteer
    from reportedly.views.exporters import ExportKit
    from reportedly.web.correcting import Corrections
    from reportedly.web.families import Copies

Json = dict[str, Any]


class Shelf:
    """One open ledger, and what is made of it for the page; answers are JSON, packed by gzip.

    A ledger that may not be written is shown as it lies there, `read_only`.
    """

    def __init__(self, ledger: Ledger, *, read_only: bool, place: str | Path | None = None) -> None:
        self.ledger = ledger
        self.read_only = read_only
        self.underway = Underway()
        self.links = Links(ledger, place, self.underway, read_only=read_only)
        self._answers = Answers(ledger)
        self._loading = Lock()
        self._copies: tuple[str, Copies] | None = None

    @classmethod
    def open(cls, place: str | Path, *, create: bool = True) -> "Shelf":
        """Open a ledger, making it when it is not there; raises LedgerError with the remedy when that cannot be."""
        try:
            return cls(Ledger.open(place, create=create, write=True), read_only=False, place=place)
        except LedgerError:
            if not os.path.exists(place) or os.access(place, os.W_OK):
                raise
        return cls(Ledger.open(place), read_only=True, place=place)

    def settle(self) -> None:
        """End what is going on in the background, and keep what was made."""
        self.links.close()
        self.keep()

    def close(self) -> None:
        """Let go of the ledger."""
        self.settle()
        self.ledger.close()

    def prepare(self) -> None:
        """Make what most ask for first, and before that, in a ledger of an older version, the lines it comes from."""
        if not self.read_only:
            # Where others write at length, the lines are kept another time.
            with self.underway.at(UPGRADE) as told, suppress(LedgerError):
                self.ledger.keep_lines(told)
        self.claims()
        self.keep()

    def get_ready(self) -> None:
        """Make what the rooms will ask for, and keep it for the next start; links that wait are made."""
        self.claims()
        self.queue()
        self.reports()
        self.bring_links_on()
        self.incidents()
        self.sources()
        self.keep()

    def bring_links_on(self) -> None:
        """Bring the links up to date, or begin to; nothing where incidents of these very books are kept."""
        if not self._answers.has("incidents", also=_own_codebook()):
            self.links.refresh_or_begin()
        else:
            self.links.are_made()

    def keep(self) -> None:
        """Keep what was made, so that the next start only reads it."""
        if not self.read_only:
            self._answers.keep()

    def claims(self) -> bytes:
        """Give all claims in columns."""
        return self._listed()[0]

    def quotes(self) -> bytes:
        """Give the words of all claims, in the order of `claims`."""
        return self._listed()[1]

    def _listed(self) -> tuple[bytes, ...]:
        """Give both, made in one go: the page asks for the one right after the other."""

        def make(state: str) -> tuple[Json, ...]:
            with self.underway.at(LISTS):
                return columns_of(self.ledger, state)

        return self._answers.together(("claims", "quotes"), make)

    def queue(self) -> bytes:
        """Give the queue of review."""
        from reportedly.web.queue import queue_of

        return self._answers.of("queue", lambda state: queue_of(self.ledger))

    def reports(self) -> bytes:
        """List the reports, and what was lost."""
        from reportedly.web.report_list import reports_of

        # What is a copy of what is found out after reports are kept.
        also = str(len(self.ledger.uncompared()) or "")
        return self._answers.of("reports", lambda state: reports_of(self.ledger, self.copies()), also=also)

    def incidents(self) -> bytes:
        """List all incidents as they are linked now; `bring_links_on` comes before."""
        from reportedly.web.incident_columns import incidents_of

        return self._answers.of("incidents", lambda state: incidents_of(self.ledger, state), also=self._linked())

    def sources(self) -> bytes:
        """List who tells of the incidents as they are linked now."""
        from reportedly.views.sources import sources_of

        def make(state: str) -> Json:
            return {"sources": list(sources_of(self.ledger.voices()))}

        return self._answers.of("sources", make, also=self._linked())

    def _linked(self) -> str:
        return f"{_own_codebook()} {self.links.state()}".strip()

    def control(self) -> bytes:
        """List who is said to hold what."""
        from reportedly.web.holding import statements_of

        def name(actor_id: str) -> str | None:
            actor = self.codebook.actors.get(actor_id)
            return actor.name if actor else None

        return self._answers.of("control", lambda state: statements_of(self.ledger, state, name), also=_own_codebook())

    def shapes(self) -> bytes:
        """Give the outlines of all areas and lines."""
        from reportedly.web.outlines import outlines_of

        return self._answers.of("shapes", lambda state: outlines_of(self.ledger, self.places, state), also=_imported())

    def ground(self) -> bytes:
        """Give what the map draws under the claims."""
        from reportedly.web.outlines import ground_of

        return self._answers.of("ground", lambda state: ground_of(self.ledger, self.places, state), also=_imported())

    def copies(self) -> "Copies":
        """Give which reports are copies of which."""
        from reportedly.web.families import copies_in

        with self._loading:
            state = f"{self.ledger.last_change()} {len(self.ledger.uncompared())}"
            if self._copies is None or self._copies[0] != state:
                self._copies = (state, copies_in(self.ledger))
            return self._copies[1]

    @cached_property
    def export_kit(self) -> "ExportKit":
        """What exporters look up."""
        from reportedly.views.exporters import ExportKit

        return ExportKit(geojson_of=self.places.geojson, codebook=self.codebook)

    @cached_property
    def codebook(self) -> "Codebook":
        """The codebook."""
        from reportedly.codebook.own import codebook_in_use

        return codebook_in_use()

    @cached_property
    def corrections(self) -> "Corrections":
        """The maker of values that people put in."""
        from reportedly.web.correcting import Corrections

        return Corrections(self.codebook, self.places)

    @cached_property
    def places(self) -> "Gazetteer":
        """The gazetteer, with what this machine's user has imported."""
        from reportedly.gazetteer import Gazetteer, user_gazetteer_path

        imported = user_gazetteer_path()
        return Gazetteer.open(imports=[imported] if imported.exists() else [])


def _own_codebook() -> str:
    """Name the codebook folders of this machine's user, as they are now."""
    from reportedly.codebook.own import own_folders

    return " ".join(map(seen, own_folders()))


def _imported() -> str:
    """Name the places that this machine's user has imported."""
    from reportedly.gazetteer import user_gazetteer_path

    path = user_gazetteer_path()
    return str(path.stat().st_mtime_ns) if path.exists() else ""
