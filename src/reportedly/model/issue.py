"""What was not understood, kept instead of being passed over in silence."""

from dataclasses import dataclass

from reportedly.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One thing about a report that was not understood or could not be used.

    `report` is the report's id, or for a file that gave no report the path (or path and line) it came from.
    `code` is a stable slug such as `no-date` or `unreadable-file`; `detail` is one sentence for a person.
    """

    report: str
    code: str
    detail: str
    span: Span | None = None
