"""What a room asks for first: what desk this is, and the list that it shows. None waits for what others need."""

from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from reportedly import __version__
from reportedly.web.replying import reply
from reportedly.web.shelf import Shelf

Json = dict[str, Any]


def about(shelf: Shelf) -> Json:
    """Say what this desk is: its version, its ledger, what can be done here and what it is at."""
    return {
        "version": __version__,
        "ledger": shelf.ledger.name,
        "state": shelf.ledger.last_change(),
        "read_only": shelf.read_only,
        "site": False,
        "underway": shelf.underway.told(),
    }


def routes_of(shelf: Shelf) -> list[Route]:
    """Give the routes; their answers are made in threads, so that nobody else waits for them."""

    def desk(request: Request) -> Response:
        return JSONResponse(about(shelf))

    def answer(make: Callable[[], bytes]) -> Callable[[Request], Response]:
        def endpoint(request: Request) -> Response:
            return reply(request, make())

        return endpoint

    def linked(make: Callable[[], bytes]) -> Callable[[Request], Response]:
        def endpoint(request: Request) -> Response:
            shelf.bring_links_on()
            return reply(request, make())

        return endpoint

    return [
        Route("/api/desk.json", desk),
        Route("/api/claims.json", answer(shelf.claims)),
        Route("/api/quotes.json", answer(shelf.quotes)),
        Route("/api/reports.json", answer(shelf.reports)),
        Route("/api/review.json", answer(shelf.queue)),
        Route("/api/incidents.json", linked(shelf.incidents)),
        Route("/api/sources.json", linked(shelf.sources)),
    ]
