"""Rows of data sets among what is told: somebody's coding of reports, no report of its own.

Each row of a data set tells of another happening. Its later versions are of one family, named here by data set and
row; what the data set says comes from one mouth, however many rows say it.
"""

from collections.abc import Mapping

from reportedly.model import Report

_ROW = "row"


def family_of(report: Report, families: Mapping[str, str]) -> str:
    """Name the family that a report is of: that of its copies, or its own; a row is of the family of its versions."""
    if report.coding_sheet is not None:
        return f"{_ROW}:{report.outlet or report.coding_sheet}:{report.key}"
    return families.get(report.id, report.id)


def data_set_of(family: str) -> str | None:
    """Give the data set whose row a family is; None where it is of reports."""
    kind, _, rest = family.partition(":")
    return rest.partition(":")[0] if kind == _ROW else None


def are_two_rows(one: str, other: str) -> bool:
    """Tell whether two families are different rows of one data set, and so different happenings."""
    data_set = data_set_of(one)
    return data_set is not None and data_set == data_set_of(other) and one != other
