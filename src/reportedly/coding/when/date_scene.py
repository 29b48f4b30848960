"""All dates of one report, found once, with what each of them dates."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from reportedly.coding.when.dates import DateMention, find_dates
from reportedly.model import Span
from reportedly.model.span import touch, within

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NEW_CLAUSE = frozenset("that after when while but killed wounded".split())
_told_to = frozenset({"tell", "inform", "brief"})
"""Verbs of saying whose object is who hears it."""

_SENTENCE_END = frozenset({".", "!", "?", "\n"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DateScene:
    """The dates of one report in text order, without those that only date the report itself, and its own day.

    `starts` are the offsets where the mentions begin and `longest` the most characters one takes up, for look-ups.
    """

    text: str
    anchor: date | None
    mentions: tuple[DateMention, ...]
    starts: tuple[int, ...]
    longest: int = 0

    def inside(self, span: Span) -> Sequence[DateMention]:
        """Give the mentions whose words lie wholly within a span."""
        first, last = bisect_left(self.starts, span[0]), bisect_left(self.starts, span[1])
        return [m for m in self.mentions[first:last] if within(m.span, span)]

    def touching(self, span: Span) -> list[DateMention]:
        """Give the dates and lengths of time of whose words some lie within a span."""
        first, last = bisect_left(self.starts, span[0] - self.longest), bisect_left(self.starts, span[1])
        return [m for m in self.mentions[first:last] if touch(m.span, span)]

    @property
    def spans(self) -> tuple[Span, ...]:
        """The words of all dates and lengths of time: their numbers count nothing else."""
        return tuple(m.span for m in self.mentions)


def date_scene(text: str, anchor: date | None) -> DateScene:
    """Find the dates of a report; `anchor` is the day it was published, None where that is not known."""
    kept: list[DateMention] = []
    own_end = -100
    for mention in find_dates(text, anchor):
        stamp = mention.kind == "time" and mention.span[0] - own_end < 30  # "19 July 2016 16:45"
        if stamp or _is_dateline(mention, anchor):
            own_end = mention.span[1]
        else:
            kept.append(mention)
    mentions = tuple(kept)
    longest = max((m.span[1] - m.span[0] for m in mentions), default=0)
    starts = tuple(m.span[0] for m in mentions)
    return DateScene(text=text, anchor=anchor, mentions=mentions, starts=starts, longest=longest)


def _is_dateline(mention: DateMention, anchor: date | None) -> bool:
    """Tell whether a date is the report's own ("Published April 13 2017"): a full one, of that day, without "on"."""
    if (
        anchor is None
        or mention.own is None
        or mention.rule not in {"day-month", "month-day", "numeric-day", "iso-day"}
    ):
        return False
    named_year = re.search(r"\d{4}|[./]\d\d$", mention.text)
    bare = mention.phrase[0] == mention.span[0] or (mention.span[0] < 200 and "of" in mention.rule)
    return bool(named_year) and bare and abs((mention.own[0] - anchor).days) <= 1


def token_at(doc: Doc, offset: int) -> Token | None:
    """Give the token that covers a character, or the first one behind it."""
    low, high = 0, len(doc)
    while low < high:
        middle = (low + high) // 2
        if doc[middle].idx + len(doc[middle]) <= offset:
            low = middle + 1
        else:
            high = middle
    return doc[low] if low < len(doc) else None


def dates_speech(mention: DateMention, cue: Span, doc: Doc) -> bool:
    """Tell whether a date belongs to the words of saying ("said on Tuesday", "On Tuesday, the ministry accused …")."""
    first, verb = token_at(doc, mention.span[0]), token_at(doc, cue[0])
    if first is None or verb is None:
        return False
    if mention.span[0] >= cue[1]:
        told = [t for t in verb.children if t.dep_ == "dobj" and verb.i < t.i < first.i]
        if verb.lemma_ not in _told_to and told and not is_about_deed(verb):
            return False  # "reported ten strikes on Sunday": what was told has the date
        between = doc[(token_at(doc, cue[1] - 1) or verb).i + 1 : first.i]
        behind = token_at(doc, mention.span[1])
        if behind is not None and len(between) and behind.tag_ in FINITE and between[0].tag_ != "IN":
            return False  # "said shelling on Sunday hit the port": the date stands within what was said
        return len(between) <= 9 and not _broken(between)
    between = doc[(token_at(doc, mention.span[1] - 1) or first).i + 1 : verb.i]
    return len(between) <= 18 and not _broken(between, commas=True)


def is_about_deed(verb: Token) -> bool:
    """Tell whether words are about something done before: "claimed the attack on Monday" says when it was claimed."""
    told = next((t for t in verb.children if t.dep_ == "dobj"), None)
    return (
        told is not None
        and verb.lemma_ in _about_deeds
        and (told.lemma_ == "responsibility" or any(c.lower_ in {"the", "this", "that"} for c in told.lefts))
    )


_about_deeds = frozenset({"claim", "condemn", "denounce", "confirm", "acknowledge", "deny", "deplore", "blame"})


def _broken(between: Tokens, commas: bool = False) -> bool:
    """Tell whether a finite verb, a new clause or the end of a sentence stands between."""
    for token in between:
        if token.tag_ in FINITE and token.lower_ not in {"also", "has", "had", "have"}:
            return True
        if token.text in _SENTENCE_END or token.lower_ in _NEW_CLAUSE:
            return True
        if token.text in {'"', "“", "”", ";", ":"} and not commas:
            return True
    return False


def steps_to(head: Token, mention: DateMention, doc: Doc) -> int:
    """Count the steps in the parse from a date's words to the event's; 99 where the parse does not join them."""
    word = token_at(doc, mention.span[1] - 1)
    if word is None:
        return 99
    above = {head.i: 0}
    for height, token in enumerate(head.ancestors, start=1):
        above.setdefault(token.i, height)
    steps, token = 0, word
    while token.i not in above:
        if token.head is token or steps > 30:
            return 99
        token, steps = token.head, steps + 1
    return steps + above[token.i]
