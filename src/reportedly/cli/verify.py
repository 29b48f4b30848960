"""`reportedly verify`: is the ledger what it was."""

import click

from reportedly.cli.options import ledger_option


@click.command()
@ledger_option
@click.pass_context
def command(ctx: click.Context, ledger: str) -> None:
    """Check that the ledger is what it was: the file, the texts, the quotes, the chain of decisions.

    Every report and claim is named by a hash of its content, and every decision carries the hash of the one before
    it, so that a change by another hand shows. The exit status is 1 when something does not fit. Nothing is changed.

    \b
    Example:
      reportedly verify --ledger war.db
    """
    from reportedly.ledger import Ledger

    with Ledger.open(ledger) as books:
        found = books.verify()
    print(f"{found.reports:,} reports, {found.claims:,} claims and {found.decisions:,} decisions looked at.")
    for said in found.damage:
        print(f"BROKEN  {said}")
    if found.damage:
        print("Restore the ledger from a copy that `reportedly backup` made, or ask who changed the file.")
        ctx.exit(1)
    print("All of them are as they were kept.")
