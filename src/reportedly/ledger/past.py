"""The past of a claim: every reading that a Run made of it, and every decision about it under any name it has had."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from reportedly.ledger import schema
from reportedly.ledger.decided import effects
from reportedly.ledger.redrawing import decision_from_row, decisions_of_report, has_decisions, seen_by_coder
from reportedly.ledger.rows import claim_from_row
from reportedly.model import Claim, Decision
from reportedly.model.decision import in_force

_claims, _versions, _codings = schema.claims.c, schema.claim_versions.c, schema.codings.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A claim as a Run read it: the Run's id and the version of the program; the same reading again is no other."""

    claim: Claim
    run_id: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What a claim has been: the names that it went by, readings and decisions, each oldest first, undone or not.

    `stands` are the ids of the decisions that were not undone.
    """

    names: tuple[str, ...]
    readings: tuple[Reading, ...]
    decisions: tuple[Decision, ...]
    stands: frozenset[str]


def past_of(connection: Connection, claim_id: str) -> Past:
    """Give the past of a claim by its id; one that is not kept has none."""
    names = {claim_id}
    if has_decisions(connection):
        report = connection.execute(select(_claims.report).where(_claims.id == claim_id)).scalar()
        if report is not None:
            drawn = effects(seen_by_coder(connection, report), decisions_of_report(connection, report))
            names |= drawn.names.get(claim_id, frozenset())
    made = list(_decisions(connection, names))
    about = [one for one in made if not names.isdisjoint((*one.about, *one.against))]
    return Past(
        names=tuple(sorted(names)),
        readings=tuple(_readings(connection, names)),
        decisions=tuple(about),
        stands=frozenset(one.id for one in in_force(made)),
    )


def _readings(connection: Connection, names: set[str]) -> Iterator[Reading]:
    asked = (
        select(_claims.report, _claims.start, _claims.end, _claims.ordinal, _versions.wire)
        .add_columns(_versions.number, _codings.run, schema.runs.c.version.label("program"))
        .select_from(schema.sightings)
        .join(schema.claim_versions, _versions.number == schema.sightings.c.version)
        .join(schema.claims, _claims.id == _versions.claim)
        .join(schema.codings, _codings.number == schema.sightings.c.coding)
        .join(schema.runs, schema.runs.c.id == _codings.run)
        .where(_claims.id.in_(names))
        .order_by(_codings.number)
    )
    last: dict[tuple[int, int, int], int] = {}
    for row in connection.execute(asked):
        identity = (row.start, row.end, row.ordinal)
        if last.get(identity) != row.number:
            last[identity] = row.number
            yield Reading(claim=claim_from_row(row), run_id=row.run, version=row.program)


def _decisions(connection: Connection, names: set[str]) -> Iterator[Decision]:
    """Give the decisions about these names, and all that undo something."""
    if not has_decisions(connection):
        return
    decisions, subjects = schema.decisions.c, schema.decision_subjects.c
    about = select(subjects.decision).where(subjects.subject.in_(names))
    asked = (
        select(schema.decisions)
        .where(decisions.number.in_(about) | (decisions.kind == "undo"))
        .order_by(decisions.number)
    )
    for row in connection.execute(asked):
        yield decision_from_row(row)
