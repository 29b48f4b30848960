"""`reportedly different`: a person says that claims do not tell of the same happening."""

import click

from reportedly.cli.options import ledger_option, signature_options


@click.command()
@click.argument("one")
@click.argument("other")
@signature_options
@ledger_option
def command(one: str, other: str, by: str, note: str, ledger: str) -> None:
    """Say that two claims or incidents tell of different happenings.

    ONE and OTHER are ids (or their beginnings) of claims or incidents. They are never put into one incident again,
    however alike they look. The decision is kept with your name and holds when the reports are coded anew;
    `reportedly undo` takes it back.

    \b
    Example:
      reportedly different 94911a2f e521b7c9 --note "two strikes, morning and night"
    """
    from reportedly.cli.incident_rows import decide_on_links

    decide_on_links("different", one, other, by=by, note=note, ledger=ledger)
