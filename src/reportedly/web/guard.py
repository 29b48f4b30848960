"""Who may talk to the desk: only its own page, from this machine, or from elsewhere with the token.

A page of another site can make a browser send requests here. It is kept out by three checks: the Host must be a name
that no foreign DNS can claim (rebinding), the Origin of whatever changes something must be our own (request forgery),
and the answers say that no other site may read, frame or script them.
"""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
COOKIE = "reportedly-desk"
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
_reading = frozenset({"GET", "HEAD"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a request is turned away, with the HTTP status."""

    status: int
    said: str


class Guard:
    """Turns foreign requests away before anything of ours sees them, and puts the safety headers on every answer."""

    def __init__(self, app: ASGIApp, *, hosts: Iterable[str], token: str | None) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # the desk speaks nothing else; the server closes the connection

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        headers = Headers(scope=scope)
        refusal = self._refusal(scope, headers)
        if refusal is not None:
            await PlainTextResponse(refusal.said + "\n", refusal.status)(scope, receive, send_safely)
        elif (entry := self._entry(scope)) is not None:
            await entry(scope, receive, send_safely)
        elif not self._is_known(headers):
            said = "This desk asks for its token: open the address that `reportedly serve` printed.\n"
            await PlainTextResponse(said, 401)(scope, receive, send_safely)
        else:
            await self._app(scope, receive, send_safely)

    def _refusal(self, scope: Scope, headers: Headers) -> Refusal | None:
        host = headers.get("host", "")
        if _name_of(host) not in self._hosts:
            return Refusal(status=421, said=f"This desk does not answer to the name {host[:100]!r}.")
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        ours = origin is not None and urlsplit(origin).netloc.lower() == host.lower()
        if scope["method"] not in _reading:
            if not ours or site not in (None, "same-origin"):
                return Refusal(status=403, said="Only the desk's own page may change anything here.")
        elif scope["path"].startswith("/api/") and ((origin and not ours) or site in ("cross-site", "same-site")):
            return Refusal(status=403, said="Only the desk's own page may read this.")
        return None

    def _entry(self, scope: Scope) -> Response | None:
        """Take the token from the address that was printed, once: it moves into a cookie that no script can read."""
        if self._token is None or scope["method"] != "GET" or scope["path"] != "/":
            return None
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if not _same(given, self._token):
            return None
        response = RedirectResponse("/", status_code=303)
        response.set_cookie(COOKIE, self._token, httponly=True, samesite="lax", max_age=30 * 86400)
        return response

    def _is_known(self, headers: Headers) -> bool:
        if self._token is None:
            return True
        bearer = headers.get("authorization", "").removeprefix("Bearer ")
        return _same(bearer, self._token) or _same(_cookie(headers.get("cookie", "")), self._token)


def _name_of(host: str) -> str:
    """Take the port off a Host header: `[::1]:8017` is `[::1]`."""
    if host.startswith("["):
        return host.partition("]")[0].lower() + "]"
    return host.partition(":")[0].lower()


def _cookie(header: str) -> str:
    try:
        found = SimpleCookie(header).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def _same(given: str, token: str) -> bool:
    return hmac.compare_digest(given.encode(), token.encode())
