"""`reportedly incidents`: what is told of, by how many mouths, and what is disputed."""

import click

from reportedly.cli.options import claim_filter, filter_options, format_option, ledger_option, limit_option, none_fits


@click.command()
@filter_options
@click.option("--several", is_flag=True, help="Only incidents that more than one report tells of.")
@click.option("--disputed", is_flag=True, help="Only incidents of which something is disputed.")
@limit_option
@format_option
@ledger_option
@click.pass_context
def command(
    ctx: click.Context, /, several: bool, disputed: bool, limit: int, shape: str, ledger: str, **_filters: object
) -> None:
    """List incidents: claims that are taken to tell of one happening, newest day first.

    The filters choose claims, as in `claims`; an incident is listed with any claim that fits. "At most 3 origins" means
    what it says: no more than three independent mouths, perhaps fewer.

    \b
    Examples:
      reportedly incidents --several
      reportedly incidents --disputed --since 2017-10-01 --kind air-strike
      reportedly incidents --format jsonl > incidents.jsonl
    """
    from reportedly.cli.incident_rows import print_as_line
    from reportedly.cli.terminal import complain, print_table
    from reportedly.ledger import Ledger, Which
    from reportedly.views.accounts import incidents_table

    wanted, which = claim_filter(ctx), Which(several=several, disputed=disputed)
    with Ledger.open(ledger) as books:
        lines = books.incident_lines(wanted, which, limit if limit and shape == "table" else None)
        count = books.count_incidents(wanted, which) if len(lines) == limit else len(lines)
    if shape == "jsonl":
        for line in lines:
            print_as_line(line)
        return
    shown = [(line.id, line.first_day, line.last_day, line.summary) for line in lines]
    print_table(incidents_table(shown), lambda: none_fits(ctx, "incident"))
    if count > len(lines):
        complain(f"not shown: {count - len(lines):,} more, of earlier days; `--limit 0` shows them all.")
