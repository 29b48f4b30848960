"""The desk itself: what it shows, and whether anything may be changed."""

from fastapi import APIRouter

from reportedly import __version__
from reportedly.web.asking import TheShelf
from reportedly.web.cards import Json

router = APIRouter(prefix="/api", tags=["desk"])


@router.get("/desk.json")
def about(shelf: TheShelf) -> Json:
    """Say what this desk is: its version, its ledger, and what can be done here."""
    return {
        "version": __version__,
        "ledger": shelf.ledger.name,
        "state": shelf.ledger.last_change(),
        "read_only": shelf.read_only,
        "site": False,
    }
