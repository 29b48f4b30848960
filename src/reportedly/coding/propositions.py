"""Clauses that put something forward by themselves, where no event was found in them: who says them, and filler."""

from collections.abc import Iterator, Sequence, Set

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from reportedly.coding.phrases import has_subject, is_verb
from reportedly.coding.quoting import trimmed
from reportedly.coding.said import Range
from reportedly.coding.what import Filler

FEWEST_WORDS = 4
"""Words that a clause must have for the outlet to put something forward in it."""

_finite = frozenset({"VBD", "VBZ", "VBP"})


def independent_clauses(doc: Doc, start: int, end: int) -> Iterator[tuple[Token, Range]]:
    """Give the clauses of a stretch of words that stand beside each other, each as its verb and its words."""
    heads = [t for t in doc[start:end] if _heads_clause(t, start, end)]
    for head in heads:
        low, high = max(start, head.left_edge.i), min(end, head.right_edge.i + 1)
        for other in heads:
            if other.i > head.i and head.is_ancestor(other):
                high = min(high, max(head.i + 1, other.left_edge.i))
        yield head, trimmed(doc, low, high)


def _heads_clause(token: Token, start: int, end: int) -> bool:
    if not is_verb(token) or not is_finite(token):
        return False
    above = token.head
    if above == token or not start <= above.i < end:
        return True
    if token.dep_ == "conj":
        return is_verb(above) and _heads_clause(above, start, end) and not _counts_on(token)
    return token.dep_ in {"parataxis", "ccomp"} and has_subject(token) and _is_beside(token, above, start, end)


def _counts_on(verb: Token) -> bool:
    """Tell whether a clause only counts more of what the one before it counts: "76 came down and 95 were lost"."""
    subject = next((c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
    return subject is not None and subject.tag_ == "CD" and not any(True for _ in subject.rights)


def _is_beside(token: Token, above: Token, start: int, end: int) -> bool:
    """Tell whether a clause only stands beside another ("the road is closed; trucks wait"), not inside it."""
    between = token.doc[min(token.i, above.i) : max(token.i, above.i)]
    return any(t.text in {";", ":", "–", "—"} for t in between) and _heads_clause(above, start, end)


def is_finite(verb: Token) -> bool:
    """Tell whether a verb carries a tense, itself or by an auxiliary."""
    return verb.tag_ in _finite or any(
        c.dep_ in {"aux", "auxpass"} and (c.tag_ in _finite or c.tag_ == "MD") for c in verb.children
    )


def plain_tellings(
    sentence: Tokens, filler: Filler, heads: Set[int], spoken: Sequence[Range]
) -> Iterator[tuple[Token, Range]]:
    """Give the clauses that the outlet itself puts forward, though they tell of no event that a cue names.

    `heads` are words that are claims, or attribute some, already; `spoken` are the words that others are quoted with.
    """
    if not _is_whole(sentence) or filler.stands_in(sentence):
        return
    for head, whole in independent_clauses(sentence.doc, sentence.start, sentence.end):
        start, end = _before_others(head, whole, heads)
        if any(start <= i < end for i in heads) or any(a < end and start < b for a, b in spoken):
            continue
        if sum(t.is_alpha for t in sentence.doc[start:end]) >= FEWEST_WORDS and has_subject(head):
            yield head, (start, end)


def _before_others(head: Token, words: Range, heads: Set[int]) -> Range:
    """End a clause before one that hangs on it and is a claim already: "tension had been rising since …, when …"."""
    start, end = words
    if head.tag_ == "VBG" and any(c.dep_ == "aux" and c.lower_ in {"was", "were"} for c in head.lefts):
        # "They were digging when a second shell fell" only sets the scene.
        return words
    for i in sorted(heads):
        if head.i < i < end:
            token = head.doc[i]
            while token.head not in (head, token):
                token = token.head
            if token.dep_ in {"advcl", "relcl"} and token.left_edge.i > head.i:
                end = min(end, token.left_edge.i)
            above = next((t for t in (head.doc[i], *head.doc[i].ancestors) if t.dep_ == "relcl"), None)
            if above is not None and above.left_edge.i > head.i + 1:
                end = min(end, above.left_edge.i)
    return trimmed(head.doc, start, end)


def _is_whole(sentence: Tokens) -> bool:
    """Tell whether a sentence ends as one, and so is no headline, caption or list."""
    last = next((t for t in reversed(sentence) if not t.is_space and not t.is_quote), None)
    first = next((t for t in sentence if t.is_alpha), None)
    return last is not None and last.text in {".", "!", "…"} and first is not None and first.text[0].isupper()
