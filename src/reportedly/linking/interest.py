"""Whether a speaker is a party to what it tells of: its own deeds, its friends', or what was done to its own."""

from collections.abc import Sequence

from reportedly.linking.knowledge import Knowledge
from reportedly.model import Claim, Party

OWN_DEEDS = "speaks of its own deeds"
FRIENDS_DEEDS = "speaks of its ally's deeds"
DONE_TO_ITS_OWN = "speaks of what was done to its own side"
ACCUSES = "is a party to the fighting and speaks of its opponent's deeds"


def interest_of(claim: Claim, knowledge: Knowledge) -> str | None:
    """Say how the innermost speaker is a party to what is told, None where the codebook does not know that it is."""
    speaker = claim.said_by[-1].actor if claim.said_by else None
    if speaker is None:
        return None
    agents, targets = _actors(claim.event.agents), _actors(claim.event.targets)
    if any(knowledge.one_side(speaker, agent) for agent in agents):
        return OWN_DEEDS
    if any(knowledge.one_side(speaker, target) for target in targets):
        return DONE_TO_ITS_OWN
    if any(_are_allies(speaker, agent, knowledge) for agent in agents):
        return FRIENDS_DEEDS
    if agents and knowledge.fights(speaker) and any(map(knowledge.fights, agents)):
        return ACCUSES
    return None


def _actors(parties: Sequence[Party]) -> list[str]:
    return [party.actor for party in parties if party.actor is not None]


def _are_allies(one: str, other: str, knowledge: Knowledge) -> bool:
    here, there = knowledge.sides(one), knowledge.sides(other)
    return not knowledge.allies(one).isdisjoint(there) or not knowledge.allies(other).isdisjoint(here)
