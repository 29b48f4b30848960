"""Word documents: one report a file, or an article each where a press database exported many."""

import io
import zipfile
import zlib

from reportedly.model import Issue
from reportedly.reading.draft import Drafts, Source
from reportedly.reading.press_database import drafts_of


def read(data: bytes, source: Source) -> Drafts:
    """Read the paragraphs of a .docx file, those of its tables where they stand; its parts were looked at before."""
    # Imported here: only who has such files waits for it.
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from docx.table import Table
    from lxml.etree import XMLSyntaxError

    try:
        document = docx.Document(io.BytesIO(data))
        paragraphs: list[str] = []
        for block in document.iter_inner_content():
            if isinstance(block, Table):
                paragraphs.extend(cell.text for row in block.rows for cell in row.cells)
            else:
                paragraphs.append(block.text)
    # A part that is damaged, of another kind, locked or not there: the archive's list of its parts tells none of it.
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError) as trouble:
        detail = f"{source.name}: the file is damaged or locked ({str(trouble)[:120]})"
        yield Issue(report=source.name, code="damaged-file", detail=detail)
        return
    except (PackageNotFoundError, XMLSyntaxError, LookupError, ValueError, AttributeError, TypeError) as trouble:
        detail = f"{source.name}: a zip file, but no Word document that can be read ({str(trouble)[:120]})"
        yield Issue(report=source.name, code="not-text", detail=detail)
        return
    lines = (line for paragraph in paragraphs for line in paragraph.split("\n"))
    yield from drafts_of(tuple(" ".join(line.split()) for line in lines if line.strip()), source)
