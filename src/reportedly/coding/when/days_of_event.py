"""What days a date gives an event, with what "since" and "for" make of it; and states, which hold for a time."""

import re
from datetime import date
from itertools import pairwise

from spacy.tokens import Token

from reportedly.coding.clause import Clause, Taken
from reportedly.coding.when.date_scene import DateScene
from reportedly.coding.when.dates import DateMention
from reportedly.coding.when.rules_spans import days_back
from reportedly.coding.when.said_dates import Asked, span_of
from reportedly.model import When
from reportedly.model.span import within

TOLD_KINDS = frozenset("statement demand accuse condemn reject threaten cooperate sanction".split())
"""Kinds that are words themselves: a date near by says little about them."""

_began = re.compile(r"\b(?:began|begun|broke\sout|started|erupted|launched)\s(?:\w+\s){0,2}$", re.I)


def from_mention(asked: Asked, mention: DateMention, scene: DateScene) -> Taken[When]:
    """Give the event the days of a date, with what "since" and "after" make of them."""
    start, end, precision = mention.start, mention.end, mention.precision
    rule = f"{mention.kind}.{mention.rule}"
    first = mention.phrase[0]
    opened = _since(asked.clause, mention, scene)
    if opened is not None and mention.own and mention.kind != "since":
        first, start, end, rule = opened, mention.own[0], scene.anchor, f"since.{mention.rule}"
        precision = "days" if end else "open"
    elif (
        mention.kind in {"point", "period"} and mention.own and _has_gone_on(mention, clause=asked.clause, scene=scene)
    ):
        start, end, rule = mention.own[0], scene.anchor, f"since.{mention.rule}"
        precision = "days" if end else "open"
    elif mention.kind != "by" and _came_before(asked.clause, mention, scene):
        start, precision, rule = None, "open", "before-dated"
    opens = asked.status in {"planned", "hypothetical"} and _from.match(scene.text, first)
    if opens and mention.own == (start, end):
        end, precision, rule = None, "open", "from-then-on"  # "will be stationed there from 1 August"
    if mention.own and mention.kind == "since" and _is_when(asked.clause, mention, scene):
        (start, end), precision, rule = mention.own, mention.precision, f"since-when.{mention.rule}"
        precision = "day" if start == end else "days"
    words = scene.text[first : mention.phrase[1]]
    when = When(mention=words, start=start, end=end, precision=precision, rule=rule, span=(first, mention.phrase[1]))
    return Taken(value=when, rule=rule, span=when.span)


_from = re.compile(r"from\b", re.I)

_when_clause = re.compile(r",?\swhen\b", re.I)


def _is_when(clause: Clause, mention: DateMention, scene: DateScene) -> bool:
    """Tell whether an event is what happened on the day since which something else is so: "since May, when he fled"."""
    return mention.span[1] <= clause.head.idx and _when_clause.match(scene.text, mention.span[1]) is not None


def _since(clause: Clause, mention: DateMention, scene: DateScene) -> int | None:
    """Give where "since" begins where a date ends its phrase ("since it began in May 2011"), event outside."""
    before = scene.text[max(clause.sentence.start_char, mention.span[0] - 90) : mention.span[0]]
    found = max(before.lower().rfind("since "), 0 if before.lower().startswith("since ") else -1)
    if found < 0 or any(stop in before[found:] for stop in ".;:,"):
        return None
    at = mention.span[0] - len(before) + found
    return None if at < clause.head.idx < mention.span[0] or at < clause.tokens.start_char <= mention.span[0] else at


def _came_before(clause: Clause, mention: DateMention, scene: DateScene) -> bool:
    """Tell whether the event led up to the dated one: "they took the hill on Monday after heavy clashes"."""
    if mention.span[1] > clause.tokens.start_char:
        return False
    between = scene.text[mention.span[1] : clause.tokens.start_char].lower().split()
    return bool(between) and between[-1] in {"after", "following"}


def _has_gone_on(mention: DateMention, clause: Clause, scene: DateScene) -> bool:
    """Tell whether a date is when something began that has gone on: "The war, which began in May, has killed …"."""
    before = scene.text[max(clause.sentence.start_char, mention.span[0] - 40) : mention.span[0]]
    verb = clause.head.head if clause.head.dep_ in {"nsubj", "nsubjpass"} else clause.head
    perfect = any(t.lower_ in {"has", "have"} for t in verb.children if t.dep_ in {"aux", "auxpass"})
    return perfect and mention.span[1] < verb.idx and bool(_began.search(before))


def state_of(asked: Asked, own: DateMention | None, said: Taken[date] | None, scene: DateScene) -> Taken[When] | None:
    """Date a state that holds: since when, or the day it is said to hold."""
    if own is not None and within(own.span, span_of(asked.clause)):
        taken = from_mention(asked, own, scene)
        holds_now = taken.value.end is not None and scene.anchor is not None and taken.value.end >= scene.anchor
        if holds_now or own.kind == "since" or (own.kind in {"point", "period"} and _was_done(asked.clause.head)):
            return taken
    lasting = _lasting(asked, scene) if own is None else None
    if lasting is not None:
        return lasting
    if said is not None and asked.kind != "hold":
        when = When(
            mention="", start=said.value, end=said.value, precision="day", rule="ongoing-when-said", span=said.span
        )
        return Taken(value=when, rule=when.rule, span=said.span, score=0.8)
    if scene.anchor is None:
        return None
    when = When(mention="", start=scene.anchor, end=scene.anchor, precision="day", rule="ongoing-now")
    return Taken(value=when, rule=when.rule, score=0.8)


def _was_done(head: Token) -> bool:
    """Tell whether what is told was done, or came about: "was cut", "fighting resumed on Monday"."""
    verb = head.head if head.dep_ in {"nsubj", "nsubjpass"} else head
    return verb.tag_ == "VBD" or head.tag_ == "VBN"


def _lasting(asked: Asked, scene: DateScene) -> Taken[When] | None:
    """Date a state that has held "for three weeks" up to the report."""
    for mention in scene.inside(span_of(asked.clause)):
        length = re.fullmatch(r"P(\d+)([DWMY])", mention.value) if mention.rule == "length" else None
        if length is None or scene.anchor is None or scene.text[: mention.span[0]].rstrip()[-4:].lower() not in _for:
            continue
        start = days_back(scene.anchor, _units[length[2]], int(length[1]))
        if start is not None:
            when = When(
                mention=mention.text,
                start=start,
                end=scene.anchor,
                precision="days",
                rule="for-so-long",
                span=mention.span,
            )
            return Taken(value=when, rule=when.rule, span=when.span, score=0.8)
    return None


_for = frozenset({" for", "for"})
_units = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def _is_still_out(asked: Asked) -> bool:
    """Tell whether something is said not to have happened up to now ("has not come", "is yet to begin"): on no day."""
    if asked.polarity != "negative" or asked.status != "occurred" or asked.kind in TOLD_KINDS:
        return False
    words = [t.lower_ for t in asked.clause.tokens]
    return any(a in {"has", "have", "is", "are"} and b in {"been", "not", "yet", "never"} for a, b in pairwise(words))


_since_word = re.compile(r"\b[Ss]ince\b")


def is_timeless(asked: Asked, scene: DateScene) -> bool:
    """Tell whether the event's own words put it into a time without days ("in the past", "a day after")."""
    if asked.clause.is_habitual or _is_still_out(asked):
        return True
    start, end = span_of(asked.clause)
    since = _since_word.search(scene.text, start, end)
    if since and not any(m.span[0] >= since.start() for m in scene.inside((start, asked.clause.sentence.end_char))):
        return True  # "since the coup": a day that the report does not name
    return any(
        (m.kind == "vague" or m.rule == "for-long")
        and m.rule not in {"at-that-time", "often", "coming"}
        and not (m.start or m.end)
        and (m.span[1] > start or m.rule == "earlier")
        and not (m.rule == "for-long" and m.span[0] > asked.clause.head.idx and _after(scene.text, m))
        for m in scene.inside((max(0, start - 14), end))
    )


def _after(text: str, mention: DateMention) -> bool:
    """Tell whether a length of time went before the event: "they fled after months of shelling"."""
    return text[max(0, mention.span[0] - 8) : mention.span[0]].rstrip().lower().endswith("after")
