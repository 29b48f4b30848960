"""Places: the outlines of the areas and lines that claims lie in or along."""

from fastapi import APIRouter, Response

from reportedly.web.asking import TheShelf

router = APIRouter(prefix="/api", tags=["places"])


@router.get("/shapes.json")
def shapes(shelf: TheShelf) -> Response:
    """Give the outline of every area and line in the ledger by its references, in GeoJSON, simplified for a screen."""
    return Response(shelf.shapes(), media_type="application/json")
