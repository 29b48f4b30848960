"""The day that the trained ear points to for a claim whose own words tell none."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from reportedly.coding.clause import Taken
from reportedly.coding.said import POINTED_AT_MOST, Hearing
from reportedly.coding.when.date_scene import DateScene
from reportedly.coding.when.dates import DateMention
from reportedly.coding.when.said_dates import Asked, sentence_around, span_of
from reportedly.model import Span, When
from reportedly.model.span import touch, within

LISTENED_FROM = 0.02
"""Words less likely than that to tell the day are not looked at."""

INSTEAD_FROM, ALONE_FROM, DOUBTED_FROM = 0.5, 0.3, 0.6
"""From where on the ear is followed: before the rules carry a day over, where they carry none, and against them.

On `dense-wars` and `held-reports`, of which it learned nothing, it was right from .5 on for 64 of 78 claims for which
the rules, too, carried a day, and they for 52; where they carried none, for 12 of 23 from .3 on. Against them it is
followed only where they carry a day into another paragraph: there they were right for 5 of 19 where it found none
likely, in the same paragraph for 6 of 15.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PointedDay:
    """The date of a report that most likely tells a claim's day (None: there is none), and how likely none does."""

    mention: DateMention | None
    likely: float
    none_likely: float

    @property
    def is_doubted(self) -> bool:
        """Whether the report likely does not tell the day."""
        return self.none_likely >= DOUBTED_FROM


def pointed_day(
    asked: Asked, scene: DateScene, heard: Hearing | None, said: Taken[date] | None, is_barred: Callable[[Span], bool]
) -> PointedDay | None:
    """Ask the ear which date of a report is that of a claim; None where there is no ear, or no word to ask about.

    Dates that name the same days are likely together. The dates of the claim's own sentence have been judged before.
    What happened does not lie ahead, and the day of a statement (`said`) is no more than the day by which it had.
    `is_barred` tells of the words of a date whether the report says that it is another event's.
    """
    pointing = heard.named(span_of(asked.clause)) if heard is not None else None
    if pointing is None:
        return None
    found: dict[object, tuple[DateMention, float]] = {}
    for words, likely in pointing.likeliest("when", LISTENED_FROM):
        mention = next((m for m in scene.touching(words) if m.kind != "duration"), None)
        if mention is not None:
            first, so_far = found.get((mention.start, mention.end), (mention, 0.0))
            found[mention.start, mention.end] = first, so_far + likely
    best, likely = max(found.values(), key=lambda one: one[1], default=(None, 0.0))
    if best is not None and (not _may_be(best, asked, scene, said) or is_barred(best.span)):
        best, likely = None, 0.0
    return PointedDay(mention=best, likely=likely, none_likely=pointing.nobody("when"))


def _may_be(mention: DateMention, asked: Asked, scene: DateScene, said: Taken[date] | None) -> bool:
    """Tell whether a date may be that of what has happened."""
    first = mention.start or mention.end
    if first is None or (scene.anchor is not None and first > scene.anchor):
        return False
    is_of_saying = said is not None and said.span is not None and touch(mention.span, said.span)
    return not is_of_saying and not within(mention.span, sentence_around(asked.cue, asked.clause))


def taken_from(day: PointedDay) -> Taken[When] | None:
    """Give a claim the days of the date that the ear points to."""
    mention = day.mention
    if mention is None:
        return None
    when = When(
        mention="",
        start=mention.start,
        end=mention.end,
        precision=mention.precision,
        rule="encoder.pointed",
        span=mention.phrase,
    )
    return Taken(value=when, rule=when.rule, span=when.span, score=min(round(day.likely, 3), POINTED_AT_MOST))
