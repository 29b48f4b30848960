"""`reportedly add`: reports in, and kept for good."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import click

from reportedly.cli.options import build_kit, how_far, input_paths, ledger_option, reading_options, report_defaults

if TYPE_CHECKING:
    from reportedly.ledger import Ledger
    from reportedly.model import Issue, Report
    from reportedly.pipeline import Added, Noted


@dataclass(slots=True)
class Tally:
    """What this run has kept so far."""

    reports: int = 0
    claims: int = 0
    already: int = 0
    recoded: int = 0
    changed: int = 0
    issues: int = 0
    failures: int = 0

    def count(self, added: "Added") -> None:
        """Count one report in."""
        kept = added.kept
        self.reports += kept.new_report
        self.already += kept.already
        self.recoded += not (kept.new_report or kept.already)
        self.claims += kept.claims
        self.changed += kept.changed
        self.issues += kept.issues

    def note(self, noted: "Noted") -> bool:
        """Count an issue in; tell whether it cost a file or a report, which is said at once."""
        from reportedly.pipeline import CODER_FAILED
        from reportedly.reading import FILE_ISSUE_CODES

        costly = noted.issue.code == CODER_FAILED or noted.issue.code in FILE_ISSUE_CODES
        self.issues += noted.new
        self.failures += costly
        return costly

    def __str__(self) -> str:
        from reportedly.views.briefing import counted

        parts = [f"kept {counted(self.reports, 'report')}, {counted(self.claims, 'claim')}"]
        if self.recoded:
            parts.append(
                f"coded {counted(self.recoded, 'report')} anew, {counted(self.changed, 'claim')} read otherwise"
            )
        parts += [f"{self.already:,} already there", counted(self.issues, "issue")]
        return "; ".join(parts)


@click.command()
@reading_options
@ledger_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    outlet: str | None,
    published: date | None,
    language: str | None,
    no_model: bool,
    allow_private: bool,
    ledger: str,
) -> None:
    """Read and code reports, and keep them in the ledger, which is made if it is not there.

    PATHS are files, folders, or addresses of pages (http:// or https://); - or nothing reads what is piped in.
    Reports that are there already are left alone: run it again whenever there is more, or after it was stopped.

    \b
    Examples:
      reportedly add reports/
      reportedly add --ledger river-war.db feed.xml page.html
      reportedly add https://valley-post.example/2021/shells-hit-market
    """
    from reportedly.cli.terminal import complain
    from reportedly.errors import ReportedlyError
    from reportedly.inputs import read_inputs
    from reportedly.ledger import Ledger

    tally = Tally()
    found, reach = input_paths(paths), how_far(allow_private=allow_private)
    with Ledger.open(ledger, create=True) as books:
        try:
            reports = read_inputs(found, report_defaults(outlet, published, language), reach=reach)
            _add(reports, books, tally, no_model=no_model)
        except KeyboardInterrupt:
            complain(f"interrupted: {tally}. Run the same command again to do the rest.")
            ctx.exit(130)
        except ReportedlyError:
            if tally.reports:
                complain(f"stopped: {tally}.")
            raise
    print(f"{tally}.")
    ctx.exit(1 if tally.failures else 0)


def _add(reports: "Iterable[Report | Issue]", ledger: "Ledger", tally: Tally, *, no_model: bool) -> None:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from reportedly.cli.terminal import complain_of

    columns = (TextColumn("{task.description}"), BarColumn(bar_width=20), TextColumn("{task.fields[said]}"))
    console = Console(stderr=True, highlight=False)
    with Progress(
        *columns, TimeElapsedColumn(), console=console, transient=True, disable=not sys.stderr.isatty()
    ) as progress:
        task = progress.add_task("loading the coder", total=None, said="")
        kit = build_kit(no_model=no_model)
        from reportedly.pipeline import Added, add_reports
        from reportedly.views.briefing import counted

        progress.update(task, description="reading and coding")
        keys: dict[str, str] = {}
        for step in add_reports(reports, ledger, kit):
            if isinstance(step, Added):
                tally.count(step)
                keys = {step.report.id: step.report.key}
                progress.update(task, said=f"{counted(tally.reports, 'report')}, {counted(tally.claims, 'claim')}")
                continue
            costly = tally.note(step)
            # Doubts about a report that is kept wait in `reportedly issues`; a lost file is said at once.
            if costly or step.issue.report not in keys:
                complain_of(step.issue, keys.get(step.issue.report))
