"""Reports that are one text in several printings, and what each printing changed."""

from dataclasses import dataclass

from reportedly.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One report of a family, by its id.

    `parent` is the member that it was taken from, None where it is the original or goes back to a source that is not
    among the reports. `relation` is what it has in common with that one (see `ReportRelation`), and `by` how that is
    known: `credit` (it says so), `version` (a later state of the same page) or `day` (it came out on a later day).
    """

    report: str
    parent: str | None = None
    relation: str | None = None
    by: str | None = None
    superseded_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Reports that count as one source; a report that shares its text with none is a family of its own.

    `original` is the id of the report that the others go back to; where none of them is, it is None, and `source`
    names whom they credit, if they credit anybody. `members` come in the order of their days, the original first.
    `outlets` are all that carried the text, those that a report says it was republished by among them.
    """

    id: str
    original: str | None
    source: str | None
    members: tuple[Member, ...]
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reworded:
    """A sentence that an editor changed: where it stands before and after, and each number that became another one."""

    before: Span
    after: Span
    numbers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What one printing has that another has not: sentences added, dropped and reworded, by where they stand."""

    added: tuple[Span, ...]
    dropped: tuple[Span, ...]
    reworded: tuple[Reworded, ...]
    kept: int
