"""All reports in one answer: each with what it is a copy of and what was not understood of it."""

from typing import Any

from reportedly.ledger import Ledger
from reportedly.model import Report
from reportedly.views.tables import first_words
from reportedly.web.cards import issue_line, report_head
from reportedly.web.families import Copies

Json = dict[str, Any]
_OPENING = 160


def reports_of(ledger: Ledger, copies: Copies) -> Json:
    """List the reports, newest first, and the issues of files that gave none."""
    kept = list(ledger.reports())
    known = {one.report.id for one in kept}
    issues = [issue_line(issue) for issue in ledger.issues()]
    own: dict[str, list[Json]] = {}
    for issue in issues:
        own.setdefault(issue["report"], []).append(issue)
    return {
        "reports": [
            {
                **report_head(one.report),
                "opening": _opening(one.report),
                "copy_of": head if (head := copies.head_of.get(one.report.id)) != one.report.id else None,
                "claims": one.claims,
                "issues": own.get(one.report.id, []),
            }
            for one in kept
        ],
        "lost": [issue for issue in issues if issue["report"] not in known],
    }


def _opening(report: Report) -> str:
    """Give the first words below the headline."""
    return first_words(report.text[report.headline[1] :] if report.headline else report.text, _OPENING)
