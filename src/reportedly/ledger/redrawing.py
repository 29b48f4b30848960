"""What decisions do to the claims that are read: drawn anew for a report after each decision and each coding."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, inspect, select

from reportedly.ledger import schema
from reportedly.ledger.decided import Effects, effects
from reportedly.ledger.keeping import keep_by_hand
from reportedly.ledger.rows import claim_from_row
from reportedly.model import Claim, Decision
from reportedly.model.decision import ON_LINKS, ON_SAMPLES, in_force, latest

_decisions, _subjects = schema.decisions.c, schema.decision_subjects.c
_claims, _versions = schema.claims.c, schema.claim_versions.c
_sightings, _codings = schema.sightings.c, schema.codings.c
_whole_claim: tuple[Any, ...] = (_claims.report, _claims.start, _claims.end, _claims.ordinal, _versions.wire)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A decision whose claim (or slot) is no longer there, the claim as it was, and claims that it may be about now."""

    decision: Decision
    was: Claim
    candidates: tuple[Claim, ...]


def offers(connection: Connection) -> list[Offer]:
    """Give the decisions that no longer find their claim, with the claims of that report that share words with it."""
    found: list[Offer] = []
    for report in _reports_decided(connection):
        seen, drawn = _draw(connection, report)
        now = [claim for claim_id, claim in seen.items() if claim_id not in drawn.instead]
        now += [claim for claims in drawn.instead.values() for claim in claims]
        for decision in drawn.unplaced:
            was = _as_it_was(connection, decision.about[0])
            near = tuple(c for c in now if c.id != was.id and _share_words(c, was))
            found.append(Offer(decision=decision, was=was, candidates=near))
    return found


def redraw(connection: Connection, report: str) -> None:
    """Work out anew what decisions do to a report's claims; called after each of them and after each coding."""
    connection.execute(delete(schema.decided_claims).where(schema.decided_claims.c.report == report))
    _, drawn = _draw(connection, report)
    rows: list[dict[str, Any]] = []
    for seen, instead in drawn.instead.items():
        versions: list[int | None] = [*keep_by_hand(connection, instead)] or [None]
        rows += [
            {"claim": seen, "part": i, "report": report, "version": v, "added": False} for i, v in enumerate(versions)
        ]
    added = keep_by_hand(connection, drawn.added)
    rows += [
        {"claim": claim.id, "part": 0, "report": report, "version": version, "added": True}
        for claim, version in zip(drawn.added, added, strict=True)
    ]
    if rows:
        connection.execute(insert(schema.decided_claims), rows)


def _draw(connection: Connection, report: str) -> tuple[dict[str, Claim], Effects]:
    decisions = decisions_of_report(connection, report)
    if not decisions:
        return {}, Effects()
    seen = seen_by_coder(connection, report)
    return seen, effects(seen, decisions)


def decisions_of_report(connection: Connection, report: str) -> list[Decision]:
    """Give the decisions about a report's claims that stand, oldest first."""
    about = (
        select(_subjects.decision).join(schema.claims, _claims.id == _subjects.subject).where(_claims.report == report)
    )
    asked = (
        select(schema.decisions)
        .where(_decisions.number.in_(about) | (_decisions.kind == "undo"))
        .where(_decisions.kind.not_in((*ON_LINKS, *ON_SAMPLES)))
        .order_by(_decisions.number)
    )
    return latest(in_force([decision_from_row(row) for row in connection.execute(asked)]))


def seen_by_coder(connection: Connection, report: str) -> dict[str, Claim]:
    """Give the claims of a report as the coder's latest Run saw them, decisions aside."""
    newest = (
        select(_codings.number)
        .where(_codings.report == report, _codings.finished)
        .order_by(_codings.number.desc())
        .limit(1)
        .scalar_subquery()
    )
    asked = (
        select(*_whole_claim)
        .select_from(schema.sightings)
        .join(schema.claim_versions, _versions.number == _sightings.version)
        .join(schema.claims, _claims.id == _versions.claim)
        .where(_sightings.coding == newest)
        .order_by(_sightings.position)
    )
    claims = [claim_from_row(row) for row in connection.execute(asked)]
    return {claim.id: claim for claim in claims}


def _as_it_was(connection: Connection, claim_id: str) -> Claim:
    asked = (
        select(*_whole_claim)
        .join(schema.claim_versions, _versions.claim == _claims.id)
        .where(_claims.id == claim_id)
        .order_by(_versions.number.desc())
        .limit(1)
    )
    row = connection.execute(asked).one()
    return claim_from_row(row)


def _share_words(one: Claim, other: Claim) -> bool:
    here, there = (one.span, *one.also), (other.span, *other.also)
    return any(a[0] < b[1] and b[0] < a[1] for a in here for b in there)


def _reports_decided(connection: Connection) -> list[str]:
    if not has_decisions(connection):
        return []
    asked = (
        select(_claims.report)
        .join(schema.decision_subjects, _subjects.subject == _claims.id)
        .distinct()
        .order_by(_claims.report)
    )
    return list(connection.execute(asked).scalars())


def has_decisions(connection: Connection) -> bool:
    """Tell whether the ledger is of a version that has decisions; older ones are read as they are."""
    return inspect(connection).has_table(schema.decisions.name)


def decision_from_row(row: Row[Any]) -> Decision:
    """Read a decision back from its row."""
    return Decision(
        kind=row.kind,
        about=tuple(row.about),
        against=tuple(row.against),
        slot=row.slot,
        value=row.value,
        by=row.by,
        at=datetime.fromisoformat(row.at),
        note=row.note,
        before=row.before,
        forgotten=(row.value_digest, row.note_digest) if row.forgotten else None,
    )
