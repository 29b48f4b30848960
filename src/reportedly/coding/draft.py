"""A claim before it is finished: its words, its event, and who says it."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from reportedly.coding.said import Attribution, Range
from reportedly.coding.said.pronouns import FIRST
from reportedly.coding.what import EventMention


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A claim to be: its words, its event (None for words that are only said), and who says it, outermost first."""

    words: Range
    head: Token
    sentence: Tokens
    mention: EventMention | None
    chain: tuple[Attribution, ...]
    is_doubted: bool = False
    """Whether the outlet itself leaves open whether, or by whom, it was done ("it is not clear who …")."""
    is_plain: bool = False
    """Whether it is the outlet's own telling of something that no cue names."""


def chain_of(token: Token, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Give who says a word, outermost first."""
    aside = _aside_of(token)
    covering = [
        a
        for a in attributions
        if a.covers(token) and a.verb != token and not (aside is not None and _stands_outside(a, aside))
    ]
    return tuple(sorted(covering, key=lambda a: (_depth(a, covering), _is_speaking(a), a.is_cited, -a.size)))


def _aside_of(token: Token) -> Token | None:
    """Find the clause that tells by the way who a named party is: "… the front, which has fought there since May"."""
    for above in (token, *token.ancestors):
        if above.dep_ != "relcl" or above.head.pos_ != "PROPN":
            continue
        first = above.left_edge
        if first.i and first.nbor(-1).text == "," and first.lower_ in {"who", "which", "whose"}:
            return above
    return None


def _stands_outside(attribution: Attribution, aside: Token) -> bool:
    """Tell whether somebody who is not quoted in so many words speaks around a clause told by the way, not in it."""
    doc, first = aside.doc, aside.left_edge.i
    if attribution.verb == aside or aside.is_ancestor(attribution.verb):
        return False
    start = next(a for a, b in attribution.contents if a <= aside.i < b) if attribution.covers(aside) else first
    quoted = any(t.is_quote or t.text in {"``", "''"} for t in doc[max(0, start - 1) : first])
    return start < first and not quoted


def _is_speaking(attribution: Attribution) -> bool:
    """Tell whether "I" or "we" says it, within whose words it then stands."""
    return attribution.speaker is not None and attribution.speaker.lower_ in FIRST


def _depth(attribution: Attribution, covering: Sequence[Attribution]) -> int:
    """Count in how many others' words somebody speaks: whoever speaks in another's words is the inner speaker."""
    cue = attribution.cue[0]
    return sum(any(a <= cue < b for a, b in other.contents) for other in covering if other is not attribution)


def taken_words(made: Sequence[Draft], attributions: Sequence[Attribution]) -> set[int]:
    """Give the words that are claims already, or attribute some."""
    heads = {d.head.i for d in made} | {a.verb.i for a in attributions}
    return heads | {t.token.i for d in made if d.mention is not None for t in d.mention.triggers}
