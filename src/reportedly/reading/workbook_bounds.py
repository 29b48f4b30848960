"""Whether a workbook may be opened: its parts are looked through before anything is built of them.

A part of a few kilobytes can unpack to millions of cells, each of which takes a hundred times its bytes in memory. What
the library that reads workbooks holds at once is a row, or an entry of the list of all words, with the elements in it.
"""

import io
import re
import zipfile
from itertools import pairwise
from typing import IO

from reportedly.reading.unpacking import UnpackingError

MOST_PART_BYTES = 128 * 1024 * 1024
MOST_HELD_BYTES = 16 * 1024 * 1024
MOST_HELD_TAGS = 500_000
"""Of one row, one entry, or what stands outside of them."""
MOST_HELD = 2_000_000
"""Rows or entries of one part; each leaves a trace until the part is read."""
_CHUNK_BYTES = 1 << 20
_HELD = re.compile(rb"<(?:\w{1,20}:)?(?:row|si)[\s>/]")
_DTD = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E")
_FORMULA = re.compile(rb"<(?:\w{1,20}:)?f[\s>/]")
_TOO_LARGE = "; save the sheet as CSV and add that"


def look_through(data: bytes) -> bool:
    """Tell whether there are formulas in a workbook. Raises UnpackingError where it may not be opened.

    No office program writes a document type, by which a few bytes of XML can be made to stand for very many.
    """
    formulas = False
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in archive.infolist():
            if part.file_size > MOST_PART_BYTES:
                raise UnpackingError("too-large", f"a part unpacks to more than {MOST_PART_BYTES >> 20} MB{_TOO_LARGE}")
            with archive.open(part) as unpacked:
                formulas |= _looked_through(unpacked)
    return formulas


def _looked_through(part: IO[bytes]) -> bool:
    formulas = False
    held = tags = size = 0
    left = b""
    while chunk := part.read(_CHUNK_BYTES):
        seen = left + chunk
        # A tag that the chunk cuts in two is seen whole with the next one.
        whole = seen.rfind(b"<")
        seen, left = (seen[:whole], seen[whole:]) if whole >= 0 else (seen, b"")
        if _DTD.search(seen):
            raise UnpackingError("damaged-file", "it declares a document type, which no workbook does")
        formulas = formulas or _FORMULA.search(seen) is not None
        starts = [found.start() for found in _HELD.finditer(seen)]
        for start, end in pairwise((0, *starts, len(seen))):
            size, tags = size + end - start, tags + seen.count(b"<", start, end)
            if size + len(left) > MOST_HELD_BYTES or tags > MOST_HELD_TAGS or held > MOST_HELD:
                raise UnpackingError("too-large", f"it holds more than a table of reports needs{_TOO_LARGE}")
            if end < len(seen):
                held, tags, size = held + 1, 0, 0
    return formulas
