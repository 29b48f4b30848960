"""Keeping up to date which reports of a ledger are one text: the ledger tells what is new, linking compares it."""

from reportedly.ledger import Ledger
from reportedly.linking.lineage.shelf import take_in

_AT_ONCE = 50
"""So many reports are compared in one transaction, so that others who write need not wait long."""


def compare(ledger: Ledger, *, anew: bool = False) -> int:
    """Compare the reports that were not compared with the others yet (`anew`: all), and give how many those were.

    The outcome is the same in whatever order reports came.
    """
    if anew:
        with ledger.comparing() as shelf:
            shelf.clear()
    left = ledger.uncompared()
    for start in range(0, len(left), _AT_ONCE):
        with ledger.comparing() as shelf:
            # Another process may have been quicker.
            some = [report_id for report_id in left[start : start + _AT_ONCE] if not shelf.holds(report_id)]
            for report in list(shelf.reports(some)):
                take_in(report, shelf)
    return len(left)
