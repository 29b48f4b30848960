"""Double-blind coding: samples, the next claim for a coder, what they answer, and agreement once they are through."""

from dataclasses import asdict

from fastapi import APIRouter, HTTPException
from pydantic import BaseModel, Field

from reportedly.double_coding import LISTS, SLOTS, Sample, answers, draw, keep_answers, progress, sample_named
from reportedly.errors import LedgerError
from reportedly.ledger import KeptClaim
from reportedly.views.agreement import agreements
from reportedly.web.asking import TheShelf, check_writable
from reportedly.web.cards import Json, report_head
from reportedly.web.shelf import Shelf

router = APIRouter(tags=["coding"])


class Drawing(BaseModel):
    """A sample to be drawn."""

    size: int = Field(ge=1, le=5000)
    seed: int = 1
    name: str = Field(default="", max_length=200)
    by: str = Field(min_length=1, max_length=200)


class Coded(BaseModel):
    """What a coder answers about one claim."""

    claim: str
    given: dict[str, str]
    by: str = Field(min_length=1, max_length=200)


@router.get("/samples.json")
def all_samples(shelf: TheShelf) -> Json:
    """List the samples, and how many claims of each a coder has answered: never what."""
    return {"samples": [_told(one, coded) for one, coded in progress(shelf.ledger)]}


@router.post("/samples")
def draw_one(drawing: Drawing, shelf: TheShelf) -> Json:
    """Draw a sample of the current claims."""
    check_writable(shelf, "nothing can be coded")
    try:
        made = draw(shelf.ledger, size=drawing.size, seed=drawing.seed, by=drawing.by, name=drawing.name)
    except LedgerError as error:
        raise HTTPException(422, str(error)) from error
    return _told(made, {})


@router.get("/samples/{sample_id}/next.json")
def next_claim(sample_id: str, by: str, shelf: TheShelf) -> Json:
    """Give a coder the next claim's words in their report, and nothing of what machine or people made of it."""
    sample = _found(sample_id, shelf)
    left = _left(sample, by, shelf)
    told: Json = {"left": len(left), "of": len(sample.claims), "slots": list(SLOTS), "lists": _lists(shelf)}
    if not left:
        return {**told, "claim": None, "page": None}
    claim, report = left[0].claim, left[0].report
    page = {**report_head(report), "text": report.text, "headline": report.headline, "claims": [], "issues": []}
    return {
        **told,
        "claim": {"id": claim.id, "span": list(claim.span), "also_spans": [list(span) for span in claim.also]},
        "page": {**page, "boilerplate": []},
    }


@router.post("/samples/{sample_id}/answers")
def answer(sample_id: str, coded: Coded, shelf: TheShelf) -> Json:
    """Keep what a coder answers about a claim."""
    check_writable(shelf, "nothing can be coded")
    sample = _found(sample_id, shelf)
    closed = _lists(shelf)
    for slot, given in coded.given.items():
        if slot in closed and given not in closed[slot]:
            raise HTTPException(422, f"{given!r} is none of {', '.join(closed[slot])}.")
    try:
        made = keep_answers(shelf.ledger, sample, coded.claim, coded.given, by=coded.by)
    except LedgerError as error:
        raise HTTPException(422, str(error)) from error
    return {"decision": made.id}


@router.get("/samples/{sample_id}/agreement.json")
def agreement(sample_id: str, by: str, shelf: TheShelf) -> Json:
    """Tell how far the coders agree, to one who has coded the whole sample and can no longer be swayed."""
    sample = _found(sample_id, shelf)
    if _left(sample, by, shelf):
        raise HTTPException(403, "Code the whole sample first: what others answered would sway you.")
    told = answers(shelf.ledger, sample)
    coders = {name: len(own) for name, own in told.items()}
    return {"coders": coders, "slots": [asdict(one) for one in agreements(told, SLOTS)]}


def _told(sample: Sample, coded: dict[str, int]) -> Json:
    return {
        "id": sample.id,
        "name": sample.name,
        "seed": sample.seed,
        "by": sample.by,
        "at": sample.at.isoformat(),
        "claims": len(sample.claims),
        "coders": coded,
    }


def _left(sample: Sample, by: str, shelf: Shelf) -> list[KeptClaim]:
    """Give what a coder has still to answer, in the order drawn; a claim that is not read any more is left out."""
    own = next((o for name, o in answers(shelf.ledger, sample).items() if name.casefold() == by.strip().casefold()), {})
    asked = [claim for claim in sample.claims if claim not in own]
    found = {kept.claim.id: kept for kept in shelf.ledger.claims_by_id(asked)}
    return [found[claim] for claim in asked if claim in found]


def _lists(shelf: Shelf) -> dict[str, list[str]]:
    lists = shelf.codebook.closed_lists
    return {"claim": ["yes", "no"], **{slot: list(lists[name]) for slot, name in LISTS.items()}}


def _found(sample_id: str, shelf: Shelf) -> Sample:
    try:
        return sample_named(shelf.ledger, sample_id)
    except LedgerError as error:
        raise HTTPException(404, str(error)) from error
