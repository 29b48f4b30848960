"""`reportedly claims`: the ledger's claims, chosen by who, what, when and in which words."""

import click

from reportedly.cli.options import claim_filter, filter_options, format_option, ledger_option, limit_option, none_fits


@click.command()
@filter_options
@limit_option
@format_option
@ledger_option
@click.pass_context
def command(ctx: click.Context, /, limit: int, shape: str, ledger: str, **_filters: object) -> None:
    """List claims by speaker, actor, kind, day or words.

    Every filter narrows the list further. The claims are those of the latest coding of each report.

    \b
    Examples:
      reportedly claims --speaker ministry --kind air-strike
      reportedly claims --since 2017-10-01 --until 2017-10-11 --text "oil fields"
      reportedly claims --format jsonl > claims.jsonl
    """
    from itertools import islice

    from reportedly.cli.terminal import complain, print_table
    from reportedly.ledger import Ledger
    from reportedly.model.wire import claim_to_line
    from reportedly.views.tables import claims_table

    with Ledger.open(ledger) as books:
        found = ((kept.claim, kept.report) for kept in books.claims(claim_filter(ctx)))
        if shape == "jsonl":
            for claim, report in found:
                print(claim_to_line(claim, report))
        else:
            print_table(claims_table(islice(found, limit or None)), lambda: none_fits(ctx, "claim"))
            if next(found, None) is not None:
                complain("not shown: more claims, of earlier reports; `--limit 0` shows them all.")
