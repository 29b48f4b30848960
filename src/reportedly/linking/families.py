"""Which reports are one text, by way of which others: a family, named by the first of its ids."""

from collections.abc import Iterable

from reportedly.model import ReportRelation


def families_of(relations: Iterable[ReportRelation]) -> dict[str, str]:
    """Give the family of each report that is one text with another; a report that is not there stands alone."""
    first: dict[str, str] = {}

    def home(report: str) -> str:
        while first.setdefault(report, report) != report:
            first[report] = first[first[report]]
            report = first[report]
        return report

    for relation in relations:
        if relation.is_one_text:
            here, there = sorted((home(relation.a), home(relation.b)))
            first[there] = here
    return {report: home(report) for report in sorted(first)}
