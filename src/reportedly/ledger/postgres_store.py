"""The ledger in a PostgreSQL database, for a team: many readers, and writers who take turns."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import URL, Connection, ForeignKeyConstraint, create_engine, event, insert, inspect, make_url, select
from sqlalchemy.exc import ArgumentError

from reportedly.errors import LedgerError
from reportedly.ledger import full_text, moving, schema
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

_TURN = schema.APPLICATION_ID
"""The number of the lock that whoever writes holds until the end of the transaction."""
_REMEDIES = (
    ("connection refused", "no server answers there: start it, or check host and port"),
    ("no such file or directory", "no server answers there: start it, or check host and port"),
    ("could not translate host name", "no such host is known: check its name"),
    ("name or service not known", "no such host is known: check its name"),
    ("timeout expired", "no server answers there: check host, port and network"),
    ("password", "the server wants another name or password: put it into ~/.pgpass or the URL"),
    ("no pg_hba.conf entry", "the server lets nobody in from here by that name: ask who runs it"),
    ("role", "the server does not know that name: make it with `createuser`"),
    ("terminating connection", "the connection broke; what was kept before is whole: run the same command again"),
    ("connection", "the connection broke; what was kept before is whole: run the same command again"),
)
_BY_STATE = {
    "3D000": "there is no such database: make it with `createdb`",
    "42501": "you may not do that there: ask the owner of the database for the right to",
    "53100": "the server's disk is full; what was kept before is whole: make room, then run the same command again",
    "53300": "the server has too many connections: wait, or raise its max_connections",
    "25006": "that server only reads, as a copy of another does: name the one that is written to",
    "22021": "a text holds a character (NUL) that PostgreSQL cannot keep: take it out",
    "57P01": "the server was stopped; what was kept before is whole: run the same command again",
}


class PostgresStore(Store):
    """A ledger in the tables of one database (of its schema that comes first in the search path)."""

    def __init__(self, url: URL) -> None:
        import psycopg

        self.errors = (psycopg.Error,)
        shown = url.set(drivername="postgresql").difference_update_query(["password"])
        self.place = shown.render_as_string(hide_password=True)
        self.name = url.database or "postgresql"
        self.engine = create_engine(
            url, pool_pre_ping=True, connect_args={"application_name": "reportedly"}, json_serializer=to_json
        )
        self.reading = self.engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        event.listen(self.engine, "begin", _begin)

    @classmethod
    def open(cls, address: str, *, create: bool, write: bool = False) -> "PostgresStore":
        """Open the database of a URL; `create` makes the tables in an empty one, `write` those that are missing."""
        if importlib.util.find_spec("psycopg") is None:
            raise LedgerError("a ledger in PostgreSQL needs its driver: run `pip install 'reportedly[postgres]'`.")
        try:
            store = cls(make_url(address).set(drivername="postgresql+psycopg"))
        except ImportError as error:
            raise LedgerError(
                f"the driver of PostgreSQL does not load ({error}): run `pip install 'reportedly[postgres]'`."
            ) from error
        except (ArgumentError, ValueError) as error:
            raise LedgerError("that is no URL of a database: write postgresql://NAME@HOST:PORT/DATABASE.") from error
        with translated(store):
            if create:
                store._make_if_new()
            version = store._check_version()
            if (create or write) and (version < schema.SCHEMA_VERSION or lacks_tables(store.engine)):
                with writing(store) as connection:
                    raise_version(connection)
        return store

    def explain(self, said: str, error: BaseException | None) -> str:
        """Turn what PostgreSQL says into what happened and what to do about it."""
        first = said.strip().splitlines()[0] if said.strip() else type(error).__name__
        state = getattr(error, "sqlstate", None)
        if state == "55P03":
            return (
                f"the ledger at {self.place} is locked: somebody has been writing to it for "
                f"{store_module.PATIENCE_S:.0f} s. Wait until it is done, then run the same command again."
            )
        what = said.lower()
        remedy = _BY_STATE.get(state or "")
        if remedy is None and "nul" in what and "0x00" in what:
            remedy = _BY_STATE["22021"]
        if remedy is None and "does not exist" in what and "database" in what:
            remedy = _BY_STATE["3D000"]
        if remedy is None and (state is None or state.startswith(("08", "28", "57"))):
            remedy = next((remedy for words, remedy in _REMEDIES if words in what), None)
        return f"the ledger at {self.place} failed ({first}): {remedy or 'run `reportedly doctor` on it'}."

    def pack(self) -> None:
        """Write every table anew without what was deleted; the server's own log and copies are not in our hands."""
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            quoted = connection.dialect.identifier_preparer.quote
            for name in (*schema.tables.tables, "claim_words"):
                connection.exec_driver_sql(f"VACUUM (FULL) {quoted(name)}")

    def overwrite_deleted(self, connection: Connection) -> None:
        """Nothing to do: the server keeps old rows until `pack`."""

    def copy_to(self, target: Path) -> int:
        """Copy the ledger into a new SQLite file while others read and write it."""
        return moving.copy_into_file(self, target)

    def damage(self, connection: Connection) -> Iterator[str]:
        """Look whether every row that another one points at is there; pages are the server's to check."""
        for table in schema.tables.sorted_tables:
            for constraint in table.constraints:
                if isinstance(constraint, ForeignKeyConstraint):
                    (pair,) = constraint.elements
                    here, there = pair.parent, pair.column
                    lost = select(here).where(here.is_not(None), here.not_in(select(there))).limit(1)
                    if connection.execute(lost).first() is not None:
                        said = f"a row of {table.name} points at one of {there.table.name} that is not there"
                        yield f"the database: {said}"

    def _make_if_new(self) -> None:
        with writing(self) as connection:
            names = set(inspect(connection).get_table_names())
            if "meta" in names:
                return
            if names:
                raise LedgerError(
                    f"the database {self.place} holds the tables of another program: name an empty one, or an empty "
                    "schema in it with ?options=-csearch_path%3DNAME."
                )
            schema.tables.create_all(connection)
            for statement in full_text.POSTGRES_TABLES:
                connection.exec_driver_sql(statement)
            told = {
                "application": str(schema.APPLICATION_ID),
                "schema_version": str(schema.SCHEMA_VERSION),
                "full_text": "tsvector",
            }
            connection.execute(insert(schema.meta), [{"key": key, "value": value} for key, value in told.items()])

    def _check_version(self) -> int:
        with self.reading.connect() as connection:
            if connection.exec_driver_sql("SHOW server_encoding").scalar_one() != "UTF8":
                raise LedgerError(f"the database {self.place} does not hold Unicode: make it with `createdb -E UTF8`.")
            names = set(inspect(connection).get_table_names())
            if not names:
                raise LedgerError(f"no ledger in {self.place} yet: make one with `reportedly add`.")
            asked = select(schema.meta.c.value).where(schema.meta.c.key == "application")
            ours = {"meta", "reports", "claims"} <= names
            if not ours or connection.execute(asked).scalar_one_or_none() != str(schema.APPLICATION_ID):
                raise LedgerError(f"the database {self.place} is not a ledger: it holds the tables of another program.")
            version = stored_version(connection)
        refuse_newer(version, self.place)
        return version


def _begin(connection: Connection) -> None:
    # Decisions are chained and the state of the books is read off their highest numbers: who writes takes a turn.
    if connection.get_execution_options().get("writes", False):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(store_module.PATIENCE_S * 1000)}")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_TURN})")
