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
    from reportedly.errors import LedgerError
    from reportedly.ledger import Ledger
    from reportedly.model.decision import undone
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
        meant = books.decision(decision)
        called = f"{meant.kind} of {meant.at:%Y-%m-%d} by {meant.by}"
        if meant.id in undone(books.decisions()):
            raise LedgerError(f"{called} is undone already: `reportedly undo` lists what stands.")
        made_now = books.decide("undo", meant.id, by=by, note=note)
        links.refresh(books)
    print(f"{called} is undone; kept as {made_now.id[:12]}.")
