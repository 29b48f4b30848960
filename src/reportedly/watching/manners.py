"""How sites are treated: a pause between two requests to one, and no page that its robots.txt keeps programs from."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from reportedly.fetching import Reach
from reportedly.fetching.robots import delay_s, may_fetch, rules_of

PAUSE_S = 2.0
_MOST_PAUSE_S = 30.0
_RULES_HOLD_S = 3_600.0


@dataclass(slots=True, kw_only=True)
class Manners:
    """Remembers when each site was asked last, and its rules for an hour."""

    reach: Reach
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _last: dict[str, float] = field(default_factory=dict)
    _rules: dict[str, tuple[float, RobotFileParser]] = field(default_factory=dict)

    def wait(self, url: str) -> None:
        """Wait until the site of a page may be asked again."""
        site = urlsplit(url).netloc.lower()
        if site in self._last:
            asked = delay_s(self._rules[site][1]) if site in self._rules else 0.0
            left = self._last[site] + min(max(PAUSE_S, asked), _MOST_PAUSE_S) - self.clock()
            if left > 0:
                self.sleep(left)
        self._last[site] = self.clock()

    def allow(self, url: str) -> bool:
        """Tell whether the site lets programs fetch a page; its rules are asked for when they are not known."""
        site = urlsplit(url).netloc.lower()
        if site not in self._rules or self.clock() - self._rules[site][0] > _RULES_HOLD_S:
            self.wait(url)
            self._rules[site] = (self.clock(), rules_of(url, self.reach))
        return may_fetch(self._rules[site][1], url)
