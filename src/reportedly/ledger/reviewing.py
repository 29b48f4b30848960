"""What people have made of each claim: accepted, corrected, added by hand or rejected; what is missing has not been."""

from sqlalchemy import Connection, select

from reportedly.ledger import schema
from reportedly.ledger.redrawing import decision_from_row, has_decisions
from reportedly.model.decision import in_force, latest

ACCEPTED, CORRECTED, ADDED, REJECTED = "accepted", "corrected", "added", "rejected"
REVIEWS = (ACCEPTED, CORRECTED, ADDED, REJECTED)
"""Closed list: what people can have made of a claim. Split off and merged claims are corrected."""

_changing = frozenset({"correct", "split", "merge"})
_decisions, _decided = schema.decisions.c, schema.decided_claims.c
_on_claims = ("accept", "reject", "correct", "add", "split", "merge", "undo")


def reviews(connection: Connection) -> dict[str, str]:
    """Give what was made of each claim that people have decided about, by its id as it is read now.

    A rejected claim goes by the id that the coder gave it; one that was merged into another has none.
    """
    if not has_decisions(connection):
        return {}
    made = _made_of(connection)
    version = schema.claim_versions
    asked = select(_decided.claim, version.c.claim, _decided.added).outerjoin(
        version, version.c.number == _decided.version
    )
    found: dict[str, str] = {}
    for seen, now, added in connection.execute(asked):
        if now is None:
            if "merge" not in made.get(seen, ()):
                found[seen] = REJECTED
        elif added:
            found[now] = ADDED
        elif now != seen or _changing & made.get(now, set()):
            # A claim of other words or of another speaker goes by another name.
            found[now] = CORRECTED
        else:
            found[now] = ACCEPTED
    return found


def _made_of(connection: Connection) -> dict[str, set[str]]:
    """Give the kinds of the decisions that stand, by the claims they are about; to empty a slot is to correct."""
    asked = select(schema.decisions).where(_decisions.kind.in_(_on_claims)).order_by(_decisions.number)
    made: dict[str, set[str]] = {}
    for one in latest(in_force([decision_from_row(row) for row in connection.execute(asked)])):
        kind = "correct" if one.kind == "reject" and one.slot is not None else one.kind
        for claim in one.about:
            made.setdefault(claim, set()).add(kind)
    return made
