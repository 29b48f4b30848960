"""Which of the appearances that a report tells of is the original one: its outlet, its day, and who reprinted it."""

import datetime
import re
from dataclasses import dataclass

from reportedly.reading.agencies import agency_alone
from reportedly.reading.characters import letters_of
from reportedly.reading.dates import day_of, first_date
from reportedly.reading.draft import Draft, ReportDefaults
from reportedly.reading.head import Head
from reportedly.reading.publication import Appearance, original_named_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A day found in the text itself, and the rule that found it; `trouble` says why a written date gives no day."""

    day: datetime.date | None
    rule: str
    trouble: str | None = None

    @classmethod
    def in_dateline(cls, words: str) -> "Dated":
        """Read the day of a dateline; one without a year gives none."""
        written = first_date(words)
        return cls(day=written.day if written else None, rule="dateline", trouble=written.trouble if written else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """The original publication, later appearances, and what was troubled about it as pairs of code and detail."""

    outlet: str | None
    day: datetime.date | None
    rule: str | None
    republished: tuple[Appearance, ...] = ()
    troubles: tuple[tuple[str, str], ...] = ()


def settle_publication(
    draft: Draft, head: Head, found: tuple[Dated, ...], credits: tuple[str, ...], defaults: ReportDefaults
) -> Publication:
    """Settle where and when a report first appeared: metadata, then its head, then its dateline, then the options.

    Where the head tells of several appearances, the original is the one that says so, or that a credit line names,
    or the earliest; the others are republications.
    """
    troubles = [("bad-date", a.trouble) for a in head.appearances if a.trouble]
    troubles += [("bad-date", d.trouble) for d in found if d.trouble]
    appearances = _joined(head.appearances)
    outlet, day, rule = draft.outlet or head.outlet, None, None
    if draft.published and draft.published.strip():
        written = day_of(draft.published)
        day, rule = (written.day, "metadata") if written and written.day else (None, None)
        if day is None:
            reason = written.trouble if written and written.trouble else f"'{draft.published[:60]}' is not a date"
            troubles.append(("bad-date", reason))
    original = _original(appearances, (*head.credits, *credits), outlet)
    # "AFP, 12 October 2021" in the head of a paper's report credits the agency, which has reprinted nothing.
    others: tuple[Appearance, ...] = tuple(
        a for a in appearances if a is not original and a.outlet and not (a.kind == "plain" and agency_alone(a.outlet))
    )
    if (
        original
        and draft.outlet
        and original.outlet
        and original.kind == "original"
        and not _same(original.outlet, draft.outlet)
    ):
        # The page is a reprint and says so: its own name and day are the republication's.
        others = (Appearance(kind="reprint", outlet=draft.outlet, day=day), *others)
        outlet, day, rule = original.outlet, original.day, "header" if original.day else None
    elif original and not outlet:
        outlet = original.outlet
    candidates = [Dated(day=original.day, rule="header")] if original and original.day else []
    candidates += [d for d in found if d.day]
    if original and original.kind == "original" and original.day is None and others:
        # Any other day in the text may be the reprint's own.
        candidates = []
    if day is None:
        chosen = candidates[0] if candidates else None
        day, rule = (chosen.day, chosen.rule) if chosen else (None, None)
    if day is None and defaults.published and not draft.published:
        day, rule = defaults.published, "option"
    troubles += _disagreements(day, rule, candidates)
    return Publication(
        outlet=outlet or defaults.outlet,
        day=day,
        rule=rule,
        republished=tuple(a for a in others if not (outlet and a.outlet and _same(a.outlet, outlet))),
        troubles=tuple(dict.fromkeys((code, detail) for code, detail in troubles if detail)),
    )


def _joined(appearances: list[Appearance]) -> list[Appearance]:
    """Join an outlet's line with a date that stands on a line of its own; two lines without a name are one place."""
    named = [a for a in appearances if a.outlet]
    bare = [a for a in appearances if not a.outlet and a.kind != "updated"]
    late = [a for a in appearances if not a.outlet and a.kind == "updated"]
    if not named:
        return (bare or late)[:1]
    spare = bare[0].day if bare else None
    if len(named) == 1 and named[0].day is None and spare and named[0].kind != "original":
        return [Appearance(kind=named[0].kind, outlet=named[0].outlet, day=spare)]
    return named


def _original(appearances: list[Appearance], credits: tuple[str, ...], outlet: str | None) -> Appearance | None:
    for credit in credits:
        name, day = original_named_in(credit)
        if name:
            match = next((a for a in appearances if a.outlet and _same(a.outlet, name)), None)
            if match:
                return (
                    Appearance(kind="original", outlet=match.outlet, day=match.day or day) if not match.day else match
                )
            if day:
                appearances.append(Appearance(kind="original", outlet=name, day=day))
                return appearances[-1]
    said_so = next((a for a in appearances if a.kind == "original"), None)
    if said_so:
        return said_so
    plain = [a for a in appearances if a.kind != "reprint"]
    if outlet:
        own = next((a for a in plain if a.outlet and _same(a.outlet, outlet)), None)
        if own:
            return own
        plain = [a for a in plain if not a.outlet]
    return min(plain, key=lambda a: a.day or datetime.date.max, default=None)


def _same(a: str, b: str) -> bool:
    left, right = (letters_of(re.sub(r"\(.*?\)", "", name)).removeprefix("the") for name in (a, b))
    return left == right


def _disagreements(day: datetime.date | None, rule: str | None, candidates: list[Dated]) -> list[tuple[str, str]]:
    """Say where the text itself tells another day than the one taken."""
    if day is None:
        return []
    return [
        ("date-differs", f"published {day} by {rule}, but the report's own {d.rule} says {d.day}")
        for d in candidates
        if d.day and d.day != day
    ][:1]
