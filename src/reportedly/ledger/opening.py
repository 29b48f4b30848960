"""Opening a ledger by its address: a file's path, or the URL of a database."""

from pathlib import Path

from reportedly.errors import LedgerError
from reportedly.ledger.sqlite_store import SqliteStore
from reportedly.ledger.store import Store

_POSTGRES = ("postgresql", "postgres", "postgresql+psycopg")


def open_store(place: str | Path, *, create: bool, write: bool = False) -> Store:
    """Open the file or database at a place; `create` makes the tables, `write` gives an older one those it lacks.

    Raises LedgerError (not a ledger, not there, no permission) and NewerLedgerError, each with a remedy.
    """
    text = str(place)
    if text.startswith("sqlite:///"):
        return SqliteStore.open(Path(text.removeprefix("sqlite:///")), create=create, write=write)
    if "://" not in text:
        return SqliteStore.open(Path(text), create=create, write=write)
    scheme = text.split("://")[0]
    if scheme not in _POSTGRES:
        raise LedgerError(
            f"a ledger cannot live in a {scheme} database: name a file, such as reportedly.db, or the URL of a "
            "PostgreSQL database, such as postgresql://NAME@HOST/DATABASE."
        )
    # Imported here: only who keeps a ledger in PostgreSQL needs its driver.
    from reportedly.ledger.postgres_store import PostgresStore

    return PostgresStore.open(text, create=create, write=write)
