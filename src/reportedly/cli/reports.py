"""`reportedly reports`: what the ledger has read."""

import click

from reportedly.cli.options import ledger_option


@click.command()
@ledger_option
def command(ledger: str) -> None:
    """List the reports in the ledger, newest first, with their numbers of claims and issues.

    \b
    Example:
      reportedly reports
    """
    from reportedly.cli.terminal import print_table
    from reportedly.ledger import Ledger
    from reportedly.views.tables import reports_table

    with Ledger.open(ledger) as books:
        table = reports_table((kept.report, kept.claims, kept.issues) for kept in books.reports())
    print_table(table, "no report is kept yet: add some with `reportedly add`.")
