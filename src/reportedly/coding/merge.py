"""One claim per proposition and speaker: repetitions in headline, lead and body become `also` of the fullest one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from reportedly.model import Claim, Report
from reportedly.model.span import touch

_general_kinds = frozenset({"attack", "casualties", "destruction", "statement"})
_small_words = frozenset(
    "the a an of in on at to for by and or but with from as that this it its is was were are be been has have had "
    "said".split()
)


def merged(claims: Iterable[Claim], report: Report) -> list[Claim]:
    """Join claims that repeat each other, and number those that share both quote and speakers."""
    in_order = sorted(claims, key=lambda c: (c.span[0], -c.span[1]))
    headlines = [c for c in in_order if _in_headline(c, report)]
    kept: list[Claim] = []
    alike: defaultdict[object, list[int]] = defaultdict(list)
    for claim in in_order[len(headlines) :]:
        # Only claims of one kind, polarity and mouth (or of the very same words) can repeat each other.
        by_mouth = (claim.event.kind, claim.polarity, tuple(s.name for s in claim.said_by[-1:]))
        by_words = (claim.event.kind, claim.polarity, claim.span)
        others = sorted({*alike[by_mouth], *alike[by_words]})
        twin = next((n for n in others if _repeats(claim, kept[n])), None)
        if twin is None:
            twin = len(kept)
            kept.append(claim)
        else:
            kept[twin] = _joined(kept[twin], claim)
        alike[by_mouth].append(twin)
        alike[by_words].append(twin)
    for claim in headlines:
        twin = _body_of(claim, kept)
        if twin is None:
            kept.append(claim)
        else:
            kept[twin] = _with_headline(kept[twin], claim)
    return _numbered(sorted(kept, key=lambda c: c.span))


def _in_headline(claim: Claim, report: Report) -> bool:
    return report.headline is not None and claim.span[1] <= report.headline[1]


def _body_of(headline: Claim, kept: Sequence[Claim]) -> int | None:
    """Find the claim of the body that a headline sums up: of its kind, sharing the most words."""
    words = _words(headline.quote)
    best, most = None, 0.2
    for i, claim in enumerate(kept):
        if claim.event.kind != headline.event.kind and headline.event.kind not in _general_kinds:
            continue
        others = set().union(_words(claim.quote), *(_words(s.name) for s in claim.said_by))
        shared = len(words & others) / max(1, len(words))
        if shared > most:
            best, most = i, shared
    return best


def _repeats(claim: Claim, other: Claim) -> bool:
    """Tell whether two claims put the same proposition forward by the same mouth."""
    if claim.event.kind != other.event.kind or claim.polarity != other.polarity:
        return False
    if claim.span == other.span:
        return True
    if touch(claim.span, other.span):
        return False
    if {s.name for s in claim.said_by[-1:]} != {s.name for s in other.said_by[-1:]}:
        return False
    a, b = _words(claim.quote), _words(other.quote)
    if not a or not b:
        return False
    return len(a & b) / min(len(a), len(b)) >= 0.75 and not _numbers_clash(a, b)


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    words = {w.strip(".,;:'\"’”“()").lower() for w in text.split()}
    return frozenset(w.rstrip("s") for w in words if w and w not in _small_words)


def _numbers_clash(a: frozenset[str], b: frozenset[str]) -> bool:
    x, y = ({w for w in words if w.isdigit()} for words in (a, b))
    return bool(x and y) and not x & y


def _joined(first: Claim, second: Claim) -> Claim:
    """Keep the fuller of two mentions, the other's words as `also`."""
    fuller, other = (second, first) if len(second.quote) > len(first.quote) * 1.2 else (first, second)
    spans = {*fuller.also, *other.also, other.span} - {fuller.span}
    return replace(fuller, also=tuple(sorted(spans)))


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
