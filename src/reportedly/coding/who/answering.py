"""Whose the parties beside a trigger are: the event's own, those of another that it names, or those beaten off."""

from spacy.tokens import Token

from reportedly.coding.arguments import is_passive, objects, subjects
from reportedly.coding.clause import Taken
from reportedly.coding.phrases import is_verb
from reportedly.coding.what import VIOLENT_FAMILIES, EventMention, Trigger
from reportedly.coding.who.naming import Naming
from reportedly.model import Party


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


def without_the_moved(doers: list[Taken[Party]], mention: EventMention) -> list[Taken[Party]]:
    """Leave out those whom somebody else pulls out: "the coalition withdrew its troops" is the coalition's doing."""
    moved = f"{mention.kind.id}.object"
    if mention.kind.id != "withdraw" or all(d.rule.startswith(moved) for d in doers):
        return doers
    return [d for d in doers if not d.rule.startswith(moved)]


def is_others_loss(trigger: Trigger, position: str, naming: Naming) -> bool:
    """Tell who is not hurt where somebody loses somebody: an army that loses men is hurt itself, a mother is not."""
    if trigger.kind.id != "casualties" or trigger.token.lemma_ != "lose" or is_passive(trigger.token):
        return False
    if not any(naming.is_person(o) for o in objects(trigger.token)):
        return False
    losers = subjects(trigger.token)
    private = any(
        s.pos_ == "PRON" or naming.sort_of(s) in {"people", "civilian"} or naming.cast.is_persons_name(s)
        for s in losers
        if s.lemma_ not in {"enemy", "adversary"}
    )
    return position == ("subject" if private else "object") and bool(losers)
