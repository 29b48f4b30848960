"""Bytes on disk in, reports out: one published text each, with furniture set aside and its origin told.

Takes:   paths (files, folders, `-` for standard input) or bytes with a name, and what the user says by option.
Gives:   a stream of `Report`s, each followed by its `Issue`s, and issues for files that gave no report.
Touches: the files it is given, and nothing else.
Extend:  a format is one entry in `formats.FORMATS` and one file with a `read` function; what outlets write around
         their stories is a pattern in `boilerplate`, `credits`, `publication` or `dates`.
"""

from reportedly.reading.door import FILE_ISSUE_CODES, NOT_FETCHED, read_bytes, read_paths, read_records
from reportedly.reading.draft import ReportDefaults

__all__ = ["FILE_ISSUE_CODES", "NOT_FETCHED", "ReportDefaults", "read_bytes", "read_paths", "read_records"]
