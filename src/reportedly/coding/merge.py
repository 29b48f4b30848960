"""One claim per proposition and speaker: repetitions in headline, lead and body become `also` of the fullest one."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportedly.model import Claim, Report

_small_words = frozenset(
    "the a an of in on at to for by and or but with from as that this it its is was were are be been has have had said".split()
)


def merged(claims: Iterable[Claim], report: Report) -> list[Claim]:
    """Join claims that repeat each other, and number those that share both quote and speakers."""
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (c.span[0], -c.span[1])):
        twin = next((i for i, other in enumerate(kept) if _repeats(claim, other, report)), None)
        if twin is None:
            kept.append(claim)
        else:
            kept[twin] = _joined(kept[twin], claim, report)
    return _numbered(sorted(kept, key=lambda c: c.span))


def _repeats(claim: Claim, other: Claim, report: Report) -> bool:
    """Tell whether two claims put the same proposition forward by the same mouth."""
    if claim.span == other.span and claim.event.kind == other.event.kind:
        return True
    if claim.event.kind != other.event.kind or claim.polarity != other.polarity:
        return False
    headline = report.headline
    in_headline = headline is not None and other.span[1] <= headline[1]
    speakers, others = {s.name for s in claim.said_by[-1:]}, {s.name for s in other.said_by[-1:]}
    if not (speakers == others or (in_headline and not others)):
        return False
    a, b = _words(claim.quote), _words(other.quote)
    if not a or not b:
        return False
    shared = len(a & b)
    return shared / min(len(a), len(b)) >= (0.5 if in_headline else 0.75) and not _numbers_clash(a, b)


def _words(text: str) -> set[str]:
    words = {w.strip(".,;:'\"’”“()").lower() for w in text.split()}
    return {w.rstrip("s") for w in words if w and w not in _small_words}


def _numbers_clash(a: set[str], b: set[str]) -> bool:
    x, y = ({w for w in words if w.isdigit()} for words in (a, b))
    return bool(x and y) and not x & y


def _joined(first: Claim, second: Claim, report: Report) -> Claim:
    """Keep the fuller of two mentions, the other's words as `also`; a headline never is the fuller one."""
    headline = report.headline
    first_is_headline = headline is not None and first.span[1] <= headline[1]
    fuller, other = (
        (second, first) if first_is_headline or len(second.quote) > len(first.quote) * 1.2 else (first, second)
    )
    spans = {*fuller.also, *other.also, other.span} - {fuller.span}
    return replace(fuller, also=tuple(sorted(spans)))


def _numbered(claims: Sequence[Claim]) -> list[Claim]:
    seen: dict[object, int] = {}
    out = []
    for claim in claims:
        key = (claim.span, tuple(s.span for s in claim.said_by))
        seen[key] = seen.get(key, -1) + 1
        out.append(replace(claim, ordinal=seen[key]))
    return out
