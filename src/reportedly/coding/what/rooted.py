"""The PLOVER event that a sentence tells of between two given parties, by the codebook's cues alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from reportedly.codebook import SpeechCue
from reportedly.coding.arguments import objects, subjects
from reportedly.coding.phrases import is_verb
from reportedly.coding.what.cues import EventCues
from reportedly.coding.what.joining import depth_of
from reportedly.model import Span

ROOTS = (
    "AGREE CONSULT SUPPORT COOPERATE AID YIELD REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT"
).split()
"""PLOVER's events as data sets of before its version 2.0 name them."""

OLDER_NAMES = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
"""What two events of PLOVER 2.0 were called together before."""

_root_of_act = {
    "accuses": "ACCUSE",
    "demands": "REQUEST",
    "appeals": "REQUEST",
    "threatens": "THREATEN",
    "promises": "AGREE",
    "denies": "REJECT",
}
_refusing = frozenset({"refuse", "reject", "decline", "deny", "oppose", "veto", "block"})
_ending = frozenset({"stop", "halt", "suspend", "cut", "freeze", "end", "cancel", "withhold", "break"})
_agreeing = frozenset({"agree", "will", "promise", "pledge", "offer", "plan", "consent", "intend", "undertake", "vow"})
_helping = frozenset({"AID", "COOPERATE", "CONSULT", "YIELD", "SUPPORT"})
_ended = frozenset({"AID", "COOPERATE", "CONSULT", "AGREE"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rooted:
    """An event between two parties: PLOVER's root, our kind (None for a mere verb of speaking), its word, a score.

    The score, 0 to 1, says how well the two stand where doer and other party should.
    """

    root: str
    kind: str | None
    span: Span
    score: float


def rooted(
    sentence: Tokens,
    source: Span,
    target: Span,
    cues: EventCues,
    speech: Mapping[str, Sequence[SpeechCue]],
) -> tuple[Rooted, ...]:
    """Give the events a sentence tells of between two parties, the likeliest first; none where no cue stands in it.

    `source` and `target` are spans of characters. `speech` are the codebook's speech cues by their first word: whoever
    demands, threatens or promises something is coded for that, not for what is demanded.
    """
    by, to = (_words(sentence.doc, span) for span in (source, target))
    found = [*_told(sentence, cues, by, to), *_said(sentence, speech, by, to)]
    return tuple(sorted(found, key=lambda r: (-r.score, r.span)))


def _words(doc: Doc, span: Span) -> frozenset[int]:
    words = doc.char_span(*span, alignment_mode="expand")
    return frozenset(range(words.start, words.end)) if words is not None else frozenset()


def _told(sentence: Tokens, cues: EventCues, by: frozenset[int], to: frozenset[int]) -> Iterator[Rooted]:
    for trigger in cues.triggers(sentence):
        root = trigger.kind.schemes.plover
        if root is None or trigger.token.i in by | to:
            continue
        root = _turned(trigger.token, OLDER_NAMES.get(root, root))
        strength = 0.7 if trigger.weak else 0.85
        yield _rooted(root, trigger.kind.id, trigger.token, strength, by, to)


def _said(
    sentence: Tokens, speech: Mapping[str, Sequence[SpeechCue]], by: frozenset[int], to: frozenset[int]
) -> Iterator[Rooted]:
    for token in sentence:
        if not is_verb(token):
            continue
        for cue in speech.get(token.lemma_.lower(), ()):
            root = _root_of_act.get(cue.act)
            if root is not None and cue.frame == "verb" and len(cue.cue) == 1:
                yield _rooted(root, None, token, 0.9, by, to)
                break


def _rooted(
    root: str, kind: str | None, token: Token, strength: float, by: frozenset[int], to: frozenset[int]
) -> Rooted:
    doing = 1.0 if _does(token, by) else 0.5 if _is_over(token, by) else 0.0
    # What is threatened or demanded names the one who is threatened or asked.
    below = 1.0 if kind is None else 0.7
    done_to = 1.0 if _suffers(token, to) else below if _is_over(token, to) else 0.0
    above = max(0.0, 1 - depth_of(token) / 10)
    score = strength * (0.4 * doing + 0.35 * done_to + 0.25 * above)
    return Rooted(root=root, kind=kind, span=(token.idx, token.idx + len(token)), score=round(score, 4))


def _turned(token: Token, root: str) -> str:
    """Turn help that is refused into a rejection, help that ends into a sanction, help to come into an agreement."""
    above = [token, *_governors(token)]
    lemmas = {t.lemma_.lower() for t in above[1:]} | {
        c.lemma_.lower() for t in above for c in t.children if c.dep_ == "aux"
    }
    if lemmas & _refusing or (root in _helping and any(c.dep_ == "neg" for t in above for c in t.children)):
        return "REJECT" if root in _helping | {"AGREE"} else root
    if root in _ended and lemmas & _ending:
        return "SANCTION"
    if root in _helping and lemmas & _agreeing:
        return "AGREE"
    return root


def turned_by(root: str, status: str, polarity: str) -> str:
    """Turn an event by a claim's status and polarity: help to come is an agreement, help not given a refusal."""
    if root in _helping and polarity == "negative":
        return "REJECT"
    return "AGREE" if root in _helping and status == "planned" else root


def _governors(token: Token) -> Iterator[Token]:
    """Give the verbs that a word is object or complement of, inside its own sentence part."""
    while token.dep_ in {"dobj", "xcomp", "pobj", "prep", "compound", "pcomp", "nsubjpass"} and token.head != token:
        token = token.head
        yield token


def _does(token: Token, party: frozenset[int]) -> bool:
    """Tell whether a party stands where the doer of an event does, itself or with those named beside it."""
    if is_verb(token):
        return any(_touches(s, party) for s in subjects(token))
    if any(_touches(c, party) for c in token.children if c.dep_ in {"poss", "compound", "amod"}):
        return True
    return any(_touches(s, party) for v in _governors(token) if is_verb(v) for s in subjects(v))


def _suffers(token: Token, party: frozenset[int]) -> bool:
    if is_verb(token) and any(_touches(o, party) for o in objects(token)):
        return True
    return any(_touches(p, party) for c in token.children if c.dep_ in {"prep", "agent", "dative"} for p in c.children)


def _touches(noun: Token, party: frozenset[int]) -> bool:
    return noun.i in party or any(c.i in party for c in noun.conjuncts)


def _is_over(token: Token, party: frozenset[int]) -> bool:
    return any(token.is_ancestor(token.doc[i]) for i in party)
