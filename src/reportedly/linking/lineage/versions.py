"""Two versions of one page: the later one replaces the earlier, and does not bear it out."""

from reportedly.linking.lineage.sources import page_of
from reportedly.model import Report


def are_versions(a: Report, b: Report) -> bool:
    """Tell whether two reports are the same page at two times: one address, or one says that it replaces the other."""
    page = page_of(a.url)
    return (page is not None and page == page_of(b.url)) or _replaces(a, b) or _replaces(b, a)


def later_of(a: Report, b: Report) -> str | None:
    """Give the id of the later version: the one that says so, else by day of publication, else of retrieval."""
    if _replaces(a, b) != _replaces(b, a):
        return a.id if _replaces(a, b) else b.id
    for mine, theirs in ((a.published, b.published), (a.retrieved, b.retrieved)):
        if mine and theirs and mine != theirs:
            return a.id if mine > theirs else b.id
    return None


def _replaces(report: Report, other: Report) -> bool:
    return report.supersedes is not None and report.supersedes in {other.id, other.key, other.url}
