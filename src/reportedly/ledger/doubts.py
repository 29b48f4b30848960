"""How doubtful each current claim is and how much hangs on it: what to look at first."""

import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from reportedly.ledger import schema
from reportedly.ledger.asking import questions_now
from reportedly.ledger.picked import Picked

_versions = schema.claim_versions.c
_paths = (("act",), ("evidence",), ("event", "quantities"))
_harmed = frozenset({"killed", "wounded", "captured", "detained", "displaced"})
_AT_ONCE = 500


class Doubt(NamedTuple):
    """The doubt about one claim, by its id.

    `score` is the least score of its evidence, `harmed` how many people it says came to harm; `contends` where it is a
    denial or an accusation.
    """

    claim: str
    score: float
    harmed: float
    contends: bool


def claim_doubts(connection: Connection, known: dict[int, Doubt]) -> Iterator[Doubt]:
    """Give the doubt about every claim as it is read now, in no order.

    `known` are doubts by the number of the version they are about, and is filled: a version's values never change.
    """
    now: list[int] = []
    new: list[int] = []
    for asked in questions_now(connection):
        for number, claim in connection.execute(asked.with_only_columns(_versions.number, _versions.claim)):
            now.append(number)
            # The number of a version that was erased with its report may be given to another.
            if number not in known or known[number].claim != claim:
                new.append(number)
    for first in range(0, len(new), _AT_ONCE):
        _read(connection, new[first : first + _AT_ONCE], known)
    for number in now:
        yield known[number]


def _read(connection: Connection, numbers: Sequence[int], known: dict[int, Doubt]) -> None:
    asked = select(_versions.number, _versions.claim, Picked(_versions.wire, _paths).label("picked"))
    for number, claim, picked in connection.execute(asked.where(_versions.number.in_(numbers))):
        act, evidence, counts = json.loads(picked)
        known[number] = Doubt(
            claim=claim,
            score=min((one["score"] for one in evidence), default=0.0),
            harmed=_people(counts),
            contends=act in ("denies", "accuses"),
        )


def _people(counts: list[dict[str, Any]]) -> float:
    return max((one["low"] or 0.0 for one in counts if one["effect"] in _harmed), default=0.0)
