"""`reportedly family`: which reports are copies of one, which is the original, and what each changed."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from reportedly.cli.options import ledger_option

if TYPE_CHECKING:
    from reportedly.model import Family, Report
    from reportedly.views.family import Printing


@click.command()
@click.argument("report")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="A tree for people, or one JSON object for programs.",
)
@ledger_option
def command(report: str, shape: str, ledger: str) -> None:
    """Show which reports are copies of a report, which is the original, and what each one changed.

    REPORT is a report's key, or the beginning of its id. Copies count as one source, however many outlets carry them.
    Where the original is not among the reports, the source that they credit is named, or that it is unknown.

    \b
    Example:
      reportedly family dorrin-market
    """
    import json

    from reportedly.cli.terminal import complain, print_tree
    from reportedly.ledger import Ledger
    from reportedly.linking.lineage.families import families
    from reportedly.views.family import family_lines, family_record

    with Ledger.open(ledger) as books:
        wanted = books.report(report)
        if wanted.id in books.uncompared():
            complain("this report was not compared with the others yet: run `reportedly add` once, on anything.")
        reports, relations = books.relatives(wanted.id)
        members = {one.id for one in reports}
        outside = [one for one in relations if not one.is_one_text and {one.a, one.b} & members]
        known = {one.id: one for one in books.reports_of({side for one in outside for side in (one.a, one.b)})}
    (family,) = families(reports, relations)
    printings = tuple(_printings(family, {one.id: one for one in reports}))
    # A pair of members may have only background in common, where each is a copy of a third.
    others = [(one, known[one.other(wanted.id)]) for one in outside if wanted.id in (one.a, one.b)
              and one.other(wanted.id) not in members]  # fmt: skip
    if shape == "json":
        print(json.dumps(family_record(family, printings, others), ensure_ascii=False))
    else:
        print_tree(family_lines(family, printings, others))


def _printings(family: "Family", reports: "dict[str, Report]") -> "Iterator[Printing]":
    """Compare each member with the one it was taken from; without one, with the first of the family."""
    from reportedly.linking.lineage.changes import compare
    from reportedly.views.family import Printing

    first = family.members[0].report
    for member in family.members:
        report = reports[member.report]
        against = reports[member.parent or first]
        if against is report:
            yield Printing(member=member, report=report)
        else:
            yield Printing(member=member, report=report, against=against, changes=compare(against, report))
