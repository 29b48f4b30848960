"""Who says what happened, how sure they are, and who says otherwise.

reportedly reads reports about armed conflict and keeps the books on their claims. It never decides what is
true: it records that in this report this speaker asserts (or denies, accuses, speculates), with this much
certainty, that this happened. The rooms, in the order a report walks through them, are `reading`, `coding`,
`ledger` and `views`; `pipeline` tells the flow as prose.
"""

__version__ = "0.1.0"
