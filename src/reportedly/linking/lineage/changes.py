"""What an editor did to a text: sentences added, dropped and reworded, and which number became which."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from reportedly.linking.lineage.alignment import align
from reportedly.linking.lineage.sentences import SplitText, split_text
from reportedly.model import Changes, Report, Reworded, Span

_SMALL = {word: value for value, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split())}  # fmt: skip
_TENS = {
    word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
# A lone "one" is more often a pronoun than a count ("one of them").
_NO_COUNT = frozenset(("zero", "one"))


def compare(before: Report, after: Report) -> Changes:
    """Say what the later of two printings changed: what it has that the earlier has not, and the other way round."""
    old, new = split_text(before), split_text(after)
    forth, back = align(new, old), align(old, new)
    kept_new, kept_old = {pair.here for pair in forth}, {pair.here for pair in back}
    best: dict[int, tuple[float, int]] = {}
    for pair in forth:
        best[pair.there] = max(best.get(pair.there, (0.0, 0)), (pair.share, -pair.here))
    pairs = sorted((there, -minus_here) for there, (_, minus_here) in best.items())
    pairs = _with_headlines(pairs, old, new)
    reworded = [
        Reworded(
            before=old.sentences[there].span,
            after=new.sentences[here].span,
            numbers=altered(old.sentences[there].words, new.sentences[here].words),
        )
        for there, here in pairs
        if old.sentences[there].words != new.sentences[here].words
    ]
    headlines = {there for there, _ in pairs}, {here for _, here in pairs}
    return Changes(
        added=_left(new, kept_new | headlines[1], old),
        dropped=_left(old, kept_old | headlines[0], new),
        reworded=tuple(reworded),
        kept=len(pairs) - len(reworded),
    )


def altered(before: Iterable[str], after: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Give the numbers that stand in another's place in an edited sentence, as they are written.

    >>> altered("at least 40 people and nine cows".split(), "some 45 people and 9 cows".split())
    (('40', '45'),)
    """
    old, new = _with_whole_numbers(before), _with_whole_numbers(after)
    found: list[tuple[str, str]] = []
    for act, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if act == "replace":
            was, now = _numbers(old[a:b]), _numbers(new[c:d])
            if len(was) == len(now):
                found += [(x, y) for (x, one), (y, other) in zip(was, now, strict=True) if one != other]
    return tuple(found)


def _with_whole_numbers(words: Iterable[str]) -> list[str]:
    """Join "twenty" and "five" into one word, so that it is one number that an editor changed."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] in _TENS and 0 < _SMALL.get(word, 0) < 10:
            joined[-1] += f"-{word}"
        else:
            joined.append(word)
    return joined


def _numbers(words: list[str]) -> list[tuple[str, float]]:
    """Read the numbers among words, as they are written and what they come to."""
    values = ((word, _value(word)) for word in words if word not in _NO_COUNT)
    return [(word, value) for word, value in values if value is not None]


def _value(word: str) -> float | None:
    if word[0].isdigit():
        # "1,234.5", and "12.04.2017" of which only the sameness matters.
        return float(word.replace(",", "") if word.count(".") < 2 else word.replace(",", "").replace(".", ""))
    tens, _, ones = word.partition("-")
    if tens in _TENS:
        return _TENS[tens] + _SMALL.get(ones, 0)
    return _SMALL.get(word)


def _with_headlines(pairs: list[tuple[int, int]], old: SplitText, new: SplitText) -> list[tuple[int, int]]:
    """Pair the headlines too: they are the same sentence, however they are worded."""
    if not (_opens_with_headline(old) and _opens_with_headline(new)):
        return pairs
    return [(0, 0), *((there, here) for there, here in pairs if there and here)]


def _opens_with_headline(text: SplitText) -> bool:
    headline = text.report.headline
    return bool(headline and text.sentences) and text.sentences[0].span[1] <= (headline or (0, 0))[1]


def _left(text: SplitText, kept: set[int], other: SplitText) -> tuple[Span, ...]:
    """Give the sentences that the other printing has not, also in other words."""
    there = {sentence.words for sentence in other.sentences}
    return tuple(
        sentence.span
        for number, sentence in enumerate(text.sentences)
        if number not in kept and sentence.words not in there
    )
