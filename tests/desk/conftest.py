"""A real browser on a real desk: Debian's Chromium, and `reportedly serve` on the examples and some hostile reports."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile

import pytest
from browsing import ROOT, Served
from filelock import FileLock
from playwright.sync_api import Browser, Page, expect, sync_playwright

from made_by_hand import RUN
from reportedly.ledger import Ledger
from reportedly.model import Coding, Report

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
# Without a graphics card; and the browser itself must ask nothing of anybody while we watch what the page asks.
ARGUMENTS = [
    "--no-sandbox",
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
# The codebook and the places are loaded when they are first asked for: seconds, on a busy machine.
expect.set_options(timeout=20_000)
HOSTILE = {
    "script.txt": "<script>window.hacked = 1</script><img src=x onerror='window.hacked = 1'> shells hit Aleppo on "
    "Monday, the army said.\n\nThe army denied that it had shelled Homs. <b>Bold</b> words stay as they are.",
    "override.txt": "Turned around \u202egnihtyna\n\nThe army said \u202eyad yreve\u202c that two people were killed "
    "in Homs.\n\n\u0642\u0627\u0644 \u0627\u0644\u062c\u064a\u0634 \u0625\u0646 \u0634\u062e\u0635\u064a\u0646 "
    "\u0642\u062a\u0644\u0627 \u0641\u064a \u062d\u0645\u0635.",
    "flags.txt": "Flags \U0001f1f8\U0001f1fe over Homs\n\nThe army \U0001f4a5 said that three people were killed in "
    "Homs.",
}
# Kept without being coded: a parser takes minutes over a line that no report ever had.
LONG = Report(key="long", outlet="Odd Post", title="A very long line", text="A very long line\n" + "word " * 200_000)


def reportedly(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "reportedly", *map(str, arguments)]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT / "src"), "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


@contextmanager
def running(ledger: Path, *more: str) -> Iterator[tuple[Served, Callable[[], None]]]:
    """A desk on a ledger, and what fails with the desk's last words once it has ended by itself."""
    with TemporaryFile("w+") as told:
        # Where it crashes in what is not Python, it tells in which line it did.
        surroundings = {**environment(), "PYTHONUNBUFFERED": "1", "PYTHONFAULTHANDLER": "1"}
        command = reportedly("serve", "--ledger", ledger, "--port", "0", *more)
        server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=told, text=True, env=surroundings)

        def check() -> None:
            if server.poll() is not None:
                told.seek(0)
                pytest.fail(f"the desk has ended by itself ({server.returncode}): {told.read()[-4000:]}")

        assert server.stdout is not None
        try:
            said = server.stdout.readline()
            found = re.search(r"http://\S+", said)
            if not found:
                server.wait(20)
                check()
            assert found, said
            yield Served(url=found.group(), ledger=ledger), check
            check()
        finally:
            server.terminate()
            server.wait(20)


def serve(ledger: Path, *more: str) -> Iterator[Served]:
    with running(ledger, *more) as (desk, _):
        yield desk


@pytest.fixture(scope="session")
def example_books(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The example reports in a ledger, coded once for all who test at once; copied for each, who may write into it."""
    if worker_id == "master":
        return _coded_examples(tmp_path_factory.mktemp("books"))
    shared = tmp_path_factory.getbasetemp().parent / "coded-examples"
    with FileLock(f"{shared}.lock"):
        if not shared.exists():
            making = tmp_path_factory.mktemp("making")
            _coded_examples(making)
            making.rename(shared)
    return Path(shutil.copytree(shared, tmp_path_factory.mktemp("books") / "coded")) / "examples.db"


def _coded_examples(folder: Path) -> Path:
    hostile = folder / "hostile"
    hostile.mkdir()
    for name, text in HOSTILE.items():
        (hostile / name).write_text(text, encoding="utf-8")
    paths = [ROOT / "examples" / "reports", hostile]
    added = subprocess.run(
        reportedly("add", *paths, "--ledger", folder / "examples.db"),
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
    )
    assert "kept" in added.stdout, added.stderr
    with Ledger.open(folder / "examples.db") as ledger:
        ledger.keep(LONG, Coding(report_id=LONG.id), RUN)
    return folder / "examples.db"


@pytest.fixture(scope="session")
def lasting_desk(example_books: Path) -> Iterator[tuple[Served, Callable[[], None]]]:
    with running(example_books) as desk:
        yield desk


@pytest.fixture
def desk(lasting_desk: tuple[Served, Callable[[], None]]) -> Iterator[Served]:
    """A desk on the examples that every test looks at; a test that brings it down is told so, with its last words."""
    desk, check = lasting_desk
    check()
    yield desk
    check()


@pytest.fixture
def own_desk(example_books: Path, tmp_path: Path) -> Iterator[Served]:
    """A desk on a copy of the books, to be written into."""
    for part in example_books.parent.glob(example_books.name + "*"):
        shutil.copy(part, tmp_path / part.name)
    yield from serve(tmp_path / example_books.name, "--no-model")


@pytest.fixture
def empty_desk(tmp_path: Path) -> Iterator[Served]:
    yield from serve(tmp_path / "empty.db", "--no-model")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        pytest.fail(f"no browser at {CHROMIUM}: run `make test-desk`, which installs it, or set CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails its test when the desk throws an error, breaks its policy or asks for anything elsewhere."""
    page = browser.new_page(viewport={"width": 1360, "height": 860})
    trouble: list[str] = []
    asked: list[str] = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("console", lambda message: trouble.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: asked.append(request.url))
    yield page
    elsewhere = [
        url for url in asked if not re.match(r"(http://127\.0\.0\.1:\d+/|blob:http://127\.0\.0\.1|data:)", url)
    ]
    page.close()
    assert elsewhere == []
    # What a test provokes on purpose, an answer of 404 or 422, is told by the browser too; so is a desk that has ended.
    assert [one for one in trouble if "status of 4" not in one and "CONNECTION_REFUSED" not in one] == []
