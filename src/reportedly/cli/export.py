"""`reportedly export`: claims and incidents in the formats of others, with a trace of every cell."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from reportedly.cli.options import claim_filter, filter_options, ledger_option

if TYPE_CHECKING:
    from reportedly.ledger import KeptClaim, Ledger
    from reportedly.views.exporters import ExportKit, Piece, Told, ToldIncident

CLAIM_FORMATS = ("csv", "geojson", "plover", "annotation", "claimreview")
INCIDENT_FORMATS = ("incidents", "acled", "ucdp")
"""Named here too, so that the help needs no exporter; a test holds the lists together."""


@click.command()
@click.option("--to", "name", type=click.Choice(CLAIM_FORMATS + INCIDENT_FORMATS), required=True, help="The format.")
@click.option("--out", type=click.Path(path_type=Path), help="The file to write; its trace is written beside it.")
@click.option(
    "--require", type=click.Choice(["reviewed"]), help="Only claims that a person has accepted, put right or added."
)
@filter_options
@ledger_option
@click.pass_context
def command(
    ctx: click.Context, /, name: str, out: Path | None, require: str | None, ledger: str, **_filters: object
) -> None:
    """Write claims or incidents in another format.

    Filters are those of `claims`; incidents, acled and ucdp have a row for each incident of the claims chosen. With
    --out, a second file named OUT.trace.jsonl says of every cell which claim, which words and which rule it came from.
    What the format cannot say is told on standard error.

    \b
    Examples:
      reportedly export --to csv --out claims.csv
      reportedly export --to geojson --kind air-strike --since 2019-02-01 > strikes.geojson
      reportedly export --to ucdp --require reviewed --out ged.csv
    """
    from reportedly.ledger import Ledger

    with Ledger.open(ledger) as books, ExitStack() as files:
        target: TextIO = sys.stdout
        trace: TextIO | None = None
        if out is not None:
            target = files.enter_context(_written(out))
            trace = files.enter_context(_written(out.with_name(out.name + ".trace.jsonl")))
        pieces, cannot_say = _pieces(name, books, ctx, reviewed=require is not None)
        count = _write(pieces, target, trace)
    thing = "incident" if name in INCIDENT_FORMATS else "claim"
    click.echo(f"{count:,} {thing}{'' if count == 1 else 's'} written as {name}. {cannot_say}", err=True)


def _pieces(name: str, books: "Ledger", ctx: click.Context, *, reviewed: bool) -> "tuple[Iterator[Piece], str]":
    from reportedly.views.exporters import EXPORTERS, INCIDENT_EXPORTERS

    chosen = (kept for kept in books.claims(claim_filter(ctx)) if kept.decided or not reviewed)
    if name in EXPORTERS:
        reviews = books.reviews()
        told = (_told(kept, reviews.get(kept.claim.id)) for kept in chosen)
        return EXPORTERS[name].write(told, _kit()), EXPORTERS[name].cannot_say
    return INCIDENT_EXPORTERS[name].write(_incidents(books, chosen), _kit()), INCIDENT_EXPORTERS[name].cannot_say


def _told(kept: "KeptClaim", reviewed: str | None) -> "Told":
    from reportedly.views.exporters import Told

    return Told(claim=kept.claim, report=kept.report, run_id=kept.run_id, reviewed=reviewed)


def _incidents(books: "Ledger", chosen: "Iterator[KeptClaim]") -> "Iterator[ToldIncident]":
    from reportedly import links
    from reportedly.views.exporters import Told, ToldIncident

    rows = books.incidents([kept.claim.id for kept in chosen])
    for _, account, heard in links.accounts(books, rows):
        told = tuple(Told(claim=h.claim, report=h.report, run_id=None) for h in heard.values())
        yield ToldIncident(account=account, told=told)


def _write(pieces: "Iterator[Piece]", target: TextIO, trace: TextIO | None) -> int:
    from reportedly.views.exporters import trace_line

    count = 0
    for piece in pieces:
        target.write(piece.text)
        count += bool(piece.name)
        if trace is not None:
            trace.writelines(trace_line(piece, t) + "\n" for t in piece.traces)
    return count


def _kit() -> "ExportKit":
    from reportedly.codebook.load import load_codebook
    from reportedly.gazetteer import Gazetteer
    from reportedly.views.exporters import ExportKit

    gazetteer = Gazetteer.open()

    def country_name(code: str) -> str | None:
        place = gazetteer.country(code)
        return place.name if place else None

    return ExportKit(geojson_of=gazetteer.geojson, codebook=load_codebook(), country_name=country_name)


def _written(path: Path) -> TextIO:
    try:
        # Rows bring their own ends of line.
        return path.open("w", encoding="utf-8", newline="")
    except OSError as trouble:
        raise click.UsageError(f"{path} cannot be written ({trouble.strerror}); choose another file.") from trouble
