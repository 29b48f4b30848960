"""Addresses of pages are named like files: fetched, read, kept, and told of when they do not come."""

import json

import pytest
from click.testing import CliRunner

from reportedly.cli import commands
from reportedly.ledger import Ledger
from served import Answer, website

ARTICLE = b"""<html><head><title>Shells hit a market in Dorrin</title>
<meta property="og:site_name" content="The Valley Post"><meta property="article:published_time" content="2021-03-10">
</head><body><article><h1>Shells hit a market in Dorrin</h1>
<p>Shells hit the market of Dorrin on Tuesday, killing four people, the health ministry said.</p>
<p>A spokesman for the northern army denied that its guns had fired on the town at any time that day.</p>
<p>Residents said that the stalls had been full, and that the road to the clinic was cut off by the fighting.</p>
</article></body></html>"""


@pytest.fixture
def site():
    with website() as served:
        served.pages["/2021/dorrin"] = Answer(ARTICLE)
        yield served


def run(*args):
    return CliRunner().invoke(commands, [*map(str, args), "--allow-private", "--no-model"])


def test_a_page_is_kept_with_its_address(tmp_path, site):
    done = run("add", f"{site.url}/2021/dorrin", "--ledger", tmp_path / "books.db")
    assert done.exit_code == 0, done.output
    with Ledger.open(tmp_path / "books.db") as books:
        (kept,) = books.reports()
    assert kept.report.outlet == "The Valley Post"
    assert kept.report.url == f"{site.url}/2021/dorrin"


def test_a_page_that_does_not_come_is_told_and_the_rest_is_coded(site):
    done = run("code", f"{site.url}/gone", f"{site.url}/2021/dorrin", "--format", "jsonl")
    assert done.exit_code == 1
    assert "404" in done.stderr
    assert "[not-fetched]" in done.stderr
    assert {json.loads(line)["report"]["outlet"] for line in done.stdout.splitlines()} == {"The Valley Post"}


def test_a_private_address_is_refused_unless_allowed(site):
    done = CliRunner().invoke(commands, ["code", f"{site.url}/2021/dorrin", "--no-model"])
    assert done.exit_code == 1
    assert "ports" in done.stderr
    assert site.asked == []
