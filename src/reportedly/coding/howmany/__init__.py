"""How many: the quantities of a claim, each with unit, bounds and what happened to what it counts.

`numbers` reads a number's words, `counts` finds numbers with their bounds, `counted` the noun they count, `pointing`
whom "them" and "others" mean, `effects` and `doing` what happened to them, `ordinals` what "the third attack" counts,
`parts` which number is a part of another; `quantities` joins them, and `by_kind` says it where only the event does.
"""

from reportedly.coding.howmany.by_kind import told_by_kind
from reportedly.coding.howmany.quantities import quantities_of

__all__ = ["quantities_of", "told_by_kind"]
