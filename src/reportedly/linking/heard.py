"""A claim with the report it stands in, and the family of copies that this report is of."""

from typing import NamedTuple

from reportedly.model import Claim, Report

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
