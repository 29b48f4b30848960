"""Ledgers set back to what older versions of reportedly left, in either store."""

from sqlalchemy import text

from reportedly.ledger import Ledger

DECIDED = ("decision_subjects", "decisions", "decided_claims")


def set_back(place: object, version: int, *lacking: str) -> None:
    """Mark a ledger as of an older version, without the tables that it did not have."""
    with Ledger.open(place) as ledger, ledger._store.engine.begin() as raw:
        raw.execute(text(f"UPDATE meta SET value = '{version}' WHERE key = 'schema_version'"))
        if raw.dialect.name == "sqlite":
            raw.execute(text(f"PRAGMA user_version = {version}"))
        for table in lacking:
            raw.execute(text(f"DROP TABLE {table}"))


def without_shapes(place: object) -> None:
    """Take out of a ledger what version 1 did not know: the shapes of places."""
    with Ledger.open(place) as ledger, ledger._store.engine.begin() as raw:
        if raw.dialect.name == "sqlite":
            raw.execute(text("UPDATE claim_versions SET wire = json_remove(wire, '$.event.where.shape')"))
        else:
            raw.execute(text("UPDATE claim_versions SET wire = (wire::jsonb #- '{event,where,shape}')::json"))


def version_of(place: object) -> int:
    """Give the version that a ledger is marked with."""
    with Ledger.open(place) as ledger, ledger._store.engine.connect() as raw:
        stored = int(raw.execute(text("SELECT value FROM meta WHERE key = 'schema_version'")).scalar_one())
        if raw.dialect.name == "sqlite":
            assert raw.execute(text("PRAGMA user_version")).scalar_one() == stored
        return stored
