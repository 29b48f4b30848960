"""Claims that say the same again: found among those that share enough of their rarer words, however many there are."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reportedly.model import Claim, Span
from reportedly.model.span import touch

SHARED = 0.75
"""Share of the shorter claim's words that the longer must have, for one to repeat the other."""

_ANY, _NONE = "any number", "no number"
_small_words = frozenset(
    "the a an of in on at to for by and or but with from as that this it its is was were are be been has have had "
    "said".split()
)


@dataclass(slots=True)
class Telling:
    """A claim with its words, and all spans in which it has been told so far."""

    claim: Claim
    words: frozenset[str]
    spans: tuple[Span, ...]


class Repeats:
    """The claims of one report, given in text order, each that repeats an earlier one joined to it.

    Two claims can only share three quarters of the words of the shorter if they share one of its few rarest: claims are
    filed by those, so that each is compared with a handful and not with all before it. Where both have numbers, they
    must share one, so they are filed by these as well. `every` are all that will come.
    """

    def __init__(self, every: Iterable[Claim]) -> None:
        self._often = Counter(word for claim in every for word in words_of(claim.quote))
        self._told: list[Telling] = []
        # Filed under hashes, which take half the room: a claim that is met by chance is looked at and left.
        self._by_span: dict[int, list[int]] = {}
        self._by_rare: dict[int, list[int]] = {}
        self._by_any: dict[int, list[int]] = {}

    def add(self, claim: Claim) -> None:
        """Take one more claim: join it to the first that it repeats, else keep it."""
        told = Telling(claim, words_of(claim.quote), (claim.span, *claim.also))
        twin = next((nth for nth in self._alike(told) if _repeats(told, self._told[nth])), None)
        if twin is None:
            self._told.append(told)
            self._file(len(self._told) - 1)
            return
        first = self._told[twin]
        first.spans = tuple({*first.spans, *told.spans})
        if len(claim.quote) > len(first.claim.quote) * 1.2:
            # The fuller of two mentions is kept, the other's words stand beside it.
            first.claim, first.words = claim, told.words
            self._file(twin)

    def joined(self) -> list[Claim]:
        """Give what is left, each with the words that repeat it."""
        return [replace(t.claim, also=tuple(sorted({*t.spans} - {t.claim.span}))) for t in self._told]

    def _file(self, nth: int) -> None:
        told = self._told[nth]
        mouth = _mouth(told.claim)
        _put(self._by_span, (_said(told.claim), told.claim.span), nth)
        for number in (_ANY, *(_numbers(told.words) or (_NONE,))):
            for word in told.words:
                _put(self._by_any, (mouth, number, word), nth)
            for word in self._rarest(told.words):
                _put(self._by_rare, (mouth, number, word), nth)

    def _alike(self, told: Telling) -> list[int]:
        """Give which claims so far it may repeat, in their order."""
        mouth = _mouth(told.claim)
        found = set(self._by_span.get(hash((_said(told.claim), told.claim.span)), ()))
        numbers = _numbers(told.words)
        for number in (_NONE, *numbers) if numbers else (_ANY,):
            for word in told.words:
                found.update(self._by_rare.get(hash((mouth, number, word)), ()))
            for word in self._rarest(told.words):
                found.update(self._by_any.get(hash((mouth, number, word)), ()))
        return sorted(found)

    def _rarest(self, words: frozenset[str]) -> Sequence[str]:
        """Give so many of the rarest words that whoever shares enough of them all shares one of these."""
        may_lack = int((1 - SHARED) * len(words))
        return sorted(words, key=lambda word: (self._often[word], word))[: may_lack + 1]


def _put(files: dict[int, list[int]], under: object, nth: int) -> None:
    key = hash(under)
    filed = files.get(key)
    if filed is None:
        files[key] = [nth]
    else:
        filed.append(nth)


def words_of(text: str) -> frozenset[str]:
    """Give the words of a quote that tell it from others: in lower case, without plural and small words."""
    words = {w.strip(".,;:'\"’”“()").lower() for w in text.split()}
    return frozenset(w.rstrip("s") for w in words if w and w not in _small_words)


def _said(claim: Claim) -> tuple[str, str]:
    return claim.event.kind, claim.polarity


def _mouth(claim: Claim) -> tuple[str, str, tuple[str, ...]]:
    return (*_said(claim), tuple(s.name for s in claim.said_by[-1:]))


def _repeats(told: Telling, before: Telling) -> bool:
    """Tell whether two claims put the same proposition forward by the same mouth."""
    claim, other = told.claim, before.claim
    if _said(claim) != _said(other):
        return False
    if claim.span == other.span:
        # Two who deny the same words ("Kigali denies it, and so do the rebels") are two.
        return claim.polarity != "negative" or _mouth(claim) == _mouth(other)
    if touch(claim.span, other.span) or _mouth(claim) != _mouth(other):
        return False
    a, b = told.words, before.words
    if not a or not b:
        return False
    return len(a & b) / min(len(a), len(b)) >= SHARED and not _numbers_clash(a, b)


def _numbers(words: frozenset[str]) -> frozenset[str]:
    return frozenset(w for w in words if w.isdigit())


def _numbers_clash(a: frozenset[str], b: frozenset[str]) -> bool:
    x, y = _numbers(a), _numbers(b)
    return bool(x and y) and not x & y
