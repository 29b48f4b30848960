"""`reportedly export`: claims, incidents and decisions in the formats of others, with a trace of every cell."""

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from reportedly.cli.options import claim_filter, filter_options, is_filtered, ledger_option, none_fits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.cli.exported import Export
    from reportedly.views.exporters import Piece, Trace

CLAIM_FORMATS = ("csv", "geojson", "plover", "annotation", "claimreview")
INCIDENT_FORMATS = ("incidents", "acled", "ucdp")
DECISION_FORMATS = ("decisions",)
"""Named here too, so that the help needs no exporter; a test holds the lists together."""
PARQUET = ".parquet"


@click.command()
@click.option(
    "--to",
    "name",
    type=click.Choice(CLAIM_FORMATS + INCIDENT_FORMATS + DECISION_FORMATS),
    required=True,
    help="The format.",
)
@click.option("--out", type=click.Path(path_type=Path), help="The file to write; its trace is written beside it.")
@click.option("--require", type=click.Choice(["reviewed"]), help="Only what a person has decided about.")
@filter_options
@ledger_option
@click.pass_context
def command(
    ctx: click.Context, /, name: str, out: Path | None, require: str | None, ledger: str, **_filters: object
) -> None:
    """Write claims, incidents or decisions in another format.

    Filters are those of `claims`; incidents, acled and ucdp have a row for each incident of the claims chosen,
    decisions one for each decision about them (without a filter, for every decision). With --out, a second file named
    OUT.trace.jsonl says of every cell which claim, which words and which rule it came from. Tables (csv, incidents,
    acled, ucdp, decisions) are written as Parquet where OUT ends in .parquet. What the format cannot say is told on
    standard error.

    \b
    Examples:
      reportedly export --to csv --out claims.csv
      reportedly export --to geojson --kind air-strike --since 2019-02-01 > strikes.geojson
      reportedly export --to ucdp --require reviewed --out ged.csv
      reportedly export --to incidents --out incidents.parquet
    """
    from reportedly.cli.exported import export_of
    from reportedly.cli.terminal import complain
    from reportedly.ledger import Ledger

    with Ledger.open(ledger) as books:
        every = require is None and not is_filtered(ctx)
        export = export_of(name, books, claim_filter(ctx), reviewed=require is not None, every=every)
        if out is not None and out.suffix.lower() == PARQUET:
            count = _write_parquet(export, out)
        else:
            count = _write_text(export, out)
    thing = "incident" if name in INCIDENT_FORMATS else "decision" if name in DECISION_FORMATS else "claim"
    if not count and is_filtered(ctx):
        complain(none_fits(ctx, "claim"))
    click.echo(f"{count:,} {thing}{'' if count == 1 else 's'} written as {name}. {export.cannot_say}", err=True)


def _write_text(export: "Export", out: Path | None) -> int:
    with ExitStack() as files:
        target: TextIO = sys.stdout
        trace: TextIO | None = None
        if out is not None:
            target = files.enter_context(_written(out))
            trace = files.enter_context(_written(_trace_of(out)))
        return _write(export.pieces(), target, trace)


def _write_parquet(export: "Export", out: Path) -> int:
    """Write a table as Parquet, a batch at a time."""
    try:
        import pyarrow.parquet as pq

        from reportedly.views.exporters.parquet import batch_of, portions, schema_of
    except ImportError as trouble:
        raise click.UsageError(
            "Parquet needs pyarrow: run `pip install 'reportedly[parquet]'`, or name a file that ends in .csv."
        ) from trouble
    table = export.table
    if table is None:
        raise click.UsageError(f"{export.name} is no table and cannot be written as Parquet; choose another ending.")
    count = 0
    # Opened by us first, so that what stands in the way is told as for any other file.
    with _written(out), _written(_trace_of(out)) as trace, pq.ParquetWriter(out, schema_of(table.columns)) as writer:
        for rows in portions(export.rows()):
            writer.write_batch(batch_of(table.columns, rows))
            count += len(rows)
            for row in rows:
                _trace(trace, row.name, row.traces)
    return count


def _write(pieces: "Iterator[Piece]", target: TextIO, trace: TextIO | None) -> int:
    count = 0
    for piece in pieces:
        target.write(piece.text)
        count += bool(piece.name)
        if trace is not None:
            _trace(trace, piece.name, piece.traces)
    return count


def _trace(trace: TextIO, name: str, traces: "tuple[Trace, ...]") -> None:
    from reportedly.views.exporters import trace_line

    trace.writelines(trace_line(name, one) + "\n" for one in traces)


def _trace_of(out: Path) -> Path:
    return out.with_name(out.name + ".trace.jsonl")


def _written(path: Path) -> TextIO:
    try:
        # Rows bring their own ends of line.
        return path.open("w", encoding="utf-8", newline="")
    except OSError as trouble:
        raise click.UsageError(f"{path} cannot be written ({trouble.strerror}); choose another file.") from trouble
