"""A ledger copied from one kind of store into the other: every row as it is, as of one moment, all of it or nothing."""

import os
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, Table, func, insert, inspect, select, text

from reportedly.errors import LedgerError
from reportedly.ledger import full_text, schema
from reportedly.ledger.keeping import full_text_words
from reportedly.ledger.rows import claim_from_row
from reportedly.ledger.sqlite_store import SqliteStore
from reportedly.ledger.store import Store, translated, writing

_AT_ONCE = 1_000
_STREAMED = {"stream_results": True, "max_row_buffer": _AT_ONCE}
_claims, _versions = schema.claims.c, schema.claim_versions.c


def copy_into(source: Store, target: Store) -> int:
    """Copy a ledger into one that is empty, and give the number of reports.

    The source is read as of one moment while others may go on; the target is written in one transaction. Raises
    LedgerError where the target holds anything already.
    """
    with (
        translated(source),
        source.reading.connect() as here,
        here.begin(),
        translated(target),
        writing(target) as there,
    ):
        for table in (schema.reports, schema.issues, schema.decisions):
            if there.execute(select(table).limit(1)).first() is not None:
                raise LedgerError(f"the ledger at {target.place} is not empty: name a database that holds none.")
        for table in schema.tables.sorted_tables:
            # Its own kind of store is told there, answers are made anew; an older ledger lacks some tables.
            if table not in (schema.meta, schema.kept_answers) and inspect(here).has_table(table.name):
                _copy_table(here, there, table)
        rules = here.execute(select(schema.meta).where(schema.meta.c.key == schema.LINKING_RULES)).first()
        if rules is not None:
            there.execute(insert(schema.meta).values(key=rules.key, value=rules.value))
        _index_words(here, there)
        return int(there.execute(select(func.count()).select_from(schema.reports)).scalar_one())


def copy_into_file(source: Store, target: Path) -> int:
    """Copy a ledger into a new file and give its size in bytes; the file appears only when it is whole.

    Raises LedgerError when something is at the target already or it cannot be written.
    """
    if os.path.lexists(target):
        raise LedgerError(f"{target} is there already: name a file that is not, or move that one away.")
    unfinished = target.with_name(target.name + ".unfinished")
    try:
        unfinished.unlink(missing_ok=True)
        made = SqliteStore.open(unfinished, create=True)
        try:
            copy_into(source, made)
            made.pack()
        finally:
            made.engine.dispose()
        os.replace(unfinished, target)
    except OSError as error:
        raise LedgerError(f"the copy {target} cannot be written ({error.strerror}): name another place.") from error
    finally:
        for name in (unfinished.name, f"{unfinished.name}-wal", f"{unfinished.name}-shm"):
            unfinished.with_name(name).unlink(missing_ok=True)
    return target.stat().st_size


def _copy_table(here: Connection, there: Connection, table: Table) -> None:
    for rows in _portions(here, select(table)):
        there.execute(insert(table), [dict(row._mapping) for row in rows])
    number = table.c.get("number")
    if number is not None and there.dialect.name == "postgresql":
        # What comes next is numbered behind what was brought along.
        asked = (
            "SELECT setval(pg_get_serial_sequence(:name, 'number'), greatest(max(number), 1), max(number) IS NOT NULL)"
        )
        there.execute(text(f"{asked} FROM {table.name}"), {"name": table.name})


def _index_words(here: Connection, there: Connection) -> None:
    """Make the word index anew: the stores keep it in forms of their own."""
    if not full_text.is_kept(there):
        return
    asked = select(_versions.number, _versions.wire, _claims.report, _claims.start, _claims.end, _claims.ordinal)
    for rows in _portions(here, asked.join(schema.claims, _claims.id == _versions.claim)):
        full_text.keep(there, [(row.number, full_text_words(claim_from_row(row), row.number)) for row in rows])


def _portions(here: Connection, asked: Any) -> Iterator[Sequence[Row[Any]]]:  # noqa: ANN401 -- any question
    found = iter(here.execute(asked, execution_options=_STREAMED))
    while rows := list(islice(found, _AT_ONCE)):
        yield rows
