"""Rich text files: one report a file, or an article each where a press database exported many."""

from reportedly.model import Issue
from reportedly.reading.characters import readable
from reportedly.reading.draft import Drafts, Source, split_paragraphs
from reportedly.reading.press_database import drafts_of
from reportedly.reading.unpacking import MOST_BYTES


def read(data: bytes, source: Source) -> Drafts:
    """Read the paragraphs of an RTF file; what is damaged beyond reading gives an Issue."""
    from striprtf.striprtf import rtf_to_text

    if len(data) > MOST_BYTES:
        yield Issue(report=source.name, code="too-large", detail=f"{source.name}: more than {MOST_BYTES >> 20} MB")
        return
    try:
        # RTF is seven-bit; what else is in it are stray bytes of the code page that it names.
        text: str = rtf_to_text(data.decode("cp1252", "replace"), errors="replace")  # type: ignore[no-untyped-call]
    except (ValueError, IndexError, KeyError, LookupError, OverflowError) as trouble:
        detail = f"{source.name}: the RTF file is damaged ({str(trouble)[:120]})"
        yield Issue(report=source.name, code="damaged-file", detail=detail)
        return
    paragraphs = split_paragraphs(readable(text))
    if not paragraphs:
        yield Issue(report=source.name, code="empty-file", detail=f"{source.name}: the RTF file holds no words")
        return
    yield from drafts_of(paragraphs, source)
