"""The gazetteer file: how it is written and how it is read without being unpacked.

    "RPTDGAZ1"  8 bytes
    size of the head in bytes, u4, and its CRC-32, u4
    head        JSON: sections, tables, and what the file is made of
    sections    arrays and blobs, each at a multiple of 8 bytes

Sections are read in place through a memory map, so several processes share one copy in memory. Rows are places sorted
by id. A name index is three arrays: 65,537 bucket starts, then per entry the low 32 bits of a 48-bit hash of the key
(its top 16 bits are the bucket) and the row with the name's quality in the lowest two bits. No name is stored in the
index: a wrong match needs two of a million names to share 48 bits.
"""

import contextlib
import hashlib
import json
import mmap
import os
import struct
import tempfile
import zlib
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.errors import GazetteerError

MAGIC = b"RPTDGAZ1"
REMEDY = "if it holds your own imports delete it and import them again, else install reportedly again."
NAMES_PER_BLOCK = 64

Array = NDArray[Any]


class SectionFile:
    """A gazetteer file, opened for reading in place: `head` and named sections."""

    def __init__(self, path: Path) -> None:
        """Open a file and check that it is whole; raises GazetteerError saying what is wrong with it."""
        self.path = path
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except FileNotFoundError:
            raise GazetteerError(f"There is no gazetteer file at {path}; run `make gazetteer` to build it.") from None
        except (OSError, ValueError) as error:
            raise GazetteerError(f"The gazetteer file {path} cannot be read: {error}.") from error
        if self._map[:7] != MAGIC[:7]:
            raise GazetteerError(f"{path} is not a gazetteer file; to read a dump use `reportedly gazetteer import`.")
        if self._map[:8] != MAGIC:
            raise GazetteerError(f"The gazetteer file {path} is of another version: {REMEDY}")
        self.head = self._read_head()

    def _read_head(self) -> dict[str, Any]:
        whole = len(self._map) >= 16
        if whole:
            size, crc = struct.unpack_from("<II", self._map, 8)
            raw = self._map[16 : 16 + size]
            whole = len(raw) == size and zlib.crc32(raw) == crc
        if whole:
            head: dict[str, Any] = json.loads(raw)
            self._start = _aligned(16 + size)
            whole = self._start + head["size"] == len(self._map)
        if not whole:
            raise GazetteerError(f"The gazetteer file {self.path} is damaged (cut short?): {REMEDY}")
        return head

    def array(self, name: str) -> Array:
        """Give a section as a read-only array over the file."""
        start, size, dtype = self.head["sections"][name]
        item = np.dtype(dtype).itemsize
        return np.frombuffer(self._map, dtype, size // item, self._start + start)

    def blob(self, name: str, low: int, high: int) -> bytes:
        """Give the bytes from low to high of a section."""
        start = self._start + self.head["sections"][name][0]
        return self._map[start + low : start + high]

    def verify(self) -> bool:
        """Read the whole file and tell whether it still is what was written."""
        return hashlib.sha256(self._map[self._start :]).hexdigest() == str(self.head["digest"])

    def close(self) -> None:
        """Let go of the file; arrays handed out keep it alive as long as they live."""
        with contextlib.suppress(BufferError):
            self._map.close()


def write_sections(path: Path, head: dict[str, Any], sections: dict[str, Array | bytes]) -> None:
    """Write a gazetteer file in one stroke: whole, or not at all (a temporary file beside it, then renamed)."""
    body, places = bytearray(), {}
    for name, content in sections.items():
        raw = content if isinstance(content, bytes) else np.ascontiguousarray(content).tobytes()
        dtype = "u1" if isinstance(content, bytes) else content.dtype.str
        places[name] = (len(body), len(raw), dtype)
        body += raw
        body += b"\0" * (_aligned(len(body)) - len(body))
    digest = hashlib.sha256(body).hexdigest()
    raw_head = json.dumps(
        {**head, "sections": places, "size": len(body), "digest": digest},
        ensure_ascii=False, sort_keys=True, separators=(",", ":"),
    ).encode()  # fmt: skip
    start = MAGIC + struct.pack("<II", len(raw_head), zlib.crc32(raw_head)) + raw_head
    start += b"\0" * (_aligned(len(start)) - len(start))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
    except OSError as error:
        raise GazetteerError(f"The gazetteer file {path} cannot be written: {error}.") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(start)
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except OSError as error:
        raise GazetteerError(f"The gazetteer file {path} cannot be written: {error}; it is as it was.") from error
    finally:
        Path(temporary).unlink(missing_ok=True)


def _aligned(size: int) -> int:
    return (size + 7) // 8 * 8


def key_hash(key: str) -> int:
    """Hash a key to 48 bits, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=6).digest(), "big")


class HashIndex:
    """From a key to the rows that have it, each with the quality of the name (0 best to 3)."""

    def __init__(self, file: SectionFile, name: str) -> None:
        self._starts = file.array(f"{name}.starts")
        self._rests = file.array(f"{name}.rests")
        self._rows = file.array(f"{name}.rows")

    def find(self, key: str) -> list[tuple[int, int]]:
        """Give (row, quality) for every place with that key."""
        bucket, rest = divmod(key_hash(key), 1 << 32)
        low, high = int(self._starts[bucket]), int(self._starts[bucket + 1])
        rests = self._rests[low:high]
        first = int(np.searchsorted(rests, np.uint32(rest), "left"))
        last = int(np.searchsorted(rests, np.uint32(rest), "right"))
        return [(int(v) >> 2, int(v) & 3) for v in self._rows[low + first : low + last]]


def index_sections(name: str, entries: dict[tuple[int, int], int]) -> dict[str, Array | bytes]:
    """Lay out an index; `entries` gives the best quality for each (48-bit hash, row)."""
    hashes = np.fromiter((h for h, _ in entries), "u8", len(entries))
    rows = np.fromiter((row << 2 | quality for (_, row), quality in entries.items()), "u4", len(entries))
    order = np.lexsort((rows, hashes))
    hashes, rows = hashes[order], rows[order]
    starts = np.searchsorted(hashes >> np.uint64(32), np.arange(65537, dtype="u8")).astype("<u4")
    rests = (hashes & np.uint64(0xFFFFFFFF)).astype("<u4")
    return {f"{name}.starts": starts, f"{name}.rests": rests, f"{name}.rows": rows.astype("<u4")}
