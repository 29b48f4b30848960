"""The bodies of a state by which it acts: whose army "the army" is, and "Chad's army" as it is called."""

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.codebook.actor_names import ActorMention
from reportedly.coding.parse import text_of
from reportedly.coding.phrases import characters
from reportedly.coding.who.called import ARTICLES
from reportedly.coding.who.cast import Cast

_bodies = frozenset("army military navy police government junta gendarmerie parliament".split())
_of_two_words = frozenset({"air force", "armed forces", "coast guard", "border guard", "security forces"})
_owning = frozenset({"poss", "amod", "nmod", "compound"})


def body_of_state(noun: Token, mention: ActorMention, cast: Cast) -> str | None:
    """Name a state's body by the words that tell whose it is: "Chad's army"; None for the state itself."""
    if cast.actor(mention.actor).type != "state" or _body(noun) is None or noun.idx < mention.span[1]:
        return None
    owner = next((c for c in noun.lefts if c.dep_ == "poss" and mention.span[0] <= c.idx < mention.span[1]), None)
    return _whole(owner, noun, cast) if owner is not None else None


def body_meant(noun: Token, cast: Cast) -> tuple[str, str | None] | None:
    """Find whose "the air force" is: gives what the report calls it and the state; None where two states have one."""
    body = _body(noun)
    said = [c for c in noun.lefts if not c.is_punct and c.lower_ not in {"air", "armed", "coast", "border", "security"}]
    if body is None or [c.lower_ for c in said] != ["the"]:
        return None
    owned = dict(_owned(body, cast))
    return next((name, owner) for owner, name in owned.items()) if len(owned) == 1 else None


def _owned(body: str, cast: Cast) -> Iterator[tuple[str, str]]:
    """Give the states whose body of a sort the report names, with what it calls it, the first of each last."""
    last = body.split()[-1]
    for token in reversed(cast.doc):
        if token.lower_ != last or _body(token) != body:
            continue
        for owner in (c for c in token.lefts if c.dep_ in _owning):
            states = [m for m in cast.mentions_around(owner) if cast.actor(m.actor).type == "state"]
            if states:
                yield states[0].actor, _whole(owner, token, cast)


def _body(noun: Token) -> str | None:
    """Give the noun for a body, of two words where it has two; None for any other noun."""
    both = f"{noun.nbor(-1).lower_} {noun.lower_}" if noun.i else ""
    if both in _of_two_words:
        return both
    return noun.lower_ if noun.lower_ in _bodies else None


def _whole(owner: Token, noun: Token, cast: Cast) -> str:
    span = characters(cast.doc, (owner.left_edge.i, noun.i + 1))
    return ARTICLES.sub("", text_of(cast.doc)[span[0] : span[1]])
