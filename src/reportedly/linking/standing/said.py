"""What claims say about the slots of an incident, each thing said by one origin in one claim."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reportedly.linking.heard import ANSWERS, FATES, Heard, in_train_of, is_denial, is_hedged
from reportedly.linking.incidents.apart import Days, Spot, days_of, spot_of
from reportedly.linking.incidents.telling import PEOPLE, is_firm
from reportedly.linking.knowledge import Knowledge
from reportedly.model import Claim, Event, Party, Quantity

WHAT, PLACE, DAY, DOER, DONE_TO = "what", "place", "day", "by whom", "to whom"


class Bounds(NamedTuple):
    """A number as it was told; None is open."""

    low: float | None
    high: float | None


Content = str | Spot | Days | Bounds
_COUNTED_AFTER = frozenset({"casualties", "destruction"})
_COUNTED_EFFECTS = frozenset("killed wounded captured destroyed damaged displaced detained evacuated taken".split())


class Said(NamedTuple):
    """One thing that one origin says of one slot; `order` tells what was said later.

    Unless it `contradicts`, it is told and rules out nothing: a day that was only carried over from words near by, the
    side that a clash names.
    """

    slot: str
    content: Content
    words: str
    origin: str
    claim: str
    hedged: bool
    order: tuple[str, str, int]
    contradicts: bool = True

    @property
    def report(self) -> str:
        """Give the report in which it is said."""
        return self.order[1]


def said_of(heard: Iterable[Heard], origin_of: dict[str, str], knowledge: Knowledge) -> list[Said]:
    """List everything that is said of the slots; what is only denied is no value of theirs."""
    heard = list(heard)
    train = in_train_of(heard, knowledge)
    return [
        Said(
            slot=slot,
            content=content,
            words=words,
            origin=origin_of[one.claim.id],
            claim=one.claim.id,
            hedged=is_hedged(one.claim),
            order=(str(one.claim.said_when or one.report.published or ""), one.report.id, one.claim.span[0]),
            contradicts=_contradicts(slot, one.claim, knowledge),
        )
        for one in heard
        if not is_denial(one.claim)
        for slot, content, words in (
            numbers_of(one.claim.event) if one.claim.event.kind in train else _slots(one.claim, knowledge)
        )
    ]


def _contradicts(slot: str, claim: Claim, knowledge: Knowledge) -> bool:
    """Tell whether what a claim says of a slot rules out what does not go with it."""
    if slot == PLACE:
        return is_firm(claim, "event.where")
    if slot == DAY:
        # What goes on is told of any day of it, and the dead are counted when they are found.
        over = claim.event.status == "occurred" and claim.event.kind not in _COUNTED_AFTER
        return over and is_firm(claim, "event.when")
    if slot == WHAT:
        # Of one happening several things are told; only what cost the lives, or what somebody answers for, is one of
        # them and no other.
        costly = claim.act in ANSWERS or any(q.effect in FATES for q in claim.event.quantities)
        return claim.event.kind in knowledge.means and costly
    if slot == DONE_TO:
        # In fighting for ground either side is hit.
        return claim.event.kind in knowledge.means
    return slot != DOER or claim.event.kind not in knowledge.two_sided


def _slots(claim: Claim, knowledge: Knowledge) -> Iterator[tuple[str, Content, str]]:
    event = claim.event
    if event.kind in knowledge.groups and event.kind not in knowledge.open_kinds:
        yield WHAT, event.kind, event.kind.replace("-", " ")
    days, spot = days_of(event.when), spot_of(event.where, knowledge.shared_names)
    if spot is not None:
        yield PLACE, spot, spot.name
    if days is not None:
        yield DAY, days, ""
    for slot, parties in ((DOER, event.agents), (DONE_TO, event.targets)):
        for party in parties:
            yield slot, party.actor or "~" + _plain(party), _party_words(party, knowledge)
    yield from numbers_of(event)


def _plain(party: Party) -> str:
    return (party.name or party.mention).lower()


def _party_words(party: Party, knowledge: Knowledge) -> str:
    return knowledge.name(party.actor) if party.actor else party.name or party.mention


def numbers_of(event: Event) -> Iterator[tuple[str, Content, str]]:
    """Give the numbers of an event by slot: "killed", "children killed", "tank destroyed".

    People of several sorts whom one claim counts one beside the other are added up as the claim does; a part of a
    number has a slot of its own, and what comes on top of another number is told but is no toll.
    """
    beside: dict[str, list[Quantity]] = {}
    for quantity in event.quantities:
        if quantity.effect not in _COUNTED_EFFECTS or (quantity.low is None and quantity.high is None):
            continue
        if quantity.basis == "increment":
            yield (
                f"{_slot(quantity)}, more",
                Bounds(quantity.low, quantity.high),
                number_words(quantity.low, quantity.high),
            )
        elif quantity.part_of is not None or quantity.unit not in PEOPLE:
            yield _slot(quantity), Bounds(quantity.low, quantity.high), number_words(quantity.low, quantity.high)
        else:
            beside.setdefault(quantity.effect, []).append(quantity)
    for effect, quantities in beside.items():
        yield effect, *_sum(quantities)


def _slot(quantity: Quantity) -> str:
    if quantity.unit == "person" and quantity.part_of is None:
        return quantity.effect
    return f"{_sorts.get(quantity.unit, quantity.unit.replace('-', ' ') + 's')} {quantity.effect}"


_sorts = {
    "person": "people of one sort",
    "child": "children",
    "woman": "women",
    "aircraft": "aircraft",
    "artillery": "artillery pieces",
    "other": "other things",
}


def _sum(quantities: list[Quantity]) -> tuple[Content, str]:
    if len({q.unit for q in quantities}) < len(quantities):
        # Twice the same sort: two readings of one number, not two numbers to add.
        first = max(quantities, key=lambda q: q.low or q.high or 0)
        return Bounds(first.low, first.high), number_words(first.low, first.high)
    low = _added([q.low for q in quantities])
    high = _added([q.high for q in quantities])
    words = number_words(low, high)
    if len(quantities) > 1:
        words += f" ({' and '.join(f'{number_words(q.low, q.high)} {q.of}' for q in quantities)})"
    return Bounds(low, high), words


def _added(bounds: list[float | None]) -> float | None:
    known = [bound for bound in bounds if bound is not None]
    return sum(known) if len(known) == len(bounds) else None


def number_words(low: float | None, high: float | None) -> str:
    """Write bounds as they were told: 12, at least 12, up to 12, 10 to 12, none."""
    if low is None:
        return "none" if high == 0 else f"up to {high:,.0f}"
    if high is None:
        return f"at least {low:,.0f}"
    if low != high:
        return f"{low:,.0f} to {high:,.0f}"
    return "none" if low == 0 else f"{low:,.0f}"
