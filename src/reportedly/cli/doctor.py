"""`reportedly doctor`: is everything there that is needed."""

import click

from reportedly.cli.options import ledger_option


@click.command()
@ledger_option
@click.pass_context
def command(ctx: click.Context, ledger: str) -> None:
    """Check that everything needed is there: Python, the parser, the codebook, places, the ledger, room on disk.

    Every line says "ok", or what to do; the exit status is 1 when something is broken.

    \b
    Example:
      reportedly doctor
    """
    from reportedly.cli.checks import all_checks

    findings = all_checks(ledger)
    width = max(len(finding.about) for finding in findings)
    for finding in findings:
        mark = "ok    " if finding.ok else "BROKEN"
        print(f"{mark}  {finding.about:<{width}}  {finding.said}")
    ctx.exit(0 if all(finding.ok for finding in findings) else 1)
