"""JSON Lines, and JSON files that hold one record or a list of them."""

import json

from reportedly.model import Issue
from reportedly.reading import telegram
from reportedly.reading.draft import Drafts, Source
from reportedly.reading.encoding import Decoded
from reportedly.reading.records import draft_of


def read(data: Decoded, source: Source) -> Drafts:
    """Read one record a line; a line that is none gives an Issue `bad-line` naming it, and the others are kept."""
    number = 0
    # Only real newlines end a record: other line separators may stand inside a string.
    for at, line in enumerate(data.text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        if not line.strip(" \t\ufeff\x00"):
            continue
        number += 1
        place = f"{source.name}:{at}"
        try:
            record = json.loads(line.strip(" \t\ufeff\x00"))
        except (ValueError, RecursionError) as trouble:
            yield Issue(report=place, code="bad-line", detail=f"{place}: not a JSON record ({str(trouble)[:120]})")
            continue
        if isinstance(record, dict):
            yield draft_of(record, source, place, number)
        else:
            yield Issue(report=place, code="bad-line", detail=f"{place}: a JSON record was expected, with named fields")


def read_whole(data: Decoded, source: Source) -> Drafts:
    """Read a JSON file: one record, a list of records, or (whatever its name) JSON Lines."""
    try:
        value = json.loads(data.text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        yield from read(data, source)
        return
    if telegram.is_export(value):
        yield from telegram.drafts(value, source)
        return
    if isinstance(value, dict):
        lists = [v for v in value.values() if isinstance(v, list) and v and isinstance(v[0], dict)]
        records = lists[0] if len(lists) == 1 and "text" not in value else [value]
    else:
        records = value if isinstance(value, list) else []
    if not records:
        yield Issue(report=source.name, code="bad-record", detail=f"{source.name}: holds no records with named fields")
    for number, record in enumerate(records, start=1):
        place = f"{source.name}#{number}"
        if isinstance(record, dict):
            draft = draft_of(record, Source(name=source.name, stem=source.stem), place, number)
            yield draft
        else:
            yield Issue(report=place, code="bad-record", detail=f"{place}: a record with named fields was expected")
