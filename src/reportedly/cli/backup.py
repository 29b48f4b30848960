"""`reportedly backup`: a copy of the ledger while it is in use, in a file or in a database."""

from pathlib import Path

import click

from reportedly.cli.options import ledger_option


@click.command()
@click.argument("out", metavar="OUT")
@ledger_option
def command(out: str, ledger: str) -> None:
    """Copy the ledger to the new file OUT, or into the empty PostgreSQL database whose URL is OUT.

    Others may add to it or review meanwhile: the copy is the ledger as of one moment, with every decision. A file
    appears only when it is whole, and never takes the place of another. So a ledger moves from a file to a server and
    back.

    \b
    Examples:
      reportedly backup war-2019-02-14.db
      reportedly backup postgresql://rima@db.example/war --ledger war.db
      reportedly backup war.db --ledger postgresql://rima@db.example/war
    """
    from reportedly.ledger import Ledger
    from reportedly.ledger.opening import file_of

    file = file_of(out)
    with Ledger.open(ledger) as books:
        if file is None:
            count = books.copy_into(out)
            click.echo(f"{count:,} report{'' if count == 1 else 's'} copied into the database. Name it with --ledger, "
                       "check it with `verify`.")  # fmt: skip
        else:
            size = books.copy_to(Path(file))
            click.echo(f"{file}: {size / 1e6:,.1f} MB. Open it with --ledger {file}, check it with `verify`.")
