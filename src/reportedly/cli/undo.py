"""`reportedly undo`: take a decision back, by another decision; or list what was decided."""

import click

from reportedly.cli.options import ledger_option, signature_options


@click.command()
@click.argument("decision", required=False)
@signature_options
@ledger_option
def command(decision: str | None, by: str, note: str, ledger: str) -> None:
    """Take DECISION back; without one, list what was decided, latest first.

    Nothing is erased: undoing is a decision too, and can itself be undone. Decisions whose claim has moved since the
    reports were coded anew are listed as offered again, with the claims that they may be about now.

    \b
    Examples:
      reportedly undo
      reportedly undo 3fb0c21d --note "it was the other market"
    """
    from reportedly import links
    from reportedly.cli.terminal import print_table
    from reportedly.ledger import Ledger
    from reportedly.views.decisions import decisions_table, offers_table

    if decision is None:
        with Ledger.open(ledger) as books:
            made, offers = books.decisions(), books.offers()
        print_table(decisions_table(made), "nothing was decided yet.")
        if offers:
            print("\nOffered again, since the claim is no longer where it was:")
            print_table(offers_table([(o.decision, o.was, o.candidates) for o in offers]), "")
        return
    with Ledger.open(ledger, write=True) as books:
        undone = books.decision(decision)
        made_now = books.decide("undo", undone.id, by=by, note=note)
        links.refresh(books)
    print(f"{undone.kind} of {undone.at:%Y-%m-%d} by {undone.by} is undone; kept as {made_now.id[:12]}.")
