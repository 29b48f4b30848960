"""A copy of a ledger while others read and write it: whole, as of one moment."""

import os
import sqlite3
from pathlib import Path

from reportedly.errors import LedgerError

_PAGES_A_STEP = 2_000


def copy(source: Path, target: Path) -> int:
    """Copy a ledger into a new file and give its size in bytes; the file appears only when it is whole.

    Raises LedgerError when something is at the target already or it cannot be written; what was begun is removed.
    """
    if os.path.lexists(target):
        raise LedgerError(f"{target} is there already: name a file that is not, or move that one away.")
    unfinished = target.with_name(target.name + ".unfinished")
    try:
        unfinished.unlink(missing_ok=True)
        _copy_pages(source, unfinished)
        with unfinished.open("rb") as file:
            os.fsync(file.fileno())
        os.replace(unfinished, target)
    except OSError as error:
        raise LedgerError(f"the copy {target} cannot be written ({error.strerror}): name another place.") from error
    finally:
        if unfinished.exists():
            unfinished.unlink()
    return target.stat().st_size


def _copy_pages(source: Path, target: Path) -> None:
    reading = sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)
    try:
        writing = sqlite3.connect(target)
        try:
            # A few pages at a time, so that whoever writes meanwhile never waits long.
            reading.backup(writing, pages=_PAGES_A_STEP)
            writing.execute("PRAGMA journal_mode=DELETE")
        finally:
            writing.close()
    finally:
        reading.close()
