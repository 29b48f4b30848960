"""Sources: how often each speaker tells of incidents, alone or contradicted; never who is right."""

from fastapi import APIRouter

from reportedly.views.sources import sources_of
from reportedly.web.asking import TheShelf
from reportedly.web.cards import Json

router = APIRouter(prefix="/api", tags=["sources"])


@router.get("/sources.json")
def all_sources(shelf: TheShelf) -> Json:
    """List the speakers and outlets that tell of incidents, those with most first."""
    shelf.refresh_links()
    return {"sources": list(sources_of(shelf.ledger.voices()))}
