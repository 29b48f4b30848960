"""Fetch one page and nothing else: its name is looked up once, what it gave is checked, and that is connected to."""

import http.client
import time
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

from reportedly import __version__
from reportedly.errors import FetchError
from reportedly.fetching.addresses import OPEN_INTERNET, Reach, target_of
from reportedly.fetching.connection import MOST_SECONDS, Direct
from reportedly.fetching.kinds import ACCEPTED, marked, name_of

MOST_BYTES = 25 * 2**20
MOST_REDIRECTS = 5
AGENT = f"reportedly/{__version__} (a reader of reports)"
_redirects = frozenset({301, 302, 303, 307, 308})
_UNCHANGED = 304
_passing = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Answers that may be others in a while."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a site said of a page's version when it was fetched last, to be asked whether there is another one."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What was fetched: the bytes, a name whose suffix tells their format, and the address they came from at last."""

    name: str
    data: bytes
    url: str
    validators: Validators = Validators()


def fetch(url: str, *, reach: Reach = OPEN_INTERNET) -> Page:
    """Fetch a page; raises FetchError with what is wrong with the address or the answer."""
    page = fetch_if_changed(url, Validators(), reach=reach)
    if page is None:
        raise FetchError("the site says that the page is what it was, but it was never fetched; try it again later.")
    return page


def fetch_if_changed(url: str, known: Validators, *, reach: Reach = OPEN_INTERNET) -> Page | None:
    """Fetch a page, or give None where it is still the version known; raises FetchError as `fetch` does."""
    deadline = time.monotonic() + MOST_SECONDS
    for _ in range(MOST_REDIRECTS + 1):
        answer = _ask(url, known, reach, deadline)
        if not isinstance(answer, str):
            return answer
        url = answer
    raise FetchError(f"the page redirects more than {MOST_REDIRECTS} times; save it as a file and add that.")


def _ask(url: str, known: Validators, reach: Reach, deadline: float) -> Page | str | None:
    """Ask for one address; give the page, the address that it redirects to, or None where nothing has changed."""
    target = target_of(url, reach)
    head = {"User-Agent": AGENT, "Accept": ACCEPTED, "Accept-Encoding": "identity"}
    if known.etag:
        head["If-None-Match"] = known.etag
    if known.last_modified:
        head["If-Modified-Since"] = known.last_modified
    try:
        with Direct(target, reach, deadline) as connection:
            connection.request("GET", target.path, headers=head)
            return _read(connection, url)
    except (OSError, http.client.HTTPException) as error:
        raise FetchError(f"{target.host} could not be read: {error or type(error).__name__}.", passing=True) from error


def _read(connection: Direct, url: str) -> Page | str | None:
    response = connection.getresponse()
    if response.status in _redirects and (target := response.headers.get("Location")):
        return urljoin(url, target)
    if response.status == _UNCHANGED:
        return None
    if response.status != 200:
        raise FetchError(
            f"the site answered {response.status} {response.reason}: save the page as a file and add that.",
            status=response.status,
            passing=response.status in _passing,
            retry_after_s=_seconds(response.headers.get("Retry-After")),
        )
    name = name_of(url, response.headers.get_content_type())
    data = bytearray()
    while chunk := response.read1(65536):
        data += chunk
        if len(data) > MOST_BYTES:
            raise FetchError(f"the page is larger than {MOST_BYTES // 2**20} MB: save it as a file and add that.")
        connection.keep_to_deadline()
    if response.length:
        raise FetchError("the connection broke off before the page was through.", passing=True)
    validators = Validators(etag=response.headers.get("ETag"), last_modified=response.headers.get("Last-Modified"))
    return Page(name=name, data=marked(bytes(data), response.headers), url=url, validators=validators)


def _seconds(written: str | None) -> float | None:
    """Read a Retry-After: seconds, or a time of day as HTTP writes it."""
    if not written:
        return None
    if written.strip().isdigit():
        return float(written)
    try:
        return max(0.0, parsedate_to_datetime(written).timestamp() - time.time())
    except ValueError:
        return None
