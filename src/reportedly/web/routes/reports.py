"""Reports: what came in, and each with its text, its claims and what was not understood of it."""

from fastapi import APIRouter, HTTPException

from reportedly.errors import LedgerError
from reportedly.ledger import ClaimFilter
from reportedly.model import Report
from reportedly.views.tables import first_words
from reportedly.web.asking import TheShelf
from reportedly.web.cards import Json, card_of, issue_line, report_head

router = APIRouter(tags=["reports"])


@router.get("/reports.json")
def all_reports(shelf: TheShelf) -> Json:
    """List the reports, newest first, and the issues of files that gave none."""
    kept = list(shelf.ledger.reports())
    copies = shelf.copies()
    known = {one.report.id for one in kept}
    issues = [issue_line(issue) for issue in shelf.ledger.issues()]
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


@router.get("/reports/{report_id}.json")
def one_report(report_id: str, shelf: TheShelf) -> Json:
    """Give one report to be read: its text, the cards of its claims in text order, its issues."""
    report = _found(report_id, shelf)
    cards = [card_of(kept.claim, report) for kept in shelf.ledger.claims(ClaimFilter(report=report.id))]
    return {
        **report_head(report),
        "text": report.text,
        "headline": report.headline,
        "boilerplate": list(report.boilerplate),
        "claims": sorted(cards, key=lambda card: (card["span"], card["id"])),
        "issues": [issue_line(issue) for issue in shelf.ledger.issues(report=report.id)],
    }


def _opening(report: Report) -> str:
    """Give the first words below the headline."""
    return first_words(report.text[report.headline[1] :] if report.headline else report.text, 160)


def _found(report_id: str, shelf: TheShelf) -> Report:
    try:
        return shelf.ledger.report(report_id)
    except LedgerError as error:
        raise HTTPException(404, str(error)) from error
