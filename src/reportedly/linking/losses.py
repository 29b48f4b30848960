"""What a war cost, as each side tells it: losses per actor, sort and claimant, and nothing counted twice.

Within an incident a claimant counts once, by its last word: copies, repetitions and running totals fall together, parts
of a number are left out, and what comes "on top" counts only where no total is given. Across incidents the least and
the most that a claimant has said are added up; no claimant is added to another.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reportedly.linking.heard import Heard, is_denial
from reportedly.linking.incidents.telling import PEOPLE
from reportedly.linking.knowledge import Knowledge
from reportedly.model import Quantity
from reportedly.model.incident import Origin

LOST = frozenset({"killed", "wounded", "captured", "destroyed", "damaged", "detained"})
NOT_NAMED = ""


class Loss(NamedTuple):
    """What one claimant says that one actor lost in one incident; `sort` is a unit with what became of it."""

    actor: str
    sort: str
    claimant: str
    low: float | None
    high: float | None


def losses_in(heard: Iterable[Heard], origins: Sequence[Origin], knowledge: Knowledge) -> list[Loss]:
    """Give the losses of one incident: one number a claimant, actor and sort."""
    origin_of = {claim: origin for origin in origins for claim in origin.claims}
    last: dict[tuple[str, str, str], tuple[tuple[bool, str, float], Loss]] = {}
    for one in heard:
        if is_denial(one.claim) or one.claim.event.status not in ("occurred", "ongoing"):
            continue
        targets = [party.actor for party in one.claim.event.targets if party.actor is not None]
        actor = knowledge.name(targets[0]) if targets else NOT_NAMED
        for quantity in one.claim.event.quantities:
            if quantity.effect not in LOST or quantity.part_of is not None:
                continue
            claimant = origin_of[one.claim.id].name
            loss = Loss(actor, _sort(quantity), claimant, quantity.low, quantity.high)
            said = str(one.claim.said_when or one.report.published or "")
            rank = (quantity.basis != "increment", said, quantity.low or quantity.high or 0.0)
            key = loss[:3]
            if key not in last or rank > last[key][0]:
                last[key] = rank, loss
    return [loss for _, loss in sorted(last.values(), key=lambda kept: kept[1][:3])]


def _sort(quantity: Quantity) -> str:
    unit = "people" if quantity.unit in PEOPLE else quantity.unit.replace("-", " ")
    return f"{unit} {quantity.effect}"


def added_up(losses: Iterable[Loss]) -> list[tuple[Loss, int]]:
    """Add up what each claimant says over many incidents; with each sum goes the number of incidents in it."""
    sums: dict[tuple[str, str, str], tuple[float, float | None, int]] = {}
    for actor, sort, claimant, low, high in losses:
        least, most, incidents = sums.get((actor, sort, claimant), (0.0, 0.0, 0))
        most = None if most is None or high is None else most + high
        sums[actor, sort, claimant] = least + (low or 0.0), most, incidents + 1
    return [(Loss(*key, low=low, high=high), incidents) for key, (low, high, incidents) in sorted(sums.items())]
