"""Answers about the whole ledger, kept until it changes: what a screen needs need not be made at every start."""

from collections.abc import Mapping

from sqlalchemy import Connection, delete, insert, inspect, select

from reportedly.ledger import schema
from reportedly.ledger.columns import last_change

_kept = schema.kept_answers.c


def find(connection: Connection, name: str, state: str, form: str) -> bytes | None:
    """Give an answer that was made from these books in this form; None where there is none."""
    if not inspect(connection).has_table(schema.kept_answers.name):
        return None
    asked = select(_kept.body).where(_kept.name == name, _kept.state == state, _kept.form == form)
    return connection.execute(asked).scalar_one_or_none()


def keep(connection: Connection, bodies: Mapping[str, bytes], state: str, form: str) -> bool:
    """Keep answers by their names, unless the books are others by now; called in a transaction that writes.

    So nothing of a report that was erased meanwhile comes back with an answer from before.
    """
    if last_change(connection) != state:
        return False
    connection.execute(delete(schema.kept_answers).where(_kept.name.in_(bodies)))
    rows = [{"name": name, "state": state, "form": form, "body": body} for name, body in bodies.items()]
    if rows:
        connection.execute(insert(schema.kept_answers), rows)
    return True


def drop(connection: Connection) -> None:
    """Drop all answers: a report is erased, and they tell of it."""
    connection.execute(delete(schema.kept_answers))
