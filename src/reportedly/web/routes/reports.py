"""Reports: each with its text, its claims and what was not understood of it; all are listed by `first_screen`."""

from fastapi import APIRouter, HTTPException

from reportedly.errors import LedgerError
from reportedly.ledger import ClaimFilter
from reportedly.model import Report
from reportedly.web.asking import TheShelf
from reportedly.web.cards import Json, card_of, issue_line, report_head

router = APIRouter(tags=["reports"])


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


def _found(report_id: str, shelf: TheShelf) -> Report:
    try:
        return shelf.ledger.report(report_id)
    except LedgerError as error:
        raise HTTPException(404, str(error)) from error
