"""Feeds are asked politely, news is fetched once, and a feed in trouble harms no other."""

from pathlib import Path

import pytest

from reportedly.errors import InputError
from reportedly.fetching import ALSO_PRIVATE
from reportedly.model import Issue, Report
from reportedly.watching import Feed, Memory, Watcher, read_feeds
from reportedly.watching.manners import PAUSE_S, Manners
from served import Answer, Website, website

PAGE = b"<html><body><article><h1>Shells hit Dorrin</h1>" + 8 * (
    b"<p>Shells hit the market of Dorrin on Tuesday, and four people were killed there, the ministry said.</p>"
)


@pytest.fixture
def site():
    with website() as served:
        served.pages["/a.html"] = Answer(PAGE)
        feed = Answer(rss("/a.html"), kind="application/rss+xml", headers={"ETag": '"1"'})
        served.pages["/feed"] = feed
        yield served


def rss(*links: str) -> bytes:
    items = "".join(f"<item><title>Shells hit Dorrin</title><link>{x}</link></item>" for x in links)
    return f'<rss version="2.0"><channel><title>Valley Post</title>{items}</channel></rss>'.encode()


class Clock:
    def __init__(self) -> None:
        self.now, self.slept = 100.0, []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def watcher(path: Path, **more) -> tuple[Watcher, Clock]:
    clock = Clock()
    manners = Manners(reach=ALSO_PRIVATE, clock=clock, sleep=clock.sleep)
    return Watcher(memory=Memory.open(path / "state"), manners=manners, every_s=600.0, **more), clock


def poll(one: Watcher, site: Website, now_s: float = 0.0):
    feed = Feed(url=site.url + "/feed", title="Valley Post")
    polled = one.poll(feed, now_s)
    one.settle(feed, polled, now_s)
    one.memory.save()
    return polled


def test_news_is_fetched_once_and_remembered_between_runs(tmp_path, site) -> None:
    one, clock = watcher(tmp_path)
    polled = poll(one, site)
    (report,) = [r for r in polled.reports if isinstance(r, Report)]
    assert (report.outlet, report.url) == ("Valley Post", site.url + "/a.html")
    assert "four people were killed" in report.text
    assert site.paths() == ["/feed", "/robots.txt", "/a.html"]
    assert clock.slept == [PAUSE_S, PAUSE_S]
    again, _ = watcher(tmp_path)
    assert poll(again, site).what == "nothing new"
    assert site.asked[-1].headers["If-None-Match"] == '"1"'
    site.pages["/feed"] = Answer(rss("/a.html"), kind="text/xml", headers={"ETag": '"2"'})
    assert poll(again, site).reports == []
    assert site.paths().count("/a.html") == 1


def test_what_the_ledger_has_is_not_fetched(tmp_path, site) -> None:
    one, _ = watcher(tmp_path, kept=frozenset({site.url + "/a.html"}))
    assert poll(one, site).what == "nothing new"
    assert site.paths() == ["/feed"]


def test_a_feed_that_fails_is_put_off_longer_each_time(tmp_path, site) -> None:
    site.pages["/feed"] = Answer(b"", status=503)
    one, _ = watcher(tmp_path)
    assert poll(one, site, 0.0).what == "failed"
    assert poll(one, site, 599.0).what == "put off"
    assert poll(one, site, 600.0).what == "failed"
    assert poll(one, site, 1_799.0).what == "put off"
    site.pages["/feed"] = Answer(rss("/a.html"), kind="text/xml")
    assert poll(one, site, 1_800.0).what == "news"
    site.pages["/feed"] = Answer(b"", status=429, headers={"Retry-After": "5000"})
    assert poll(one, site, 2_000.0).what == "failed"
    assert poll(one, site, 6_999.0).what == "put off"


def test_a_page_that_may_come_later_is_tried_again_and_then_kept_as_the_feed_has_it(tmp_path, site) -> None:
    site.pages["/a.html"] = Answer(b"", status=503)
    one, _ = watcher(tmp_path)
    assert [(p.reports, p.waiting) for p in (poll(one, site) for _ in range(3))] == 3 * [([], 1)]
    report, *doubts, issue = poll(one, site).reports
    assert isinstance(report, Report)
    assert isinstance(issue, Issue)
    assert {doubt.code for doubt in doubts} == {"no-date"}
    assert (report.text, issue.code) == ("Shells hit Dorrin", "not-fetched")
    assert poll(one, site).what == "nothing new"


def test_a_page_that_robots_are_kept_from_is_not_fetched(tmp_path, site) -> None:
    site.pages["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /a\n", kind="text/plain")
    one, _ = watcher(tmp_path)
    report, *_, issue = poll(one, site).reports
    assert isinstance(report, Report)
    assert "lets no program" in issue.detail
    assert "/a.html" not in site.paths()


def test_a_page_is_no_feed(tmp_path, site) -> None:
    site.pages["/feed"] = Answer(PAGE)
    one, _ = watcher(tmp_path)
    assert "no feed" in (poll(one, site).trouble or "")


def test_a_feed_that_breaks_off_before_its_first_item_is_asked_again(tmp_path, site) -> None:
    one, _ = watcher(tmp_path)
    whole = site.pages["/feed"].body
    site.pages["/feed"].body = whole[: whole.index(b"<item>")] + b"&#1114112;<item"
    failed = poll(one, site)
    assert failed.what == "failed"
    assert "damaged" in (failed.trouble or "")
    site.pages["/feed"].body = whole
    assert poll(one, site, 600.0).what == "news"


def test_of_a_feed_that_breaks_off_later_what_is_whole_is_taken_and_the_rest_told(tmp_path, site) -> None:
    one, _ = watcher(tmp_path)
    site.pages["/feed"].body = rss("/a.html").replace(b"</channel></rss>", b"<item><title>Half")
    polled = poll(one, site)
    assert polled.what == "news"
    assert "damaged" in (polled.trouble or "")


@pytest.mark.parametrize("items", [(), ("/a.html",)])
def test_what_is_in_doubt_about_an_item_is_no_trouble_of_its_feed(tmp_path, site, items) -> None:
    site.pages["/feed"] = Answer(rss(*items), kind="text/xml")
    assert poll(watcher(tmp_path)[0], site).trouble is None


def test_lists_of_feeds(tmp_path) -> None:
    opml = tmp_path / "feeds.opml"
    opml.write_text('<opml version="2.0"><body><outline text="War"><outline text="Post" xmlUrl="https://a.example/f"/>'
                    '<outline text="Post again" xmlUrl="https://a.example/f"/></outline></body></opml>')  # fmt: skip
    assert read_feeds(opml) == [Feed(url="https://a.example/f", title="Post")]
    listed = tmp_path / "feeds.txt"
    listed.write_text("# ours\nhttps://a.example/f\n\nhttps://b.example/f\n")
    assert [feed.url for feed in read_feeds(listed)] == ["https://a.example/f", "https://b.example/f"]


@pytest.mark.parametrize("content", ["", "<opml><body>", "<opml/>", "feeds"])
def test_a_list_without_feeds_is_told(tmp_path, content: str) -> None:
    (tmp_path / "feeds").write_text(content)
    with pytest.raises(InputError):
        read_feeds(tmp_path / "feeds")


@pytest.mark.parametrize("content", ["", "[]", '{"form": 2}', '{"form": 1, "feeds": {"a": {"x": 1}}}'])
def test_a_damaged_memory_is_told(tmp_path, content: str) -> None:
    (tmp_path / "state").write_text(content)
    with pytest.raises(InputError, match="state"):
        Memory.open(tmp_path / "state")
