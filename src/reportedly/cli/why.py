"""`reportedly why`: the words and rules that a claim rests on."""

import click

from reportedly.cli.options import ledger_option


@click.command()
@click.argument("claim")
@ledger_option
def command(claim: str, ledger: str) -> None:
    """Show the words and rules that a claim rests on.

    CLAIM is a claim's id or its beginning, as `brief` and `claims` show it. The sentence comes with the words of each
    value marked, then every value with the rule that took it.

    \b
    Example:
      reportedly why 1f0c2a9b
    """
    from reportedly.cli.terminal import print_explanation
    from reportedly.ledger import Ledger
    from reportedly.views.why import explain, headline

    with Ledger.open(ledger) as books:
        kept = books.claim(claim)
    print_explanation(explain(kept.claim, kept.report), headline(kept.claim, kept.report))
    if kept.superseded:
        print("\nA later coding of this report no longer reads this claim so; this is how an earlier one did.")
