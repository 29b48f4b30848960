"""The order of review: what is doubtful and what much hangs on comes first."""

import math
from typing import Any

from reportedly.ledger import Doubt, Ledger
from reportedly.model.decision import in_force

MOST_QUEUED = 500
_decides = frozenset({"accept", "reject", "correct", "add", "split", "merge"})


def queue_of(ledger: Ledger, known: dict[int, Doubt]) -> dict[str, Any]:
    """Give the claims that wait to be looked at, and by whom the others were.

    What comes first is the product of the doubt (one less the least score of the values) and of what hangs on it: a
    step for every tenfold of people harmed, and one for denials and accusations, which tell of a dispute. `known` are
    doubts from an earlier time, so that after a decision only what is new is read.
    """
    decided: dict[str, str] = {}
    for decision in in_force(ledger.decisions()):
        if decision.kind in _decides:
            decided.update(dict.fromkeys(decision.about, decision.by))
    # What a claim was split into or became under another speaker's name has been looked at too.
    reviewed = decided.keys() | ledger.reviews().keys()
    waiting: list[tuple[float, str]] = []
    for doubt in ledger.claim_doubts(known):
        if doubt.claim not in reviewed:
            weight = 1 + math.log10(1 + doubt.harmed) + doubt.contends
            waiting.append((-(1.05 - doubt.score) * weight, doubt.claim))
    waiting.sort()
    return {
        "state": ledger.last_change(),
        "waiting": len(waiting),
        "decided": decided,
        "queue": [claim for _, claim in waiting[:MOST_QUEUED]],
    }
