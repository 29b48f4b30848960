"""Places: the outlines of the areas and lines that claims lie in or along, and the ground under them."""

from fastapi import APIRouter, Response

from reportedly.web.asking import TheShelf

router = APIRouter(prefix="/api", tags=["places"])


@router.get("/shapes.json")
def shapes(shelf: TheShelf) -> Response:
    """Give the outline of every area and line in the ledger by its references, in GeoJSON, simplified for a screen."""
    return Response(shelf.shapes(), media_type="application/json")


@router.get("/ground.json")
def ground(shelf: TheShelf) -> Response:
    """Give the provinces' borders and the largest towns of the countries that claims name, in GeoJSON."""
    return Response(shelf.ground(), media_type="application/json")
