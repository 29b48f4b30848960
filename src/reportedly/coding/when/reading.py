"""What one date rule gives, and what it may look at: the report's day, the date last read, the tense around it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from reportedly.coding.when.calendar_days import Days
from reportedly.model import Span

UNKNOWN = "XXXX-XX-XX"
"""TIMEX3's value of a day that is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One date expression as a rule reads it.

    `days` are its first and last day, None where it names no days. `precision` is one of day, days, week, month, year,
    open; `kind` one of point, period, since, by, duration, vague, time; `value` is TIMEX3's; `timex` its type (DATE,
    TIME, DURATION, SET) or empty for words that TIMEX3 leaves alone. `span` is set where a rule reads several dates.
    """

    days: Days | None
    precision: str
    value: str
    kind: str = "point"
    timex: str = "DATE"
    span: Span | None = None

    def at(self, span: Span) -> "Reading":
        """Give the same reading for other words."""
        return replace(self, span=span)


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """The text, the report's own day and what was read before the words in question.

    `last` is the date last read; `last_day` the last single day read not far before ("that day"), else the report's
    own; `same_day` that day only where it stands close enough to be meant without saying so ("at dawn").
    """

    text: str
    anchor: date | None
    last: Reading | None
    last_day: date | None
    same_day: date | None
    span: Span

    def direction(self) -> str:
        """Tell by the tense of the words around whether the date lies ahead (`future`) or not (`past`)."""
        before = _last_stretch(self.text[max(0, self.span[0] - 120) : self.span[0]])
        if _since.search(before):
            return "past"
        if _ahead(before):
            return "future"
        if _has_past(before):
            return "past"
        after = _first_stretch(self.text[self.span[1] : self.span[1] + 100])
        return "future" if _ahead_first(after) else "past"


Handler = Callable[["re.Match[str]", Around], "Reading | tuple[Reading, ...] | None"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A pattern for date words and the function that reads them; None from it means that the words are no date.

    `near` is the class of words (see `date_words.trigger_classes`) without which the pattern cannot match: it is only
    looked for around them.
    """

    slug: str
    near: str
    pattern: "re.Pattern[str]"
    read: Handler


_stop = re.compile(r"[.!?;:\n](?=\s|$)|,(?!\d)|[\"“”()]|\b(?:after|when|while|who|which|but|as|because|where)\b")
_since = re.compile(r"\bsince\s(?:(?:early|late|mid|last)[\s-])?$", re.I)
_coming = re.compile(
    r"\b(?:will|would|shall|'ll|won't|going to|due|set to|set for|slated|scheduled|planned|planning|(?-i:plans?)|"
    r"expect(?:s|ed)?|hopes? to|aims? to|intends?|(?:is|are) to|upcoming|ahead of|"
    r"(?:postponed|delayed|extended|adjourned|valid|closed|suspended|deadline|remain\w*|remanded|last|run|runs)"
    r"(?:\s\w+){0,4}?\s(?:until|till)|"
    r"(?:told|asked|urged|ordered|gave|pressed)(?:\s[\w-]+){1,5}?\sto\s[a-z]+|"
    r"(?<!could )be \w+ed|start(?:s|ing)|begin(?:s|ning)|ends|expires?|takes? effect)\b|"
    r"\b(?:could|may|might|must|should)\s(?!not)[^.;]*?\bby(?:\sthe\s(?:end|middle|start)\sof)?\s*$",
    re.I,
)
_gone = re.compile(
    r"\b(?:(?<!be )(?:told|held|made|met|left|struck|hit|led)|was|were|had|did|said|took|went|came|gave|saw|"
    r"began|fell|fled|"
    r"(?<!be )(?<!been )(?<!being )(?<!to )(?<!is )(?<!are )[a-z]{2,}(?<!e)ed)\b"
)


def _last_stretch(text: str) -> str:
    """Give the words after the last clause boundary, or all where nothing but a boundary would be left."""
    ends = [m.end() for m in _stop.finditer(text)]
    stretch = text[ends[-1] :] if ends else text
    if ends and text[: ends[-1]].rstrip()[-1:] in {".", "!", "?", "\n"}:
        return stretch  # what the sentence before foretells says nothing of this one
    return stretch if len(stretch.split()) >= 2 or not ends else text[ends[-2] if len(ends) > 1 else 0 :]


def _first_stretch(text: str) -> str:
    found = _stop.search(text, 2)
    return text[: found.start()] if found else text


def _ahead(stretch: str) -> bool:
    cues = list(_coming.finditer(stretch))
    return bool(cues) and not _gone.search(stretch, cues[-1].end())


def _has_past(stretch: str) -> bool:
    return bool(_gone.search(stretch))


def _ahead_first(stretch: str) -> bool:
    cue = _coming.search(stretch)
    return bool(cue) and not _gone.search(stretch[: cue.start() if cue else 0])
