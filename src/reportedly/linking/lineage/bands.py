"""By what a sentence is found again: a few hashes that it shares with most edited versions of itself (MinHash)."""

from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from reportedly.linking.lineage.sentences import FEWEST_WORDS, Sentence

if TYPE_CHECKING:
    from datasketch import MinHash

_BANDS = 6
_ROWS = 2
_SEED = 1
# Named, and not left to the library's default, because hashes that are kept in a ledger must mean the same for ever.
_SCHEME = "affine32"
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
    grams = [" ".join(gram).encode("utf-8", "surrogatepass") for gram in zip(words, words[1:], words[2:], strict=False)]
    sketch = _empty_sketch().copy()
    sketch.update_batch(grams)
    values = [int(value) for value in sketch.hashvalues]
    return tuple(_band(number, values[number * _ROWS : (number + 1) * _ROWS]) for number in range(_BANDS))


def _band(number: int, rows: list[int]) -> int:
    """Name a band by its number and rows in one integer that fits a database's signed 64 bits."""
    digest = blake2b(repr((number, rows)).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") - _SIGNED


@lru_cache(maxsize=1)
def _empty_sketch() -> "MinHash":
    # Loaded here, because it takes most of a second that only those who compare reports should wait for.
    from datasketch import MinHash

    return MinHash(num_perm=_BANDS * _ROWS, seed=_SEED, hashfunc=_hash, scheme=_SCHEME)


def _hash(gram: bytes) -> int:
    return int.from_bytes(blake2b(gram, digest_size=4).digest(), "big")
