"""The flow: paths are read into reports, each is coded into claims, these are kept in the ledger and linked.

    bytes ──reading──▶ Report ──coding──▶ Claims ──ledger──▶ kept ──linking──▶ Incidents ──views──▶ tables, briefing

Each step yields as soon as it has something, so that the first claims are out before the last file is opened, and
whatever stops the flow leaves whole reports behind it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from reportedly import links
from reportedly.coding.code import code
from reportedly.coding.kit import Kit
from reportedly.fetching import OPEN_INTERNET, Reach
from reportedly.inputs import read_inputs
from reportedly.ledger import Kept, Ledger
from reportedly.model import Coding, Issue, Report
from reportedly.reading import ReportDefaults

CODER_FAILED = "coder-failed"
"""The issue of a report that the coder broke on; it is kept, and tried again by the next `add`."""
LINK_EVERY = 200
"""So many reports are linked at once: together they cost little more than one alone."""


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


def code_inputs(
    named: Iterable[str], kit: Kit, defaults: ReportDefaults, *, reach: Reach = OPEN_INTERNET
) -> Iterator[Coded | Issue]:
    """Read and code files, folders and pages, keeping nothing; trouble with one of them comes as an Issue."""
    for read in read_inputs(named, defaults, reach=reach):
        if isinstance(read, Issue):
            yield read
            continue
        coding = code_safely(read, kit)
        yield coding if isinstance(coding, Issue) else Coded(report=read, coding=coding)


def add_reports(reports: Iterable[Report | Issue], ledger: Ledger, kit: Kit) -> Iterator[Added | Noted]:
    """Code and keep reports as they are read; one that this coder has coded before is not coded again.

    Stopped in the middle, the ledger holds whole reports, and the same call again does the rest. The issues of a
    report's coding are kept with it, all others are yielded as well. Claims are linked a few hundred reports at a time.
    """
    for count, read in enumerate(reports, start=1):
        if isinstance(read, Issue):
            yield Noted(issue=read, new=ledger.keep_issues([read]) > 0)
        elif ledger.is_coded(read.id, kit.run.id):
            yield Added(report=read, kept=Kept(already=True))
        elif (issue := ledger.refusal(read.id)) is not None:
            yield Noted(issue=issue, new=ledger.keep_issues([issue]) > 0)
        else:
            yield from _code_and_keep(read, ledger, kit)
        if count % LINK_EVERY == 0:
            links.refresh(ledger)
    links.refresh(ledger)


def _code_and_keep(report: Report, ledger: Ledger, kit: Kit) -> Iterator[Added | Noted]:
    coding = code_safely(report, kit)
    if isinstance(coding, Issue):
        kept = ledger.keep_failure(report, coding, kit.run)
        yield Added(report=report, kept=replace(kept, issues=0))
        yield Noted(issue=coding, new=kept.issues > 0)
    else:
        yield Added(report=report, kept=ledger.keep(report, coding, kit.run))


def code_safely(report: Report, kit: Kit) -> Coding | Issue:
    """Code one report; if the coder breaks on it, give the Issue that says how, so that the others go on.

    What the parser keeps of words that it met for the first time (every name that is new) is let go at the end, so
    that memory does not grow with the number of reports. One kit codes one report at a time here.
    """
    try:
        with kit.parser.memory_zone():
            return code(report, kit)
    except Exception as error:  # noqa: BLE001 -- the one guard: a single odd report must not stop a thousand others
        detail = f"the coder broke on this report ({type(error).__name__}: {error}); please tell its makers"
        return Issue(report=report.id, code=CODER_FAILED, detail=detail)
