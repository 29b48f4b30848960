"""The briefing: what is claimed, by whom, how surely, newest event day first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reportedly.model import Claim, Report
from reportedly.views.numbers_and_days import when_words
from reportedly.views.wording import attribution, capitalised, gist, outlet_words, short_id, source_words, speaker_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One claim: who said it and how surely, in which report, in which words, and what they are taken to mean."""

    said: str
    source: str
    quote: str
    gist: str
    claim: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """The claims about one day (or about days known alike: "by 10 October 2017")."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """What is said, newest first; `opening` says of how much and reminds that nothing of it is established."""

    opening: str
    days: tuple[Day, ...]


def brief(told: Iterable[tuple[Claim, Report]]) -> Briefing:
    """Write the briefing over claims with their reports; claims that name no day come last."""
    claims = list(told)
    by_heading: dict[tuple[date, str], list[tuple[Claim, Report]]] = {}
    for claim, report in claims:
        by_heading.setdefault(_day_of(claim), []).append((claim, report))
    newest_first = sorted(by_heading.items(), key=lambda entry: (-entry[0][0].toordinal(), entry[0][1]))
    days = tuple(Day(heading=key[1], lines=tuple(_line(*one) for one in ordered(own))) for key, own in newest_first)
    return Briefing(opening=_opening(claims), days=days)


def ordered(told: Iterable[tuple[Claim, Report]]) -> list[tuple[Claim, Report]]:
    """Sort claims by their report's publication, newest first, and by their place in the text."""
    return sorted(
        told, key=lambda one: (-(one[1].published or date.min).toordinal(), one[1].outlet or "", one[1].id, one[0].span)
    )


def _day_of(claim: Claim) -> tuple[date, str]:
    when = claim.event.when
    known = (when.end or when.start) if when else None
    if known is None:
        return date.min, "No day said"
    return known, capitalised(when_words(when, weekday=True))


def _line(claim: Claim, report: Report) -> Line:
    return Line(
        said=attribution(claim, report),
        source=source_words(report),
        quote=" ".join(claim.quote.split()),
        gist=gist(claim),
        claim=short_id(claim.id),
    )


def _opening(claims: list[tuple[Claim, Report]]) -> str:
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
