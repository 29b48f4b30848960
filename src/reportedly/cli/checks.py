"""The doctor's checks: each looks at one thing and says how it is, or what to do about it."""

import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly import __version__
from reportedly.errors import CodebookError, GazetteerError, LedgerError, ModelError, ReportedlyError

LEAST_FREE_MB = 100
_oldest_python = (3, 11)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a check found: about which thing, whether it is well, and a line that says how it is or what to do."""

    about: str
    ok: bool
    said: str


def all_checks(ledger: str) -> list[Finding]:
    """Run every check; none of them changes anything."""
    return [check_python(), *check_kit(), check_sqlite(), check_ledger(ledger), *check_disk(ledger)]


def check_python() -> Finding:
    """Look at the versions of Python and of reportedly itself."""
    running = ".".join(map(str, sys.version_info[:3]))
    ok = sys.version_info >= _oldest_python
    remedy = "" if ok else f": install Python {'.'.join(map(str, _oldest_python))} or later"
    return Finding(about="python", ok=ok, said=f"{running}, reportedly {__version__}{remedy}")


def check_kit() -> Iterator[Finding]:
    """Build the coder's tools as `code` does, and tell the versions of each; a broken one is told by its own name."""
    try:
        from reportedly.codebook.own import own_folders
        from reportedly.kit_description import KitDescription

        kit = KitDescription().build()
    except ReportedlyError as error:
        yield Finding(about=_named(error), ok=False, said=str(error))
        return
    except ImportError as error:
        yield Finding(about="parser", ok=False, said=f"{error}: install reportedly again with all it depends on")
        return
    run, book = kit.run, kit.codebook
    yield Finding(about="parser", ok=True, said=run.parser)
    own = ", with " + ", ".join(map(str, own_folders())) if own_folders() else ""
    counts = f"{len(book.kinds)} event kinds, {len(book.actors)} actors, {len(book.speech)} words of saying{own}"
    yield Finding(about="codebook", ok=True, said=f"{counts} (digest {run.codebook[:12]})")
    places = (
        f"places by name (digest {run.gazetteer[:12]})"
        if run.gazetteer
        else "none: places are kept by name, without coordinates"
    )
    yield Finding(about="gazetteer", ok=True, said=places)
    yield Finding(about="model", ok=True, said=run.encoder or "none: claims are coded by rules")


def _named(error: ReportedlyError) -> str:
    names = {CodebookError: "codebook", GazetteerError: "gazetteer", ModelError: "parser"}
    return next((name for kind, name in names.items() if isinstance(error, kind)), "set-up")


def check_sqlite() -> Finding:
    """Look at the SQLite that Python was built with, and whether it can index words."""
    connection = sqlite3.connect(":memory:")
    words = connection.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')").fetchone()[0]
    connection.close()
    how = "with a word index (FTS5)" if words else "without FTS5: --text still works, but slowly"
    return Finding(about="sqlite", ok=True, said=f"{sqlite3.sqlite_version}, {how}")


def check_ledger(place: str) -> Finding:
    """Open the ledger as a reader would; none being there yet is no harm."""
    from reportedly.ledger import Ledger, file_of
    from reportedly.views.briefing import counted

    file = file_of(place)
    if file is not None and not os.path.lexists(file):
        return Finding(about="ledger", ok=True, said=f"none at {place} yet: `reportedly add` makes one")
    try:
        with Ledger.open(place) as books:
            kept = list(books.reports())
            claims = sum(report.claims for report in kept)
            broken = books.broken_decision()
            place = books.place
    except LedgerError as error:
        return Finding(about="ledger", ok=False, said=str(error))
    if broken:
        said = f"{place}: the decision {broken} was changed after it was made, or one before it was taken out"
        return Finding(about="ledger", ok=False, said=f"{said}: compare it with a copy of the ledger.")
    return Finding(about="ledger", ok=True, said=f"{place}: {counted(len(kept), 'report')}, {counted(claims, 'claim')}")


def check_disk(place: str) -> Iterator[Finding]:
    """Look for room where the ledger is; a server looks after its own."""
    from reportedly.ledger import file_of

    file = file_of(place)
    if file is None:
        return
    folder = file.absolute().parent
    try:
        free_mb = shutil.disk_usage(folder).free // 2**20
    except OSError as error:
        yield Finding(about="disk", ok=False, said=f"{folder}: {error.strerror}. Name a folder that is there.")
        return
    ok = free_mb >= LEAST_FREE_MB
    remedy = "" if ok else f": make room, a ledger wants at least {LEAST_FREE_MB} MB"
    yield Finding(about="disk", ok=ok, said=f"{free_mb:,} MB free in {folder}{remedy}")
