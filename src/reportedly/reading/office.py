"""Documents of office programs: one kind of archive for all of them, told apart by the parts in it."""

import io
import zipfile
from collections.abc import Callable
from importlib import import_module

from reportedly.model import Issue
from reportedly.reading.draft import Drafts, Source
from reportedly.reading.unpacking import UnpackingError, check_zip

_READERS = {"word/document.xml": "reportedly.reading.word", "xl/workbook.xml": "reportedly.reading.workbook"}
"""The readers of those that can be read, by the part that only they have."""
_OTHERS = {
    "xl/workbook.bin": "this is an Excel workbook in the binary form; save it as .xlsx or CSV and add that",
    "ppt/presentation.xml": "this is a PowerPoint presentation; save it as PDF and add that",
    "content.xml": "this is an OpenDocument file; save it as .docx, .xlsx or CSV and add that",
}
_DEFAULT = "reportedly.reading.word"


def read(data: bytes, source: Source) -> Drafts:
    """Read a document by what it is, whatever its name; one that cannot be read gives an Issue that says what to do."""
    try:
        check_zip(data)
    except UnpackingError as trouble:
        yield Issue(report=source.name, code=trouble.code, detail=f"{source.name}: {trouble}")
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = frozenset(archive.namelist())
    module = next((reader for part, reader in _READERS.items() if part in parts), None)
    other = next((told for part, told in _OTHERS.items() if part in parts), None)
    if module is None and other is not None:
        yield Issue(report=source.name, code="not-text", detail=f"{source.name}: {other}")
        return
    # Loaded here: only who has such files waits for it.
    reader: Callable[[bytes, Source], Drafts] = import_module(module or _DEFAULT).read
    yield from reader(data, source)
