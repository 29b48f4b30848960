"""`reportedly code`: reports in, claims out, nothing kept."""

from collections.abc import Iterator
from datetime import date

import click

from reportedly.cli.options import build_kit, format_option, how_far, input_paths, reading_options, report_defaults


@click.command()
@reading_options
@format_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    outlet: str | None,
    published: date | None,
    language: str | None,
    no_model: bool,
    allow_private: bool,
    shape: str,
) -> None:
    """Print the claims of reports; keep nothing.

    PATHS are files, folders, or addresses of pages (http:// or https://); - or nothing reads what is piped in. What was
    not understood goes to standard error, a line each.

    \b
    Examples:
      reportedly code report.html
      reportedly code reports/ --format jsonl > claims.jsonl
      pbpaste | reportedly code --outlet "Valley Post" --published 2021-03-10
    """
    from reportedly.cli.terminal import complain_of, print_table
    from reportedly.model import Claim, Issue, Report
    from reportedly.model.wire import claim_to_line
    from reportedly.pipeline import CODER_FAILED, code_inputs
    from reportedly.reading import FILE_ISSUE_CODES
    from reportedly.views.tables import claims_table

    failed = False

    def coded() -> Iterator[tuple[Claim, Report]]:
        nonlocal failed
        keys: dict[str, str] = {}
        kit = build_kit(no_model=no_model)
        defaults, reach = report_defaults(outlet, published, language), how_far(allow_private=allow_private)
        for step in code_inputs(input_paths(paths), kit, defaults, reach=reach):
            if isinstance(step, Issue):
                failed |= step.code == CODER_FAILED or step.code in FILE_ISSUE_CODES
                complain_of(step, keys.get(step.report))
                continue
            keys[step.report.id] = step.report.key
            for issue in step.coding.issues:
                complain_of(issue, step.report.key)
            for claim in step.coding.claims:
                yield claim, step.report

    if shape == "jsonl":
        for claim, report in coded():
            print(claim_to_line(claim, report))
    else:
        print_table(claims_table(coded()), "no claims were found.")
    ctx.exit(1 if failed else 0)
