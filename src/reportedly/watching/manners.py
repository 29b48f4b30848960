"""How sites are treated: one request at a time, a pause between two, and no page that a robots.txt keeps programs from.

Several threads may ask at the same time; those that want one site wait for each other.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from reportedly.fetching import Reach
from reportedly.fetching.robots import delay_s, may_fetch, rules_of

PAUSE_S = 2.0
_MOST_PAUSE_S = 30.0
_RULES_HOLD_S = 3_600.0


@dataclass(slots=True)
class _Site:
    """One site: whose turn it is, when it was asked last, and its rules with the time that they came."""

    turn: threading.Lock = field(default_factory=threading.Lock)
    asked_at_s: float | None = None
    rules: RobotFileParser | None = None
    rules_at_s: float = 0.0


@dataclass(slots=True, kw_only=True)
class Manners:
    """Remembers when each site was asked last, and its rules for an hour."""

    reach: Reach
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _sites: dict[str, _Site] = field(default_factory=dict)

    @contextmanager
    def turn(self, url: str) -> Iterator[None]:
        """Have the site of a page to oneself: nobody else asks it, and it was not asked a moment ago."""
        site = self._site(url)
        with site.turn:
            self._wait(site)
            yield

    def allow(self, url: str) -> bool:
        """Tell whether the site lets programs fetch a page; its rules are asked for when they are not known."""
        site = self._site(url)
        with site.turn:
            if site.rules is None or self.clock() - site.rules_at_s > _RULES_HOLD_S:
                self._wait(site)
                site.rules_at_s, site.rules = self.clock(), rules_of(url, self.reach)
            return may_fetch(site.rules, url)

    def _site(self, url: str) -> _Site:
        return self._sites.setdefault(site_of(url), _Site())

    def _wait(self, site: _Site) -> None:
        if site.asked_at_s is not None:
            wanted = delay_s(site.rules) if site.rules is not None else 0.0
            left = site.asked_at_s + min(max(PAUSE_S, wanted), _MOST_PAUSE_S) - self.clock()
            if left > 0:
                self.sleep(left)
        site.asked_at_s = self.clock()


def site_of(url: str) -> str:
    """Give the host of a page with its port: what is treated as one site."""
    return urlsplit(url).netloc.lower()
