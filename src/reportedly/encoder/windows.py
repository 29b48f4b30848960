"""Whole paragraphs packed into windows of the length that the encoder was trained on."""

from collections.abc import Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

from reportedly.encoder.words import Words

LONGEST = 190
"""Subwords in a window at most, in training as in use."""

UNKNOWN = 100
"""The tokenizer's number for what it has no subwords for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A run of a text's words with their subwords: `first_at` is each word's first subword, counted in the window."""

    start: int
    end: int
    ids: tuple[int, ...]
    word_at: tuple[int, ...]
    first_at: tuple[int, ...]


def subwords(words: Words, tokenizer: Tokenizer) -> list[tuple[int, ...]]:
    """Give the numbers of each word's subwords; a word that the tokenizer drops is the unknown one."""
    pieces: list[list[int]] = [[] for _ in words.spans]
    for start, end in words.paragraphs:
        encoded = tokenizer.encode(
            [words.word(w) for w in range(start, end)], is_pretokenized=True, add_special_tokens=False
        )
        for number, at in zip(encoded.ids, encoded.word_ids, strict=True):
            if at is not None:
                pieces[start + at].append(number)
    # A word of endless subwords is no word; the first of them tell enough.
    return [tuple(p[:12]) if p else (UNKNOWN,) for p in pieces]


def windows_of(words: Words, pieces: Sequence[Sequence[int]], first_limit: int = LONGEST) -> list[Window]:
    """Pack paragraphs into windows, the first of at most `first_limit` subwords; long ones are cut at sentence ends."""
    out: list[Window] = []
    limit = first_limit
    start, used = 0, 0
    for first, last in words.paragraphs:
        size = sum(len(pieces[w]) for w in range(first, last))
        if used and used + size > limit:
            out.append(_window(start, first, pieces))
            start, used, limit = first, 0, LONGEST
        if size <= LONGEST:
            used += size
            continue
        for cut in _cuts(first, last, words, pieces):
            out.append(_window(start, cut, pieces))
            start, used, limit = cut, 0, LONGEST
        used = sum(len(pieces[w]) for w in range(start, last))
    if start < len(words.spans):
        out.append(_window(start, len(words.spans), pieces))
    return [w for w in out if w.end > w.start]


def _cuts(first: int, last: int, words: Words, pieces: Sequence[Sequence[int]]) -> list[int]:
    """Find where a paragraph longer than a window is cut: after the last sentence that fits, or where it is full."""
    cuts: list[int] = []
    used, begin, sentence_end = 0, first, None
    for w in range(first, last):
        if used + len(pieces[w]) > LONGEST:
            cut = sentence_end if sentence_end is not None and sentence_end > begin else w
            cuts.append(cut)
            used = sum(len(pieces[x]) for x in range(cut, w))
            begin, sentence_end = cut, None
        used += len(pieces[w])
        if words.ends[w]:
            sentence_end = w + 1
    return cuts


def _window(start: int, end: int, pieces: Sequence[Sequence[int]]) -> Window:
    ids: list[int] = []
    word_at: list[int] = []
    first_at: list[int] = []
    for w in range(start, end):
        first_at.append(len(ids))
        ids.extend(pieces[w])
        word_at.extend([w] * len(pieces[w]))
    return Window(start=start, end=end, ids=tuple(ids), word_at=tuple(word_at), first_at=tuple(first_at))
