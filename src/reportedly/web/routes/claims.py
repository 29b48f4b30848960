"""Claims: one as a card, a selection to take away; all of them in columns are given by `first_screen`."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field

from reportedly.errors import LedgerError
from reportedly.ledger import IncidentRow, KeptClaim, Ledger
from reportedly.ledger.reviewing import REJECTED
from reportedly.model.wire import claim_to_line
from reportedly.views.exporters.claims_csv import CLAIMS_CSV
from reportedly.views.exporters.exporter import Told
from reportedly.web.asking import TheShelf
from reportedly.web.cards import Json, card_of

router = APIRouter(tags=["claims"])
MOST_EXPORTED = 200_000
_AT_ONCE = 500
ClaimId = Annotated[str, Field(pattern=r"^clm_[0-9a-f]{20}$")]


class Selection(BaseModel):
    """Which claims are to be taken away, in which order and as what."""

    claims: list[ClaimId] = Field(max_length=MOST_EXPORTED)
    format: Literal["jsonl", "csv"] = "jsonl"


@router.get("/claims/{claim_id}.json")
def one_claim(claim_id: ClaimId, shelf: TheShelf) -> Json:
    """Give one claim as its card, and the incident that it was last linked into, if any."""
    kept = _found(shelf.ledger, claim_id)
    return {
        **card_of(kept.claim, kept.report),
        "superseded": kept.superseded,
        "incident": next(map(_incident_line, shelf.ledger.incidents([kept.claim.id])), None),
    }


@router.post("/export")
def export(selection: Selection, shelf: TheShelf) -> StreamingResponse:
    """Give a selection of claims as a file, in the order in which they were selected."""
    reviews = shelf.ledger.reviews()
    kept = _selected(shelf.ledger, selection.claims, reviews)
    if selection.format == "csv":
        told = (Told(claim=k.claim, report=k.report, run_id=k.run_id, reviewed=reviews.get(k.claim.id)) for k in kept)
        return _file((piece.text for piece in CLAIMS_CSV.write(told, shelf.export_kit)), "text/csv", "claims.csv")
    return _file((claim_to_line(k.claim, k.report) + "\n" for k in kept), "application/x-ndjson", "claims.jsonl")


def _selected(ledger: Ledger, ids: list[str], reviews: Mapping[str, str]) -> Iterator[KeptClaim]:
    for first in range(0, len(ids), _AT_ONCE):
        some = ids[first : first + _AT_ONCE]
        found = {kept.claim.id: kept for kept in ledger.claims_by_id(some)}
        for one in some:
            if one in found:
                yield found[one]
            elif reviews.get(one) == REJECTED:
                # Chosen as rejected: as the coder saw it. What was taken back since the page was drawn is left out.
                yield ledger.claim(one)


def _file(lines: Iterator[str], kind: str, name: str) -> StreamingResponse:
    head = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(lines, media_type=f"{kind}; charset=utf-8", headers=head)


def _incident_line(row: IncidentRow) -> Json:
    return {"id": row.incident.id, **{name: row.summary[name] for name in ("what", "place", "origins")}}


def _found(ledger: Ledger, claim_id: str) -> KeptClaim:
    try:
        return ledger.claim(claim_id)
    except LedgerError as error:
        raise HTTPException(404, str(error)) from error
