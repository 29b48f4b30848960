"""Fetch the one page whose address a user has pasted, and nothing else.

Never an address inside a private network, not by redirect and not by a name that answers with one: the name is looked
up once, what it gave is checked, and exactly that address is connected to. Size and time are bounded.
"""

import http.client
import ipaddress
import socket
import ssl
import time
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import urljoin, urlsplit

from reportedly.errors import InputError

MOST_BYTES = 10 * 2**20
MOST_SECONDS = 20.0
MOST_REDIRECTS = 5
_redirects = frozenset({301, 302, 303, 307, 308})
_ports = {"http": 80, "https": 443}
_suffixes = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "text/markdown": ".md"}
_feeds = ("rss", "atom", "xml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What was fetched: the bytes, a name whose suffix tells their format, and the address they came from at last."""

    name: str
    data: bytes
    url: str


def fetch(url: str) -> Page:
    """Fetch a page; raises InputError with what is wrong with the address or the answer."""
    deadline = time.monotonic() + MOST_SECONDS
    for _ in range(MOST_REDIRECTS + 1):
        answer = _ask(url, deadline)
        if isinstance(answer, Page):
            return answer
        url = answer
    raise InputError(f"the page redirects more than {MOST_REDIRECTS} times; save it as a file and add that.")


def check_address(address: str) -> None:
    """Refuse an IP address that is not on the open internet; raises InputError."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None)
    if not ip.is_global or ip.is_multicast or (mapped is not None and not mapped.is_global):
        raise InputError("that address lies in a private network: only pages of the open internet are fetched.")


def _ask(url: str, deadline: float) -> Page | str:
    """Ask for one address; give the page, or the address that it redirects to."""
    parts = urlsplit(url.strip())
    if parts.scheme not in _ports or not parts.hostname:
        raise InputError("an address starts with http:// or https:// and names a site.")
    if parts.username or parts.password:
        raise InputError("an address with a user's name or password in it is not fetched.")
    try:
        port = parts.port or _ports[parts.scheme]
    except ValueError as error:
        raise InputError(f"the port of that address is no port: {error}.") from error
    if port != _ports[parts.scheme]:
        raise InputError("only the usual ports of the web are asked (80 and 443).")
    try:
        connection = _Direct(parts.hostname, port, secure=parts.scheme == "https", deadline=deadline)
        with _closing(connection):
            path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            accept = "text/html, text/plain;q=0.9, application/rss+xml;q=0.8, application/atom+xml;q=0.8"
            head = {"User-Agent": "reportedly (a reader's desk)", "Accept": accept, "Accept-Encoding": "identity"}
            connection.request("GET", _ascii(path), headers=head)
            return _read(connection, url, deadline)
    except (OSError, http.client.HTTPException) as error:
        raise InputError(f"{parts.hostname} could not be read: {error or type(error).__name__}.") from error


def _read(connection: "_Direct", url: str, deadline: float) -> Page | str:
    response = connection.getresponse()
    if response.status in _redirects and (target := response.headers.get("Location")):
        return urljoin(url, target)
    if response.status != 200:
        raise InputError(
            f"the site answered {response.status} {response.reason}: save the page as a file and add that."
        )
    kind = response.headers.get_content_type()
    name = _name(url, kind)
    data = bytearray()
    while chunk := response.read1(65536):
        data += chunk
        if len(data) > MOST_BYTES:
            raise InputError(f"the page is larger than {MOST_BYTES // 2**20} MB: save it as a file and add that.")
        connection.keep_to(deadline)
    return Page(name=name, data=bytes(data), url=url)


def _name(url: str, kind: str) -> str:
    stem = PurePosixPath(urlsplit(url).path).stem or urlsplit(url).hostname or "page"
    if kind in _suffixes:
        return stem + _suffixes[kind]
    if any(kind.endswith(feed) for feed in _feeds):
        return stem + ".xml"
    raise InputError(f"the address gives {kind}, which is no article: only pages, texts and feeds are fetched.")


def _ascii(path: str) -> str:
    return "".join(c if "!" <= c <= "~" else "".join(f"%{b:02X}" for b in c.encode()) for c in path)


class _Direct(http.client.HTTPConnection):
    """A connection to the very address that was checked, whatever the name would answer a second time."""

    def __init__(self, host: str, port: int, *, secure: bool, deadline: float) -> None:
        super().__init__(host, port)
        self._secure = secure
        self._deadline = deadline

    def connect(self) -> None:
        """Look the name up, check every answer, and connect to the first."""
        found = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
        addresses = [str(where[4][0]) for where in found]
        for address in addresses:
            check_address(address)
        self.sock = socket.create_connection((addresses[0], self.port), timeout=self._left(self._deadline))
        if self._secure:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)

    def keep_to(self, deadline: float) -> None:
        """Let the next read wait no longer than the whole may take."""
        if self.sock is not None:
            self.sock.settimeout(self._left(deadline))

    @staticmethod
    def _left(deadline: float) -> float:
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError(f"it took longer than {MOST_SECONDS:.0f} s")
        return left


class _closing:
    """Close a connection however its use ends."""

    def __init__(self, connection: http.client.HTTPConnection) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        """Nothing to do: it connects with the first request."""

    def __exit__(self, *_: object) -> None:
        self._connection.close()
