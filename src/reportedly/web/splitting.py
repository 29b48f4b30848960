"""One claim made into several: each part keeps what its own words say, and what all of them share."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeVar

from reportedly.ledger import claim_for_decision
from reportedly.model import Claim, Event, Evidence, Report, Span
from reportedly.model.span import touch, within

Json = dict[str, Any]
BY_HAND = "by-hand"
_lists = ("agents", "targets", "weapons", "quantities")


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


P = TypeVar("P", bound=_Placed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The words of one part, and the kind of event that they tell of."""

    span: Span
    kind: str


def split_into(claim: Claim, parts: Sequence[Part], report: Report, taken: Iterable[str]) -> list[Json]:
    """Write the claims that a claim is split into, as a decision carries them; `taken` are names of other claims.

    A value goes with the part that its words stand in; one whose words stand in none (the day before all of it, the
    place after) is shared by all. Raises ValueError where the parts are none of this claim.
    """
    if len(parts) < 2:
        raise ValueError("a claim is split into two parts or more.")
    for part in parts:
        if not part.span[0] < part.span[1] or not within(part.span, claim.span):
            raise ValueError("each part is made of words of the claim.")
    if any(touch(a.span, b.span) for i, a in enumerate(parts) for b in parts[:i] if a.span != b.span):
        raise ValueError("parts that share some words share all of them.")
    names = set(taken)
    made: list[Json] = []
    for part in parts:
        one = _part(claim, part, [other.span for other in parts if other.span != part.span], report)
        while one.id in names:
            one = replace(one, ordinal=one.ordinal + 1)
        names.add(one.id)
        made.append(claim_for_decision(one))
    return made


def _part(claim: Claim, part: Part, others: Sequence[Span], report: Report) -> Claim:
    event = claim.event

    def stays(span: Span | None) -> bool:
        return span is None or touch(span, part.span) or not any(touch(span, other) for other in others)

    kept = {name: _kept(getattr(event, name), stays) for name in _lists}
    where = event.where if event.where is None or stays(event.where.span) else None
    when = event.when if event.when is None or stays(event.when.span) else None
    numbers = kept["quantities"]
    quantities = tuple(replace(one, part_of=numbers[0].get(one.part_of)) for one in numbers[1])
    gone = {f"event.{name}" for name, value in (("where", where), ("when", when)) if value is None}
    evidence = _evidence(claim, {f"event.{name}": kept[name][0] for name in _lists}, gone)
    if part.kind != event.kind:
        evidence = [one for one in evidence if one.slot not in ("kind", "event.kind")]
        evidence.append(Evidence(slot="event.kind", rule=BY_HAND, span=part.span))
    told: Event = replace(
        event,
        kind=part.kind,
        where=where,
        when=when,
        quantities=quantities,
        agents=kept["agents"][1],
        targets=kept["targets"][1],
        weapons=kept["weapons"][1],
    )
    quote = report.text[slice(*part.span)]
    return replace(claim, quote=quote, span=part.span, also=(), ordinal=0, event=told, evidence=tuple(evidence))


def _kept(values: Sequence[P], stays: Any) -> tuple[dict[int | None, int], tuple[P, ...]]:  # noqa: ANN401
    """Give the values that stay, and by the place in the list that each had the one that it has now."""
    indices = [i for i, value in enumerate(values) if stays(value.span)]
    return {old: new for new, old in enumerate(indices)}, tuple(values[i] for i in indices)


def _evidence(claim: Claim, places: Mapping[str, Mapping[int | None, int]], gone: set[str]) -> list[Evidence]:
    """Give the evidence of the values that stay, under the slots that they have now."""
    found: list[Evidence] = []
    for one in claim.evidence:
        stem, number, rest = _parted(one.slot, places)
        if number is not None and stem is not None:
            if number in places[stem]:
                found.append(replace(one, slot=".".join([stem, str(places[stem][number]), *rest])))
        elif not any(one.slot == slot or one.slot.startswith(slot + ".") for slot in gone):
            found.append(one)
    return found


def _parted(slot: str, places: Mapping[str, Any]) -> tuple[str | None, int | None, list[str]]:
    """Take a slot such as `event.agents.1.name` apart into its list, the place in it and what is below."""
    for stem in places:
        if slot.startswith(stem + "."):
            number, *rest = slot[len(stem) + 1 :].split(".")
            if number.isdecimal():
                return stem, int(number), rest
    return None, None, []
