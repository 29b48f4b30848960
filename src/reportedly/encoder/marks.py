"""Words that somebody says with no word for saying: what stands beside them is a mark.

Transcripts put a name and a colon before ("OKELLO: The bridge …"), collections of voices a dash and a name behind
("“…” — Tamar Okello"), and a quotation that goes on has its own marks alone.
"""

from dataclasses import dataclass

from reportedly.encoder.spans import WordSpan
from reportedly.encoder.words import CASES, Words

LABEL_WORDS = 4
"""How many words a speaker's label before a colon may have."""
_mark = CASES.index("mark")
_named = (CASES.index("title"), CASES.index("upper"))


@dataclass(frozen=True, slots=True, kw_only=True)
class WordAttribution:
    """One attribution in words: the source (None where nobody is named), the cue, and one or more contents."""

    source: WordSpan | None
    cue: WordSpan
    contents: tuple[WordSpan, ...]


def by_mark(content: WordSpan, spans: list[WordSpan], words: Words, window: tuple[int, int]) -> WordAttribution | None:
    """Join words said to the mark beside them, and to the source on its other side; None where there is no mark."""
    labelled = _labelled(content, words)
    if labelled is not None:
        return labelled
    sources = [s for s in spans if s.part == "source"]
    first, last = content.start, content.end
    while first > window[0] and _is_mark(first - 1, words):
        first -= 1
    while last < window[1] and _is_mark(last, words):
        last += 1
    before = next((s for s in sources if s.end == first < content.start), None)
    after = next((s for s in sources if s.start == last > content.end), None)
    if after is not None:
        return _joined(after, last - 1, content)
    if before is not None:
        return _joined(before, first, content)
    if first < content.start:
        return _joined(None, content.start - 1, content)
    return _joined(None, content.end, content) if last > content.end else None


def _labelled(content: WordSpan, words: Words) -> WordAttribution | None:
    """Take a speaker's label off the head of what is said: a name and a colon."""
    for at in range(content.start, min(content.start + LABEL_WORDS + 1, content.end - 1)):
        if words.word(at) == ":" and at > content.start:
            source = WordSpan(part="source", start=content.start, end=at)
            return _joined(source, at, WordSpan(part="content", start=at + 1, end=content.end))
        if words.features[at][0] not in _named:
            return None
    return None


def _joined(source: WordSpan | None, cue: int, content: WordSpan) -> WordAttribution:
    return WordAttribution(source=source, cue=WordSpan(part="cue", start=cue, end=cue + 1), contents=(content,))


def _is_mark(at: int, words: Words) -> bool:
    return words.features[at][0] == _mark
