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
    covering = [a for a in attributions if a.covers(token) and a.verb != token]
    return tuple(sorted(covering, key=lambda a: (_depth(a, covering), _is_speaking(a), a.is_cited, -a.size)))


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
