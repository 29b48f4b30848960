"""Whose deed an act is by what did it or by what it is called: "Russian bombs killed two", "an Israeli demand"."""

from collections.abc import Iterator, Set

from spacy.tokens import Token

from reportedly.coding.arguments import subjects
from reportedly.coding.what import EventMention
from reportedly.coding.who.answering import answers_for
from reportedly.coding.who.cast import Cast
from reportedly.coding.who.naming import Naming
from reportedly.coding.who.owners import owners_of


def whose_by_adjective(mention: EventMention, cast: Cast) -> Iterator[Token]:
    """Give the adjective that says whose an act is which is only named: "despite an Israeli demand"."""
    top = mention.top
    if not top.is_noun or top.frame.roles.get("poss") != "agent" or top.frame.roles.get("modifier") == "agent":
        return
    for word in top.token.lefts:
        named = [m for m in cast.mentions_around(word) if m.via == "demonym" and m.joined is None]
        if word.dep_ == "amod" and named:
            yield word


def owners_of_arms(mention: EventMention, naming: Naming, arms_nouns: Set[str]) -> Iterator[Token]:
    """Give whose the weapons are that did it: "Russian glide bombs killed two", "a mine laid by rebels struck"."""
    for trigger in mention.triggers:
        suffers = trigger.frame.roles.get("subject") == "target"
        if trigger.is_noun or suffers or not answers_for(trigger, mention):
            continue
        for arms in subjects(trigger.token):
            driven = naming.sort_of(arms) == "vehicle"
            if not driven and arms.lemma_.lower() not in arms_nouns:
                continue
            owners = [o for o in owners_of(arms) if naming.is_armed(o) or naming.cast.mentions_around(o)]
            yield from [arms] if driven and any(o.i < arms.i for o in owners) else owners
