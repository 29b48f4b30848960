"""`reportedly watch`: feeds, looked at again and again."""

import re
import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli.add import Tally
from reportedly.cli.options import build_kit, how_far, ledger_option, private_option

if TYPE_CHECKING:
    from reportedly.coding.kit import Kit
    from reportedly.ledger import Ledger
    from reportedly.model import Issue, Report
    from reportedly.watching import Feed, Watcher

    TimeType = click.ParamType[float]
else:
    TimeType = click.ParamType

_LEAST_S = 60.0
_UNITS_S = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}


class Every(TimeType):
    """A time between rounds, written 10m."""

    name = "time"

    def convert(self, value: str | float, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Read a number with its unit, or fail with how to write one."""
        if isinstance(value, float):
            return value
        found = re.fullmatch(r"(\d{1,6})([smhd])", value.strip())
        if not found:
            self.fail(f"{value!r} is not a time: write 10m, 2h or 1d.", param, ctx)
        seconds = float(int(found[1]) * _UNITS_S[found[2]])
        if seconds < _LEAST_S:
            self.fail("feeds are asked once a minute at most.", param, ctx)
        return seconds


@click.command()
@click.argument("feeds", type=click.Path(path_type=Path))
@click.option("--every", type=Every(), default="10m", show_default=True, help="Time between rounds: 10m, 2h, 1d.")
@click.option("--once", is_flag=True, help="One round, then end; for cron.")
@click.option("--state", type=click.Path(path_type=Path), help="What is remembered of feeds.  [default: FEEDS.state]")
@click.option("--no-model", is_flag=True, help="Code by rules alone, without the trained model.")
@private_option
@ledger_option
@click.pass_context
def command(
    ctx: click.Context,
    feeds: Path,
    every: float,
    once: bool,
    state: Path | None,
    no_model: bool,
    allow_private: bool,
    ledger: str,
) -> None:
    """Watch feeds, and add what is new in them to the ledger, which is made if it is not there.

    FEEDS is an OPML file, as every feed reader exports it, or a list with an address a line; it is read again each
    round. Sites are asked side by side, each one feed or page at a time. A line is printed a round. Feeds that fail are
    put off longer each time and harm no others. Ctrl-C stops.

    \b
    Examples:
      reportedly watch feeds.opml --every 10m
      reportedly watch feeds.opml --once --ledger river-war.db
    """
    from reportedly.ledger import Ledger
    from reportedly.watching import Memory, Watcher, read_feeds
    from reportedly.watching.manners import Manners

    read_feeds(feeds)
    memory = Memory.open(state or feeds.with_name(feeds.name + ".state"))
    with Ledger.open(ledger, create=True) as books:
        # A ledger remembers its reports; it is asked only where nothing else does, for there may be many.
        kept = frozenset() if memory.feeds else frozenset(k.report.url for k in books.reports() if k.report.url)
        watcher = Watcher(memory=memory, manners=Manners(reach=how_far(allow_private=allow_private)), every_s=every,
                          kept=kept)  # fmt: skip
        kit = build_kit(no_model=no_model)
        while True:
            began = time.monotonic()
            failed = _round(read_feeds(feeds), watcher, books, kit)
            if once:
                ctx.exit(1 if failed else 0)
            time.sleep(max(0.0, began + every - time.monotonic()))


def _round(feeds: "list[Feed]", watcher: "Watcher", books: "Ledger", kit: "Kit") -> bool:
    """Ask every feed once and keep what is new; tell whether anything failed."""
    from reportedly.cli.terminal import complain
    from reportedly.views.briefing import counted
    from reportedly.watching import poll_all

    tally, seen = Tally(), dict.fromkeys(("news", "nothing new", "put off", "failed"), 0)
    waiting, troubled = 0, False
    for feed, polled in poll_all(feeds, watcher):
        seen[polled.what] += 1
        waiting += polled.waiting
        if polled.trouble:
            troubled = True
            complain(f"{feed.title}: {polled.trouble}")
        if polled.reports:
            _keep(polled.reports, books, kit, tally)
        watcher.settle(feed, polled, time.time())
        watcher.memory.save()
    feeds_seen = f"{counted(len(feeds), 'feed')}: {seen['news']} with news, {seen['nothing new']} without"
    late = f"{seen['put off']} put off, {seen['failed']} failed"
    if waiting:
        late += f"; {counted(waiting, 'page')} to be asked for again"
    click.echo(f"{datetime.now():%Y-%m-%d %H:%M}  {feeds_seen}, {late}; {tally}.")
    return bool(troubled or tally.failures)


def _keep(reports: "list[Report | Issue]", books: "Ledger", kit: "Kit", tally: Tally) -> None:
    from reportedly.cli.terminal import complain_of
    from reportedly.pipeline import Added, add_reports
    from reportedly.reading import NOT_FETCHED

    kept: set[str] = set()
    for step in add_reports(reports, books, kit):
        if isinstance(step, Added):
            tally.count(step)
            kept.add(step.report.id)
        elif step.issue.code == NOT_FETCHED and step.issue.report in kept:
            # The item is kept as its feed has it: that waits in `reportedly issues`, and nobody is called for it.
            tally.issues += step.new
        elif tally.note(step):
            complain_of(step.issue)
