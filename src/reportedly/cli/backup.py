"""`reportedly backup`: a copy of the ledger while it is in use."""

from pathlib import Path

import click

from reportedly.cli.options import ledger_option


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@ledger_option
def command(out: Path, ledger: str) -> None:
    """Copy the ledger to the new file OUT, also while others add to it or review.

    The copy is the ledger as of one moment. OUT appears only when it is whole, and never takes the place of a file.

    \b
    Example:
      reportedly backup war-2019-02-14.db
    """
    from reportedly.ledger import Ledger

    with Ledger.open(ledger) as books:
        size = books.copy_to(out)
    click.echo(f"{out}: {size / 1e6:,.1f} MB. Open it with --ledger {out}, check it with `verify`.")
