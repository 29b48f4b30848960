"""What coding one report gives."""

from dataclasses import dataclass

from reportedly.model.claim import Claim
from reportedly.model.issue import Issue


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """The claims of one report in text order, and what was not understood of it."""

    report_id: str
    claims: tuple[Claim, ...] = ()
    issues: tuple[Issue, ...] = ()
