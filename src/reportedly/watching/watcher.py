"""Asking one feed what is new: its version first, then the pages of items that are not kept yet."""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urljoin

from reportedly.errors import FetchError
from reportedly.fetching import Page, Validators, fetch, fetch_if_changed, is_address
from reportedly.model import Issue, Report
from reportedly.reading import NOT_FETCHED, ReportDefaults, read_bytes
from reportedly.watching.feeds import Feed
from reportedly.watching.manners import Manners
from reportedly.watching.memory import FeedMemory, Memory

WHOLE_CHARACTERS = 1_500
"""An item with so much text in the feed is taken from there; the page of a shorter one is fetched."""
_MOST_TRIES = 4
_MOST_WAIT_S = 86_400.0
_REMEMBERED_S = 90 * 86_400.0

What = Literal["news", "nothing new", "put off", "failed"]


@dataclass(slots=True, kw_only=True)
class Polled:
    """What became of asking a feed: its new reports with their issues, and what to remember once they are kept.

    `waiting` counts items whose page did not come and is asked for again in the next round.
    """

    what: What
    known: FeedMemory
    trouble: str | None = None
    waiting: int = 0
    reports: list[Report | Issue] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    validators: Validators = field(default_factory=Validators)


@dataclass(slots=True, kw_only=True)
class Watcher:
    """Asks feeds and remembers them; `every_s` is the time between rounds, `kept` the addresses in the ledger."""

    memory: Memory
    manners: Manners
    every_s: float
    kept: frozenset[str] = frozenset()

    def poll(self, feed: Feed, now_s: float) -> Polled:
        """Ask a feed, and fetch what is new; trouble with it is told, and puts off the next time that it is asked.

        Nothing is remembered before `settle`, so that several threads may ask, each another feed.
        """
        known = deepcopy(self.memory.of(feed.url))
        if now_s < known.next_at_s:
            return Polled(what="put off", known=known)
        # An item whose page did not come is looked for again in the feed, be this the same or not.
        version = Validators() if known.tries else Validators(etag=known.etag, last_modified=known.last_modified)
        try:
            with self.manners.turn(feed.url):
                page = fetch_if_changed(feed.url, version, reach=self.manners.reach)
        except FetchError as trouble:
            return self._failed(known, str(trouble), now_s, trouble.retry_after_s)
        items = list(read_bytes(page.data, page.name)) if page else []
        found = [item for item in items if isinstance(item, Report)]
        issues = [item for item in items if isinstance(item, Issue)]
        # What is in doubt about an item goes with it; the rest is about the feed.
        ids = {item.id for item in found}
        told = [one for one in issues if one.report not in ids and one.code != "no-reports"]
        if page and (not page.name.endswith(".xml") or any(one.code == "not-a-feed" for one in issues)):
            return self._failed(known, "the address gives no feed; look for the feed's own address.", now_s, None)
        if told and not found and told[0].code == "damaged-feed":
            return self._failed(known, told[0].detail, now_s, None)
        known.failures, known.next_at_s = 0, 0.0
        if page is None:
            return Polled(what="nothing new", known=known)
        polled = self._news(known, page, found, issues, now_s)
        # A feed of which a part can be read is read, and the rest told.
        polled.trouble = "; ".join(one.detail for one in told) or None
        return polled

    def settle(self, feed: Feed, polled: Polled, now_s: float) -> None:
        """Remember what became of asking a feed; what it gave must be kept by then."""
        known = self.memory.feeds[feed.url] = polled.known
        for item in polled.taken:
            known.taken[item] = now_s
            known.tries.pop(item, None)
        known.taken = {item: seen for item, seen in known.taken.items() if now_s - seen < _REMEMBERED_S}
        if polled.validators != Validators():
            known.etag, known.last_modified = polled.validators.etag, polled.validators.last_modified

    def _failed(self, known: FeedMemory, trouble: str, now_s: float, retry_after_s: float | None) -> Polled:
        known.failures += 1
        wait_s = max(retry_after_s or 0.0, self.every_s * 2 ** min(known.failures - 1, 16))
        known.next_at_s = now_s + min(wait_s, _MOST_WAIT_S)
        return Polled(what="failed", known=known, trouble=trouble)

    def _news(
        self, known: FeedMemory, page: Page, items: Iterable[Report], issues: Sequence[Issue], now_s: float
    ) -> Polled:
        polled = Polled(what="nothing new", known=known, validators=page.validators)
        names: set[str] = set()
        for item in items:
            link = urljoin(page.url, item.url) if item.url else None
            name = link or item.id
            names.add(name)
            if name in known.taken:
                known.taken[name] = now_s
            elif name in self.kept:
                polled.taken.append(name)
            elif (
                reports := self._whole(known, item, link, name, [i for i in issues if i.report == item.id])
            ) is not None:
                polled.what = "news"
                polled.reports += reports
                polled.taken.append(name)
            else:
                polled.waiting += 1
        known.tries = {name: tries for name, tries in known.tries.items() if name in names}
        return polled

    def _whole(
        self, known: FeedMemory, item: Report, link: str | None, name: str, doubts: Sequence[Issue]
    ) -> list[Report | Issue] | None:
        """Give an item as its page has it, or as the feed does; None where the page is to be tried again."""
        if link is None or not is_address(link) or len(item.text) >= WHOLE_CHARACTERS:
            return [item, *doubts]
        try:
            if not self.manners.allow(link):
                return [item, *doubts, _as_in_the_feed(item, link, "its site lets no program fetch it.")]
            with self.manners.turn(link):
                page = fetch(link, reach=self.manners.reach)
        except FetchError as trouble:
            known.tries[name] = known.tries.get(name, 0) + 1
            if trouble.passing and known.tries[name] < _MOST_TRIES:
                return None
            return [item, *doubts, _as_in_the_feed(item, link, str(trouble))]
        said = ReportDefaults(outlet=item.outlet, published=item.published, language=item.language, url=page.url)
        read = list(read_bytes(page.data, page.name, defaults=said))
        longest = max((len(r.text) for r in read if isinstance(r, Report)), default=0)
        return read if longest > len(item.text) else [item, *doubts]


def _as_in_the_feed(item: Report, link: str, why: str) -> Issue:
    return Issue(report=item.id, code=NOT_FETCHED, detail=f"{link}: only what the feed gives is kept: {why}")
