"""The briefing: what is claimed, by whom, how surely, newest event day first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reportedly.model import Claim, Report
from reportedly.views.numbers_and_days import when_words
from reportedly.views.wording import attribution, capitalised, gist, outlet_words, short_id, source_words, speaker_words

_OPEN_DAYS = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Some words of somebody: who said them and how surely, and what each claim in them is taken to mean.

    `readings` pairs what is claimed, in a line, with the short id to ask `why` about.
    """

    said: str
    quote: str
    readings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What one report has to say about a day; `source` names its outlet and day, `title` its headline."""

    source: str
    title: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """The claims about one day (or about days known alike: "by 10 October 2017"), newest report first."""

    heading: str
    stories: tuple[Story, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """What is said, newest first; `opening` says of how much and reminds that nothing of it is established."""

    opening: str
    days: tuple[Day, ...]


def brief(told: Iterable[tuple[Claim, Report]]) -> Briefing:
    """Write the briefing over claims with their reports; claims that name no day come last."""
    claims = list(told)
    by_heading: dict[tuple[int, int, str], list[tuple[Claim, Report]]] = {}
    for claim, report in claims:
        by_heading.setdefault(_day_of(claim), []).append((claim, report))
    days = tuple(Day(heading=key[-1], stories=_stories(own)) for key, own in sorted(by_heading.items()))
    return Briefing(opening=opening_of(claims), days=days)


def _day_of(claim: Claim) -> tuple[int, int, str]:
    """Give a heading with its order: later days first, and a day before a longer time that ends on it."""
    when = claim.event.when
    known = (when.end or when.start) if when else None
    if when is None or known is None:
        return 0, 0, "No day said"
    days = (known - when.start).days if when.start else _OPEN_DAYS
    return -known.toordinal(), days, capitalised(when_words(when, weekday=True))


def _stories(told: list[tuple[Claim, Report]]) -> tuple[Story, ...]:
    by_report: dict[str, tuple[Report, list[Claim]]] = {}
    for claim, report in told:
        by_report.setdefault(report.id, (report, []))[1].append(claim)
    newest_first = sorted(by_report.values(), key=lambda own: _published(own[0]))
    return tuple(
        Story(source=source_words(report), title=report.title or "", statements=_statements(claims, report))
        for report, claims in newest_first
    )


def _published(report: Report) -> tuple[int, str, str]:
    return -(report.published or date.min).toordinal(), report.outlet or "", report.id


def _statements(claims: list[Claim], report: Report) -> tuple[Statement, ...]:
    """Put claims that stand in the same words of the same people under those words, in text order."""
    together: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for claim in sorted(claims, key=lambda c: c.span):
        words = attribution(claim, report), " ".join(claim.quote.split())
        together.setdefault(words, []).append((gist(claim), short_id(claim.id)))
    return tuple(
        Statement(said=said, quote=quote, readings=tuple(readings)) for (said, quote), readings in together.items()
    )


def opening_of(told: Iterable[tuple[Claim, Report]]) -> str:
    """Say of how much a briefing is, and remind that nothing of it is established."""
    claims = list(told)
    reports = {report.id for _, report in claims}
    outlets = {outlet_words(report) for _, report in claims}
    voices = {speaker_words(claim, report) for claim, report in claims}
    counts = (
        f"{counted(len(claims), 'claim')} by {counted(len(voices), 'speaker')} "
        f"in {counted(len(reports), 'report')} from {counted(len(outlets), 'outlet')}."
    )
    return f"{counts} This is who says what, not what is so: nothing here has been checked."


def counted(number: int, noun: str) -> str:
    """Write a number with its noun: 1 report, 2 reports."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
