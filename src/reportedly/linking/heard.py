"""A claim with the report it stands in, and the family of copies that this report is of."""

from typing import NamedTuple

from reportedly.linking.knowledge import Knowledge
from reportedly.model import Claim, Report

TOLD = frozenset({"occurred", "ongoing"})
ANSWERS = frozenset({"denies", "accuses", "claims-responsibility"})
FATES = frozenset({"killed", "wounded", "destroyed", "damaged"})
HEDGED_ACTS = frozenset({"speculates", "predicts"})


class Heard(NamedTuple):
    """One claim as it reaches a reader."""

    claim: Claim
    report: Report
    family: str


def is_denial(claim: Claim) -> bool:
    """Tell whether a claim says that something is not so."""
    return claim.act == "denies" or claim.polarity == "negative"


def is_hedged(claim: Claim) -> bool:
    """Tell whether a claim is put forward with doubt, or handed on as hearsay."""
    return claim.certainty != "certain" or claim.act in HEDGED_ACTS


def tells(claim: Claim, knowledge: Knowledge) -> bool:
    """Tell whether a claim says something of a happening (that it was or was not, who did it, a toll), or is talk."""
    event = claim.event
    happened = event.kind in knowledge.groups and event.status in TOLD
    return happened or claim.act in ANSWERS or any(q.effect in FATES for q in event.quantities)
