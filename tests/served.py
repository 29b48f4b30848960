"""A website on this machine for tests: what each path answers, and what was asked of it."""

import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from typing import Any


@dataclass(slots=True)
class Answer:
    """What a path answers; a request that knows its ETag is told that nothing has changed.

    `meet` is called before the answer is given, on the thread of the request.
    """

    body: bytes = b""
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    meet: Callable[[], object] | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """One request."""

    path: str
    headers: Message


@dataclass(slots=True)
class Website:
    """The site: its address, its pages by path, and the requests in their order."""

    url: str = ""
    pages: dict[str, Answer] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    def paths(self) -> list[str]:
        """Give the paths that were asked for."""
        return [one.path for one in self.asked]


@contextmanager
def website() -> Iterator[Website]:
    """Serve a website at a free port of 127.0.0.1 for as long as the block lasts."""
    site = Website()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(Asked(self.path, self.headers))
            answer = site.pages.get(self.path, Answer(b"not here", status=404))
            if answer.meet is not None:
                answer.meet()
            etag = answer.headers.get("ETag")
            if etag and self.headers.get("If-None-Match") == etag:
                self.send_response(304)
                self.end_headers()
                return
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.kind)
            for name, value in {"Content-Length": str(len(answer.body)), **answer.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
