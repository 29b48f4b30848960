"""What a site asks of programs that fetch by themselves: its robots.txt."""

from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from reportedly.errors import FetchError
from reportedly.fetching.addresses import Reach
from reportedly.fetching.fetch import AGENT, fetch

_NAME = AGENT.partition("/")[0]


def rules_of(url: str, reach: Reach) -> RobotFileParser:
    """Fetch the rules of a page's site; a site without any allows all, one that cannot answer now allows nothing."""
    parts = urlsplit(url)
    rules = RobotFileParser()
    try:
        page = fetch(f"{parts.scheme}://{parts.netloc}/robots.txt", reach=reach)
        rules.parse(page.data.decode("utf-8", "replace").lstrip("\ufeff").splitlines())
    except FetchError as trouble:
        rules.parse(["User-agent: *", "Disallow: /"] if trouble.passing else [])
    return rules


def may_fetch(rules: RobotFileParser, url: str) -> bool:
    """Tell whether a site lets this program fetch a page."""
    return rules.can_fetch(_NAME, url)


def delay_s(rules: RobotFileParser) -> float:
    """Give the seconds between two requests that a site asks for; 0 where it asks for none."""
    return float(rules.crawl_delay(_NAME) or 0)
