"""Control of territory as it is told: statements side by side, never one map of what is so."""

from fastapi import APIRouter, Request, Response

from reportedly.web.asking import TheShelf
from reportedly.web.replying import reply

router = APIRouter(tags=["control"])


@router.get("/control.json")
def all_statements(request: Request, shelf: TheShelf) -> Response:
    """List who is said by whom to hold, take, leave or besiege which place on which day."""
    return reply(request, shelf.control())
