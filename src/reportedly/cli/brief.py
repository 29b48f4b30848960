"""`reportedly brief`: who says what, how surely, newest first."""

import click

from reportedly.cli.options import claim_filter, filter_options, ledger_option


@click.command()
@filter_options
@ledger_option
@click.pass_context
def command(ctx: click.Context, /, ledger: str, **_filters: object) -> None:
    """Read who says what, how surely, newest event day first.

    Nothing in a briefing is a finding: every line is what somebody says, in their report's words, with the id to give
    to `reportedly why`.

    \b
    Examples:
      reportedly brief
      reportedly brief --since 2017-10-01 --actor ISIS | less
    """
    from reportedly.cli.terminal import print_briefing
    from reportedly.ledger import Ledger
    from reportedly.views.briefing import brief

    with Ledger.open(ledger) as books:
        told = [(kept.claim, kept.report) for kept in books.claims(claim_filter(ctx))]
    if told:
        print_briefing(brief(told))
    else:
        print("no claim fits.")
