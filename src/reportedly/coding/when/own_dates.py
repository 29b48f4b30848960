"""Which of the dates in an event's own sentence is the event's, and not that of the saying, or of something else."""

import re

from spacy.tokens import Token

from reportedly.coding.clause import Clause
from reportedly.coding.parse import text_of
from reportedly.coding.when.carry import VIOLENT
from reportedly.coding.when.date_scene import FINITE, DateScene, dates_speech, is_about_deed, steps_to, token_at
from reportedly.coding.when.dates import DateMention
from reportedly.coding.when.order import is_before_or_after
from reportedly.coding.when.said_dates import Asked, opens_after_cue, sentence_around, span_of
from reportedly.coding.where.words import ACT_NOUNS
from reportedly.model import Span
from reportedly.model.span import within


def own_mention(asked: Asked, scene: DateScene, of_talks: frozenset[Span]) -> DateMention | None:
    """Choose the date that the event's own words or sentence give it."""
    clause, doc = asked.clause, asked.clause.doc
    dated = [
        m
        for m in scene.inside(sentence_around(None, clause))
        if m.kind != "duration"
        and (m.start or m.end)
        and not opens_after_cue(m, asked.cue, clause, scene)
        and not _compares(m, clause, scene)
        and not _is_told_aside(m, clause)
        and not _is_of_occasion(m, clause)
        and not (asked.cue and _is_of_claiming(m, asked.cue, clause))
    ]
    inside = [m for m in dated if within(m.span, span_of(clause))]
    if inside:
        # "Hours later, early on Monday": the day that is named counts.
        return min(
            inside,
            key=lambda m: (
                m.kind == "time" or m.rule == "hours-on",
                steps_to(clause.head, m, doc),
                _distance(m, clause),
            ),
        )
    if asked.status in {"planned", "hypothetical"}:
        return None
    spoken = [m for m in dated if asked.cue and dates_speech(m, asked.cue, doc)]
    behind = [m for m in spoken if asked.cue and m.span[0] >= asked.cue[1]]
    around = [
        m
        for m in dated
        if m not in (behind or spoken)
        and not _parted(m, asked, scene)
        and not (m.span in of_talks and asked.kind in VIOLENT)
    ]
    return min(around, key=lambda m: (steps_to(clause.head, m, doc) > 8, _distance(m, clause)), default=None)


_rank = re.compile(
    r"\b(?:the|its|their)\s(?:\w+\s)?(?!month|west|forest|unrest|arrest)"
    r"(?:first|second|third|worst|\w+(?:fth|xth|nth|hth|est)|most\s\w+)\b",
    re.I,
)


def _compares(mention: DateMention, clause: Clause, scene: DateScene) -> bool:
    """Tell whether "since" only sets a rank ("the deadliest attack since 2017") and spans no time of the event."""
    before = scene.text[clause.sentence.start_char : mention.span[0]]
    at = before.lower().rfind("since ")
    return at >= 0 and len(before) - at < 90 and bool(_rank.search(before[max(0, at - 40) : at]))


def _is_of_claiming(mention: DateMention, cue: Span, clause: Clause) -> bool:
    """Tell whether a date says when a deed was claimed or condemned, not when it was done: "claimed it on Tuesday"."""
    verb = token_at(clause.doc, cue[0])
    return (
        verb is not None
        and is_about_deed(verb)
        and mention.span[0] >= cue[1]
        and dates_speech(mention, cue, clause.doc)
    )


def _is_told_aside(mention: DateMention, clause: Clause) -> bool:
    """Tell whether a date is that of something told by the way.

    "Burned the clinic, which had reopened in March"; "leaders, who made peace in 2014, disowned them"; "revenge for the
    killing of three men in May".
    """
    word = token_at(clause.doc, mention.span[1] - 1)
    if word is not None and is_before_or_after(word, clause.head):
        return True
    between = text_of(clause.doc)[clause.head.idx : mention.span[0]] if clause.head.idx < mention.span[0] else ""
    if _answers.search(between):
        return True
    while word is not None and word != clause.head and word.head != word:
        if word.dep_ == "relcl" and word.tag_ in FINITE | {"VBN", "VBG"}:
            about = word.head.dep_ in _told_of and word.left_edge.lower_ not in {"who", "whose"}
            return word.head != clause.head and not about and clause.head.is_ancestor(word)
        if word.dep_ == "pobj" and word.head.lower_ in _reasons and _is_act(word):
            return word != clause.head and not word.is_ancestor(clause.head)
        word = word.head
    return False


def _is_of_occasion(mention: DateMention, clause: Clause) -> bool:
    """Tell whether a date only says which vote or deal is meant: "to disrupt December's vote", "the 2016 accord"."""
    word = token_at(clause.doc, mention.span[1] - 1)
    if (
        word is None
        or mention.kind not in {"point", "period"}
        or word.dep_ not in {"poss", "nummod", "compound", "nmod", "npadvmod"}
    ):
        return False
    noun = word.head
    return noun != clause.head and noun.lemma_.lower() in _occasions


_occasions = frozenset(
    "election vote referendum poll summit conference anniversary deal agreement accord pact treaty truce ceasefire "
    "cease-fire constitution resolution coup budget law".split()
)
"""What is told apart by its date (lemmas), and is seldom what the news is."""


def _is_act(noun: Token) -> bool:
    """Tell whether a noun names something done: "the killing of", "the seizure of", "an attack"."""
    word = noun.lemma_.lower()
    return noun.pos_ == "NOUN" and (word in ACT_NOUNS or word in _acts or word.endswith(("ing", "tion", "sion", "ure")))


_acts = frozenset("death murder arrest defeat loss fall escape release coup revolt".split())
_answers = re.compile(r"\b(?:response|retaliation|revenge|reprisal|reaction|vengeance)\s(?:to|for)\b")
_reasons = frozenset({"for", "to", "over", "behind"})
"""Words behind which stands what a deed answers: it was done before."""

_told_of = frozenset({"nsubj", "nsubjpass", "attr"})
"""What a sentence is about: the clause that hangs on it tells when it was ("the raid, which came on Friday, hit …")."""


def _distance(mention: DateMention, clause: Clause) -> int:
    return abs(mention.span[0] - clause.head.idx)


def _parted(mention: DateMention, asked: Asked, scene: DateScene) -> bool:
    """Tell whether "after", "since" or the like stands between the event and a date: it dates what came before."""
    end = asked.clause.tokens.end_char
    if mention.span[0] >= end:
        between = scene.text[end : mention.span[0]].lower().split()
        if between[:1] == ["since"]:
            return False
        return bool({"after", "since", "following", "before", "but", "until"} & set(between))
    return False
