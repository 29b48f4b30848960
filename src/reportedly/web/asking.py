"""What every route is handed: the shelf with the ledger, and the one who adds reports."""

from typing import Annotated

from fastapi import Depends, HTTPException, Request

from reportedly.web.adding import Adder
from reportedly.web.shelf import Shelf


def _shelf(request: Request) -> Shelf:
    shelf: Shelf = request.app.state.shelf
    return shelf


def _adder(request: Request) -> Adder:
    adder: Adder = request.app.state.adder
    return adder


TheShelf = Annotated[Shelf, Depends(_shelf)]
TheAdder = Annotated[Adder, Depends(_adder)]


def check_writable(shelf: Shelf, what: str) -> None:
    """Refuse with 403 what would change a ledger that may only be read; `what` ends the sentence that says so."""
    if shelf.read_only:
        raise HTTPException(403, f"This ledger may only be read: {what} here.")
