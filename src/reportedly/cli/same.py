"""`reportedly same`: a person says that claims tell of the same happening."""

import click

from reportedly.cli.options import ledger_option, signature_options


@click.command()
@click.argument("one")
@click.argument("other")
@signature_options
@ledger_option
def command(one: str, other: str, by: str, note: str, ledger: str) -> None:
    """Say that two claims or incidents tell of the same happening.

    ONE and OTHER are ids (or their beginnings) of claims or incidents. They are one incident from now on, whatever
    else speaks against it. The decision is kept with your name and holds when the reports are coded anew;
    `reportedly undo` takes it back.

    \b
    Example:
      reportedly same 94911a2f e521b7c9 --note "same market, the desk checked"
    """
    from reportedly.cli.incident_rows import decide_on_links

    decide_on_links("same", one, other, by=by, note=note, ledger=ledger)
