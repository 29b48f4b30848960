"""`reportedly sources`: how each speaker's claims fared against those of others."""

import json

import click

from reportedly.cli.options import claim_filter, filter_options, format_option, ledger_option, none_fits


@click.command()
@filter_options
@format_option
@ledger_option
@click.pass_context
def command(ctx: click.Context, /, shape: str, ledger: str, **_filters: object) -> None:
    """List speakers: how often they tell of incidents, alone or contradicted, and how often with doubt.

    Nothing here says who is right. "Alone" are incidents that nobody else tells of; "contradicted" those in which
    another says what cannot be so at the same time; "also later" those in which a number or a doer named by this
    speaker was said by another one in a later report, who may have it from the first.

    \b
    Examples:
      reportedly sources
      reportedly sources --kind air-strike --format jsonl
    """
    from reportedly.cli.terminal import print_table
    from reportedly.ledger import Ledger
    from reportedly.views.sources import sources_of, sources_table

    with Ledger.open(ledger) as books:
        found = sources_of(books.voices(claim_filter(ctx)))
    if shape == "jsonl":
        for source in found:
            print(json.dumps(source, ensure_ascii=False))
    else:
        print_table(sources_table(found), lambda: none_fits(ctx, "speaker"))
