"""Who leaves an incident: a claim whose day or place was only carried over, and does not go with what the rest say."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from reportedly.linking.incidents.apart import Mark, exclude, exclude_each_other
from reportedly.linking.incidents.telling import Telling


def parted(members: Mapping[int, Telling], forced: Collection[str]) -> tuple[dict[int, Telling], list[Telling]]:
    """Part tellings that were joined into those that stay, by their numbers, and those that leave.

    What the claims say of their own words goes together, or they would not have been joined. Of the others, in the
    order of the tellings, each stays that excludes nothing that stays already; `forced` are claims that a person has
    put there. What leaves a telling stays together as far as it goes together.
    """
    if len(members) == 1:
        return dict(members), []
    marks = {mark for one in members.values() for mark in one.marks}
    staying: dict[int, Telling] = {}
    leaving: list[Telling] = []
    for n, one in members.items():
        gone: dict[str, Mark] = {}
        for claim, mark in one.loose:
            if claim in forced or not exclude_each_other((mark,), marks):
                marks.add(mark)
            else:
                gone[claim] = mark
        if kept := tuple(claim for claim in one.claims if claim not in gone):
            staying[n] = one._replace(claims=kept) if gone else one
        leaving += _together(one, gone)
    return staying, leaving


def _together(one: Telling, gone: Mapping[str, Mark]) -> Iterator[Telling]:
    groups: list[list[str]] = []
    for claim, mark in gone.items():
        home = next((group for group in groups if not any(exclude(mark, gone[other]) for other in group)), None)
        if home is None:
            groups.append(home := [])
        home.append(claim)
    for group in groups:
        days, spot = gone[group[0]]
        yield one._replace(claims=tuple(group), days=days, spot=spot)


def held_together(numbers: Sequence[int], edges: Iterable[tuple[float, int, int]]) -> list[list[int]]:
    """Give the groups that edges hold together: whoever left may have been all that joined two others."""
    groups = {n: [n] for n in numbers}
    for _, a, b in edges:
        here, there = groups[a], groups[b]
        if here is not there:
            here += there
            groups.update(dict.fromkeys(there, here))
    return [sorted(group) for n, group in groups.items() if min(group) == n]
