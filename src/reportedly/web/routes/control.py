"""Control of territory as it is told: statements side by side, never one map of what is so."""

from fastapi import APIRouter, Response

from reportedly.web.asking import TheShelf

router = APIRouter(prefix="/api", tags=["control"])


@router.get("/control.json")
def all_statements(shelf: TheShelf) -> Response:
    """List who is said by whom to hold, take, leave or besiege which place on which day."""
    return Response(shelf.control(), media_type="application/json")
