"""Answers about the whole ledger that are dear to make: in memory until it changes, and in it for the next start.

They are packed by gzip as they are made, which any browser takes: a fifth of the bytes to keep and to send.
"""

import gzip
import hashlib
import json
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import reportedly
from reportedly.errors import LedgerError
from reportedly.ledger import Ledger

Json = dict[str, Any]


class Answers:
    """The answers about one ledger by their names; several who ask at once wait for one making."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._made: dict[str, tuple[str, str, bytes]] = {}
        self._unkept: set[str] = set()
        self._locks: dict[str, Lock] = {}

    def of(self, name: str, make: Callable[[str], Json], *, also: str = "") -> bytes:
        """Give one answer, packed; `make` makes it for a state of the books, by what `also` names beside them."""
        return self.together((name,), lambda state: (make(state),), also=also)[0]

    def together(
        self, names: tuple[str, ...], make: Callable[[str], tuple[Json, ...]], *, also: str = ""
    ) -> tuple[bytes, ...]:
        """Give several answers that are made in one go, packed."""
        form = _form(also)
        # A lock for each: the queue does not wait until all columns are made.
        with self._locks.setdefault(names[0], Lock()):
            state = self._ledger.last_change()
            bodies = self._known(names, state, form)
            if bodies is None:
                bodies = tuple(map(packed, make(state)))
                self._made |= {name: (state, form, body) for name, body in zip(names, bodies, strict=True)}
                self._unkept.update(names)
            return bodies

    def has(self, name: str, *, also: str = "") -> bool:
        """Tell whether an answer about the books as they are now is there, without making it."""
        return self._known((name,), self._ledger.last_change(), _form(also)) is not None

    def keep(self) -> None:
        """Keep in the ledger what was made since the last time and is still so."""
        names, self._unkept = self._unkept, set()
        states: dict[tuple[str, str], dict[str, bytes]] = {}
        for name in names:
            state, form, body = self._made[name]
            states.setdefault((state, form), {})[name] = body
        try:
            for (state, form), bodies in states.items():
                self._ledger.keep_answers(bodies, state, form)
        except LedgerError:
            # Where others write at length, the answers are kept another time.
            self._unkept |= names

    def _known(self, names: tuple[str, ...], state: str, form: str) -> tuple[bytes, ...] | None:
        bodies: list[bytes] = []
        for name in names:
            made = self._made.get(name)
            if made is not None and made[:2] == (state, form):
                body: bytes | None = made[2]
            else:
                body = self._ledger.kept_answer(name, state, form)
            if body is None:
                return None
            self._made[name] = (state, form, body)
            bodies.append(body)
        return tuple(bodies)


def _form(also: str) -> str:
    return f"{program()} {also}".strip()


@cache
def program() -> str:
    """Name the files of this package that answers are made by: those of another program are made anew."""
    return seen(Path(reportedly.__file__).parent)


def seen(home: Path) -> str:
    """Name the code and the tables below a folder as they are now: by their names, sizes and times."""
    told = hashlib.sha256()
    for folder, folders, names in os.walk(home):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(name for name in names if name.endswith((".py", ".toml"))):
            found = os.stat(os.path.join(folder, name))
            told.update(f"{name} {found.st_size} {found.st_mtime_ns}\n".encode())
    return told.hexdigest()[:20]


def packed(answer: Json) -> bytes:
    """Write an answer as JSON, packed by gzip."""
    written = json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()
    return gzip.compress(written, compresslevel=1, mtime=0)


def unpacked(body: bytes) -> Json:
    """Read a packed answer."""
    answer: Json = json.loads(gzip.decompress(body))
    return answer
