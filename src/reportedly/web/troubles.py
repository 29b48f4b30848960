"""Troubles told to the page: what is wrong, and what to do about it."""

from starlette.requests import Request
from starlette.responses import JSONResponse


async def ledger_trouble(request: Request, error: Exception) -> JSONResponse:
    """Tell what is wrong with the ledger."""
    return JSONResponse({"detail": str(error)}, status_code=503)
