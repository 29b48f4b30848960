"""A report erased: its text, its claims, every name in them, and what was noted about them. A tombstone stays.

The tombstone is a decision in the chain: who erased which report, when and why. What was decided about the report's
claims keeps its place, its day and its signature, and loses its content; the chain still verifies.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, Table, delete, or_, select, update

from reportedly.ledger import answers, full_text, schema
from reportedly.ledger.deciding import append
from reportedly.ledger.keeping import full_text_words
from reportedly.ledger.redrawing import decision_from_row, has_decisions
from reportedly.ledger.rows import claim_from_row
from reportedly.model import Decision
from reportedly.model.decision import in_force

_claims, _versions, _codings = schema.claims.c, schema.claim_versions.c, schema.codings.c
_decisions, _subjects = schema.decisions.c, schema.decision_subjects.c
_compared = schema.compared_reports.c


def forget(connection: Connection, decision: Decision) -> Decision:
    """Erase the report that a decision of the kind `forget` is about; called in a transaction that writes.

    Raises LedgerError when there is no such report. The caller has the store overwrite what is deleted, and then packs
    it, so that no copy of a page stays.
    """
    (report,) = decision.about
    emptied = _decisions_about(connection, report)
    claims = select(_claims.id).where(_claims.report == report)
    value = {"claims": len(connection.execute(claims).all()), "decisions": [row.id for row in emptied]}
    made = append(connection, Decision(kind="forget", about=(report,), by=decision.by, at=decision.at,
                                       note=decision.note, value=value))  # fmt: skip
    numbers = [row.number for row in emptied]
    connection.execute(
        update(schema.decisions).where(_decisions.number.in_(numbers)).values(value=None, note="", forgotten=True)
    )
    _erase_claims(connection, report)
    _erase_report(connection, report)
    answers.drop(connection)
    return made


def is_forgotten(connection: Connection, report: str) -> bool:
    """Tell whether a report was forgotten, and that was not undone."""
    if not has_decisions(connection):
        return False
    about = select(_subjects.decision).where(_subjects.subject == report)
    if (
        connection.execute(
            select(_decisions.id).where(_decisions.number.in_(about), _decisions.kind == "forget")
        ).first()
        is None
    ):
        return False
    asked = select(schema.decisions).where(_decisions.kind.in_(("forget", "undo"))).order_by(_decisions.number)
    standing = in_force([decision_from_row(row) for row in connection.execute(asked)])
    return any(d.kind == "forget" and report in d.about for d in standing)


def _decisions_about(connection: Connection, report: str) -> Sequence[Any]:
    claims = select(_claims.id).where(_claims.report == report)
    numbers = select(_subjects.decision).where(or_(_subjects.subject.in_(claims), _subjects.subject == report))
    asked = select(_decisions.id, _decisions.number).where(_decisions.number.in_(numbers), _decisions.kind != "forget")
    return connection.execute(asked.order_by(_decisions.number)).all()


def _erase_claims(connection: Connection, report: str) -> None:
    claims = select(_claims.id).where(_claims.report == report).scalar_subquery()
    versions = select(_versions.number).where(_versions.claim.in_(claims)).scalar_subquery()
    codings = select(_codings.number).where(_codings.report == report).scalar_subquery()
    if full_text.is_kept(connection):
        _erase_words(connection, report)
    for table, condition in (
        (schema.decided_claims, schema.decided_claims.c.report == report),
        (schema.report_lines, schema.report_lines.c.report == report),
        (schema.sightings, schema.sightings.c.coding.in_(codings)),
        (schema.parties, schema.parties.c.version.in_(versions)),
        (schema.claim_versions, _versions.claim.in_(claims)),
        (schema.incident_claims, schema.incident_claims.c.claim.in_(claims)),
        (schema.claims, _claims.report == report),
        (schema.issues, or_(schema.issues.c.report == report, schema.issues.c.coding.in_(codings))),
    ):
        connection.execute(delete(table).where(condition))


def _erase_words(connection: Connection, report: str) -> None:
    asked: Select[Any] = (
        select(_claims.report, _claims.start, _claims.end, _claims.ordinal, _versions.wire, _versions.number)
        .join(schema.claim_versions, _versions.claim == _claims.id)
        .where(_claims.report == report)
    )
    gone = [(row.number, full_text_words(claim_from_row(row), row.number)) for row in connection.execute(asked)]
    full_text.erase(connection, gone)


def _erase_report(connection: Connection, report: str) -> None:
    compared = select(_compared.number).where(_compared.report == report).scalar_subquery()
    relations, bands = schema.report_relations.c, schema.sentence_bands.c
    rows: tuple[tuple[Table, Any], ...] = (
        (schema.report_relations, or_(relations.a == report, relations.b == report)),
        (schema.sentence_bands, bands.report.in_(compared)),
        (schema.compared_reports, _compared.report == report),
        (schema.linked_reports, schema.linked_reports.c.report == report),
        (schema.codings, _codings.report == report),
        (schema.reports, schema.reports.c.id == report),
    )
    for table, condition in rows:
        connection.execute(delete(table).where(condition))
