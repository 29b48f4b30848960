"""`reportedly ingest`: a folder that `code-batch` wrote, into the ledger."""

from pathlib import Path

import click

from reportedly.cli.options import ledger_option


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@ledger_option
def command(folder: Path, ledger: str) -> None:
    """Load the coded reports of FOLDER into the ledger, which is made if it is not there.

    What is there already is left alone: ingest the same folder twice and nothing is doubled.

    \b
    Example:
      reportedly ingest coded --ledger archive.db
    """
    from reportedly.ledger import Ledger
    from reportedly.scale.ingesting import ingest
    from reportedly.scale.parts import read_manifest

    manifest = read_manifest(folder)
    with Ledger.open(ledger, create=True) as books:
        done = ingest(folder, manifest, books)
    print(f"kept {done.reports:,} reports, {done.claims:,} claims; {done.already:,} already there.")
