"""What two reports that share sentences have to do with each other.

Five measures decide, each of them a count of words that a reader can check:

- containment: how much of the shorter report stands in the other;
- own words: the shared words, those that other occasions carry too counting less (see `occasions`);
- lead words: the own words again, counting less the further down and the nearer to the end of either report they
  stand, since news opens a report and background closes it;
- quoted: how much of the own words are somebody's quoted speech;
- near: published within the few days in which news is reprinted.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

from reportedly.linking.lineage.alignment import align
from reportedly.linking.lineage.occasions import NEAR_DAYS, TOO_COMMON, occasions, weight_of
from reportedly.linking.lineage.sentences import Sentence, SplitText
from reportedly.linking.lineage.sources import credits_report, same_outlet, share_a_credit
from reportedly.linking.lineage.versions import are_versions, later_of
from reportedly.model import Report, ReportRelation, SharedSentence

_HALVING_WORDS = 150
_QUOTED_WORDS = 4
_SURELY_THE_SAME = 0.6

KeptBy = Callable[[Sentence], int]
"""On how many occasions reports carry a sentence (`occasions`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """From which measures on two reports are one text; how they were chosen is in docs/why/copies-and-stock.md."""

    containment: float = 0.45
    own_part: float = 0.15
    own_words: float = 90
    lead_words: float = 3
    copied_lead_words: float = 10
    quoted_part: float = 0.5


LIMITS = Limits()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """What is measured on a pair; `length` is that of the shorter report, `seen` the greatest share of a sentence."""

    containment: float
    own_words: float
    lead_words: float
    quoted_words: float
    length: int
    seen: float
    near: bool
    same_outlet: bool
    credited: bool


def relate(a: SplitText, b: SplitText, kept_by: KeptBy, limits: Limits = LIMITS) -> ReportRelation | None:
    """Say what two reports have to do with each other; None where they share no sentence and are no versions.

    `kept_by` must count both reports in. The order of the two makes no difference.
    """
    measures, shared = measure(a, b, kept_by)
    first, second = sorted((a.report, b.report), key=lambda report: report.id)
    versions = are_versions(first, second) and _words(a) != _words(b)
    kind = "supersedes" if versions else decide(measures, limits)
    if kind is None:
        return None
    return ReportRelation(
        a=first.id,
        b=second.id,
        kind=kind,
        containment=round(measures.containment, 4),
        own_words=round(measures.own_words, 2),
        lead_words=round(measures.lead_words, 2),
        shared=shared,
        later=later_of(first, second) if versions else None,
    )


def decide(m: Measures, limits: Limits = LIMITS) -> str | None:
    """Name the relation that measures stand for; None where no sentence is surely the same."""
    if m.containment >= limits.containment and m.own_words >= limits.own_part * m.length:
        return "copy"
    quoted = m.quoted_words >= limits.quoted_part * m.own_words
    if m.near:
        # An outlet that comes back to a story repeats its own background: there the lead alone tells nothing.
        told = m.lead_words * (2 if m.credited else 1)
        opens_alike = told >= limits.lead_words and not quoted and not m.same_outlet
        if opens_alike or m.own_words >= limits.own_words:
            return "copy" if m.lead_words >= limits.copied_lead_words else "partial"
    if m.seen < _SURELY_THE_SAME:
        return None
    return "quote" if quoted and m.own_words > 0 else "stock"


def measure(a: SplitText, b: SplitText, kept_by: KeptBy) -> tuple[Measures, tuple[SharedSentence, ...]]:
    """Compare two reports sentence by sentence, the shorter with the longer."""
    short, long = sorted((a, b), key=lambda text: (text.length, text.report.id))
    own_occasions = max(1, occasions(r.published for r in (a.report, b.report) if r.published))
    shared: list[SharedSentence] = []
    words = own = lead = quoted = 0.0
    for pair in align(short, long):
        here, there = short.sentences[pair.here], long.sentences[pair.there]
        kept = max(1, max(kept_by(here), kept_by(there)) - own_occasions + 1)
        common = pair.share * min(len(here.words), len(there.words))
        words += common
        own += common * weight_of(kept)
        lead += common * weight_of(kept) * _standing(here, short) * _standing(there, long)
        quoted += common * weight_of(kept) * (max(here.quoted, there.quoted) >= _QUOTED_WORDS)
        in_a, in_b = (here.span, there.span) if short.report.id < long.report.id else (there.span, here.span)
        shared.append(
            SharedSentence(in_a=in_a, in_b=in_b, share=round(pair.share, 4), kept_by=min(kept, TOO_COMMON + 1))
        )
    first, second = a.report, b.report
    measures = Measures(
        containment=words / max(1, short.length),
        own_words=own,
        lead_words=lead,
        quoted_words=quoted,
        length=short.length,
        seen=max((one.share for one in shared), default=0.0),
        near=_near(first, second),
        same_outlet=same_outlet(first.outlet, second.outlet),
        credited=share_a_credit(first, second) or credits_report(first, second) or credits_report(second, first),
    )
    return measures, tuple(sorted(shared, key=lambda one: (one.in_a, one.in_b)))


def _standing(sentence: Sentence, text: SplitText) -> float:
    """Give how prominent a sentence is: 1 at the top, less with every line before it, nothing at the very end."""
    return (1 - sentence.before / text.length) * math.pow(0.5, sentence.before / _HALVING_WORDS)


def _near(a: Report, b: Report) -> bool:
    if a.published is None or b.published is None:
        return False
    return abs((a.published - b.published).days) <= NEAR_DAYS


def _words(text: SplitText) -> tuple[tuple[str, ...], ...]:
    return tuple(sentence.words for sentence in text.sentences)
