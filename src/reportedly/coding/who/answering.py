"""Whose the parties beside a trigger are: the event's own, those of another that it names, or those beaten off."""

from spacy.tokens import Token

from reportedly.coding.arguments import objects
from reportedly.coding.phrases import is_verb
from reportedly.coding.what import VIOLENT_FAMILIES, EventMention, Trigger


def is_repelled(trigger: Trigger, mention: EventMention) -> bool:
    """Tell whether a noun names the attack that somebody beat off: "repelled a rebel attack" fought the rebels."""
    top = mention.top.token
    return trigger.is_noun and trigger.token != top and is_verb(top) and top.lemma_ in _repelling


_repelling = frozenset({"repel", "repulse", "foil", "thwart", "rebuff", "fend"})


def answers_for(trigger: Trigger, mention: EventMention) -> bool:
    """Tell whether a trigger's parties are the event's: those of another event that it only names are not."""
    if trigger.kind.id == mention.kind.id or trigger is mention.top:
        return True
    if trigger.kind.id == "hold" or _tells_whose(trigger.token, mention.top.token):
        # "pushed into the rebel stronghold", "shot down drones launched by": those are not who did it.
        return False
    if trigger.weak:
        return True
    return {trigger.kind.family, mention.kind.family} <= VIOLENT_FAMILIES


def _tells_whose(token: Token, top: Token) -> bool:
    """Tell whether a participle only says whose the things are that the act above it is done to."""
    return token.dep_ == "acl" and token.tag_ == "VBN" and is_verb(top) and token.head in objects(top)
