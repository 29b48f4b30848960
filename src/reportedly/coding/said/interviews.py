"""Interviews: a report that tells whom it talked to, and gives questions with the answers below them."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, takewhile

from spacy.tokens import Doc, Token

from reportedly.coding.arguments import objects, subjects
from reportedly.coding.parse import text_of
from reportedly.coding.phrases import phrase_range, prepositional
from reportedly.coding.said.attribution import Attribution, Range
from reportedly.coding.said.quotations import Quotation

LEAST_QUESTIONS = 2
"""One question alone may be the reporter's own."""

LONGEST_QUESTION = 45
"""Words of a paragraph that only asks."""

_talking = frozenset({"speak", "talk"})
_reporters = frozenset({"we", "i"})
_us = frozenset({"us", "me"})
_pronouns = frozenset({"he", "she", "they", "who"})
_marks = frozenset({'"', "“", "”", "«", "»", "„", "``", "''"})


def answers(
    doc: Doc,
    found: Sequence[Attribution],
    quotations: Sequence[Quotation],
    can_speak: Callable[[Token], bool],
    is_outlet: Callable[[Token], bool],
) -> Iterator[Attribution]:
    """Give what the one who is interviewed says: what stands below the questions, in marks or else the next paragraph.

    `found` are the attributions of the report's own cues: a question in somebody's mouth is none of the reporter's.
    """
    if text_of(doc).count("?") < LEAST_QUESTIONS:
        return
    paragraphs = _paragraphs(doc)
    cues = sorted(one.verb.i for one in found)
    # A headline that asks has nothing before it.
    asked = [nth for nth, (start, end) in enumerate(paragraphs) if start and _asks(doc, (start, end), cues)]
    who = _interviewed(doc, paragraphs[asked[0]][0], can_speak, is_outlet) if len(asked) >= LEAST_QUESTIONS else None
    if who is None:
        return
    ends = [*asked[1:], len(paragraphs)]
    below = [paragraphs[nth + 1 : end] for nth, end in zip(asked, ends, strict=True) if nth + 1 < end]
    begin_in_marks = sum(doc[here[0][0]].text in _marks for here in below)
    if 2 * begin_in_marks > len(below):
        said = tuple(q for here in below for p in here if doc[p[0]].text in _marks for q in _quoted(p, quotations))
    else:
        said = tuple(here[0] for here in below)
    if said:
        verb, speaker = who
        yield Attribution(
            verb=verb, cue=(verb.i, verb.i + 1), contents=said, act="asserts", rule="interview",
            speaker=speaker, speaker_range=phrase_range(speaker),
        )  # fmt: skip


def _paragraphs(doc: Doc) -> list[Range]:
    """Give the paragraphs of a report as ranges of tokens, without the breaks between them."""
    breaks = [-1, *(t.i for t in doc if t.is_space and "\n" in t.text), len(doc)]
    return [(a + 1, b) for a, b in pairwise(breaks) if b > a + 1]


def _asks(doc: Doc, paragraph: Range, cues: Sequence[int]) -> bool:
    """Tell whether a paragraph is a question of the one who asks: short, not quoted, and put in nobody's mouth."""
    start, end = paragraph
    if doc[end - 1].text != "?" or end - start > LONGEST_QUESTION or doc[start].text in _marks:
        return False
    return bisect_left(cues, start) == bisect_left(cues, end)


def _quoted(paragraph: Range, quotations: Sequence[Quotation]) -> Iterator[Range]:
    first = bisect_left(quotations, paragraph[0], key=lambda q: q.tokens[0])
    last = bisect_left(quotations, paragraph[1], key=lambda q: q.tokens[0])
    yield from (q.tokens for q in quotations[first:last])


def _interviewed(
    doc: Doc, before: int, can_speak: Callable[[Token], bool], is_outlet: Callable[[Token], bool]
) -> tuple[Token, Token] | None:
    """Find who talked to the reporter, and the word that says so, in what stands before the first question."""
    for word in doc[:before]:
        for one in _talked_to(word, is_outlet):
            named = _named_before(one) if one.lower_ in _pronouns or _points_back(word, one) else one
            if named is not None and named.pos_ == "PROPN" and (named is not one or can_speak(named)):
                return word, named
    return None


def _talked_to(word: Token, is_outlet: Callable[[Token], bool]) -> Sequence[Token]:
    """Give whoever a word says the reporter talked to: "she spoke to us", "we met X", "an interview with X"."""
    if word.lemma_ == "interview" and word.pos_ == "NOUN":
        return [one for one in prepositional(word, "with") if not is_outlet(one)]
    if word.pos_ != "VERB":
        return ()
    who, beside = subjects(word), (*prepositional(word, "to"), *prepositional(word, "with"))
    if any(one.lower_ in _reporters or is_outlet(one) for one in who):
        asking = word.lemma_ in {"meet", "interview", "reach"}
        return objects(word) if asking else beside if word.lemma_ in _talking else ()
    heard = any(one.lower_ in _us or one.pos_ == "PROPN" for one in beside)
    return who if word.lemma_ in _talking and heard else ()


def _points_back(verb: Token, noun: Token) -> bool:
    """Tell whether somebody named before is only called by what they are: "the teacher spoke to us"."""
    called = noun.tag_ == "NN" and noun.dep_ == "nsubj" and any(c.lower_ == "the" for c in noun.lefts)
    return called and any(one.lower_ in _us for word in ("to", "with") for one in prepositional(verb, word))


def _named_before(pronoun: Token) -> Token | None:
    """Give the last name before a pronoun that is somebody's who acts, else the one that begins its paragraph."""
    doc, begins = pronoun.doc, 0
    for at in range(pronoun.i - 1, -1, -1):
        word = doc[at]
        if word.pos_ == "PROPN" and word.dep_ in {"nsubj", "nsubjpass"}:
            return word
        if word.is_space and "\n" in word.text:
            begins = at + 1
            break
    first = list(takewhile(lambda t: t.pos_ == "PROPN", doc[begins : pronoun.i]))
    return first[-1] if len(first) > 1 else None
