"""Finding claims by words: SQLite's own index, or PostgreSQL's made to find the same.

In both a word is a run of letters and digits without case and accents, cut down to its stem by Porter's rules; no word
is too common to be looked for, and what is written with marks between ("Deir-Ezzor") is looked for as it stands.
"""

import unicodedata
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, column, func, insert, literal, literal_column, select, table, text

from reportedly.ledger import schema

Indexed = Sequence[tuple[int, str]]
"""Versions of claims by number, each with the words that it is found by."""
MOST_CHARACTERS = 200_000
"""So much of one claim is indexed: PostgreSQL takes no more than a megabyte of different words at once."""
POSTGRES_TABLES = (
    "CREATE TEXT SEARCH DICTIONARY reportedly_stem (TEMPLATE = snowball, LANGUAGE = porter)",
    "CREATE TEXT SEARCH CONFIGURATION reportedly_words (PARSER = pg_catalog.default)",
    "ALTER TEXT SEARCH CONFIGURATION reportedly_words "
    "ADD MAPPING FOR asciiword, word, numword, int, uint, float, sfloat WITH reportedly_stem",
    "CREATE TABLE claim_words "
    "(version integer PRIMARY KEY REFERENCES claim_versions (number), words tsvector NOT NULL)",
    "CREATE INDEX claim_words_by_word ON claim_words USING gin (words)",
)
_sqlite = table("claim_words", column("rowid"))
_postgres = table("claim_words", column("version"), column("words"))
_configuration: Any = literal_column("'reportedly_words'::regconfig")


def is_kept(connection: Connection) -> bool:
    """Tell whether this ledger has a word index."""
    asked = select(schema.meta.c.value).where(schema.meta.c.key == "full_text")
    return connection.execute(asked).scalar_one_or_none() in ("fts5", "tsvector")


def keep(connection: Connection, rows: Indexed) -> None:
    """Put the words of versions into the index."""
    if _is_postgres(connection):
        put = insert(_postgres).values(
            version=text(":version"), words=func.to_tsvector(_configuration, text("CAST(:words AS text)"))
        )
        connection.execute(put, [{"version": n, "words": plain(words)} for n, words in rows])
    else:
        connection.exec_driver_sql("INSERT INTO claim_words(rowid, words) VALUES (?, ?)", list(rows))


def erase(connection: Connection, rows: Indexed) -> None:
    """Take versions out of the index, with the words that they were put in with."""
    if not rows:
        return
    if _is_postgres(connection):
        connection.execute(_postgres.delete().where(_postgres.c.version.in_([number for number, _ in rows])))
        return
    # An index without content is told what to take out; only "optimize" leaves no trace of it.
    connection.exec_driver_sql("INSERT INTO claim_words(claim_words, rowid, words) VALUES ('delete', ?, ?)", list(rows))
    connection.exec_driver_sql("INSERT INTO claim_words(claim_words) VALUES ('optimize')")


def numbers_with(connection: Connection, words: Sequence[str]) -> Select[Any]:
    """Ask for the numbers of the versions that hold all of some words."""
    if _is_postgres(connection):
        asked: Any = func.phraseto_tsquery(_configuration, literal(plain(words[0])))
        for word in words[1:]:
            asked = asked.op("&&")(func.phraseto_tsquery(_configuration, literal(plain(word))))
        return select(_postgres.c.version).where(_postgres.c.words.op("@@")(asked))
    # Each word in quotation marks: what a user types is words to find, never the index's own query language.
    match = " ".join('"' + word.replace('"', '""') + '"' for word in words)
    return select(literal_column("rowid")).select_from(_sqlite).where(literal_column("claim_words").op("MATCH")(match))


def plain(words: str) -> str:
    """Write words as the index takes them: small, without accents, spaces for whatever is no letter and no digit."""
    parted = unicodedata.normalize("NFD", words[:MOST_CHARACTERS]).lower()
    return "".join(c if c.isalnum() else " " for c in parted if unicodedata.category(c) != "Mn")


def _is_postgres(connection: Connection) -> bool:
    return connection.dialect.name == "postgresql"
