"""How many: the quantities of a claim, each with unit, bounds and what happened to what it counts.

`numbers` reads a number's words, `counts` finds numbers with their bounds, `counted` the noun they count, `effects`
what happened to it; `quantities` joins them.
"""

from reportedly.coding.howmany.quantities import quantities_of

__all__ = ["quantities_of"]
