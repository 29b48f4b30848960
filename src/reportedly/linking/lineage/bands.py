"""By what a sentence is found again: a few hashes that it shares with most edited versions of itself (MinHash).

The hashes are those of datasketch's scheme `affine32`, worked out here: the library loads SciPy with it, which takes
most of a second of every first report that is added, for twelve multiplications.
"""

from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b

from reportedly.linking.lineage.sentences import FEWEST_WORDS, Sentence

_ROWS = 2
_PERMUTATIONS = (
    (0xD583E84B, 0x2FAEBFCC),
    (0xFE8F01D7, 0x634E1E47),
    (0x70CE5F19, 0x5876AAED),
    (0xDD782891, 0xAB7479FC),
    (0x000EFDFF, 0x65928D86),
    (0x41998713, 0xEF7F7D19),
    (0x9ACB5597, 0x89EFE4B2),
    (0xFF823D0B, 0xD8A7D514),
    (0x4B23969F, 0x6B5054FE),
    (0x78E0A781, 0x5032B165),
    (0x2F470121, 0xAF6A8B92),
    (0xCB0CA103, 0x8648C9D4),
)
"""Factor and summand of each, drawn once (datasketch's for the seed 1): hashes that are kept in a ledger must mean the
same for ever."""
_MASK = 0xFFFFFFFF
_SIGNED = 1 << 63


def bands_of(sentence: Sentence) -> tuple[int, ...]:
    """Give a sentence's band hashes, the same on every machine; a sentence too short to tell anything has none.

    Two sentences that share half of their runs of three words have a band in common with a chance of four in five,
    and two copies that share several such sentences miss each other next to never.
    """
    if len(sentence.words) < FEWEST_WORDS:
        return ()
    return _bands(sentence.words)


@lru_cache(maxsize=4096)
def _bands(words: tuple[str, ...]) -> tuple[int, ...]:
    values = least_of(" ".join(gram) for gram in zip(words, words[1:], words[2:], strict=False))
    return tuple(
        _band(number, values[start : start + _ROWS]) for number, start in enumerate(range(0, len(values), _ROWS))
    )


def least_of(grams: Iterable[str]) -> list[int]:
    """Give the MinHash of runs of words: for each permutation the least number that any run has under it."""
    hashes = [_mixed(_hash(gram)) for gram in grams]
    return [min((factor * h + summand) & _MASK for h in hashes) for factor, summand in _PERMUTATIONS]


def _hash(gram: str) -> int:
    return int.from_bytes(blake2b(gram.encode("utf-8", "surrogatepass"), digest_size=4).digest(), "big")


def _mixed(number: int) -> int:
    """Mix the bits of a 32-bit number (the last step of MurmurHash3)."""
    number = ((number ^ (number >> 16)) * 0x85EBCA6B) & _MASK
    number = ((number ^ (number >> 13)) * 0xC2B2AE35) & _MASK
    return number ^ (number >> 16)


def _band(number: int, rows: list[int]) -> int:
    """Name a band by its number and rows in one integer that fits a database's signed 64 bits."""
    digest = blake2b(repr((number, rows)).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") - _SIGNED
