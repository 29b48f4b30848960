"""Decisions in the ledger: appended, chained, and never changed; and what they do to the claims that are read."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, insert, select

from reportedly.errors import LedgerError
from reportedly.ledger import lines, schema
from reportedly.ledger.decided import (
    CannotApply,
    Effects,
    claim_for_decision,
    claim_from_decision,
    effects,
    get_slot,
)
from reportedly.ledger.keeping import keep_by_hand
from reportedly.ledger.redrawing import decision_from_row, decisions_of_report, has_decisions, redraw, seen_by_coder
from reportedly.ledger.rows import claim_to_values
from reportedly.model import Claim, Decision
from reportedly.model.decision import (
    KINDS,
    ON_LINKS,
    ON_SAMPLES,
    START_OF_CHAIN,
    chained,
    content_digest,
    in_force,
    latest,
)

_decisions, _subjects = schema.decisions.c, schema.decision_subjects.c
_claims = schema.claims.c


def append(connection: Connection, decision: Decision) -> Decision:
    """Write a decision at the end of the chain, and let the claims that it is about be read accordingly.

    Raises LedgerError where it names what is not there, or does not fit the claim.
    """
    reports = _check_subjects(connection, decision)
    chained_on = _complete(connection, decision, reports)
    row = {
        "id": chained_on.id,
        "kind": chained_on.kind,
        "about": list(chained_on.about),
        "against": list(chained_on.against),
        "slot": chained_on.slot,
        "value": chained_on.value,
        "by": chained_on.by,
        "at": chained_on.at.isoformat(),
        "note": chained_on.note,
        "value_digest": content_digest(chained_on.value),
        "note_digest": content_digest(chained_on.note),
        "before": chained_on.before,
        "hash": chained_on.hash,
        "forgotten": False,
    }
    made = connection.execute(insert(schema.decisions).values(row)).inserted_primary_key
    assert made is not None  # an insert of one row always tells its key
    named = dict.fromkeys((*chained_on.about, *chained_on.against))
    rows = [{"decision": made[0], "subject": subject} for subject in named]
    connection.execute(insert(schema.decision_subjects), rows)
    for report in sorted(reports):
        redraw(connection, report)
    lines.keep(connection, sorted(reports))
    return chained_on


def find(connection: Connection, about: str | None = None) -> list[Decision]:
    """Give every decision, oldest first, or those that are about (or against) one id."""
    if not has_decisions(connection):
        return []
    asked = select(schema.decisions).order_by(_decisions.number)
    if about is not None:
        asked = asked.join(schema.decision_subjects).where(_subjects.subject == about)
    return [decision_from_row(row) for row in connection.execute(asked)]


def beginning(connection: Connection, start: str) -> list[Decision]:
    """Give the decisions whose id begins so, with or without `dec_`; at most nine."""
    if not has_decisions(connection):
        return []
    prefix = "dec_" + start.strip().removeprefix("dec_")
    asked = select(schema.decisions).where(_decisions.id.startswith(prefix, autoescape=True)).limit(9)
    return [decision_from_row(row) for row in connection.execute(asked)]


def on_links(connection: Connection) -> list[Decision]:
    """Give the decisions on links that stand, oldest first."""
    if not has_decisions(connection):
        return []
    asked = select(schema.decisions).where(_decisions.kind.in_((*ON_LINKS, "undo"))).order_by(_decisions.number)
    return latest(in_force([decision_from_row(row) for row in connection.execute(asked)]))


def broken_link(connection: Connection) -> str | None:
    """Give the id of the first decision that was tampered with, or does not follow the one before it."""
    before = START_OF_CHAIN
    if not has_decisions(connection):
        return None
    erased = erased_decisions(connection)
    for row in connection.execute(select(schema.decisions).order_by(_decisions.number)):
        decision = decision_from_row(row)
        whole = (
            row.before == before
            and (row.id in erased if row.forgotten else _has_its_content(row))
            and row.hash == chained(decision, row.value_digest, row.note_digest)
            and row.id == f"dec_{row.hash[:20]}"
        )
        if not whole:
            return str(row.id)
        before = row.hash
    return None


def erased_decisions(connection: Connection) -> set[str]:
    """Give the decisions that were emptied when a report was forgotten, as the chain itself tells them."""
    asked = select(_decisions.value).where(_decisions.kind == "forget")
    return {one for value in connection.execute(asked).scalars() for one in value["decisions"]}


def _has_its_content(row: Any) -> bool:  # noqa: ANN401 -- a row of `decisions`
    return bool(row.value_digest == content_digest(row.value) and row.note_digest == content_digest(row.note))


def _check_subjects(connection: Connection, decision: Decision) -> set[str]:
    """Refuse what names nothing that is there; give the reports whose claims are to be read anew."""
    if decision.kind not in KINDS:
        raise LedgerError(f"there is no decision {decision.kind!r}: it is one of {', '.join(KINDS)}.")
    if not decision.by.strip():
        raise LedgerError("a decision needs a name under it: say who decides, with --by or REPORTEDLY_NAME.")
    if decision.kind == "undo":
        return _reports_of_undone(connection, decision)
    if decision.kind in ON_LINKS:
        _check_sides(connection, decision)
        return set()
    if decision.kind in ON_SAMPLES:
        _check_sample(connection, decision)
        return set()
    if decision.kind == "forget":
        if not _kept(connection, schema.reports.c.id, decision.about):
            raise LedgerError("no such report in the ledger: list them with `reportedly reports`.")
        return set()
    if decision.kind == "add":
        claim = _carried(decision.value)
        if not _kept(connection, schema.reports.c.id, [claim.report_id]):
            raise LedgerError(f"no report {claim.report_id} in the ledger: add the report before its claims.")
        return {claim.report_id}
    needed = 2 if decision.kind == "merge" else 1
    if len(decision.about) < needed or (decision.kind != "merge" and len(decision.about) > 1):
        raise LedgerError(f"{decision.kind} is about {'two claims or more' if needed == 2 else 'one claim'}.")
    asked = select(_claims.id, _claims.report).where(_claims.id.in_(decision.about))
    found = {row.id: row.report for row in connection.execute(asked)}
    missing = [claim_id for claim_id in decision.about if claim_id not in found]
    if missing:
        raise LedgerError(f"no claim {missing[0]} in the ledger: list them with `reportedly claims`.")
    if len(set(found.values())) > 1:
        raise LedgerError("claims of different reports are not merged: say that they tell of the same with `same`.")
    return set(found.values())


def _reports_of_undone(connection: Connection, decision: Decision) -> set[str]:
    if len(decision.about) != 1 or not _kept(connection, _decisions.id, decision.about):
        raise LedgerError(f"no decision {', '.join(decision.about)} in the ledger: list them with `reportedly undo`.")
    # Undoing an undoing brings back what that one had undone, so follow it to the claims.
    subjects, reports = list(decision.about), set[str]()
    while subjects:
        asked = select(_decisions.about).where(_decisions.id.in_(subjects))
        named = [subject for about in connection.execute(asked).scalars() for subject in about]
        reports.update(connection.execute(select(_claims.report).where(_claims.id.in_(named))).scalars())
        subjects = [subject for subject in named if subject.startswith("dec_")]
    return reports


def _check_sides(connection: Connection, decision: Decision) -> None:
    if not decision.about or not decision.against or set(decision.about) & set(decision.against):
        raise LedgerError(f"{decision.kind} needs two sides that have nothing in common.")
    both = (*decision.about, *decision.against)
    kept = _kept(connection, _claims.id, both) | _kept(connection, schema.reports.c.id, both)
    missing = [subject for subject in both if subject not in kept]
    if missing:
        raise LedgerError(f"no claim or report {missing[0]} in the ledger.")


def _check_sample(connection: Connection, decision: Decision) -> None:
    """Refuse a sample of what is not there, and a second answer of one coder about one claim of a sample."""
    missing = set(decision.about) - _kept(connection, _claims.id, decision.about)
    if missing or not decision.about:
        raise LedgerError(f"no claim {min(missing, default='')} in the ledger to be coded.")
    if decision.kind == "sample":
        return
    value = decision.value if isinstance(decision.value, dict) else {}
    asked = select(schema.decisions).where(_decisions.kind.in_((*ON_SAMPLES, "undo"))).order_by(_decisions.number)
    standing = in_force([decision_from_row(row) for row in connection.execute(asked)])
    sample = next((one for one in standing if one.kind == "sample" and one.id == value.get("sample")), None)
    if sample is None or len(decision.about) != 1 or decision.about[0] not in sample.about:
        raise LedgerError("what is coded is one claim of a sample: list the samples with `reportedly sample`.")
    for one in standing:
        same = (
            one.kind == "code" and one.about == decision.about and one.by.casefold() == decision.by.strip().casefold()
        )
        if same and isinstance(one.value, dict) and one.value.get("sample") == sample.id:
            raise LedgerError(f"{one.by} has coded this claim of the sample already; undo {one.id} to code it again.")


def _kept(connection: Connection, column: Any, ids: Iterable[str]) -> set[str]:  # noqa: ANN401 -- a column of ids
    return set(connection.execute(select(column).where(column.in_(list(ids)))).scalars())


def _complete(connection: Connection, decision: Decision, reports: set[str]) -> Decision:
    """Put a decision behind the last one, with the value that it settles where it names none itself."""
    about, value = decision.about, decision.value
    if decision.kind == "add":
        claim = _carried(value)
        about, value = (claim.id,), claim_for_decision(claim)
        keep_by_hand(connection, (claim,))
    elif decision.kind in ("accept", "reject", "correct", "split", "merge"):
        value = _settled(connection, decision, next(iter(reports)))
    last = connection.execute(select(_decisions.hash).order_by(_decisions.number.desc()).limit(1)).scalar()
    return Decision(
        kind=decision.kind,
        about=about,
        against=decision.against,
        slot=decision.slot,
        value=value,
        by=decision.by.strip(),
        at=decision.at,
        note=decision.note,
        before=last or START_OF_CHAIN,
    )


def _settled(connection: Connection, decision: Decision, report: str) -> object:
    """Give the value of a decision about claims, or refuse one that does not fit them as they are read now."""
    before = decisions_of_report(connection, report)
    seen = seen_by_coder(connection, report)
    drawn = effects(seen, before)
    now = {claim_id: claim for claim_id, claim in seen.items() if claim_id not in drawn.instead}
    now |= {claim.id: claim for claims in (*drawn.instead.values(), drawn.added) for claim in claims}
    value = decision.value
    try:
        if decision.kind == "accept":
            claim = now.get(decision.about[0]) or seen.get(decision.about[0])
            if claim is None:
                raise CannotApply("it is not there any more; find what took its place with `reportedly claims`")
            values = claim_to_values(claim)
            value = values if decision.slot is None else get_slot(values, decision.slot)
        elif decision.kind == "split":
            value = [claim_for_decision(_carried(part)) for part in value] if isinstance(value, list) else value
        trial = Decision(
            kind=decision.kind, about=decision.about, slot=decision.slot, value=value, by=decision.by, at=decision.at
        )
        _refuse_where_unplaced(effects(seen, latest([*before, trial])), trial)
    except CannotApply as error:
        raise LedgerError(f"{decision.kind} does not fit claim {decision.about[0]}: {error}.") from error
    return value


def _refuse_where_unplaced(tried: Effects, trial: Decision) -> None:
    if any(decision is trial for decision in tried.unplaced):
        where = trial.slot or "the claim"
        raise CannotApply(f"{where} is not there, cannot be left empty, or the value is none for it")


def _carried(value: object) -> Claim:
    try:
        return claim_from_decision(value)
    except CannotApply as error:
        raise LedgerError(f"this claim cannot be kept: {error}.") from error
