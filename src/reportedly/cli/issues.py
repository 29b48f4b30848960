"""`reportedly issues`: what was not understood."""

import click

from reportedly.cli.options import ledger_option


@click.command()
@click.option("--code", help="One code only, such as no-date.")
@click.option("--report", help="A report's key, the beginning of its id, or of a file's path.")
@ledger_option
def command(code: str | None, report: str | None, ledger: str) -> None:
    """List what was not understood: files that could not be read, values that could not be told.

    \b
    Examples:
      reportedly issues
      reportedly issues --code unreadable-file
    """
    from reportedly.cli.terminal import print_table
    from reportedly.ledger import Ledger
    from reportedly.views.tables import issues_table

    with Ledger.open(ledger) as books:
        keys = {kept.report.id: kept.report.key for kept in books.reports()}
        table = issues_table(books.issues(code=code, report=report), keys)
    print_table(table, "no issue fits." if code or report else "there are no issues.")
