"""Review: what to look at first, what people have decided, and deciding."""

from typing import Any, Literal

from fastapi import APIRouter, HTTPException
from pydantic import BaseModel, Field

from reportedly.errors import LedgerError
from reportedly.ledger import ClaimFilter
from reportedly.model import Decision
from reportedly.model.decision import ON_LINKS, ON_SAMPLES, in_force
from reportedly.web.asking import TheShelf, check_writable
from reportedly.web.cards import Json, card_of
from reportedly.web.correcting import CannotBe
from reportedly.web.queue import queue_of
from reportedly.web.shelf import Shelf

router = APIRouter(prefix="/api", tags=["review"])
MOST_WORDS = 4000


class Deciding(BaseModel):
    """A decision as the desk sends it; `given` is what was picked or chosen for a corrected value."""

    kind: Literal["accept", "reject", "correct", "merge", "same", "different", "undo"]
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


@router.get("/review.json")
def queue(shelf: TheShelf) -> Json:
    """Give the claims that nobody has decided about, the most doubtful and weighty first, and who has decided what."""
    return queue_of(shelf.ledger)


@router.get("/choices.json")
def choices(shelf: TheShelf) -> Json:
    """Give what may stand in the slots of closed lists."""
    codebook = shelf.codebook()
    lists = {name: list(values) for name, values in codebook.closed_lists.items()}
    return {"slots": {slot: list(values) for slot, values in shelf.corrections().choices().items()}, "lists": lists}


@router.get("/places.json")
def places(shelf: TheShelf, name: str, country: str | None = None) -> Json:
    """Give the places that a name may mean, most likely first."""
    found = shelf.corrections().places_called(name, country)[:12]
    return {
        "places": [
            {"id": p.id, "name": p.name, "level": p.level, "country": p.country, "population": p.population}
            for p in found
        ]
    }


@router.get("/claims/{claim_id}/decisions.json")
def history(claim_id: str, shelf: TheShelf) -> Json:
    """Give what was decided about a claim, oldest first, undone or not; what coders of a sample say stays unseen."""
    everything = shelf.ledger.decisions()
    stands = {decision.id for decision in in_force(everything)}
    return {"decisions": [_told(one, stands) for one in everything if _shows(one, claim_id)]}


@router.post("/decisions")
def decide(deciding: Deciding, shelf: TheShelf) -> Json:
    """Keep a decision, and give the claim as it is read from now on."""
    check_writable(shelf, "nothing can be decided")
    value: object = None
    try:
        if deciding.kind == "correct":
            report = shelf.ledger.claim(deciding.about[0]).report
            value = shelf.corrections().value(deciding.slot or "", deciding.given or {}, report)
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
    if deciding.kind in (*ON_LINKS, "undo"):
        # Whoever is told that the decision is kept finds the incidents as it wants them, in every window.
        shelf.refresh_links()
    cards = _cards(shelf, [*deciding.about, *deciding.against])
    if deciding.kind == "correct" and not cards:
        cards = _renamed(shelf, made)
    return {"decision": _told(made, {made.id}), "cards": cards}


@router.post("/missed")
def add_missed(missed: Missed, shelf: TheShelf) -> Json:
    """Keep a claim that the coder missed."""
    check_writable(shelf, "nothing can be decided")
    try:
        value = shelf.corrections().missed(shelf.ledger.report(missed.report), missed.given)
        made = shelf.ledger.decide("add", by=missed.by, value=value, note=missed.note)
    except (CannotBe, LedgerError) as error:
        raise HTTPException(422, str(error)) from error
    return {"decision": _told(made, {made.id}), "cards": _cards(shelf, made.about)}


def _shows(decision: Decision, claim_id: str) -> bool:
    return claim_id in (*decision.about, *decision.against) and decision.kind not in ON_SAMPLES


def _told(decision: Decision, stands: set[str]) -> Json:
    return {
        "id": decision.id,
        "kind": decision.kind,
        "about": list(decision.about),
        "slot": decision.slot,
        "by": decision.by,
        "at": decision.at.isoformat(),
        "note": decision.note,
        "stands": decision.id in stands,
    }


def _cards(shelf: Shelf, ids: list[str] | tuple[str, ...]) -> list[Json]:
    claims = [one for one in ids if one.startswith("clm_")]
    return [card_of(kept.claim, kept.report) for kept in shelf.ledger.claims_by_id(claims)]


def _renamed(shelf: Shelf, made: Decision) -> list[Json]:
    """Give the claim that a correction has made another one: whose words they are is part of a claim's name."""
    report = shelf.ledger.claim(made.about[0]).report
    rule = f"decided.{made.id}"
    kept = shelf.ledger.claims(ClaimFilter(report=report.id))
    return [card_of(k.claim, k.report) for k in kept if any(one.rule == rule for one in k.claim.evidence)]
