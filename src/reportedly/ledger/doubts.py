"""How doubtful a claim is and how much hangs on it: what to look at first."""

from collections.abc import Sequence
from typing import Any, NamedTuple

_harmed = frozenset({"killed", "wounded", "captured", "detained", "displaced"})


class Doubt(NamedTuple):
    """The doubt about a claim.

    `score` is the least score of its evidence, `harmed` how many people it says came to harm; `contends` where it is a
    denial or an accusation.
    """

    score: float
    harmed: float
    contends: bool


def doubt_about(act: str, evidence: Sequence[dict[str, Any]], counts: Sequence[dict[str, Any]]) -> Doubt:
    """Work out the doubt about a claim, of its values as they are kept."""
    return Doubt(
        score=min((one["score"] for one in evidence), default=0.0),
        harmed=max((one["low"] or 0.0 for one in counts if one["effect"] in _harmed), default=0.0),
        contends=act in ("denies", "accuses"),
    )
