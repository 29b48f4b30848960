"""`reportedly brief`: what is told of, who says otherwise, and then every other claim."""

import click

from reportedly.cli.options import claim_filter, filter_options, ledger_option, none_fits


@click.command()
@filter_options
@ledger_option
@click.pass_context
def command(ctx: click.Context, /, ledger: str, **_filters: object) -> None:
    """Read what is told of: incidents first, with what is agreed, disputed, or rests on one mouth.

    Below the incidents that several reports tell of stand all other claims, newest event day first. Nothing in a
    briefing is a finding: every line is what somebody says, in their report's words, with the id to give to
    `reportedly why`, or to `reportedly incident` for a whole incident.

    \b
    Examples:
      reportedly brief
      reportedly brief --since 2017-10-01 --actor ISIS | less
    """
    from reportedly import links
    from reportedly.cli.terminal import print_briefing
    from reportedly.ledger import Ledger
    from reportedly.views.briefing import brief, opening_of
    from reportedly.views.incident_briefing import tell

    with Ledger.open(ledger) as books:
        wanted = claim_filter(ctx)
        kept = list(books.claims(wanted))
        rows = [row for row in books.incidents(wanted=wanted) if row.summary["reports"] > 1]
        told = list(links.accounts(books, rows))
    if not kept:
        print(none_fits(ctx, "claim"))
        return
    stories = [
        tell(account, {c: (h.claim, h.report) for c, h in heard.items()}, row.summary, row.first_day, row.last_day)
        for row, account, heard in told
    ]
    shown = {claim for row in rows for claim in row.incident.claims}
    others = brief([(k.claim, k.report) for k in kept if k.claim.id not in shown])
    print_briefing(others, opening_of((k.claim, k.report) for k in kept), stories)
