"""Sources: how often each speaker tells of incidents, alone or contradicted; never who is right."""

from fastapi import APIRouter, Request, Response

from reportedly.web.asking import TheShelf
from reportedly.web.replying import reply

router = APIRouter(tags=["sources"])


@router.get("/sources.json")
def all_sources(request: Request, shelf: TheShelf) -> Response:
    """List the speakers and outlets that tell of incidents, those with most first."""
    shelf.links.refresh_or_begin()
    return reply(request, shelf.sources())
