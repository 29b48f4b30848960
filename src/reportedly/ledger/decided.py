"""What decisions do to the claims of a report: values put right, claims hidden, added, split and merged."""

import copy
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from reportedly.ledger.rows import Row, claim_from_values, claim_to_values
from reportedly.model import Claim, Decision, Evidence

_empty: dict[str, object] = {
    "said_by": [],
    "said_when": None,
    "toward": [],
    "also": [],
    "event.agents": [],
    "event.targets": [],
    "event.weapons": [],
    "event.where": None,
    "event.when": None,
    "event.quantities": [],
}
"""Slots that may be left without a value, and what then stands in them."""


class CannotApply(Exception):
    """A decision does not fit the claim: the slot is not there, or the value is not one for it."""


@dataclass(slots=True)
class Effects:
    """What is to be read instead of what the coder saw.

    `instead` gives, by the id of a claim that the coder saw, the claims that stand for it now (none: it is hidden).
    `added` are claims that no coder saw. `unplaced` are decisions whose claim is no longer there, or whose slot is
    not: they are offered again. `names` gives, by the id of a claim as it is read now, all ids that it and the claims
    it was made of have had.
    """

    instead: dict[str, tuple[Claim, ...]] = field(default_factory=dict)
    added: tuple[Claim, ...] = ()
    unplaced: tuple[Decision, ...] = ()
    names: dict[str, frozenset[str]] = field(default_factory=dict)


def effects(seen: Mapping[str, Claim], decisions: Iterable[Decision]) -> Effects:
    """Apply decisions that stand, in their order, to the claims of one report as the coder's latest Run saw them."""
    origin: dict[str, str | None] = {claim_id: claim_id for claim_id in seen}
    now = dict(seen)
    names = {claim_id: frozenset({claim_id}) for claim_id in seen}
    met: set[str] = set(seen)
    touched: set[str] = set()
    unplaced: list[Decision] = []
    for decision in decisions:
        claims = [now[claim_id] for claim_id in decision.about if claim_id in now]
        if decision.kind != "add" and len(claims) < len(decision.about):
            # Hidden by an earlier decision is decided; not seen at all has moved.
            if not met.issuperset(decision.about):
                unplaced.append(decision)
            continue
        try:
            results = _apply(decision, claims)
        except CannotApply:
            unplaced.append(decision)
            continue
        if decision.kind == "add" and results[0].id in now:
            continue
        came_from = origin[claims[0].id] if claims else None
        had: frozenset[str] = frozenset().union(*(names[claim.id] for claim in claims))
        touched.update(o for claim in claims if (o := origin[claim.id]) is not None)
        for claim in claims:
            del now[claim.id], origin[claim.id]
        for claim in results:
            now[claim.id], origin[claim.id] = claim, came_from
            names[claim.id] = had | {claim.id}
            met.add(claim.id)
    instead = {o: tuple(claim for claim_id, claim in now.items() if origin[claim_id] == o) for o in sorted(touched)}
    added = tuple(claim for claim_id, claim in now.items() if origin[claim_id] is None)
    return Effects(instead=instead, added=added, unplaced=tuple(unplaced), names=names)


def _apply(decision: Decision, claims: list[Claim]) -> list[Claim]:
    if decision.kind == "add":
        return [claim_from_decision(decision.value)]
    if decision.kind == "split":
        return [claim_from_decision(part) for part in _parts(decision.value)]
    if decision.kind == "merge":
        first, *others = claims
        told = {span for other in others for span in (other.span, *other.also)} - {first.span}
        return [replace(first, also=tuple(sorted({*first.also, *told})))]
    if decision.kind == "reject" and decision.slot is None:
        return []
    return [_with_value(claims[0], decision)]


def _with_value(claim: Claim, decision: Decision) -> Claim:
    """Put a value right; what it rests on is then the decision, by its id."""
    if decision.slot is None:
        return _checked(decision.value, claim)
    value = decision.value
    if decision.kind == "reject":
        if decision.slot not in _empty:
            raise CannotApply(f"{decision.slot} cannot be left empty: correct it instead")
        value = _empty[decision.slot]
    values = copy.deepcopy(claim_to_values(claim))
    set_slot(values, decision.slot, value)
    values["evidence"] = [e for e in values["evidence"] if not _lies_in(e["slot"], decision.slot)]
    settled = _checked(values, claim)
    ground = Evidence(slot=decision.slot, rule=f"decided.{decision.id}")
    return replace(settled, evidence=(*settled.evidence, ground))


def _lies_in(slot: str, other: str) -> bool:
    return slot == other or slot.startswith(other + ".")


def get_slot(values: Row, slot: str) -> object:
    """Give the value at a path such as `event.quantities.0.low`; raises CannotApply where there is none."""
    at: object = values
    for part in slot.split("."):
        at = _step(at, part, slot)
    return at


def set_slot(values: Row, slot: str, value: object) -> None:
    """Put a value at a path, which must be there."""
    *way, last = slot.split(".")
    at: object = values
    for part in way:
        at = _step(at, part, slot)
    _step(at, last, slot)
    if isinstance(at, list):
        at[int(last)] = value
    elif isinstance(at, dict):
        at[last] = value


def _step(at: object, part: str, slot: str) -> object:
    if isinstance(at, dict) and part in at:
        return at[part]
    if isinstance(at, list) and part.isdecimal() and int(part) < len(at):
        return at[int(part)]
    raise CannotApply(f"this claim has no {slot}")


def _checked(values: object, like: Claim) -> Claim:
    """Read a claim from values; raises CannotApply where they are no claim's."""
    return claim_from_decision(
        {"values": values, "report": like.report_id, "span": list(like.span), "ordinal": like.ordinal}
    )


def _parts(value: object) -> list[object]:
    if not isinstance(value, list) or not value:
        raise CannotApply("a split needs the list of claims that it makes")
    return value


def claim_from_decision(value: object) -> Claim:
    """Read a claim that a decision carries; raises CannotApply where it is none."""
    if not isinstance(value, dict) or not isinstance(value.get("values"), dict):
        raise CannotApply("these are not the values of a claim: give its report, span and values")
    try:
        start, end = value["span"]
        claim = claim_from_values(
            value["values"], report_id=value["report"], span=(start, end), ordinal=value.get("ordinal", 0)
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise CannotApply(f"these are not the values of a claim ({type(error).__name__}: {error})") from error
    words = (claim.quote, claim.act, claim.certainty, claim.polarity, claim.event.kind, claim.event.status)
    if not all(isinstance(word, str) for word in words):
        raise CannotApply("quote, act, certainty, polarity, kind and status of a claim are words")
    return claim


def claim_for_decision(claim: Claim) -> Row:
    """Write a claim as a decision carries it."""
    return {
        "report": claim.report_id,
        "span": list(claim.span),
        "ordinal": claim.ordinal,
        "values": claim_to_values(claim),
    }
