"""Lines of succession: one group under the names it took, each in its time."""

from collections.abc import Iterator, Mapping
from datetime import date

from reportedly.codebook.entries import Actor

CONTINUES = "continues"


def line_of(actor: Actor, actors: Mapping[str, Actor]) -> tuple[Actor, ...]:
    """Give all stages of one group in the order of time, from the `continues` affiliations that link them."""
    first, seen = actor, {actor.id}
    while before := _before(first, actors):
        if before.id in seen:
            break
        seen.add(before.id)
        first = before
    line = [first]
    while after := next(_after(line[-1], actors), None):
        if after in line:
            break
        line.append(after)
    return tuple(line) if actor in line else (actor,)


def stage_on(actor: Actor, on: date | None, actors: Mapping[str, Actor]) -> Actor:
    """Give the stage of an actor's line that was active on a day, or the actor itself where none was."""
    if on is not None and not is_active(actor, on):
        for stage in line_of(actor, actors):
            if is_active(stage, on):
                return stage
    return actor


def is_active(actor: Actor, on: date) -> bool:
    """Tell whether an actor was there on a day; an end that is not known is open."""
    starts = actor.active_from is None or actor.active_from <= on
    return starts and (actor.active_to is None or on <= actor.active_to)


def _before(actor: Actor, actors: Mapping[str, Actor]) -> Actor | None:
    return next((actors[a.actor] for a in actor.affiliations if a.relation == CONTINUES), None)


def _after(actor: Actor, actors: Mapping[str, Actor]) -> Iterator[Actor]:
    return (a for a in actors.values() if any(x.actor == actor.id and x.relation == CONTINUES for x in a.affiliations))
