"""`reportedly control`: who is said to hold a place, day by day."""

import click

from reportedly.cli.options import format_option, ledger_option


@click.command()
@click.argument("place", nargs=-1, required=True)
@format_option
@ledger_option
def command(place: tuple[str, ...], shape: str, ledger: str) -> None:
    """List who is said to hold PLACE, to have taken or left it, latest day first.

    Each line is a statement of somebody on a day. Together they are no map: who holds a place is often what the
    fighting is about.

    \b
    Example:
      reportedly control Deir ez-Zor
    """
    from reportedly import links
    from reportedly.cli.terminal import print_table
    from reportedly.ledger import Ledger
    from reportedly.model.wire import claim_to_line
    from reportedly.views.control import control_table

    asked = " ".join(place)
    with Ledger.open(ledger) as books:
        found = links.hold_statements(books, asked)
    if shape == "jsonl":
        for one in found:
            print(claim_to_line(one.claim, one.report))
    else:
        print_table(
            control_table([(h.claim, h.report) for h in found]), f"nobody is said to hold, take or leave {asked}."
        )
