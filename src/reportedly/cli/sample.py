"""`reportedly sample`: draw claims to be coded by several people, blind; or list what was drawn."""

import click

from reportedly.cli.options import ledger_option, signature_options


@click.command()
@click.option("--size", type=click.IntRange(min=1), help="How many claims to draw; without it, samples are listed.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed on the same ledger draws the same.")
@signature_options
@ledger_option
def command(size: int | None, seed: int, by: str, note: str, ledger: str) -> None:
    """Draw claims by chance, to be coded at the desk by two people or more who do not see each other's answers.

    Without --size, list the samples and how far each coder has come. `reportedly agreement` tells how far they agree.

    \b
    Examples:
      reportedly sample --size 50 --seed 7 --note "pilot, March"
      reportedly sample
    """
    from reportedly.cli.terminal import print_table
    from reportedly.double_coding import draw, progress
    from reportedly.ledger import Ledger
    from reportedly.views.tables import Column, TextTable
    from reportedly.views.wording import short_id

    if size is not None:
        with Ledger.open(ledger, write=True) as books:
            made = draw(books, size=size, seed=seed, by=by, name=note)
        print(
            f"{len(made.claims)} claims drawn as sample {short_id(made.id)}; open the desk's Coding room to code them."
        )
        return
    columns = tuple(Column(heading=heading) for heading in ("sample", "day", "name", "claims", "coded"))
    with Ledger.open(ledger) as books:
        rows = tuple(
            (
                short_id(one.id),
                f"{one.at:%Y-%m-%d}",
                one.name or "–",
                str(len(one.claims)),
                ", ".join(f"{coder} {claims}" for coder, claims in coded.items()) or "nobody yet",
            )
            for one, coded in progress(books)
        )
    print_table(TextTable(columns=columns, rows=rows), "no sample was drawn yet: `reportedly sample --size 50`.")
