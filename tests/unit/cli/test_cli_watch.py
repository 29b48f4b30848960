"""`watch --once` is a round: what is new is kept, what fails is told, and the line says both."""

import pytest
from click.testing import CliRunner

from reportedly.cli import commands
from reportedly.ledger import Ledger
from reportedly.watching import manners
from served import Answer, website

ITEM = (
    "<item><title>Shells hit Dorrin</title><description>Shells hit the market of Dorrin, the ministry said."
    "</description></item>"
)


def test_a_round(tmp_path, monkeypatch):
    monkeypatch.setattr(manners, "PAUSE_S", 0.0)
    feeds, books = tmp_path / "feeds.txt", tmp_path / "books.db"
    arguments = ["watch", str(feeds), "--once", "--ledger", str(books), "--allow-private", "--no-model"]
    with website() as site:
        rss = f'<rss version="2.0"><channel><title>Valley Post</title>{ITEM}</channel></rss>'
        site.pages["/feed"] = Answer(rss.encode(), kind="application/rss+xml")
        feeds.write_text(f"{site.url}/gone\n{site.url}/feed\n")
        done = CliRunner().invoke(commands, arguments)
        again = CliRunner().invoke(commands, arguments)
    assert done.exit_code == 1, done.output
    assert "404" in done.stderr
    assert "2 feeds: 1 with news, 0 without, 0 put off, 1 failed; kept 1 report" in done.stdout
    assert "2 feeds: 0 with news, 1 without, 1 put off, 0 failed; kept 0 reports" in again.stdout
    assert again.exit_code == 0
    with Ledger.open(books) as ledger:
        assert [kept.report.outlet for kept in ledger.reports()] == ["Valley Post"]


def test_an_item_without_its_page_calls_nobody(tmp_path, monkeypatch):
    monkeypatch.setattr(manners, "PAUSE_S", 0.0)
    feeds, books = tmp_path / "feeds.txt", tmp_path / "books.db"
    arguments = ["watch", str(feeds), "--once", "--ledger", str(books), "--allow-private", "--no-model"]
    with website() as site:
        rss = f'<rss version="2.0"><channel><title>Valley Post</title>{ITEM}</channel></rss>'
        linked = [rss.replace("<desc", f"<link>{site.url}{path}</link><desc") for path in ("/closed/1", "/late")]
        site.pages["/closed"] = Answer(linked[0].encode(), kind="application/rss+xml")
        site.pages["/slow"] = Answer(linked[1].encode(), kind="application/rss+xml")
        site.pages["/late"] = Answer(status=503)
        site.pages["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /closed/", kind="text/plain")
        feeds.write_text(f"{site.url}/closed\n{site.url}/slow\n")
        done = CliRunner().invoke(commands, arguments)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "1 with news, 1 without, 0 put off, 0 failed; 1 page to be asked for again; kept 1 report" in done.stdout
    with Ledger.open(books) as ledger:
        assert [issue.code for issue in ledger.issues() if issue.code == "not-fetched"] == ["not-fetched"]


@pytest.mark.parametrize("every", ["often", "5s", "10", "-3m"])
def test_a_time_that_is_none_or_too_short_is_refused(tmp_path, every):
    done = CliRunner().invoke(commands, ["watch", str(tmp_path / "x"), f"--every={every}"])
    assert done.exit_code == 2
