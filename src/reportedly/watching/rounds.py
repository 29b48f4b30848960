"""All feeds of a list asked side by side: one that is slow delays no other, and no site is asked twice at a time."""

import queue
import threading
import time
from collections.abc import Iterator, Sequence

from reportedly.watching.feeds import Feed
from reportedly.watching.manners import site_of
from reportedly.watching.watcher import Polled, Watcher

SITES_AT_ONCE = 8
"""So many sites are asked at the same time; what they gave is held until it is kept, so not more."""


def poll_all(feeds: Sequence[Feed], watcher: Watcher) -> Iterator[tuple[Feed, Polled]]:
    """Ask feeds, those of one site one after the other, and give each with what became of it as soon as it is there.

    What is not anticipated in a feed is raised here, when its turn comes.
    """
    sites: dict[str, list[Feed]] = {}
    for feed in feeds:
        sites.setdefault(site_of(feed.url), []).append(feed)
    waiting: queue.SimpleQueue[list[Feed]] = queue.SimpleQueue()
    for site in sites.values():
        waiting.put(site)
    answers: queue.Queue[tuple[Feed, Polled | Exception]] = queue.Queue(maxsize=SITES_AT_ONCE)
    over = threading.Event()
    for _ in range(min(SITES_AT_ONCE, len(sites))):
        # Daemons: who stops the program does not wait for a site that does not answer, and a poll changes nothing.
        threading.Thread(target=_ask, args=(waiting, answers, watcher, over), name="feeds", daemon=True).start()
    try:
        for _ in feeds:
            feed, polled = answers.get()
            if isinstance(polled, Exception):
                raise polled
            yield feed, polled
    finally:
        over.set()


def _ask(
    waiting: "queue.SimpleQueue[list[Feed]]",
    answers: "queue.Queue[tuple[Feed, Polled | Exception]]",
    watcher: Watcher,
    over: threading.Event,
) -> None:
    while True:
        try:
            site = waiting.get_nowait()
        except queue.Empty:
            return
        for feed in site:
            try:
                answer: Polled | Exception = watcher.poll(feed, time.time())
            except Exception as error:  # noqa: BLE001 -- raised again by the one who waits for it
                answer = error
            if not _put(answers, (feed, answer), over):
                return


def _put(
    answers: "queue.Queue[tuple[Feed, Polled | Exception]]",
    answer: tuple[Feed, Polled | Exception],
    over: threading.Event,
) -> bool:
    while not over.is_set():
        try:
            answers.put(answer, timeout=1.0)
        except queue.Full:
            continue
        return True
    return False
