"""`reportedly export`: claims in the formats of others, with a trace of every cell."""

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from reportedly.cli.options import claim_filter, filter_options, ledger_option

if TYPE_CHECKING:
    from reportedly.ledger import Ledger
    from reportedly.views.exporters import Exporter, ExportKit

FORMATS = ("csv", "geojson", "plover", "annotation", "claimreview")
"""Named here too, so that the help needs no exporter; a test holds the two lists together."""


@click.command()
@click.option("--to", "name", type=click.Choice(FORMATS), required=True, help="The format.")
@click.option("--out", type=click.Path(path_type=Path), help="The file to write; its trace is written beside it.")
@filter_options
@ledger_option
@click.pass_context
def command(ctx: click.Context, /, name: str, out: Path | None, ledger: str, **_filters: object) -> None:
    """Write claims in another format.

    Filters are those of `claims`. With --out, a second file named OUT.trace.jsonl says of every cell which claim,
    which words and which rule it came from. What the format cannot say is told on standard error.

    \b
    Examples:
      reportedly export --to csv --out claims.csv
      reportedly export --to geojson --kind air-strike --since 2019-02-01 > strikes.geojson
    """
    from reportedly.ledger import Ledger
    from reportedly.views.exporters import EXPORTERS

    exporter = EXPORTERS[name]
    with Ledger.open(ledger) as books, ExitStack() as files:
        target: TextIO = sys.stdout
        trace: TextIO | None = None
        if out is not None:
            target = files.enter_context(_written(out))
            trace = files.enter_context(_written(out.with_name(out.name + ".trace.jsonl")))
        count = _write(exporter, books, ctx, target, trace)
    click.echo(f"{count:,} {'claim' if count == 1 else 'claims'} written as {name}. {exporter.cannot_say}", err=True)


def _write(exporter: "Exporter", books: "Ledger", ctx: click.Context, target: TextIO, trace: TextIO | None) -> int:
    from reportedly.views.exporters import Told, trace_line

    told = (Told(claim=k.claim, report=k.report, run_id=k.run_id) for k in books.claims(claim_filter(ctx)))
    count = 0
    for piece in exporter.write(told, _kit()):
        target.write(piece.text)
        count += bool(piece.name)
        if trace is not None:
            trace.writelines(trace_line(piece, t) + "\n" for t in piece.traces)
    return count


def _kit() -> "ExportKit":
    from reportedly.codebook.load import load_codebook
    from reportedly.gazetteer import Gazetteer
    from reportedly.views.exporters import ExportKit

    return ExportKit(geojson_of=Gazetteer.open().geojson, codebook=load_codebook())


def _written(path: Path) -> TextIO:
    try:
        # Rows bring their own ends of line.
        return path.open("w", encoding="utf-8", newline="")
    except OSError as trouble:
        raise click.UsageError(f"{path} cannot be written ({trouble.strerror}); choose another file.") from trouble
