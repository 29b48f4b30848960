"""A page of the open internet is fetched when asked for, and nothing that lies nearer unless that is allowed."""

import http.server
import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from reportedly.errors import FetchError, InputError
from reportedly.fetching import ALSO_PRIVATE, Validators, fetch, fetch_if_changed
from reportedly.fetching.addresses import check_address, is_address
from reportedly.fetching.fetch import MOST_BYTES
from reportedly.reading.encoding import decode
from served import Answer, Website, website


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.8",
        "192.168.1.1",
        "172.16.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "::1",
        "fe80::1%eth0",
        "fc00::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "2002:7f00:1::1",
    ],
)
def test_private_addresses_are_refused(address: str) -> None:
    with pytest.raises(InputError, match="private"):
        check_address(address)


def test_open_addresses_are_not() -> None:
    check_address("93.184.215.14")
    check_address("2606:2800:21f:cb07:6820:80da:af6b:8b2c")


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/x",
        "gopher://example.org",
        "http://",
        "http://user:secret@example.org/",
        "http://example.org:8080/",
        "http://example.org:99999/",
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://2130706433/",
        "http://localhost/",
        "http://[::1/",
        "http://a..example/",
        "javascript:alert(1)",
    ],
)
def test_what_is_no_page_of_the_open_internet_is_refused(url: str) -> None:
    with pytest.raises(InputError):
        fetch(url)


class Site(http.server.BaseHTTPRequestHandler):
    """A site that redirects, gives an article, and gives too much."""

    def do_GET(self) -> None:
        if self.path == "/inward":
            self.send_response(302)
            self.send_header("Location", "http://169.254.169.254/secrets")
            self.end_headers()
        elif self.path == "/round":
            self.send_response(302)
            self.send_header("Location", "/round")
            self.end_headers()
        elif self.path == "/picture":
            self._give("image/png", b"x")
        elif self.path == "/much":
            self._give("text/html", b"x" * (MOST_BYTES + 1))
        else:
            self._give("text/html; charset=utf-8", b"<p>Shells hit Dorrin.</p>")

    def _give(self, kind: str, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A site on this machine that is taken for one of the open internet, at its usual port."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    port = server.server_address[1]
    look_up, connect = socket.getaddrinfo, socket.create_connection

    def looked_up(host: str, *rest: Any, **more: Any) -> Any:
        if host == "news.example":
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("203.0.114.7", 80))]
        return look_up(host, *rest, **more)

    def connected(address: tuple[str, int], *rest: Any, **more: Any) -> Any:
        assert address == ("203.0.114.7", 80), "what was checked is what is connected to"
        return connect(("127.0.0.1", port), *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    monkeypatch.setattr(socket, "create_connection", connected)
    yield "http://news.example"
    server.shutdown()


def test_a_page_is_fetched_with_the_suffix_of_its_kind(site: str) -> None:
    page = fetch(f"{site}/2021/shells-hit-market")
    assert page.name == "shells-hit-market.html"
    assert b"Dorrin" in page.data


def test_a_redirect_into_the_private_network_is_refused(site: str) -> None:
    with pytest.raises(InputError, match="private"):
        fetch(f"{site}/inward")


@pytest.mark.parametrize(("path", "said"), [("/round", "redirects"), ("/picture", "image/png"), ("/much", "larger")])
def test_what_is_no_article_is_told(site: str, path: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        fetch(site + path)


@pytest.fixture
def home() -> Iterator[Website]:
    with website() as site:
        yield site


def test_a_private_address_at_any_port_is_fetched_where_that_is_allowed(home: Website) -> None:
    home.pages["/news.html"] = Answer(b"<p>Shells hit Dorrin.</p>")
    assert fetch(f"{home.url}/news.html", reach=ALSO_PRIVATE).data == b"<p>Shells hit Dorrin.</p>"
    with pytest.raises(InputError):
        fetch(f"{home.url}/news.html")
    assert len(home.asked) == 1


def test_a_version_that_is_known_is_not_sent_again(home: Website) -> None:
    home.pages["/feed"] = Answer(b"<rss></rss>", kind="application/rss+xml", headers={"ETag": '"7"'})
    first = fetch(f"{home.url}/feed", reach=ALSO_PRIVATE)
    assert first.validators == Validators(etag='"7"')
    assert first.name == "feed.xml"
    assert fetch_if_changed(f"{home.url}/feed", first.validators, reach=ALSO_PRIVATE) is None
    assert fetch_if_changed(f"{home.url}/feed", Validators(etag='"6"'), reach=ALSO_PRIVATE) is not None
    assert home.asked[-1].headers["If-None-Match"] == '"6"'


@pytest.mark.parametrize(("status", "passing"), [(404, False), (410, False), (429, True), (503, True)])
def test_what_may_pass_is_told_from_what_will_not(home: Website, status: int, passing: bool) -> None:
    home.pages["/"] = Answer(b"no", status=status, headers={"Retry-After": "90"})
    with pytest.raises(FetchError) as told:
        fetch(home.url + "/", reach=ALSO_PRIVATE)
    assert (told.value.status, told.value.passing, told.value.retry_after_s) == (status, passing, 90.0)


def test_a_page_that_breaks_off_is_no_page(home: Website) -> None:
    home.pages["/"] = Answer(b"<p>Shells hit", headers={"Content-Length": "500"})
    with pytest.raises(FetchError, match=r"broke off|could not be read") as told:
        fetch(home.url + "/", reach=ALSO_PRIVATE)
    assert told.value.passing


def test_nobody_there_may_pass() -> None:
    with website() as site:
        url = site.url
    with pytest.raises(FetchError) as told:
        fetch(url, reach=ALSO_PRIVATE)
    assert told.value.passing


def test_the_encoding_that_a_site_declares_outdoes_what_the_page_says(home: Website) -> None:
    body = '<meta charset="utf-8"><p>Обстрел Доррина</p>'.encode("koi8-r")
    home.pages["/"] = Answer(body, kind="text/html; charset=koi8-r")
    assert "Обстрел Доррина" in decode(fetch(home.url + "/", reach=ALSO_PRIVATE).data).text


@pytest.mark.parametrize("word", ["http:/x", "reports/", "httpd.log", "-", "C:\\news.html", "feed.xml"])
def test_a_file_is_not_taken_for_an_address(word: str) -> None:
    assert not is_address(word)
    assert is_address("HTTPS://news.example")
