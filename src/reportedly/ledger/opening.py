"""Opening a ledger by its address: a file's path, or the URL of a database."""

from pathlib import Path

from reportedly.errors import LedgerError
from reportedly.ledger.sqlite_store import SqliteStore
from reportedly.ledger.store import Store

_FILE = "sqlite:///"
_POSTGRES = ("postgresql", "postgres", "postgresql+psycopg")


def file_of(place: str | Path) -> Path | None:
    """Give the file that a ledger's address means; None where it is the URL of a database on a server."""
    text = str(place)
    return None if "://" in text.removeprefix(_FILE) else Path(text.removeprefix(_FILE))


def open_store(place: str | Path, *, create: bool, write: bool = False) -> Store:
    """Open the file or database at a place; `create` makes the tables, `write` gives an older one those it lacks.

    Raises LedgerError (not a ledger, not there, no permission) and NewerLedgerError, each with a remedy.
    """
    file = file_of(place)
    if file is not None:
        return SqliteStore.open(file, create=create, write=write)
    scheme = str(place).split("://")[0]
    if scheme not in _POSTGRES:
        raise LedgerError(
            f"a ledger cannot live in a {scheme} database: name a file, such as reportedly.db, or the URL of a "
            "PostgreSQL database, such as postgresql://NAME@HOST/DATABASE."
        )
    # Imported here: only who keeps a ledger in PostgreSQL needs its driver.
    from reportedly.ledger.postgres_store import PostgresStore

    return PostgresStore.open(str(place), create=create, write=write)
