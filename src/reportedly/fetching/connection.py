"""A connection to exactly the address that was checked, for no longer than it may take."""

import http.client
import socket
import ssl
import time

from reportedly.fetching.addresses import Reach, Target, check_address

MOST_SECONDS = 20.0


class Direct(http.client.HTTPConnection):
    """A connection to the very address that was checked, whatever the name would answer a second time."""

    def __init__(self, target: Target, reach: Reach, deadline: float) -> None:
        super().__init__(target.host, target.port)
        self._secure = target.scheme == "https"
        self._reach = reach
        self._deadline = deadline

    def __enter__(self) -> "Direct":
        """Nothing to do: it connects with the first request."""
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def connect(self) -> None:
        """Look the name up, check every answer, and connect to the first."""
        found = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
        addresses = [str(where[4][0]) for where in found]
        for address in addresses:
            check_address(address, self._reach)
        self.sock = socket.create_connection((addresses[0], self.port), timeout=self._left())
        if self._secure:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)

    def keep_to_deadline(self) -> None:
        """Let the next read wait no longer than the whole may take."""
        if self.sock is not None:
            self.sock.settimeout(self._left())

    def _left(self) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError(f"it took longer than {MOST_SECONDS:.0f} s")
        return left
