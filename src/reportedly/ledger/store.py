"""Where a ledger is kept: what the SQLite file and the PostgreSQL database must both be able to do."""

import json
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect
from sqlalchemy.exc import DBAPIError

from reportedly.errors import LedgerError, NewerLedgerError
from reportedly.ledger import schema

PATIENCE_S = 30.0
"""Seconds to wait for another process that is writing to the same ledger."""


to_json = partial(json.dumps, ensure_ascii=False)
"""How values are written into columns of JSON: as text, so that what is no text (half a character) is refused as in any
other column. As an escape it would be taken, and PostgreSQL could never read it back."""


class Store(ABC):
    """An open database that holds a ledger.

    `place` is its address without a password, `name` the short one; `engine` writes, `reading` only reads, each of its
    transactions as of one moment. `errors` are the driver's own exceptions, beside SQLAlchemy's.
    """

    engine: Engine
    reading: Engine
    place: str
    name: str
    errors: tuple[type[Exception], ...] = ()

    @abstractmethod
    def explain(self, said: str, error: BaseException | None) -> str:
        """Turn what the database says into what happened and what to do about it."""

    @abstractmethod
    def pack(self) -> None:
        """Write the tables anew without what was deleted."""

    @abstractmethod
    def overwrite_deleted(self, connection: Connection) -> None:
        """Have what this transaction deletes overwritten, where that is in our hands."""

    @abstractmethod
    def copy_to(self, target: Path) -> int:
        """Copy the ledger into a new file and give its size in bytes; raises LedgerError where it cannot be."""

    @abstractmethod
    def damage(self, connection: Connection) -> Iterator[str]:
        """Tell what of the store itself is not whole, in a sentence each."""


@contextmanager
def writing(store: Store) -> Iterator[Connection]:
    """One transaction that writes: it waits for its turn at the start, and ends whole or not at all."""
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def translated(store: Store) -> Iterator[None]:
    """Turn the exceptions of the database into LedgerErrors with a remedy."""
    known: tuple[type[Exception], ...] = (DBAPIError, *store.errors)
    try:
        yield
    except known as error:
        origin = getattr(error, "orig", None) or error
        raise LedgerError(store.explain(str(origin), origin)) from error
    except json.JSONDecodeError as error:
        # What is written is JSON: whatever else lies there was put there by a failing disk, or by another hand.
        raise LedgerError(store.explain(f"a value is malformed: {error}", error)) from error


def stored_version(connection: Connection) -> int:
    """Give the version of a ledger's tables."""
    asked = schema.meta.select().where(schema.meta.c.key == "schema_version")
    return int(connection.execute(asked).one().value)


def refuse_newer(version: int, place: str) -> None:
    """Raise NewerLedgerError for tables that this reportedly cannot know."""
    if version > schema.SCHEMA_VERSION:
        raise NewerLedgerError(
            f"the ledger at {place} was written by a newer reportedly (its tables are version {version}, this one "
            f"reads up to {schema.SCHEMA_VERSION}): upgrade reportedly, or name another ledger with --ledger."
        )


def lacks_tables(engine: Engine) -> bool:
    """Tell whether a table is missing, as in a ledger that a version on the way to this one has made."""
    return not set(inspect(engine).get_table_names()) >= set(schema.tables.tables)


def raise_version(connection: Connection) -> None:
    """Make the tables that an older ledger lacks and mark it as of this version; what was kept stays as it is."""
    schema.tables.create_all(connection)
    connection.execute(
        schema.meta.update().where(schema.meta.c.key == "schema_version").values(value=str(schema.SCHEMA_VERSION))
    )
