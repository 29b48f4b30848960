"""Feeds are asked side by side, a site one request at a time, and one that breaks is told, not lost."""

import threading
from contextlib import ExitStack
from pathlib import Path

import pytest

from reportedly.fetching import ALSO_PRIVATE
from reportedly.watching import Feed, Memory, Watcher, poll_all
from reportedly.watching.manners import Manners
from served import Answer, website

RSS = (
    b'<rss version="2.0"><channel><title>Valley Post</title><item><title>Shells hit Dorrin</title>'
    b"<description>Shells hit the market of Dorrin, the ministry said.</description></item></channel></rss>"
)


def watcher(path: Path) -> Watcher:
    manners = Manners(reach=ALSO_PRIVATE, sleep=lambda _: None)
    return Watcher(memory=Memory.open(path / "state"), manners=manners, every_s=600.0)


def feed(url: str) -> Feed:
    return Feed(url=url, title=url)


def test_sites_are_asked_side_by_side(tmp_path) -> None:
    # None of them answers before all have been asked: one after the other, the first would wait in vain.
    together = threading.Barrier(3, timeout=20)
    with ExitStack() as stack:
        sites = [stack.enter_context(website()) for _ in range(3)]
        for site in sites:
            site.pages["/feed"] = Answer(RSS, kind="application/rss+xml", meet=together.wait)
        asked = list(poll_all([feed(site.url + "/feed") for site in sites], watcher(tmp_path)))
    assert [polled.what for _, polled in asked] == 3 * ["news"]


def test_a_site_is_asked_one_thing_at_a_time(tmp_path) -> None:
    inside, most = threading.Semaphore(1), []

    def meet() -> None:
        most.append(inside.acquire(blocking=False))
        threading.Event().wait(0.05)
        inside.release()

    with website() as site:
        for name in "abcd":
            site.pages[f"/{name}"] = Answer(RSS, kind="application/rss+xml", meet=meet)
        with website() as other:
            linked = RSS.replace(b"</title><desc", f"</title><link>{site.url}/d</link><desc".encode())
            other.pages["/feed"] = Answer(linked, kind="application/rss+xml")
            feeds = [feed(f"{site.url}/{name}") for name in "abc"] + [feed(other.url + "/feed")]
            asked = dict(poll_all(feeds, watcher(tmp_path)))
    assert set(asked) == set(feeds)
    assert most == 4 * [True]


def test_nothing_is_remembered_before_it_is_kept(tmp_path) -> None:
    one = watcher(tmp_path)
    with website() as site:
        site.pages["/feed"] = Answer(RSS, kind="application/rss+xml")
        feeds = [feed(site.url + "/feed")]
        assert [p.what for _, p in poll_all(feeds, one)] == ["news"]
        ((_, again),) = poll_all(feeds, one)
        assert again.what == "news"
        one.settle(feeds[0], again, 0.0)
        assert [p.what for _, p in poll_all(feeds, one)] == ["nothing new"]


def test_what_breaks_in_a_feed_is_raised_where_it_is_waited_for(tmp_path, monkeypatch) -> None:
    def broken(*_: object) -> None:
        raise MemoryError("no room")

    monkeypatch.setattr(Watcher, "poll", broken)
    with pytest.raises(MemoryError):
        list(poll_all([feed("https://a.example/f")], watcher(tmp_path)))
