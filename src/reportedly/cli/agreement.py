"""`reportedly agreement`: how far the coders of a sample agree."""

import click

from reportedly.cli.options import ledger_option


@click.command()
@click.argument("sample")
@ledger_option
def command(sample: str, ledger: str) -> None:
    """Show how far those who coded SAMPLE agree, slot by slot: percent of pairs alike, and Krippendorff's alpha.

    Every slot is nominal: two answers are alike or not. Alpha is empty where nobody's answers vary.

    \b
    Example:
      reportedly agreement 3fb0c21d
    """
    from reportedly.cli.terminal import print_table
    from reportedly.double_coding import SLOTS, answers, sample_named
    from reportedly.ledger import Ledger
    from reportedly.views.agreement import agreement_table, agreements

    with Ledger.open(ledger) as books:
        told = answers(books, sample_named(books, sample))
    print(f"Coded by {', '.join(f'{coder} ({len(own)})' for coder, own in told.items()) or 'nobody yet'}.")
    if len(told) > 1:
        print_table(agreement_table(agreements(told, SLOTS)), "")
