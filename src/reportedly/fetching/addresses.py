"""Which addresses may be asked: those of the open internet at the usual ports, and others where that is allowed."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from reportedly.errors import FetchError

PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How far fetching may reach; `private` allows this machine and private networks too, at any port."""

    private: bool = False


OPEN_INTERNET = Reach()
ALSO_PRIVATE = Reach(private=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """An address taken apart: where to connect, and what to ask for there."""

    scheme: str
    host: str
    port: int
    path: str


def is_address(word: str) -> bool:
    """Tell whether a word that a user typed is the address of a page, not the name of a file."""
    return word[:8].lower().startswith(("http://", "https://"))


def target_of(url: str, reach: Reach) -> Target:
    """Take an address apart; raises FetchError where it is none that may be asked."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii") if not _is_ip(parts.hostname) else parts.hostname
        port = parts.port
    except ValueError as error:  # a port that is no number, a name that cannot be one, half an IPv6 address
        raise FetchError(f"that is no address of a page: {error}.") from error
    if parts.scheme not in PORTS or not host:
        raise FetchError("an address starts with http:// or https:// and names a site.")
    if parts.username or parts.password:
        raise FetchError("an address with a user's name or password in it is not fetched.")
    port = port or PORTS[parts.scheme]
    if port != PORTS[parts.scheme] and not reach.private:
        raise FetchError("only the usual ports of the web are asked (80 and 443).")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(scheme=parts.scheme, host=host, port=port, path=_ascii(path))


def check_address(address: str, reach: Reach = OPEN_INTERNET) -> None:
    """Refuse an IP address that is not on the open internet, unless others are allowed; raises FetchError."""
    if reach.private:
        return
    ip = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None)
    if not ip.is_global or ip.is_multicast or (mapped is not None and not mapped.is_global):
        raise FetchError("that address lies in a private network: only pages of the open internet are fetched.")


def _is_ip(host: str | None) -> bool:
    try:
        ipaddress.ip_address((host or "").partition("%")[0])
    except ValueError:
        return False
    return True


def _ascii(path: str) -> str:
    return "".join(c if "!" <= c <= "~" else "".join(f"%{b:02X}" for b in c.encode("utf-8", "replace")) for c in path)
