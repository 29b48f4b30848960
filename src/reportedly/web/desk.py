"""The desk put together: routes, the built page, and the guard in front of both."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from threading import Thread

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from reportedly.errors import LedgerError
from reportedly.web.adding import Adder
from reportedly.web.built import APP
from reportedly.web.guard import LOOPBACK, Guard
from reportedly.web.routes import (
    about,
    adding,
    claims,
    coding,
    control,
    history,
    incidents,
    places,
    reports,
    review,
    sources,
)
from reportedly.web.shelf import Shelf

_nouns = (about, adding, claims, coding, control, history, incidents, places, reports, review, sources)


class BuiltPage(StaticFiles):
    """The page's files: those whose names carry their hash are kept by the browser, the page itself never is."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer with a file, and with how long it may be kept."""
        response = await super().get_response(path, scope)
        forever = path.startswith("assets/") and response.status_code == 200
        response.headers["Cache-Control"] = "max-age=31536000, immutable" if forever else "no-cache"
        return response


def create_desk(
    shelf: Shelf, *, hosts: Iterable[str] = LOOPBACK, token: str | None = None, model: bool = True
) -> FastAPI:
    """Make the desk over an open ledger; `hosts` are the names it answers to, `token` what it asks for, if anything."""

    @asynccontextmanager
    async def life(desk: FastAPI) -> AsyncIterator[None]:
        # The columns are made while the browser is still opening.
        Thread(target=shelf.prepare, daemon=True).start()
        yield
        desk.state.adder.close()

    # No pages of interface documentation: they would load scripts from elsewhere.
    desk = FastAPI(
        title="reportedly",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=life,
        middleware=[Middleware(Guard, hosts=hosts, token=token)],
    )
    desk.state.shelf = shelf
    desk.state.adder = Adder(shelf.ledger, model=model)
    for noun in _nouns:
        desk.include_router(noun.router)
    desk.add_exception_handler(LedgerError, _ledger_trouble)
    desk.mount("/", BuiltPage(directory=APP, html=True, check_dir=False))
    return desk


async def _ledger_trouble(request: Request, error: Exception) -> JSONResponse:
    return JSONResponse({"detail": str(error)}, status_code=503)
