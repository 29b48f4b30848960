"""The desk's interface beyond the first screen, put together by FastAPI when it is first asked for, or soon after."""

from fastapi import FastAPI

from reportedly.errors import LedgerError
from reportedly.web.adding import Adder
from reportedly.web.routes import adding, claims, coding, control, history, incidents, places, reports, review
from reportedly.web.shelf import Shelf
from reportedly.web.troubles import ledger_trouble

_nouns = (adding, claims, coding, control, history, incidents, places, reports, review)


def create_interface(shelf: Shelf, adder: Adder) -> FastAPI:
    """Make the routes of all nouns, to be mounted under `/api`."""
    # No pages of interface documentation: they would load scripts from elsewhere.
    interface = FastAPI(title="reportedly", docs_url=None, redoc_url=None, openapi_url=None)
    interface.state.shelf = shelf
    interface.state.adder = adder
    for noun in _nouns:
        interface.include_router(noun.router)
    interface.add_exception_handler(LedgerError, ledger_trouble)
    return interface
