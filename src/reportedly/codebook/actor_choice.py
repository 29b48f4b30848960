"""Which of several actors a shared name or a nominal means in one text, or None where the text does not tell."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from reportedly.codebook.actor_lines import is_active
from reportedly.codebook.entries import Actor
from reportedly.model import Span

Owner = tuple[str, str]
# A nominal looks back this many characters, three to five sentences, for whom it stands for.
_NOMINAL_REACH = 1000
# Whoever is only tied on by a hyphen ("US-backed rebels") is not what a later nominal means.
_NOT_MEANT = frozenset("backed led held controlled supported allied linked aligned anti pro".split())


# A country has one army and one government, but many groups, agencies and councils: those have to be named first.
_FOUND_BY_COUNTRY = frozenset({"government", "military", "umbrella"})


class Named(Protocol):
    """A mention already settled."""

    @property
    def span(self) -> Span:
        """Where it stands."""

    @property
    def actor(self) -> str:
        """Whom it names."""

    @property
    def via(self) -> str:
        """How it names them."""

    @property
    def joined(self) -> str | None:
        """The word tied on by a hyphen."""


def choose(
    owners: Sequence[Owner], mentions: Counter[str], actors: Mapping[str, Actor], on: date | None
) -> Owner | None:
    """Choose whom a shared name means: who was there on the day and fits what else the text names.

    `mentions` counts, by actor, the names in the text that nobody shares. Those of the same actor count most, then
    those of its affiliates, then those of its country; a tie, or nothing that fits, is None.
    """
    left = [o for o in owners if on is None or is_active(actors[o[0]], on)]
    scores = {o: _fit(actors[o[0]], mentions, actors) for o in left}
    best = max(scores.values(), default=0)
    top = [o for o, score in scores.items() if score == best]
    return top[0] if best > 0 and len(top) == 1 else None


def _fit(actor: Actor, mentions: Counter[str], actors: Mapping[str, Actor]) -> int:
    kin = {a.actor for a in actor.affiliations}
    score = 0
    for other, count in mentions.items():
        if other == actor.id:
            score += 100 * count
        elif other in kin or any(a.actor == actor.id for a in actors[other].affiliations):
            score += 3 * count
        elif actor.country is not None and actors[other].country == actor.country:
            score += count
    return score


def leading_country(mentions: Counter[str], actors: Mapping[str, Actor]) -> str | None:
    """Give the country whose state a text mentions most, None where two are mentioned as often or none is."""
    countries: Counter[str] = Counter()
    for actor_id, count in mentions.items():
        actor = actors[actor_id]
        if actor.type == "state" and actor.country is not None:
            countries[actor.country] += count
    ranked = countries.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def choose_nominal(
    owners: Sequence[Owner],
    start: int,
    settled: Sequence[Named],
    country: str | None,
    actors: Mapping[str, Actor],
    on: date | None,
) -> Owner | None:
    """Choose whom "the group" or "the army" means: the nearest actor named before it that is called so.

    Where none was named within reach before it, the one owner of the text's leading `country`, if it is the only one
    there that is called so, was active on the day, and is of a sort that a country has one of.
    """
    by_actor = dict(owners)
    for mention in reversed(settled):
        if start - mention.span[1] > _NOMINAL_REACH:
            break
        if mention.actor in by_actor and mention.via != "demonym" and mention.joined not in _NOT_MEANT:
            return mention.actor, by_actor[mention.actor]
    if country is None:
        return None
    there = [a for o in owners if (a := actors[o[0]]).country == country and (on is None or is_active(a, on))]
    if len(there) == 1 and there[0].type in _FOUND_BY_COUNTRY:
        return there[0].id, by_actor[there[0].id]
    return None
