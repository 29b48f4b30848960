"""`reportedly code-batch`: an archive coded in many processes, into a folder."""

import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli.options import how_far, input_paths, reading_options, report_defaults

if TYPE_CHECKING:
    from reportedly.kit_description import KitDescription
    from reportedly.scale.jobs import Job
    from reportedly.scale.parts import PartDone


@click.command()
@reading_options
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The folder for the parts.")
@click.option("--engine", type=click.Choice(["local", "ray"]), default="local", show_default=True, help="Who codes.")
@click.option("--processes", type=click.IntRange(1, 4096), default=2, show_default=True, help="How many coders.")
@click.option("--address", help="The Ray cluster's address; without it one is started here.")
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    outlet: str | None,
    published: date | None,
    language: str | None,
    no_model: bool,
    allow_private: bool,
    out: Path,
    engine: str,
    processes: int,
    address: str | None,
) -> None:
    """Code many reports in several processes into a folder of Parquet parts.

    PATHS are as for `code`, and Parquet files with the columns that CSV may have. Stopped and called again, it does
    what is left to do. A process that dies loses nothing; a report that the coder breaks on becomes an issue. Load the
    folder into a ledger with `ingest`.

    \b
    Examples:
      reportedly code-batch archive/ --out coded --processes 8
      reportedly code-batch crawl.warc.gz --out /shared/coded --engine ray --address auto
    """
    from reportedly.kit_description import KitDescription
    from reportedly.scale.jobs import Reading
    from reportedly.scale.parts import done_part, write_manifest

    out.mkdir(parents=True, exist_ok=True)
    _clear(out)
    description = KitDescription(model=not no_model, one_thread=True)
    run = description.build().run
    reading = Reading(
        paths=input_paths(paths),
        defaults=report_defaults(outlet, published, language),
        reach=how_far(allow_private=allow_private),
    )
    parts: list[PartDone] = []

    def left() -> Iterator["Job"]:
        for job in reading.jobs():
            done = done_part(out, job.name, run)
            if done is None:
                yield job
            else:
                parts.append(done)

    began = time.monotonic()
    for part in _coded(engine, left(), out, description, processes, address):
        parts.append(part)
        seconds = time.monotonic() - began
        reports = sum(p.reports for p in parts)
        click.echo(f"{reports:,} reports, {reports / seconds:,.1f} a second", err=True, nl=not sys.stderr.isatty())
    manifest = write_manifest(out, run, parts, reading.file_issues)
    # Of coders that were killed meanwhile, and replaced.
    _clear(out)
    counts = (sum(p.reports for p in parts), sum(p.claims for p in parts), sum(p.failed for p in parts))
    print("{:,} reports, {:,} claims, {:,} reports that the coder broke on".format(*counts), end="")
    print(f", {len(manifest.file_issues):,} files not used; digest of the claims {manifest.digest[:16]}.")
    ctx.exit(1 if counts[2] or manifest.file_issues else 0)


def _clear(out: Path) -> None:
    """Remove the half-written files of coders that are gone, and tell it."""
    from reportedly.scale.unfinished import clear
    from reportedly.views.briefing import counted

    if cleared := clear(out):
        click.echo(f"{counted(cleared, 'half-written file')} of coders that were killed removed", err=True)


def _coded(
    engine: str, jobs: Iterator["Job"], out: Path, description: "KitDescription", processes: int, address: str | None
) -> Iterator["PartDone"]:
    if engine == "ray":
        from reportedly.scale import over_ray

        return over_ray.code_jobs(jobs, out, description, processes, address)
    from reportedly.scale import local

    return local.code_jobs(jobs, out, description, processes)
