"""The way in: paths, folders, standard input and bytes, each giving reports and issues one after another."""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from reportedly.errors import InputError
from reportedly.model import Issue, Report
from reportedly.reading.assemble import assemble
from reportedly.reading.characters import has_controls, readable
from reportedly.reading.draft import Draft, Drafts, ReportDefaults, Source
from reportedly.reading.encoding import decode
from reportedly.reading.folder import files_in
from reportedly.reading.formats import binary_format, format_of, stem_of, suffix_of
from reportedly.reading.records import draft_of
from reportedly.reading.unpacking import UnpackingError, is_gzip, unzipped

STDIN = "-"
NOT_FETCHED = "not-fetched"
"""The issue of an address whose page did not come."""
# Codes of issues that mean: this file, or a part of it, could not be read as reports.
FILE_ISSUE_CODES = frozenset(
    {
        NOT_FETCHED,
        "missing-file",
        "unreadable-file",
        "empty-file",
        "not-text",
        "not-a-feed",
        "damaged-feed",
        "no-article",
        "no-reports",
        "bad-line",
        "bad-record",
        "bad-row",
        "bad-table",
        "too-large",
        "damaged-file",
        "protected-file",
        "no-text-layer",
    }
)
_MAGIC = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive within another"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite file"),
    (b"\xd0\xcf\x11\xe0", "an office document of the old kind, or one that is locked with a password"),
)
_MOST_CONTROLS = 0.02


def read_paths(paths: Iterable[Path | str], *, defaults: ReportDefaults | None = None) -> Iterator[Report | Issue]:
    """Read files and folders, in the order given (folders sorted); `-` is standard input.

    Gives reports as they are read, each followed by its own issues; files that cannot be read give issues with a code
    of `FILE_ISSUE_CODES` and the rest is still read. Raises InputError at once if not one of the paths is there.
    """
    named = [str(path) for path in paths]
    missing = [path for path in named if path != STDIN and not _is_there(path)]
    if named and len(missing) == len(named):
        raise InputError(f"No such file or folder: {', '.join(missing)}. Check the spelling and the current folder.")
    return _read_each(named, frozenset(missing), defaults or ReportDefaults())


def _is_there(path: str) -> bool:
    # A link that points nowhere is there: the trouble with it is told as an issue of its own.
    try:
        return Path(path).exists() or Path(path).is_symlink()
    except (OSError, ValueError):
        return False


def _read_each(named: list[str], missing: frozenset[str], defaults: ReportDefaults) -> Iterator[Report | Issue]:
    for path in named:
        if path == STDIN:
            yield from read_bytes(sys.stdin.buffer.read(), STDIN, defaults=defaults)
        elif path in missing:
            yield Issue(report=path, code="missing-file", detail=f"{path}: no such file or folder")
        else:
            for found in files_in(Path(path)):
                if isinstance(found, Issue):
                    yield found
                else:
                    yield from _read_file(found, defaults)


def _read_file(path: Path, defaults: ReportDefaults) -> Iterator[Report | Issue]:
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as trouble:
        reason = getattr(trouble, "strerror", None) or str(trouble)
        yield Issue(report=str(path), code="unreadable-file", detail=f"{path}: cannot be opened ({reason})")
        return
    yield from read_bytes(data, str(path), defaults=defaults)


def read_bytes(data: bytes, name: str, *, defaults: ReportDefaults | None = None) -> Iterator[Report | Issue]:
    """Read the content of one file; its name gives the format (by suffix) and the key (its stem).

    Never raises for what the bytes hold: junk, damage and doubt are issues.
    """
    stem = "stdin" if name == STDIN else stem_of(name)
    source = Source(name="standard input" if name == STDIN else name, stem=stem or "report")
    suffix = "" if name == STDIN else suffix_of(name)
    if is_gzip(data) and binary_format(suffix, data) is None:
        try:
            data = unzipped(data)
        except UnpackingError as trouble:
            yield Issue(report=source.name, code=trouble.code, detail=f"{source.name}: {trouble}")
            return
    if not data.strip():
        yield Issue(report=source.name, code="empty-file", detail=f"{source.name}: the file is empty")
        return
    for item in _drafts(data, source, suffix):
        yield from _finished(item, defaults or ReportDefaults())


def read_records(
    records: Iterable[Mapping[str, object]], name: str, *, defaults: ReportDefaults | None = None
) -> Iterator[Report | Issue]:
    """Read records of named fields that another program holds, such as the rows of a table; as from JSON Lines."""
    source = Source(name=name, stem=stem_of(name) or "report")
    for number, record in enumerate(records, start=1):
        item = draft_of(record, source, f"{name}#{number}", number)
        yield from _finished(item, defaults or ReportDefaults())


def _finished(item: Draft | Report | Issue, defaults: ReportDefaults) -> Iterator[Report | Issue]:
    if isinstance(item, Draft):
        report, issues = assemble(item, defaults)
        yield report
        yield from issues
    elif isinstance(item, Report) and item.published is None and defaults.published is not None:
        yield replace(item, published=defaults.published, published_rule="option")
    else:
        yield item


def _drafts(data: bytes, source: Source, suffix: str) -> Drafts:
    binary = binary_format(suffix, data)
    if binary:
        yield from binary.bytes_reader()(data, source)
        return
    kind = next((what for magic, what in _MAGIC if data.startswith(magic)), None)
    if kind:
        yield Issue(report=source.name, code="not-text", detail=f"{source.name}: this is {kind}, which cannot be read")
        return
    decoded = decode(data)
    if not readable(decoded.text).strip():
        yield Issue(report=source.name, code="empty-file", detail=f"{source.name}: the file is empty")
        return
    controls = len(re.findall(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]", decoded.text[:65_536]))
    if controls > _MOST_CONTROLS * min(len(decoded.text), 65_536):
        yield Issue(report=source.name, code="not-text", detail=f"{source.name}: this is binary data, not text")
        return
    if decoded.doubt:
        yield Issue(report=source.name, code="encoding-guessed", detail=f"{source.name}: {decoded.doubt}")
    if has_controls(decoded.text):
        detail = f"{source.name}: control characters were taken out"
        yield Issue(report=source.name, code="control-characters", detail=detail)
    chosen, doubt = format_of(suffix, decoded.text)
    if doubt:
        yield Issue(report=source.name, code="format-differs", detail=f"{source.name}: {doubt}")
    found = 0
    for item in chosen.text_reader()(decoded, source):
        found += 1
        yield item
    if not found:
        yield Issue(report=source.name, code="no-reports", detail=f"{source.name}: the file holds no reports")
