"""Time the desk in a real browser on a ledger of many claims.

    bench/desk.py [--claims 100000] [--ledger FILE] [--rounds 15] [--chromium /usr/bin/chromium]

A ledger is generated (and kept at --ledger, if it is not there), `reportedly serve` opened on it, and Chromium, without
a graphics card, made to do what a reader does. It is served from a copy, since claims are judged too. Every time is
taken inside the page, from the press to the next frame that shows the answer. The last line is one JSON object with
medians in ms; `first_screen_ms` is a fresh page on a desk that has its columns ready, `start_s` from starting a desk
that was served before to claims on the screen of a browser that is open (`first_start_s`: the first time ever),
`judge_ms` is from a key in Review to the next claim on the screen, `review_after_start_ms` and its like are rooms that
are the first to be opened after a start.
"""

import argparse
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from reportedly.ledger import Ledger
from reportedly.links import refresh
from reportedly.model import Claim, Coding, Event, Evidence, Party, Quantity, Report, Run, Speaker, When, Where

PER_REPORT = 40
RUN = Run(version="bench", codebook="none", parser="none")
KINDS = ("shelling", "air-strike", "clash", "bombing", "capture", "attack", "detain", "displacement")
ACTS = ("asserts",) * 12 + ("denies", "accuses", "speculates", "demands")
CERTAINTIES = ("certain",) * 8 + ("probable", "possible", "reported")
WORDS = (
    "shells rockets fell hit struck on near the market bakery bridge checkpoint school road camp killing wounding "
    "people fighters soldiers children forces said overnight dawn after before heavy clashes convoy village town"
).split()


def main() -> int:
    """Generate, serve, press keys and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=100_000, help="how many claims the ledger holds")
    parser.add_argument("--ledger", type=Path, help="where the generated ledger is kept")
    parser.add_argument("--rounds", type=int, default=15, help="how often each thing is done")
    parser.add_argument("--chromium", default="/usr/bin/chromium", help="the browser")
    options = parser.parse_args()
    if not Path(options.chromium).exists():
        raise SystemExit(f"{options.chromium}: no browser there; name one with --chromium")
    with tempfile.TemporaryDirectory() as folder:
        ledger = options.ledger or Path(folder) / "bench.db"
        if not ledger.exists():
            generate(ledger, options.claims)
        served_from = Path(folder) / "served.db"
        shutil.copy(ledger, served_from)
        figures = timed(served_from, options.rounds, options.chromium)
    print(json.dumps({"bench": "desk", "claims": options.claims, **figures}))
    return 0


def generate(ledger: Path, claims: int) -> None:
    """Write a ledger of invented claims, the same every time."""
    chance = random.Random(7)
    places = [(f"Place {i}", chance.uniform(32, 37), chance.uniform(36, 42)) for i in range(1500)]
    speakers = [f"{chance.choice(('Ministry', 'Council', 'Brigade', 'Monitor', 'Office'))} {i}" for i in range(900)]
    with Ledger.open(ledger, create=True) as books:
        for number in range(claims // PER_REPORT):
            report = Report(
                key=f"r{number}",
                outlet=f"Outlet {number % 60}",
                title=f"Report {number}",
                published=date(2016, 1, 1) + timedelta(days=chance.randrange(1400)),
                language="en",
                text=" ".join(chance.choice(WORDS) for _ in range(PER_REPORT * 20)),
            )
            made = tuple(claim(report, i, chance, places, speakers) for i in range(PER_REPORT))
            books.keep(report, Coding(report_id=report.id, claims=made), RUN)
        # As a ledger in use is: its incidents are made when reports are added.
        refresh(books)


def claim(
    report: Report, i: int, chance: random.Random, places: list[tuple[str, float, float]], speakers: list[str]
) -> Claim:
    """Invent one claim on some words of a report."""
    start = len(" ".join(report.text.split(" ")[: i * 20]))
    span = (start, start + 110)
    name, lat, lon = chance.choice(places)
    day = (report.published or date(2016, 1, 1)) - timedelta(days=chance.randrange(6))
    killed = chance.randrange(1, 40)
    who, whom = chance.choice(speakers), chance.choice(speakers)
    where = Where(
        mention=name,
        name=name,
        span=span,
        level="town",
        relation="in",
        rule="bench",
        place=f"gn:{name[6:]}",
        country="SY",
        lat=lat,
        lon=lon,
        radius_km=5,
    )
    return Claim(
        report_id=report.id,
        quote=report.text[slice(*span)],
        span=span,
        act=chance.choice(ACTS),
        certainty=chance.choice(CERTAINTIES),
        polarity="positive",
        cue="said",
        said_by=(Speaker(mention=who, name=who, kind="ministry", span=(start, start + 5)),),
        event=Event(
            kind=chance.choice(KINDS),
            status="occurred",
            agents=(Party(mention=whom, name=whom, span=span),),
            where=where if chance.random() < 0.8 else None,
            when=When(mention="then", start=day, end=day, precision="day", rule="bench", span=span),
            quantities=(
                Quantity(low=killed, high=killed, unit="person", effect="killed", of="people", span=span, surface="n"),
            ),
        ),
        evidence=tuple(
            Evidence(slot=slot, rule="bench", span=span, score=round(chance.uniform(0.4, 1), 2))
            for slot in ("act", "certainty", "event.kind", "event.where", "event.when", "event.agents.0")
        ),
    )


@contextmanager
def served(ledger: Path) -> Iterator[str]:
    """Run the desk, and give its address."""
    command = [sys.executable, "-m", "reportedly", "serve", "--ledger", str(ledger), "--port", "0", "--no-model"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"})
    assert server.stdout is not None
    try:
        found = re.search(r"http://\S+", server.stdout.readline())
        assert found, "the desk did not say where it is"
        yield found.group()
    finally:
        server.terminate()
        server.wait(60)


def timed(ledger: Path, rounds: int, chromium: str) -> dict[str, float]:
    """Do everything some times, and give the medians."""
    figures: dict[str, float] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--enable-unsafe-swiftshader"]
        )
        figures["first_start_s"] = started(browser, ledger)
        figures["start_s"] = statistics.median(started(browser, ledger) for _ in range(3))
        with served(ledger) as url:
            with urllib.request.urlopen(f"{url}api/claims.json") as answer:
                figures["columns_mb"] = len(answer.read()) / 2**20
            figures["first_screen_ms"] = statistics.median(first_screen(browser.new_page(), url) for _ in range(5))
            figures |= lists(browser, url, rounds)
            figures |= {f"{name}_cold_ms": took for name, took in opened(browser, url).items()}
            figures |= {f"{name}_ms": took for name, took in opened(browser, url).items()}
        with served(ledger) as url:
            figures |= {f"{name}_after_start_ms": took for name, took in opened(browser, url).items()}
            figures["judge_ms"] = judging(browser, url, rounds)
        browser.close()
    return {name: round(value, 2) for name, value in figures.items()}


def started(browser: Browser, ledger: Path) -> float:
    """Start the desk, and give the seconds until there are claims to read."""
    began = time.perf_counter()
    with served(ledger) as url:
        page = browser.new_page(viewport={"width": 1360, "height": 860})
        page.goto(f"{url}#/claims")
        page.wait_for_selector("td.what button", timeout=600_000)
        took = time.perf_counter() - began
        page.close()
    return took


def lists(browser: Browser, url: str, rounds: int) -> dict[str, float]:
    """Search, choose and brush."""
    figures: dict[str, float] = {}
    page = browser.new_page(viewport={"width": 1360, "height": 860})
    page.goto(f"{url}#/claims")
    page.wait_for_selector("td.what button")
    page.wait_for_function("document.querySelector('td.what button')?.textContent.length > 40")
    chance = random.Random(3)
    words = [chance.choice(WORDS) for _ in range(rounds)]
    # Whoever types at once finds the words not folded yet; it is told apart from the searches that follow.
    figures["first_search_ms"] = typed(page, "bridge")
    figures["search_ms"] = statistics.median(typed(page, word) for word in words)
    typed(page, "")
    figures["filter_ms"] = statistics.median(ticked(page, i) for i in range(rounds))
    page.goto(f"{url}#/map")
    page.wait_for_selector("svg[role=slider]")
    figures["brush_ms"] = statistics.median(brushed(page) for _ in range(rounds))
    page.close()
    return figures


def opened(browser: Browser, url: str) -> dict[str, float]:
    """Open Review and Incidents, each on a page of its own."""
    figures: dict[str, float] = {}
    for room, there in (("review", ".right .card"), ("incidents", ".cards li h2")):
        page = browser.new_page(viewport={"width": 1360, "height": 860})
        page.goto(f"{url}#/{room}")
        page.wait_for_selector(there, timeout=600_000)
        figures[room] = page.evaluate("performance.now()")
        page.close()
    return figures


def judging(browser: Browser, url: str, rounds: int) -> float:
    """Judge claims by a key."""
    page = browser.new_page(viewport={"width": 1360, "height": 860})
    page.goto(f"{url}#/review")
    page.get_by_label("Your name").fill("Bench")
    page.keyboard.press("Enter")
    page.wait_for_selector(".right .card")
    took = statistics.median(judged(page) for _ in range(rounds))
    page.close()
    return took


def judged(page: Page) -> float:
    """Accept the claim on the screen, and time it until the next is there to be judged."""
    took: float = page.evaluate(
        """async () => {
            const shown = () => document.querySelector('.right')?.dataset.claim
            const [before, began] = [shown(), performance.now()]
            window.dispatchEvent(new KeyboardEvent('keydown', {key: 'a', bubbles: true}))
            while (shown() === before) {
                if (performance.now() - began > 30000) throw new Error(`nothing after ${before} in 30 s`)
                await new Promise(done => requestAnimationFrame(done))
            }
            return performance.now() - began
        }"""
    )
    return took


def first_screen(page: Page, url: str) -> float:
    """Open the list of claims on a fresh page, and time it until there are rows to read."""
    page.goto("about:blank")
    page.goto(f"{url}#/claims")
    page.wait_for_selector("td.what button")
    took: float = page.evaluate("performance.now()")
    page.close()
    return took


_press = """async ([find, act, value]) => {
    const element = /^[(]?[/][/]/.test(find)
        ? document.evaluate(find, document, null, 9, null).singleNodeValue : document.querySelector(find)
    const began = performance.now()
    if (act === 'type') { element.value = value; element.dispatchEvent(new Event('input', {bubbles: true})) }
    else if (act === 'click') element.click()
    else element.dispatchEvent(new KeyboardEvent('keydown', {key: value, bubbles: true}))
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)))
    return performance.now() - began
}"""


def typed(page: Page, words: str) -> float:
    """Type words into the search, and time it until the next frame is through."""
    took: float = page.evaluate(_press, [".search input", "type", words])
    return took


def ticked(page: Page, i: int) -> float:
    """Choose one of a facet's names, or take it away again."""
    box = f"(//fieldset//input[@type='checkbox'])[{1 + (i // 2) % 12}]"
    took: float = page.evaluate(_press, [box, "click", ""])
    return took


def brushed(page: Page) -> float:
    """Move the chosen days by one step."""
    took: float = page.evaluate(_press, ["svg[role=slider]", "key", "ArrowRight"])
    return took


if __name__ == "__main__":
    sys.exit(main())
