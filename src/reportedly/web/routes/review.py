"""Review: what to look at first, what people have decided, and deciding."""

from typing import Any, Literal

from fastapi import APIRouter, HTTPException
from pydantic import BaseModel, Field

from reportedly.errors import LedgerError
from reportedly.ledger import ClaimFilter
from reportedly.ledger.decided import claim_from_decision
from reportedly.model import Decision
from reportedly.model.decision import ON_LINKS
from reportedly.web.asking import TheShelf, check_writable
from reportedly.web.cards import Json, card_of, report_head
from reportedly.web.correcting import CannotBe
from reportedly.web.routes.claims import ClaimId, one_claim
from reportedly.web.routes.history import history, told_decision
from reportedly.web.shelf import Shelf

router = APIRouter(tags=["review"])
MOST_WORDS = 4000


class Deciding(BaseModel):
    """A decision as the desk sends it; `given` is what was picked or chosen for a value or the parts of a split."""

    kind: Literal["accept", "reject", "correct", "split", "merge", "same", "different", "undo"]
    about: list[str] = Field(min_length=1, max_length=200)
    against: list[str] = Field(default=[], max_length=200)
    slot: str | None = Field(default=None, max_length=200)
    given: dict[str, Any] | None = None
    by: str = Field(min_length=1, max_length=200)
    note: str = Field(default="", max_length=MOST_WORDS)


class Missed(BaseModel):
    """A claim that the coder missed, as the desk sends it."""

    report: str
    given: dict[str, Any]
    by: str = Field(min_length=1, max_length=200)
    note: str = Field(default="", max_length=MOST_WORDS)


@router.get("/review/{claim_id}.json")
def one_to_review(claim_id: ClaimId, shelf: TheShelf) -> Json:
    """Give all that one claim is judged by: its card, its past, and the text it stands in."""
    card = one_claim(claim_id, shelf)
    report = shelf.ledger.report(card["report"]["id"])
    page = {**report_head(report), "text": report.text, "headline": report.headline}
    return {"card": card, "page": page, "past": history(claim_id, shelf)}


@router.get("/choices.json")
def choices(shelf: TheShelf) -> Json:
    """Give what may stand in the slots of closed lists."""
    codebook = shelf.codebook
    lists = {name: list(values) for name, values in codebook.closed_lists.items()}
    return {"slots": {slot: list(values) for slot, values in shelf.corrections.choices().items()}, "lists": lists}


@router.get("/places.json")
def places(shelf: TheShelf, name: str, country: str | None = None) -> Json:
    """Give the places that a name may mean, most likely first."""
    found = shelf.corrections.places_called(name, country)[:12]
    return {
        "places": [
            {"id": p.id, "name": p.name, "level": p.level, "country": p.country, "population": p.population}
            for p in found
        ]
    }


@router.post("/decisions")
def decide(deciding: Deciding, shelf: TheShelf) -> Json:
    """Keep a decision, and give the claim as it is read from now on, and the state of the books after it."""
    check_writable(shelf, "nothing can be decided")
    value: object = None
    try:
        if deciding.kind == "correct":
            report = shelf.ledger.claim(deciding.about[0]).report
            value = shelf.corrections.value(deciding.slot or "", deciding.given or {}, report)
        elif deciding.kind == "split":
            value = _parts(deciding, shelf)
        made = shelf.ledger.decide(
            deciding.kind,
            *deciding.about,
            by=deciding.by,
            slot=deciding.slot,
            value=value,
            against=deciding.against,
            note=deciding.note,
        )
    except (CannotBe, LedgerError) as error:
        raise HTTPException(422, str(error)) from error
    if _is_on_links(deciding, shelf):
        # Whoever is told that the decision is kept finds the incidents as it wants them, in every window.
        shelf.links.refresh_or_begin()
    cards = _cards(shelf, [*deciding.about, *deciding.against])
    if deciding.kind == "correct" and not cards:
        cards = _renamed(shelf, made)
    elif deciding.kind == "split":
        cards = _cards(shelf, [claim_from_decision(part).id for part in value]) if isinstance(value, list) else []
    return {"decision": told_decision(made, {made.id}), "cards": cards, "state": shelf.ledger.last_change()}


@router.post("/missed")
def add_missed(missed: Missed, shelf: TheShelf) -> Json:
    """Keep a claim that the coder missed."""
    check_writable(shelf, "nothing can be decided")
    try:
        value = shelf.corrections.missed(shelf.ledger.report(missed.report), missed.given)
        made = shelf.ledger.decide("add", by=missed.by, value=value, note=missed.note)
    except (CannotBe, LedgerError) as error:
        raise HTTPException(422, str(error)) from error
    cards = _cards(shelf, made.about)
    return {"decision": told_decision(made, {made.id}), "cards": cards, "state": shelf.ledger.last_change()}


def _is_on_links(deciding: Deciding, shelf: Shelf) -> bool:
    """Tell whether a decision parts or joins claims of incidents, or undoes one that did; an undone undoing too."""
    kind: str = deciding.kind
    about = deciding.about[0]
    while kind == "undo":
        undone = shelf.ledger.decision(about)
        kind, about = undone.kind, undone.about[0]
    return kind in ON_LINKS


def _parts(deciding: Deciding, shelf: Shelf) -> list[Json]:
    kept = shelf.ledger.claim(deciding.about[0])
    others = [one.claim.id for one in shelf.ledger.claims(ClaimFilter(report=kept.report.id))]
    return shelf.corrections.split(kept.claim, deciding.given or {}, kept.report, others)


def _cards(shelf: Shelf, ids: list[str] | tuple[str, ...]) -> list[Json]:
    claims = [one for one in ids if one.startswith("clm_")]
    return [card_of(kept.claim, kept.report) for kept in shelf.ledger.claims_by_id(claims)]


def _renamed(shelf: Shelf, made: Decision) -> list[Json]:
    """Give the claim that a correction has made another one: whose words they are is part of a claim's name."""
    report = shelf.ledger.claim(made.about[0]).report
    rule = f"decided.{made.id}"
    kept = shelf.ledger.claims(ClaimFilter(report=report.id))
    return [card_of(k.claim, k.report) for k in kept if any(one.rule == rule for one in k.claim.evidence)]
