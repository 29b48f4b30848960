"""What happened to those a number counts where only the event itself tells: who is counted in an arrest is detained."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.codebook.units import PEOPLE
from reportedly.coding.clause import Taken
from reportedly.model import Quantity

_of_kind = {
    "displacement": "displaced",
    "evacuation": "evacuated",
    "detain": "detained",
    "abduct": "captured",
    "execution": "killed",
}
_stationed = frozenset({"soldier", "fighter", "person"})
_groups = frozenset({"family", "families", "household", "households"})
_held = frozenset(
    "prisoners inmates detainees hostages captives convicts prisoner inmate detainee hostage captive".split()
)
_staying = ("no-effect", "there-are", "came")


def told_by_kind(quantities: Sequence[Taken[Quantity]], kind: str, status: str) -> Iterator[Taken[Quantity]]:
    """Give quantities with the effect that the kind of the event has on people of whom no word tells any.

    Soldiers who are or were sent somewhere are present there, and people who have crossed a border are displaced;
    those who only will be or would be are neither.
    """
    for taken in quantities:
        value, effect = taken.value, _of_kind.get(kind)
        if changed := _told_otherwise(value, kind, status):
            yield replace(taken, value=replace(value, effect=changed), rule=f"{taken.rule}+of-kind")
            continue
        bare = value.effect in {"other", "present"} and taken.rule.endswith(_staying)
        counts = value.unit in PEOPLE or not _groups.isdisjoint(value.of.lower().split())
        happened = status in {"ongoing", "occurred"}
        if kind == "cross-border" and happened and value.unit not in {"soldier", "fighter"}:
            effect = "displaced"
        if kind == "deploy" and happened and value.unit in _stationed:
            effect = "present"
        if not bare or not counts or effect is None or value.effect == effect:
            yield taken
            continue
        yield replace(taken, value=replace(value, effect=effect), rule=f"{taken.rule}+of-kind")


def _told_otherwise(value: Quantity, kind: str, status: str) -> str | None:
    """Give what the kind of event makes of an effect: police who capture a suspect detain him, lorries sent are aid."""
    if kind == "detain" and value.effect == "captured" and value.unit in {"person", "civilian"}:
        return "detained"
    if kind == "deploy" and status in {"planned", "hypothetical"} and value.effect == "present":
        return "other"
    if kind == "aid" and value.effect == "present":
        return "other"
    if kind == "capture" and value.effect == "other" and value.unit == "village":
        return "taken"
    if kind in {"displacement", "evacuation", "release"} and _held & set(value.of.lower().split()):
        return "other" if value.effect in {"other", "displaced"} else None  # prisoners who ran are free again
    if kind == "evacuation" and value.effect == "captured" and value.unit in PEOPLE:
        return "evacuated"  # "the ferry took 900 people to the mainland"
    return "present" if kind == "protest" and value.effect == "other" and value.unit in PEOPLE else None
