"""Copies in the ledger as the desk shows them: each report under the one that its text goes back to."""

from dataclasses import dataclass, field

from reportedly.ledger import Ledger
from reportedly.linking.lineage.families import families
from reportedly.model import Family


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """The families of more than one report: by report its family, that one's name, and whom it is listed under."""

    family_of: dict[str, Family] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    head_of: dict[str, str] = field(default_factory=dict)


def copies_in(ledger: Ledger) -> Copies:
    """Gather all reports that are one text with another."""
    relations = [one for one in ledger.relations() if one.is_one_text]
    named = {side for one in relations for side in (one.a, one.b)}
    found = Copies()
    for family in families(ledger.reports_of(named), relations):
        if len(family.members) < 2:
            continue
        head = family.original or family.members[0].report
        for member in family.members:
            found.family_of[member.report] = family
            found.names[member.report] = family.id
            found.head_of[member.report] = head
    return found
