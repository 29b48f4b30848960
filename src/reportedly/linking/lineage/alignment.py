"""Which sentence of one report is which sentence of another, though an editor has been at it."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from reportedly.linking.lineage.sentences import FEWEST_WORDS, Gram, SplitText

SAME_SENTENCE = 0.4
"""How much of the shorter wording must stand in the other for two sentences to count as one."""

_FEWEST_GRAMS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """A sentence of one report, by its place in it, that is a sentence of the other, and how much of it is there."""

    here: int
    there: int
    share: float


def align(here: SplitText, there: SplitText) -> tuple[Aligned, ...]:
    """Find for each sentence the one of the other report that it shares most words with, where they share enough."""
    carrying: defaultdict[Gram, list[int]] = defaultdict(list)
    for number, sentence in enumerate(there.sentences):
        if len(sentence.words) >= FEWEST_WORDS:
            for gram in sentence.grams:
                carrying[gram].append(number)
    found: list[Aligned] = []
    for number, sentence in enumerate(here.sentences):
        if len(sentence.words) < FEWEST_WORDS:
            continue
        counts = Counter(other for gram in sentence.grams for other in carrying.get(gram, ()))
        best = _best(counts, number, here, there)
        if best:
            found.append(best)
    return tuple(found)


def _best(counts: Counter[int], number: int, here: SplitText, there: SplitText) -> Aligned | None:
    mine = here.sentences[number]
    best, most = None, 0.0
    for other, common in sorted(counts.items()):
        theirs = there.sentences[other]
        share = common / min(len(mine.grams), len(theirs.grams))
        weight = share * min(len(mine.words), len(theirs.words))
        if common >= _FEWEST_GRAMS and share >= SAME_SENTENCE and weight > most:
            best, most = Aligned(here=number, there=other, share=share), weight
    return best
