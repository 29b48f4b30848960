"""Places: the outlines of the areas and lines that claims lie in or along, and the ground under them."""

from fastapi import APIRouter, Request, Response

from reportedly.web.asking import TheShelf
from reportedly.web.replying import reply

router = APIRouter(tags=["places"])


@router.get("/shapes.json")
def shapes(request: Request, shelf: TheShelf) -> Response:
    """Give the outline of every area and line in the ledger by its references, in GeoJSON, simplified for a screen."""
    return reply(request, shelf.shapes())


@router.get("/ground.json")
def ground(request: Request, shelf: TheShelf) -> Response:
    """Give the provinces' borders and the largest towns of the countries that claims name, in GeoJSON."""
    return reply(request, shelf.ground())
