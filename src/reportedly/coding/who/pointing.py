"""Whom words that only point back mean: "the attackers", "the group", "them" are those told of before."""

from collections.abc import Sequence

from spacy.tokens import Token

from reportedly.codebook.actor_names import ActorMention
from reportedly.coding.clause import Taken
from reportedly.coding.who.cast import Cast
from reportedly.model import Party

_DOERS = frozenset(
    "attacker assailant raider gunman kidnapper abductor captor intruder perpetrator shooter hijacker aggressor robber "
    "bomber ambusher invader".split()
)
"""Nouns for those who did what was told before, whoever they are."""

_GROUPS = frozenset(
    "group gang militia faction movement rebel insurgent militant jihadist jihadi islamist guerrilla guerilla "
    "paramilitary separatist extremist organisation organization fighter".split()
)
"""Nouns by which an armed group is called that was named before."""

_POINTING = frozenset({"the", "this", "that", "these", "those", "same"})
_OTHERS = frozenset(
    {"other", "another", "rival", "second", "third", "new", "unknown", "unidentified", "foreign", "allied"}
)

FARTHEST_WORDS = 150
"""Words back within which a group is named that "the group" can mean."""


def is_pointing(noun: Token) -> bool:
    """Tell whether a noun points back and nothing in its phrase tells it from those told of before."""
    before = [t.lower_ for t in noun.lefts if not t.is_punct]
    if not before or _POINTING.isdisjoint(before) or not _OTHERS.isdisjoint(before):
        return False
    return not any(
        c.dep_ in {"relcl", "acl", "appos"} or (c.dep_ == "prep" and c.lower_ in _telling and _names(c))
        for c in noun.rights
    )


def tells_apart(noun: Token) -> bool:
    """Tell whether somebody is new, or told apart from those before: "a group", "another faction", "rival rebels"."""
    return any(c.lower_ in _OTHERS or c.lower_ in {"a", "an"} for c in noun.lefts)


def _names(preposition: Token) -> bool:
    """Tell whether a noun hangs on a preposition, and no doing ("accused the rebels of [trying] …")."""
    return any(c.dep_ == "pobj" for c in preposition.children)


_telling = frozenset({"of", "from", "in", "near", "on", "with", "to"})


def doers_meant(party: Party, cast: Cast, before: Sequence[Party]) -> tuple[Party, ...]:
    """Give those who did what was told before where a party is only "the attackers"; none where it is somebody."""
    noun = _noun_of(party, cast)
    if noun is None or noun.lemma_.lower() not in _DOERS or not is_pointing(noun):
        return ()
    names = {p.name.lower() for p in before}
    return () if party.name.lower() in names else tuple(before)


def group_meant(noun: Token, cast: Cast) -> ActorMention | None:
    """Find the armed group that "the group", "the rebels" or "the militants" means: the only one named so far.

    Of several the only one that was named not long before; else it stays open.
    """
    if noun.lemma_.lower() not in _GROUPS or not is_pointing(noun):
        return None
    named = [m for m in cast.mentions if m.via == "alias" and m.span[1] < noun.idx and _is_group(m, cast)]
    if not named:
        return None
    if len({m.actor for m in named}) > 1:
        first = cast.doc[max(0, noun.i - FARTHEST_WORDS)].idx
        named = [m for m in named if m.span[0] >= first]
    return named[-1] if len({m.actor for m in named}) == 1 else None


def as_before(party: Party, taken: Taken[Party], rule: str) -> Taken[Party]:
    """Take somebody told of before for the words that point back to them."""
    return Taken(value=party, rule=f"{taken.rule}.{rule}", span=taken.span, score=0.7)


def _is_group(mention: ActorMention, cast: Cast) -> bool:
    return cast.actor(mention.actor).type == "armed-group"


def _noun_of(party: Party, cast: Cast) -> Token | None:
    if party.actor is not None or party.span is None:
        return None
    words = cast.doc.char_span(*party.span, alignment_mode="contract")
    return words.root if words is not None else None
