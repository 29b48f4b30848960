"""Answers as they go out: packed, unless whoever asks cannot unpack them."""

import gzip

from starlette.requests import Request
from starlette.responses import Response


def reply(request: Request, body: bytes) -> Response:
    """Answer with JSON that is packed by gzip."""
    head = {"Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        head["Content-Encoding"] = "gzip"
    else:
        body = gzip.decompress(body)
    return Response(body, media_type="application/json", headers=head)
