"""`reportedly link`: all links made anew."""

import click

from reportedly.cli.options import ledger_option


@click.command()
@ledger_option
def command(ledger: str) -> None:
    """Link all claims in the ledger to incidents anew.

    `add` links what it keeps; this is for a ledger from before there were incidents, or after an upgrade. What people
    have decided (`same`, `different`) holds.

    \b
    Example:
      reportedly link
    """
    from reportedly import links
    from reportedly.ledger import Ledger
    from reportedly.views.briefing import counted

    with Ledger.open(ledger, write=True) as books:
        reports = links.rebuild(books)
        incidents = books.incidents()
    several = sum(row.summary["reports"] > 1 for row in incidents)
    print(
        f"linked {counted(reports, 'report')}: {counted(len(incidents), 'incident')}, "
        f"{several:,} of them told by more than one report."
    )
