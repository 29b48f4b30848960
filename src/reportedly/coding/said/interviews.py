"""Interviews: a report that tells whom it talked to, and gives questions with the answers below them."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, takewhile

from spacy.tokens import Doc, Token

from reportedly.coding.arguments import subjects
from reportedly.coding.parse import text_of
from reportedly.coding.phrases import phrase_range, prepositional
from reportedly.coding.said.attribution import Attribution, Range
from reportedly.coding.said.quotations import Quotation

LEAST_QUESTIONS = 2
"""One question alone may be the reporter's own."""

LONGEST_QUESTION = 45
"""Words of a paragraph that only asks."""

_talking = frozenset({"speak", "talk", "sit", "meet", "answer"})
_asking = frozenset({"interview", "conversation"})
_speakers = frozenset({"he", "she", "they", "who"})
_reporters = frozenset({"we", "i"})


def answers(
    doc: Doc, found: Sequence[Attribution], quotations: Sequence[Quotation], can_speak: Callable[[Token], bool]
) -> Iterator[Attribution]:
    """Give what the one who is interviewed says: what stands below the questions, whole or in quotation marks."""
    if text_of(doc).count("?") < LEAST_QUESTIONS:
        return
    paragraphs = _paragraphs(doc)
    asked = [nth for nth, paragraph in enumerate(paragraphs) if _asks(doc, paragraph, found)]
    if len(asked) < LEAST_QUESTIONS:
        return
    who = _interviewed(doc, paragraphs[asked[0]][0], can_speak)
    if who is None:
        return
    verb, speaker = who
    below = [paragraphs[nth + 1] for nth in asked if nth + 1 < len(paragraphs) and nth + 1 not in asked]
    in_marks = [[q.tokens for q in quotations if start <= q.tokens[0] < end] for start, end in below]
    are_quoted = sum(bool(marks and marks[0][0] <= p[0] + 1) for marks, p in zip(in_marks, below, strict=True))
    for (start, end), marks in zip(below, in_marks, strict=True):
        said = tuple(marks) if 2 * are_quoted > len(below) else ((start, end),)
        if said:
            yield Attribution(
                verb=verb,
                cue=(verb.i, verb.i + 1),
                contents=said,
                act="asserts",
                rule="interview",
                speaker=speaker,
                speaker_range=phrase_range(speaker),
            )


def _paragraphs(doc: Doc) -> list[Range]:
    """Give the paragraphs of a report as ranges of tokens, without the breaks between them."""
    breaks = [-1, *(t.i for t in doc if t.is_space and "\n" in t.text), len(doc)]
    return [(a + 1, b) for a, b in pairwise(breaks) if b > a + 1]


def _asks(doc: Doc, paragraph: Range, found: Sequence[Attribution]) -> bool:
    """Tell whether a paragraph is a question of the one who asks: short, in no marks, and put in nobody's mouth."""
    start, end = paragraph
    if doc[end - 1].text != "?" or end - start > LONGEST_QUESTION or any(t.is_quote for t in doc[start:end]):
        return False
    return not any(start <= one.verb.i < end for one in found)


def _interviewed(doc: Doc, before: int, can_speak: Callable[[Token], bool]) -> tuple[Token, Token] | None:
    """Find who talked to the reporter, and the word that says so, in what stands before the first question."""
    for word in doc[:before]:
        if word.lemma_ in _talking and word.pos_ == "VERB":
            told = subjects(word)
            if any(one.lower_ in _reporters for one in told):
                told = (*prepositional(word, "to"), *prepositional(word, "with"))
        elif word.lemma_ in _asking and word.pos_ == "NOUN":
            told = prepositional(word, "with")
        else:
            continue
        for one in told:
            meant = one.lower_ in _speakers
            named = _named_before(one) if meant else one
            if named is not None and named.pos_ == "PROPN" and (meant or can_speak(named)):
                return word, named
    return None


def _named_before(pronoun: Token) -> Token | None:
    """Give the last name before a pronoun that is somebody's who acts, else the one that begins its paragraph."""
    before = list(pronoun.doc[: pronoun.i])
    named = next((t for t in reversed(before) if t.pos_ == "PROPN" and t.dep_ in {"nsubj", "nsubjpass"}), None)
    begins = next((t.i + 1 for t in reversed(before) if t.is_space and "\n" in t.text), 0)
    first = list(takewhile(lambda t: t.pos_ == "PROPN", before[begins:]))
    return named if named is not None or len(first) < 2 else first[-1]
