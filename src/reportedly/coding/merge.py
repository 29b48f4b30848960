"""One claim per proposition and speaker: repetitions in headline, lead and body become `also` of the fullest one."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportedly.coding.repeats import Repeats, words_of
from reportedly.model import Claim, Report

_general_kinds = frozenset({"attack", "casualties", "destruction", "statement"})


def merged(claims: Iterable[Claim], report: Report) -> list[Claim]:
    """Join claims that repeat each other, and number those that share both quote and speakers."""
    in_order = sorted(claims, key=lambda c: (c.span[0], -c.span[1]))
    headlines = [c for c in in_order if _in_headline(c, report)]
    body = in_order[len(headlines) :]
    repeats = Repeats(body)
    for claim in body:
        repeats.add(claim)
    kept = repeats.joined()
    del repeats
    for claim in headlines:
        twin = _body_of(claim, kept)
        if twin is None and (not body or _adds_to_body(claim, report)):
            kept.append(claim)
        elif twin is not None:
            kept[twin] = _with_headline(kept[twin], claim)
    return _numbered(sorted(kept, key=lambda c: c.span))


def _in_headline(claim: Claim, report: Report) -> bool:
    return report.headline is not None and claim.span[1] <= report.headline[1]


def _adds_to_body(headline: Claim, report: Report) -> bool:
    """Tell whether a headline says more than the body, in whose claims it was not found again.

    What it tells is told there in other words. Whose doing something was said to be may stand in it alone, where that
    is most of what it says.
    """
    start, end = report.headline if report.headline is not None else headline.span
    size = headline.span[1] - headline.span[0]
    return headline.act in _answering_for and size >= MOST_OF_HEADLINE * (end - start)


MOST_OF_HEADLINE = 0.4
"""Share of a headline that a claim which the body does not repeat must have to be more than a clause by the way."""

_answering_for = frozenset({"claims-responsibility", "denies", "accuses", "threatens"})


def _body_of(headline: Claim, kept: Sequence[Claim]) -> int | None:
    """Find the claim of the body that a headline sums up: of its kind, sharing the most words."""
    words = words_of(headline.quote)
    best, most = None, 0.2
    for i, claim in enumerate(kept):
        if claim.event.kind != headline.event.kind and headline.event.kind not in _general_kinds:
            continue
        if headline.act not in {"asserts", claim.act}:
            # "The rebels claim the attack" is more than the attack that the body tells of.
            continue
        others = set().union(words_of(claim.quote), *(words_of(s.name) for s in claim.said_by))
        shared = len(words & others) / max(1, len(words))
        if shared > most:
            best, most = i, shared
    return best


def _with_headline(claim: Claim, headline: Claim) -> Claim:
    """Give a claim its headline's words, and the doer that only the headline names."""
    also = tuple(sorted({*claim.also, headline.span, *headline.also}))
    if claim.event.agents or not headline.event.agents:
        return replace(claim, also=also)
    doers = tuple(e for e in headline.evidence if e.slot.startswith("event.agents."))
    event = replace(claim.event, agents=headline.event.agents)
    return replace(claim, also=also, event=event, evidence=(*claim.evidence, *doers))


def _numbered(claims: Sequence[Claim]) -> list[Claim]:
    seen: dict[object, int] = {}
    out = []
    for claim in claims:
        key = (claim.span, tuple(s.span for s in claim.said_by))
        seen[key] = seen.get(key, -1) + 1
        out.append(replace(claim, ordinal=seen[key]))
    return out
