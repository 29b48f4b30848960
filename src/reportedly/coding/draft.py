"""A claim before it is finished: its words, its event, and who says it."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from reportedly.coding.said import Attribution, Range
from reportedly.coding.what import EventMention


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A claim to be: its words, its event (None for words that are only said), and who says it, outermost first."""

    words: Range
    head: Token
    sentence: Tokens
    mention: EventMention | None
    chain: tuple[Attribution, ...]
    is_plain: bool = False
    """Whether it is the outlet's own telling of something that no cue names."""


def chain_of(token: Token, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Give who says a word, outermost first."""
    covering = [a for a in attributions if a.covers(token) and a.verb != token]
    return tuple(sorted(covering, key=lambda a: -a.size))


def taken_words(made: Sequence[Draft], attributions: Sequence[Attribution]) -> set[int]:
    """Give the words that are claims already, or attribute some."""
    heads = {d.head.i for d in made} | {a.verb.i for a in attributions}
    return heads | {t.token.i for d in made if d.mention is not None for t in d.mention.triggers}
