"""History: what the coder read of a claim, time after time, and what people have decided about it and its values."""

from collections.abc import Collection
from typing import Annotated

from fastapi import APIRouter
from pydantic import Field

from reportedly.model import Decision
from reportedly.model.decision import ON_SAMPLES
from reportedly.views.decided_values import value_words
from reportedly.views.why import label_of, values_of
from reportedly.web.asking import TheShelf
from reportedly.web.cards import Json

router = APIRouter(tags=["history"])
ClaimId = Annotated[str, Field(pattern=r"^clm_[0-9a-f]{20}$")]


@router.get("/claims/{claim_id}/history.json")
def history(claim_id: ClaimId, shelf: TheShelf) -> Json:
    """Give all that a claim has been, oldest first, undone or not; what coders of a sample say stays unseen."""
    past = shelf.ledger.past(claim_id)
    return {
        "names": list(past.names),
        "readings": [
            {
                "claim": one.claim.id,
                "version": one.version,
                "run": one.run_id,
                "values": {value.slot: value.words for value in values_of(one.claim)},
            }
            for one in past.readings
        ],
        "decisions": [told_decision(one, past.stands) for one in past.decisions if one.kind not in ON_SAMPLES],
    }


def told_decision(decision: Decision, stands: Collection[str]) -> Json:
    """Write a decision as the desk tells it; `stands` are the ids of those that were not undone."""
    return {
        "id": decision.id,
        "kind": decision.kind,
        "about": list(decision.about),
        "slot": decision.slot,
        "label": label_of(decision.slot) if decision.slot else None,
        "value": value_words(decision),
        "by": decision.by,
        "at": decision.at.isoformat(),
        "note": decision.note,
        "stands": decision.id in stands,
    }
