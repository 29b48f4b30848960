"""`reportedly incident`: who says what of one happening, side by side."""

import click

from reportedly.cli.options import format_option, ledger_option


@click.command()
@click.argument("incident")
@format_option
@ledger_option
def command(incident: str, shape: str, ledger: str) -> None:
    """Show who says what of one incident: claimants down, what they say across.

    INCIDENT is an incident's id or its beginning, as `incidents` and `brief` show it. Under the table stands how each
    thing stands, and why the claims are taken to tell of one happening. To say that they do not: `reportedly
    different`.

    \b
    Example:
      reportedly incident 94911a2f
    """
    import json

    from reportedly import links
    from reportedly.cli.incident_rows import account_to_json
    from reportedly.cli.terminal import print_account
    from reportedly.ledger import Ledger

    with Ledger.open(ledger) as books:
        ((row, account, heard),) = links.accounts(books, [books.incident(incident)])
    if shape == "jsonl":
        print(json.dumps(account_to_json(row, account), ensure_ascii=False))
        return
    told = {claim: (h.claim, h.report) for claim, h in heard.items()}
    print_account(account, told, row.summary, row.first_day, row.last_day)
