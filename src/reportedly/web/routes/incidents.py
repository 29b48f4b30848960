"""Incidents: what is said of one happening, side by side, and why the claims were put together."""

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, HTTPException

from reportedly.errors import LedgerError
from reportedly.ledger import IncidentRow, KeptClaim
from reportedly.linking.standing import account_of
from reportedly.links import knowledge_in_use
from reportedly.model import Family
from reportedly.relinking import heard_in
from reportedly.views.wording import attribution, gist, outlet_words
from reportedly.web.asking import TheShelf
from reportedly.web.cards import Json, report_head
from reportedly.web.families import Copies
from reportedly.web.shelf import Shelf

router = APIRouter(tags=["incidents"])


@router.get("/incidents/{incident_id}.json")
def one_incident(incident_id: str, shelf: TheShelf) -> Json:
    """Give one incident: who says what of each slot, through how many origins, and what holds it together."""
    shelf.bring_links_on()
    try:
        row = shelf.ledger.incident(incident_id)
    except LedgerError as error:
        raise HTTPException(404, str(error)) from error
    return _told(row, shelf)


def _told(row: IncidentRow, shelf: Shelf) -> Json:
    kept = {k.claim.id: k for k in shelf.ledger.claims_by_id(row.incident.claims)}
    copies = shelf.copies()
    heard = heard_in(row.incident, kept, copies.names)
    account = account_of(row.incident, heard, knowledge_in_use())
    return {
        "id": row.incident.id,
        "first_day": row.first_day.isoformat() if row.first_day else None,
        "last_day": row.last_day.isoformat() if row.last_day else None,
        "summary": dict(row.summary),
        "origins": [asdict(origin) for origin in account.origins],
        "standings": [asdict(standing) for standing in account.standings],
        "denials": [list(pair) for pair in account.denials],
        "accusations": [list(pair) for pair in account.accusations],
        "claims": {k.claim.id: _line(k) for k in kept.values()},
        "links": [{"one": link.one, "other": link.other, "reasons": list(link.reasons)} for link in row.incident.links],
        "reports": _tree(list(kept.values()), copies),
    }


def _line(kept: KeptClaim) -> Json:
    claim, report = kept.claim, kept.report
    where = claim.event.where
    return {
        "id": claim.id,
        "report": report.id,
        "outlet": outlet_words(report),
        "title": report.title,
        "url": report.url,
        "published": report.published.isoformat() if report.published else None,
        "said": attribution(claim, report),
        "gist": gist(claim),
        "quote": claim.quote,
        "act": claim.act,
        "certainty": claim.certainty,
        "where": [where.lat, where.lon, where.radius_km] if where and where.lat is not None else None,
        "shape": " ".join(where.shape.of) if where and where.shape else None,
        "decided": kept.decided,
    }


def _tree(kept: list[KeptClaim], copies: Copies) -> list[Json]:
    """Put the incident's reports under those that they are copies of; copies outside the incident are counted too."""
    reports = {k.report.id: k.report for k in kept}
    heads = dict.fromkeys(copies.head_of.get(report_id, report_id) for report_id in reports)
    return [
        {
            "of": [
                report_head(report)
                for report_id, report in reports.items()
                if copies.head_of.get(report_id, report_id) == head
            ],
            **_family(copies.family_of.get(head)),
        }
        for head in heads
    ]


def _family(family: Family | None) -> dict[str, Any]:
    if family is None:
        return {"original": None, "source": None, "outlets": [], "members": 1}
    return {
        "original": family.original,
        "source": family.source,
        "outlets": list(family.outlets),
        "members": len(family.members),
    }
