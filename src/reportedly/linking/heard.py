"""A claim with the report it stands in, and the family of copies that this report is of."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from reportedly.linking.knowledge import Knowledge
from reportedly.model import Claim, Report

TOLD = frozenset({"occurred", "ongoing"})
ANSWERS = frozenset({"denies", "accuses", "claims-responsibility"})
FATES = frozenset({"killed", "wounded", "destroyed", "damaged"})
COUNTED_IN_TRAIN = frozenset({"displaced", "evacuated"})
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


def those_that_tell(heard: Iterable[Heard], knowledge: Knowledge) -> list[Heard]:
    """Give the claims of an incident that say something of it (that it was or was not, who did it, a toll): no talk.

    What came in the train of something else tells no more than its numbers (so many fled).
    """
    heard = list(heard)
    train = in_train_of(heard, knowledge)
    return [h for h in heard if _tells(h.claim, knowledge, train)]


def in_train_of(heard: Iterable[Heard], knowledge: Knowledge) -> frozenset[str]:
    """Give the kinds that came in the train of something else here; none where nothing else is told of."""
    leading = any(_happened(h.claim, knowledge) and h.claim.event.kind not in knowledge.in_train for h in heard)
    return knowledge.in_train if leading else frozenset()


def _tells(claim: Claim, knowledge: Knowledge, train: Collection[str]) -> bool:
    fates = FATES | COUNTED_IN_TRAIN if claim.event.kind in train else FATES
    happened = _happened(claim, knowledge) and claim.event.kind not in train
    return happened or claim.act in ANSWERS or any(q.effect in fates for q in claim.event.quantities)


def _happened(claim: Claim, knowledge: Knowledge) -> bool:
    return claim.event.kind in knowledge.groups and claim.event.status in TOLD
