"""What a person has decided about claims and links: signed, dated, and never changed afterwards."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

KINDS = (
    "accept",
    "reject",
    "correct",
    "add",
    "split",
    "merge",
    "same",
    "different",
    "sample",
    "code",
    "forget",
    "undo",
)
"""Closed list: what a decision can do."""

ON_VALUES = ("accept", "reject", "correct")
ON_LINKS = ("same", "different")
ON_SAMPLES = ("sample", "code")
"""Claims drawn to be coded by several people blind, and what one of them coded: they change no claim."""

START_OF_CHAIN = "0" * 64
"""What the first decision of a ledger has before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision of one person, and the hash that ties it to all those before it.

    `about` are ids: the claim of a value decision, the claims merged, one side of same or different (claims, or
    reports), the claims of a sample or the one coded, the decision that is undone. `against` is the other side of same
    or different. `slot` is a path into the claim such as `event.where` or `act`; None is the claim as a whole. `value`
    is what JSON can hold: the right value, the claim added, the claims it was split into, what was coded. `forgotten`
    are the digests of a value and a note that were erased with the report they were about; None where both are there.
    """

    kind: str
    about: tuple[str, ...]
    by: str
    at: datetime
    against: tuple[str, ...] = ()
    slot: str | None = None
    value: object = None
    note: str = ""
    before: str = START_OF_CHAIN
    forgotten: tuple[str, str] | None = None

    @property
    def hash(self) -> str:
        """The link in the chain: over this decision and the hash of the one before it."""
        return chained(self, *(self.forgotten or (content_digest(self.value), content_digest(self.note))))

    @property
    def id(self) -> str:
        """The decision's name: an act of somebody at a time, so that deciding alike twice is two decisions."""
        return f"dec_{self.hash[:20]}"


def chained(decision: Decision, value_digest: str, note_digest: str) -> str:
    """Hash a decision by the digests of its value and note: these can be forgotten, and the chain still holds."""
    parts = (
        decision.before,
        decision.kind,
        decision.about,
        decision.against,
        decision.slot,
        value_digest,
        decision.by,
        decision.at.astimezone(UTC).isoformat(),
        note_digest,
    )
    return content_digest(parts)


def content_digest(value: object) -> str:
    """Hash what JSON can hold, the same on every machine."""
    canonical = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def in_force(decisions: Sequence[Decision]) -> list[Decision]:
    """Leave out, of all decisions in their order, those that are undone and the undoings themselves."""
    gone = undone(decisions)
    return [decision for decision in decisions if decision.kind != "undo" and decision.id not in gone]


def undone(decisions: Sequence[Decision]) -> set[str]:
    """Give the ids of the decisions that are undone; an undoing can be undone too."""
    gone: set[str] = set()
    for decision in reversed(decisions):
        if decision.kind == "undo" and decision.id not in gone:
            gone.update(decision.about)
    return gone


def latest(decisions: Iterable[Decision]) -> list[Decision]:
    """Leave out decisions that a later one about the same thing has superseded."""
    by_subject: dict[object, Decision] = {}
    for decision in decisions:
        subject = _subject(decision)
        by_subject.pop(subject, None)
        by_subject[subject] = decision
    return list(by_subject.values())


def _subject(decision: Decision) -> object:
    if decision.kind in ON_VALUES:
        return ("value", decision.about, decision.slot)
    if decision.kind in ON_LINKS:
        return ("link", frozenset((frozenset(decision.about), frozenset(decision.against))))
    if decision.kind in ON_SAMPLES:
        return decision.id
    return (decision.kind, decision.about)
