"""`reportedly losses`: what each side is said to have lost, and by whom that is said."""

import json

import click

from reportedly.cli.options import claim_filter, filter_options, format_option, ledger_option


@click.command()
@filter_options
@format_option
@ledger_option
@click.pass_context
def command(ctx: click.Context, /, shape: str, ledger: str, **_filters: object) -> None:
    """Add up losses, for each who lost, what, and each who says so; nothing is counted twice, and nothing averaged.

    In one incident a claimant counts once, by its last word, whatever the number of copies; parts of a number are left
    out. The sums of two claimants are never added: they tell of the same war. An incident that nobody linked
    to another (see `incidents`) counts for itself, so that a sum can still be too high.

    \b
    Examples:
      reportedly losses --since 2017-10-01
      reportedly losses --speaker "Defense Ministry" --format jsonl
    """
    from reportedly.cli.terminal import print_table
    from reportedly.ledger import Ledger
    from reportedly.linking.losses import Loss, added_up
    from reportedly.views.sources import losses_table

    with Ledger.open(ledger) as books:
        sums = added_up(Loss(*loss) for losses in books.losses(claim_filter(ctx)) for loss in losses)
    if shape == "jsonl":
        for loss, incidents in sums:
            print(json.dumps({**loss._asdict(), "incidents": incidents}, ensure_ascii=False))
    else:
        print_table(losses_table([(*loss, incidents) for loss, incidents in sums]), "no losses are told.")
