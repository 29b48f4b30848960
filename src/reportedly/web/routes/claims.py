"""Claims: all of them in columns, one as a card, a selection to take away."""

from collections.abc import Iterator
from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Response
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field

from reportedly.errors import LedgerError
from reportedly.ledger import KeptClaim, Ledger
from reportedly.model.wire import claim_to_line
from reportedly.views.csv_lines import claim_csv_heading, claim_to_csv
from reportedly.web.asking import TheShelf
from reportedly.web.cards import Json, card_of

router = APIRouter(prefix="/api", tags=["claims"])
MOST_EXPORTED = 200_000
ClaimId = Annotated[str, Field(pattern=r"^(clm_)?[0-9a-f]{20}$")]


class Selection(BaseModel):
    """Which claims are to be taken away, in which order and as what."""

    claims: list[ClaimId] = Field(max_length=MOST_EXPORTED)
    format: Literal["jsonl", "csv"] = "jsonl"


@router.get("/claims.json")
def all_claims(shelf: TheShelf) -> Response:
    """Give every current claim in columns."""
    return Response(shelf.claims(), media_type="application/json")


@router.get("/quotes.json")
def all_quotes(shelf: TheShelf) -> Response:
    """Give the words of every current claim, in the same order."""
    return Response(shelf.quotes(), media_type="application/json")


@router.get("/claims/{claim_id}.json")
def one_claim(claim_id: ClaimId, shelf: TheShelf) -> Json:
    """Give one claim as its card."""
    kept = _found(shelf.ledger, claim_id)
    return {**card_of(kept.claim, kept.report), "superseded": kept.superseded}


@router.post("/export")
def export(selection: Selection, shelf: TheShelf) -> StreamingResponse:
    """Give a selection of claims as a file."""
    kept = (_found(shelf.ledger, claim_id) for claim_id in selection.claims)
    if selection.format == "csv":
        return _file(_csv(kept), "text/csv", "claims.csv")
    return _file((claim_to_line(k.claim, k.report) + "\n" for k in kept), "application/x-ndjson", "claims.jsonl")


def _csv(kept: Iterator[KeptClaim]) -> Iterator[str]:
    yield claim_csv_heading()
    for one in kept:
        yield claim_to_csv(one.claim, one.report)


def _file(lines: Iterator[str], kind: str, name: str) -> StreamingResponse:
    head = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(lines, media_type=f"{kind}; charset=utf-8", headers=head)


def _found(ledger: Ledger, claim_id: str) -> KeptClaim:
    try:
        return ledger.claim(claim_id)
    except LedgerError as error:
        raise HTTPException(404, str(error)) from error
