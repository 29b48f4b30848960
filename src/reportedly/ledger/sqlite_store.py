"""The ledger in one SQLite file: is it there, is it ours, can this version read it, and may we write."""

import os
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, insert

from reportedly.errors import LedgerError
from reportedly.ledger import copying, schema
from reportedly.ledger import store as store_module
from reportedly.ledger.store import (
    Store,
    lacks_tables,
    raise_version,
    refuse_newer,
    stored_version,
    to_json,
    translated,
    writing,
)

_header = b"SQLite format 3\x00"
_HEADER_BYTES = 100


class SqliteStore(Store):
    """A ledger in one file."""

    errors = (sqlite3.Error,)

    def __init__(self, path: Path, mode: str) -> None:
        self.path = path
        self.place, self.name = str(path), path.name
        self.engine = create_engine("sqlite://", creator=lambda: _connect(path, mode), poolclass=QueuePool,
                                    json_serializer=to_json)  # fmt: skip
        self.reading = self.engine
        event.listen(self.engine, "begin", _begin)

    @classmethod
    def open(cls, path: Path, *, create: bool, write: bool = False) -> "SqliteStore":
        """Open the file for reading and, where allowed, writing; make it first if asked to and it is not there.

        With `create` or `write` it must be writable, and an older ledger gets the tables that it lacks.
        """
        _look_at_file(path, create=create)
        write = write or create
        writable = os.access(path if os.path.exists(path) else path.parent, os.W_OK) and os.access(path.parent, os.W_OK)
        if write and not writable:
            raise LedgerError(
                f"the ledger at {path} cannot be written: no permission to write to that file or its folder. "
                "Change the permission, or name another place with --ledger."
            )
        store = cls(path, _mode(path, create=create, writable=writable))
        with translated(store):
            if create:
                store._make_if_new()
            version = store._check_version()
            if write:
                _write_ahead(store.engine)
                if version < schema.SCHEMA_VERSION or lacks_tables(store.engine):
                    with writing(store) as connection:
                        raise_version(connection)
                        connection.exec_driver_sql(f"PRAGMA user_version={schema.SCHEMA_VERSION}")
        return store

    def explain(self, said: str, error: BaseException | None) -> str:
        """Turn what SQLite says into what happened and what to do about it."""
        return _explain(said, self.path)

    def pack(self) -> None:
        """Write the file anew without what was deleted, and empty the log beside it: no page of it stays."""
        raw = self.engine.raw_connection()
        try:
            raw.cursor().execute("VACUUM")
            raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            raw.close()

    def overwrite_deleted(self, connection: Connection) -> None:
        """Have SQLite write zeros where rows were."""
        connection.exec_driver_sql("PRAGMA secure_delete=ON")

    def copy_to(self, target: Path) -> int:
        """Copy the ledger into a new file while others read and write it."""
        return copying.copy(self.path, target)

    def damage(self, connection: Connection) -> Iterator[str]:
        """Let SQLite look at every page and every reference."""
        for (said,) in connection.exec_driver_sql("PRAGMA integrity_check(5)"):
            if said != "ok":
                yield f"the file: {said}"
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            yield "the file: a row points at another one that is not there"

    def _make_if_new(self) -> None:
        with writing(self) as connection:
            if _number(connection, "PRAGMA application_id") == 0 and not _has_tables(connection):
                schema.tables.create_all(connection)
                words = _has_fts5(connection)
                if words:
                    connection.exec_driver_sql(schema.FULL_TEXT)
                connection.execute(
                    insert(schema.meta),
                    [
                        {"key": "schema_version", "value": str(schema.SCHEMA_VERSION)},
                        {"key": "full_text", "value": "fts5" if words else "none"},
                    ],
                )
                connection.exec_driver_sql(f"PRAGMA application_id={schema.APPLICATION_ID}")
                connection.exec_driver_sql(f"PRAGMA user_version={schema.SCHEMA_VERSION}")

    def _check_version(self) -> int:
        """Give the version of a ledger's tables; raises NewerLedgerError for one that cannot be read."""
        with self.engine.connect() as connection, connection.begin():
            if _number(connection, "PRAGMA application_id") != schema.APPLICATION_ID:
                raise LedgerError(
                    f"{self.path} is not a ledger: it is a database of another program. Name another with --ledger."
                )
            version = max(stored_version(connection), _number(connection, "PRAGMA user_version"))
        refuse_newer(version, self.place)
        return version


def _explain(said: str, path: Path) -> str:
    what = said.lower()
    if "disk is full" in what or "disk i/o error" in what:
        return (
            f"the ledger at {path} could not be written: the disk is full or a size limit is reached ({said}). "
            "What was kept before is whole: make room, then run the same command again."
        )
    if "locked" in what or "busy" in what:
        return (
            f"the ledger at {path} is locked: another process has been writing to it for "
            f"{store_module.PATIENCE_S:.0f} s. Wait until it is done, then run the same command again."
        )
    if "readonly" in what or "unable to open" in what:
        return (
            f"the ledger at {path} cannot be opened for this: no permission for the file or its folder ({said}). "
            "Change the permission, or name another place with --ledger."
        )
    if "malformed" in what or "not a database" in what or "could not decode" in what:
        return _damaged(path, said)
    if "fts5" in what:
        return f"the ledger at {path} has a word index, but this SQLite has no FTS5: use a Python whose SQLite has it."
    return f"the ledger at {path} failed ({said}): run `reportedly doctor --ledger {path}`."


def _look_at_file(path: Path, *, create: bool) -> None:
    if os.path.isdir(path):
        raise LedgerError(f"{path} is a folder, not a ledger: name a file, such as {path / 'reportedly.db'}.")
    if not os.path.exists(path):
        if not create:
            raise LedgerError(f"no ledger at {path}: make one with `reportedly add`, or name another with --ledger.")
        if not os.path.isdir(path.parent):
            raise LedgerError(f"no ledger can be made at {path}: the folder {path.parent} is not there. Make it first.")
        return
    try:
        with path.open("rb") as file:
            head = file.read(len(_header))
            cut_off = head == _header and len(file.read(_HEADER_BYTES)) < _HEADER_BYTES - len(_header)
    except OSError as error:
        raise LedgerError(f"the ledger at {path} cannot be read: {error.strerror}. Change its permission.") from error
    # An empty file is what a first opening that failed leaves, and SQLite starts a new database in it. One beside which
    # a log of changes lies was a ledger once, and SQLite would throw that log away.
    log = path.with_name(path.name + "-wal")
    if head == b"" and log.exists() and log.stat().st_size > 0:
        raise LedgerError(_damaged(path, f"it is empty, but {log.name} is not"))
    if head == b"":
        if not create:
            raise LedgerError(f"no ledger at {path} yet, only an empty file: make one with `reportedly add`.")
        return
    if head != _header:
        raise LedgerError(f"{path} is not a ledger: it is another kind of file. Name another with --ledger.")
    if cut_off:
        raise LedgerError(_damaged(path, "it breaks off in its first line"))


def _damaged(path: Path, how: str) -> str:
    return (
        f"the ledger at {path} is damaged ({how}): restore it from a copy that `reportedly backup` made, or add the "
        "reports anew to another one with --ledger; decisions are only in copies."
    )


def _mode(path: Path, *, create: bool, writable: bool) -> str:
    if writable:
        return "mode=rwc" if create else "mode=rw"
    # A read-only folder has no room for SQLite's -wal and -shm files, so the ledger is read as it lies there, unless
    # somebody who may write is at it right now.
    return "mode=ro" if path.with_name(path.name + "-wal").exists() else "mode=ro&immutable=1"


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    where = f"{path.resolve().as_uri()}?{mode}"
    connection = sqlite3.connect(
        where, uri=True, timeout=store_module.PATIENCE_S, isolation_level=None, check_same_thread=False
    )
    connection.execute("PRAGMA foreign_keys=ON")
    return connection


def _begin(connection: Connection) -> None:
    # A transaction that will write takes its turn at once: starting as a reader and turning writer later cannot wait.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _write_ahead(engine: Engine) -> None:
    """Switch to write-ahead logging, so that readers and the one writer do not wait for each other."""
    raw = engine.raw_connection()
    try:
        given_up = time.monotonic() + store_module.PATIENCE_S
        while True:
            try:
                raw.cursor().execute("PRAGMA journal_mode=WAL")
                return
            except sqlite3.OperationalError as error:
                # SQLite does not wait by itself here when two processes make the switch at the same moment.
                if "locked" not in str(error) or time.monotonic() > given_up:
                    raise
                time.sleep(0.05)
    finally:
        raw.close()


def _number(connection: Connection, question: str) -> int:
    return int(connection.exec_driver_sql(question).scalar_one())


def _has_tables(connection: Connection) -> bool:
    return _number(connection, "SELECT count(*) FROM sqlite_master") > 0


def _has_fts5(connection: Connection) -> bool:
    return _number(connection, "SELECT sqlite_compileoption_used('ENABLE_FTS5')") == 1
