"""The flow: paths are read into reports, each report is coded into claims, and the claims are kept in the ledger.

    bytes ──reading──▶ Report ──coding──▶ Claims ──ledger──▶ kept ──views──▶ tables, briefing

Each step yields as soon as it has something, so that the first claims are out before the last file is opened, and
whatever stops the flow leaves whole reports behind it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from reportedly.coding.code import code
from reportedly.coding.kit import Kit
from reportedly.ledger import Kept, Ledger
from reportedly.linking.lineage.shelf import take_in
from reportedly.model import Coding, Issue, Report
from reportedly.reading import ReportDefaults, read_paths

CODER_FAILED = "coder-failed"
"""The issue of a report that the coder broke on; it is kept, and tried again by the next `add`."""

_AT_ONCE = 50
"""So many reports are compared in one transaction, so that others who write need not wait long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A report with its coding."""

    report: Report
    coding: Coding


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A report with what keeping it added to the ledger."""

    report: Report
    kept: Kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """An issue that cost a file or a report; `new` unless the ledger had it from an earlier time."""

    issue: Issue
    new: bool


def code_paths(paths: Iterable[str], kit: Kit, defaults: ReportDefaults) -> Iterator[Coded | Issue]:
    """Read and code files and folders, keeping nothing; trouble with a file or a report comes as an Issue."""
    for read in read_paths(paths, defaults=defaults):
        if isinstance(read, Issue):
            yield read
            continue
        coding = code_safely(read, kit)
        yield coding if isinstance(coding, Issue) else Coded(report=read, coding=coding)


def add_paths(paths: Iterable[str], ledger: Ledger, kit: Kit, defaults: ReportDefaults) -> Iterator[Added | Noted]:
    """Read, code and keep files and folders; a report that this coder has coded before is not coded again.

    What is kept is kept report by report: stopped in the middle, the ledger holds whole reports, and the same call
    again does the rest. The issues of a report's coding are kept with it, all others are yielded as well.
    """
    compare(ledger)
    for read in read_paths(paths, defaults=defaults):
        if isinstance(read, Issue):
            yield Noted(issue=read, new=ledger.keep_issues([read]) > 0)
        elif ledger.is_coded(read.id, kit.run.id):
            yield Added(report=read, kept=Kept(already=True))
        else:
            yield from _code_and_keep(read, ledger, kit)


def _code_and_keep(report: Report, ledger: Ledger, kit: Kit) -> Iterator[Added | Noted]:
    coding = code_safely(report, kit)
    if isinstance(coding, Issue):
        kept = ledger.keep_failure(report, coding, kit.run)
        compare(ledger, [report.id])
        yield Added(report=report, kept=replace(kept, issues=0))
        yield Noted(issue=coding, new=kept.issues > 0)
    else:
        kept = ledger.keep(report, coding, kit.run)
        compare(ledger, [report.id])
        yield Added(report=report, kept=kept)


def compare(ledger: Ledger, report_ids: Iterable[str] | None = None, *, anew: bool = False) -> None:
    """Find which reports share text with these (by default with all that were not compared yet; `anew`, with all).

    The outcome is the same in whatever order reports come; those that were compared already are left alone.
    """
    if anew:
        with ledger.comparing() as shelf:
            shelf.clear()
    left = ledger.uncompared() if report_ids is None or anew else list(report_ids)
    for start in range(0, len(left), _AT_ONCE):
        with ledger.comparing() as shelf:
            for report_id in left[start : start + _AT_ONCE]:
                if not shelf.holds(report_id):
                    take_in(shelf.report(report_id), shelf)


def code_safely(report: Report, kit: Kit) -> Coding | Issue:
    """Code one report; if the coder breaks on it, give the Issue that says how, so that the others go on."""
    try:
        return code(report, kit)
    except Exception as error:  # noqa: BLE001 -- the one guard: a single odd report must not stop a thousand others
        detail = f"the coder broke on this report ({type(error).__name__}: {error}); please tell its makers"
        return Issue(report=report.id, code=CODER_FAILED, detail=detail)
