"""How many attacks there have been where an ordinal tells it: "it was the third assault on the post this month"."""

import re

from reportedly.codebook.units import UnitWords
from reportedly.coding.clause import Clause, Taken
from reportedly.coding.parse import text_of
from reportedly.model import Quantity

_order = {
    word: number
    for number, word in enumerate("second third fourth fifth sixth seventh eighth ninth tenth".split(), start=2)
}
_nth = re.compile(
    rf"(?:\b(?:it|this|that|which)\s(?:is|was)|\b(?:it|that)['’]s|\bmarks?|\bmarked)\s(?:at\sleast\s)?(?:the|its|their|the\s\w+['’]s?)"
    rf"\s(?P<order>{'|'.join(_order)})\s(?:such\s|armed\s|deadly\s)?(?P<what>\w+(?:\s\w+)?)",
    re.I,
)
_assaults = frozenset({"assault", "ambush", "counterattack", "incursion"})


def told_by_order(clause: Clause, words: UnitWords) -> tuple[Taken[Quantity], ...]:
    """Give how many attacks there have been with the one told of; none where no ordinal counts them."""
    text = text_of(clause.doc)
    found = _nth.search(text, clause.tokens.start_char, clause.tokens.end_char)
    if found is None:
        return ()
    nouns = found["what"].lower().split()
    named = next((n for n in (" ".join(nouns), *nouns) if words.units.get(n) == "strike" or n in _assaults), None)
    if named is None and nouns[0] != "time":
        return ()
    number, span = float(_order[found["order"].lower()]), (found.start("order"), found.end("what"))
    unit = "strike" if named is not None else "other"
    value = Quantity(
        low=number,
        high=number,
        unit=unit,
        effect="other",
        of=named or "time",
        span=span,
        surface=found["order"],
        part_of=None,
        basis="running-total",
    )
    return (Taken(value=value, rule="ordinal+no-effect", span=span),)
