"""Listening: which address, who is let in, and the server that runs until it is stopped."""

import gc
import ipaddress
import logging
import secrets
import socket
import webbrowser
from asyncio import CancelledError
from collections.abc import Callable, Sequence

import uvicorn

from reportedly.errors import InputError
from reportedly.web.built import is_there
from reportedly.web.desk import create_desk
from reportedly.web.guard import LOOPBACK
from reportedly.web.shelf import Shelf

LEAST_TOKEN = 16


def serve(
    ledger: str,
    *,
    host: str,
    port: int,
    names: Sequence[str],
    token: str | None,
    open_browser: bool,
    model: bool,
    say: Callable[[str], None],
) -> None:
    """Serve the desk until interrupted; raises InputError when the address cannot be listened on."""
    if not is_there():
        raise InputError("the desk's page is not built: run `make desk` in the checkout.")
    token = token_for(host, token)
    listener = _listen(host, port)
    port = listener.getsockname()[1]
    shelf = Shelf.open(ledger)
    try:
        desk = create_desk(shelf, hosts=hosts_for(host, names), token=token, model=model)
        address = f"http://{_shown(host)}:{port}/"
        say(f"The desk on {shelf.ledger.place} is at {address}{f'?token={token}' if token else ''}")
        say("Stop it with Ctrl-C.")
        _collect_less_often()
        if open_browser:
            webbrowser.open(f"{address}?token={token}" if token else address)
        settings = uvicorn.Config(desk, log_level="warning", server_header=False, timeout_graceful_shutdown=2)
        logging.getLogger("uvicorn.error").addFilter(_is_no_end)
        uvicorn.Server(settings).run(sockets=[listener])
    finally:
        shelf.close()


def _is_no_end(record: logging.LogRecord) -> bool:
    """Tell whether a message is about anything but a request that was cut off by the end of the desk."""
    is_told = "timeout graceful shutdown exceeded" in str(record.msg)
    return not (is_told or (record.exc_info and isinstance(record.exc_info[1], CancelledError)))


def _collect_less_often() -> None:
    """Look for unreachable objects less often: all claims are many small ones, and each look takes its time."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def token_for(host: str, token: str | None) -> str | None:
    """Give the token to ask for: none on this machine alone unless wanted, always one where others can reach."""
    if token is not None and len(token) < LEAST_TOKEN:
        raise InputError(f"a token has at least {LEAST_TOKEN} characters; leave --token out and one is made up.")
    return token if token or is_loopback(host) else secrets.token_urlsafe(24)


def hosts_for(host: str, names: Sequence[str]) -> tuple[str, ...]:
    """Give the names that the desk answers to: this machine's loopback, the address bound, and those named."""
    own = [] if is_loopback(host) else [socket.gethostname(), *_addresses(host)]
    return (*LOOPBACK, *own, *names)


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach an address."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def _addresses(host: str) -> list[str]:
    """List the addresses a browser elsewhere may use: the one bound, or every one of this machine's if all are."""
    if host not in ("0.0.0.0", "::"):
        return [_shown(host)]
    try:
        found = socket.getaddrinfo(socket.gethostname(), None)
    except OSError:
        return []
    return sorted({_shown(str(where[4][0])) for where in found})


def _shown(host: str) -> str:
    return f"[{host.strip('[]')}]" if ":" in host else host


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host.strip("[]"), port))
        # From here on whoever comes waits in line, even before the server is through with starting.
        listener.listen(128)
    except OSError as error:
        listener.close()
        raise InputError(
            f"{host}:{port} cannot be listened on: {error.strerror or error}. Try another --port."
        ) from error
    return listener
