"""The desk put together: the first screen, the other rooms behind it, the built page, and the guard in front of all."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from threading import Event, Lock, Thread

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from reportedly.errors import LedgerError
from reportedly.web.adding import Adder
from reportedly.web.built import APP
from reportedly.web.first_screen import routes_of
from reportedly.web.guard import LOOPBACK, Guard
from reportedly.web.shelf import Shelf
from reportedly.web.troubles import ledger_trouble

_AFTER_S = 1.0
"""So long after the start the rest of the interface is loaded, unless somebody asks before: lists go first."""
_LOOK_S = 5.0


class BuiltPage(StaticFiles):
    """The page's files: those whose names carry their hash are kept by the browser, the page itself never is."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer with a file, and with how long it may be kept."""
        response = await super().get_response(path, scope)
        forever = path.startswith("assets/") and response.status_code == 200
        response.headers["Cache-Control"] = "max-age=31536000, immutable" if forever else "no-cache"
        return response


class Rooms:
    """The interface of all rooms, which takes half a second to load: loaded once, when it is first asked for."""

    def __init__(self, shelf: Shelf, adder: Adder) -> None:
        self._shelf, self._adder = shelf, adder
        self._interface: ASGIApp | None = None
        self._loading = Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        interface = self._interface
        if interface is None:
            interface = await run_in_threadpool(self.load)
        await interface(scope, receive, send)

    def load(self) -> ASGIApp:
        """Load the interface, if it is not loaded yet."""
        with self._loading:
            if self._interface is None:
                from reportedly.web.nouns import create_interface

                made: ASGIApp = create_interface(self._shelf, self._adder)
                self._interface = made
            return self._interface


def create_desk(
    shelf: Shelf, *, hosts: Iterable[str] = LOOPBACK, token: str | None = None, model: bool = True
) -> Starlette:
    """Make the desk over an open ledger; `hosts` are the names it answers to, `token` what it asks for, if anything."""
    adder = Adder(shelf.ledger, model=model)
    rooms = Rooms(shelf, adder)

    @asynccontextmanager
    async def life(desk: Starlette) -> AsyncIterator[None]:
        ended = Event()
        Thread(target=_look_after, args=(shelf, rooms, ended), daemon=True).start()
        yield
        ended.set()
        adder.close()
        # Here and not behind the server's end: a signal that ends the process leaves no time after it.
        await run_in_threadpool(shelf.settle)

    desk = Starlette(
        routes=[
            *routes_of(shelf),
            Mount("/api", rooms),
            Mount("/", BuiltPage(directory=APP, html=True, check_dir=False)),
        ],
        exception_handlers={LedgerError: ledger_trouble},
        lifespan=life,
        middleware=[Middleware(Guard, hosts=hosts, token=token)],
    )
    desk.state.shelf = shelf
    return desk


def _look_after(shelf: Shelf, rooms: Rooms, ended: Event) -> None:
    """Make ready what the page asks for: at the start, and whenever the books have changed and rested for a while."""
    ready_at, seen_at = "", ""
    # What goes wrong here is told to whoever asks for the same.
    with suppress(LedgerError):
        shelf.prepare()
    ended.wait(_AFTER_S)
    rooms.load()
    while not ended.wait(_LOOK_S):
        with suppress(LedgerError):
            state = shelf.ledger.last_change()
            if state == seen_at != ready_at:
                shelf.get_ready()
                ready_at = state
            seen_at = state
