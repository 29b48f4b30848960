"""The order of review: what is doubtful and what much hangs on comes first."""

import math
from heapq import nsmallest
from itertools import chain
from typing import Any

from reportedly.ledger import Ledger, ReportDoubts
from reportedly.model.decision import in_force

MOST_QUEUED = 500
_decides = frozenset({"accept", "reject", "correct", "add", "split", "merge"})


def queue_of(ledger: Ledger) -> dict[str, Any]:
    """Give the claims that wait to be looked at, and by whom the others were.

    What comes first is the product of the doubt (one less the least score of the values) and of what hangs on it: a
    step for every tenfold of people harmed, and one for denials and accusations, which tell of a dispute.
    """
    state = ledger.last_change()
    decided: dict[str, str] = {}
    for decision in in_force(ledger.decisions()):
        if decision.kind in _decides:
            decided.update(dict.fromkeys(decision.about, decision.by))
    # What a claim was split into or became under another speaker's name has been looked at too.
    reviewed = decided.keys() | ledger.reviews().keys()
    everything = chain.from_iterable(map(_weighed, ledger.doubts()))
    waiting = [one for one in everything if one[1] not in reviewed]
    return {
        "state": state,
        "waiting": len(waiting),
        "decided": decided,
        "queue": [claim for _, claim in nsmallest(MOST_QUEUED, waiting)],
    }


def _weighed(doubts: ReportDoubts) -> list[tuple[float, str]]:
    """Give the claims of a report with what puts them forward: the less, the sooner."""
    return [
        ((score - 1.05) * (1 + math.log10(1 + harmed) + contends), claim)
        for claim, score, harmed, contends in zip(*doubts, strict=True)
    ]
