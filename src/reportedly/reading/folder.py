"""Folders of reports: which files are read, in which order, and what is passed over and why."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from reportedly.model import Issue
from reportedly.reading.formats import FORMATS, is_known

_SUFFIXES = frozenset(suffix for known in FORMATS for suffix in known.suffixes)
# What our own ledgers leave beside the reports.
_LEDGER_SUFFIXES = (".db", ".db-wal", ".db-shm", ".db-journal", ".sqlite", ".sqlite3")


def files_in(path: Path) -> Iterator[Path | Issue]:
    """Give the files of a path: itself, or everything readable below a folder, sorted by name.

    Hidden files and ledgers are passed over; files of other kinds give an Issue `skipped-file`, a folder without a
    single file to read one of `no-reports`, and what cannot be opened or goes round in a circle `unreadable-file`.
    """
    try:
        folder = path.is_dir()
    except OSError:
        folder = False
    if not folder:
        yield path
        return
    found = 0
    for item in _walk(path, frozenset()):
        found += isinstance(item, Path) or item.code == "unreadable-file"
        yield item
    if not found:
        yield Issue(report=str(path), code="no-reports", detail=f"{path}: the folder holds no file that can be read")


def _walk(folder: Path, above: frozenset[tuple[int, int]]) -> Iterator[Path | Issue]:
    try:
        here = folder.stat()
        names = sorted(os.listdir(folder))
    except OSError as trouble:
        yield _unreadable(folder, trouble.strerror or str(trouble))
        return
    identity = (here.st_dev, here.st_ino)
    if identity in above:
        yield _unreadable(folder, "the folder contains itself through a link")
        return
    for name in names:
        if name.startswith(".") or name.lower().endswith(_LEDGER_SUFFIXES):
            continue
        path = folder / name
        try:
            mode = path.stat().st_mode
        except OSError as trouble:
            yield _unreadable(path, trouble.strerror or str(trouble))
            continue
        if stat.S_ISDIR(mode):
            yield from _walk(path, above | {identity})
        elif stat.S_ISREG(mode) and is_known(name):
            yield path
        else:
            detail = f"{path}: passed over, its kind is not among {', '.join(sorted(_SUFFIXES))}"
            yield Issue(report=str(path), code="skipped-file", detail=detail)


def _unreadable(path: Path, reason: str) -> Issue:
    return Issue(report=str(path), code="unreadable-file", detail=f"{path}: cannot be opened ({reason})")
