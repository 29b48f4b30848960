"""How doubtful each current claim is and how much hangs on it: what to look at first."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from reportedly.ledger import schema
from reportedly.ledger.asking import questions_now

_counts = ("event", "quantities")
_harmed = frozenset({"killed", "wounded", "captured", "detained", "displaced"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """The doubt about one claim, by its id.

    `score` is the least score of its evidence, `harmed` how many people it says came to harm; `contends` where it is a
    denial or an accusation.
    """

    claim: str
    score: float
    harmed: float
    contends: bool


def claim_doubts(connection: Connection) -> Iterator[Doubt]:
    """Give the doubt about every claim as it is read now, in no order."""
    wire = schema.claim_versions.c.wire
    columns = (schema.claims.c.id, wire["act"].as_string(), wire["evidence"].as_string(), wire[_counts].as_string())
    for asked in questions_now(connection):
        for claim, act, evidence, counts in connection.execute(asked.with_only_columns(*columns)):
            scores = [one["score"] for one in json.loads(evidence)]
            yield Doubt(
                claim=claim,
                score=min(scores, default=0.0),
                harmed=_people(counts),
                contends=act in ("denies", "accuses"),
            )


def _people(counts: str) -> float:
    found: list[dict[str, Any]] = json.loads(counts)
    return max((one["low"] or 0.0 for one in found if one["effect"] in _harmed), default=0.0)
