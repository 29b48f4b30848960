"""Files that are still being written: their names, and how those are found whose writer is gone.

A file is written under a hidden name of its own and moved when it is whole. A process that is killed leaves it behind;
its name says by whom it was written, so that what a living process writes is never taken away.
"""

import hashlib
import os
import platform
import re
import time
from pathlib import Path

OLD_S = 24 * 3600
"""A file of a process that nobody here can ask about (another machine's) is left alone for so many seconds."""
_NAME = re.compile(r"\.(?:part-.+\.parquet|manifest\.json)\.(?:(?P<place>[0-9a-f]{8})-)?(?P<process>[0-9]+)")


def unfinished(folder: Path, name: str) -> Path:
    """Give the path under which this process writes a file before it is whole."""
    return folder / f".{name}.{_place()}-{os.getpid()}"


def clear(folder: Path) -> int:
    """Remove what processes left half-written that are gone, and give how many files that were.

    A process of this machine is asked for; what another machine's wrote goes when it was not touched for OLD_S.
    """
    cleared = 0
    for path in sorted(folder.glob(".*")):
        if (named := _NAME.fullmatch(path.name)) is None:
            continue
        try:
            if _is_left(path, named["place"], int(named["process"])):
                path.unlink()
                cleared += 1
        except FileNotFoundError:
            # Its writer was alive, and moved it in the meantime.
            continue
    return cleared


def _is_left(path: Path, place: str | None, process: int) -> bool:
    if place == _place() and os.name == "posix":
        return not _is_alive(process)
    return time.time() - path.stat().st_mtime > OLD_S


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _place() -> str:
    """Name where processes are numbered: a machine, or a container in it, whose numbers are its own."""
    try:
        space = os.readlink("/proc/self/ns/pid")
    except OSError:
        space = ""
    return hashlib.sha256(f"{platform.node()} {space}".encode()).hexdigest()[:8]
