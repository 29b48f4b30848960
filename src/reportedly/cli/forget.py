"""`reportedly forget`: a report erased, and a tombstone left."""

import click

from reportedly.cli.options import ledger_option, signature_options


@click.command()
@click.argument("report")
@click.option("--yes", is_flag=True, help="Do not ask.")
@signature_options
@ledger_option
def command(report: str, yes: bool, by: str, note: str, ledger: str) -> None:
    """Erase a REPORT from the ledger: its text, its claims, and every name in them.

    REPORT is its key, or the beginning of its id. A signed tombstone stays in the chain of decisions, so that `verify`
    still holds, and the same report is not kept again when it comes. The note stays too: name nobody in it. Copies of
    the file that you made before still have the report: erase those yourself.

    \b
    Example:
      reportedly forget dorrin-market --note "asked for by a witness"
    """
    from reportedly import links
    from reportedly.ledger import Ledger

    with Ledger.open(ledger, write=True) as books:
        found = books.report(report)
        if not yes:
            click.confirm(f"Erase {found.key} ({found.outlet or 'outlet unknown'}) for good?", abort=True)
        made = links.forget(books, found.id, by=by, note=note)
    print(f"erased; the tombstone is {made.id[:12]}, signed {made.by}.")
