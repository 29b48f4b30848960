"""How numbers belong together: a part and its whole, a share, those of whom the fate of some is told."""

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from reportedly.coding.clause import Taken
from reportedly.coding.howmany.counted import Counted
from reportedly.coding.howmany.counts import Count
from reportedly.coding.howmany.doing import Effect
from reportedly.coding.howmany.numbers import SMALL, TENS
from reportedly.coding.parse import text_of
from reportedly.model import Quantity

HARM = frozenset({"killed", "wounded", "captured", "destroyed", "damaged", "displaced", "detained", "evacuated"})
"""What can befall those a number counts."""

_part = re.compile(
    r"(?:\bincluding|\bamong\s(?:them|whom)|\bof\s(?:whom|them|which)|\bthem)(?:\s\w+){0,2}\s*[,:]?\s*$", re.I
)
_part_behind = re.compile(r"\s+of\s+(?:them|whom|which)\b", re.I)
_share = re.compile(
    rf"(?:(?:\b|(?<=\d))(?:\d|{'|'.join([*SMALL, *TENS, 'some', 'many', 'most', 'all'])})\sof\s(?:the\s|its\s|their\s)?"
    r"|(?:^|\n|[.!?]\s|,\s)of\s(?:the\s|its\s|their\s|some\s)?)$",
    re.I,
)


def whole_of(doc: Doc, count: Count, taken: Sequence[Taken[Quantity]]) -> int | None:
    """Give which earlier quantity this one is a part of: "20 people, including six children"."""
    if not taken:
        return None
    before = text_of(doc)[max(taken[-1].value.span[1], count.whole[0] - 40) : count.whole[0]]
    if _part.search(before) or _part_behind.match(text_of(doc), count.span[1]):
        return len(taken) - 1
    previous = taken[-1].value
    if previous.effect in HARM and re.fullmatch(r"\s*:\s*", before):
        return len(taken) - 1  # "four deaths: two elders and a driver"
    if previous.part_of is not None and re.fullmatch(r"(?:,|\s|and|aged\s\d+)+", before):
        return previous.part_of
    return None


def is_of_the_next(doc: Doc, counted: Counted, effect: Effect) -> bool:
    """Tell whether what befell some is told of others that are counted behind them: "… and two children were hurt"."""
    if effect.token is None or effect.token.i <= counted.tokens[1]:
        return False
    between = doc[counted.tokens[1] : effect.token.i]
    return any(t.tag_ == "CD" for t in between) and any(t.lower_ == "and" for t in between)


def is_out_of(doc: Doc, count: Count) -> bool:
    """Tell whether a number is what another is a share of: the 17 in "14 of 17", the 24 in "of the 24 drones, 20 …"."""
    before = text_of(doc)[max(0, count.span[0] - 24) : count.span[0]]
    return bool(_share.search(before))


def is_share_of(doc: Doc, part: Quantity, count: Count) -> bool:
    """Tell whether the whole stands right behind its part, which is what is told: "60 of the 150 houses"."""
    start = part.span[0] + len(part.surface)
    return bool(re.fullmatch(r"\sof\s(?:the|its|their)\s(?:some\s)?", text_of(doc)[start : count.span[0]]))


def drawn_from(taken: Sequence[Taken[Quantity]]) -> Quantity | None:
    """Give those of whom a bare number tells the fate of some: "of the 24 drones, 20 were lost"."""
    return taken[-1].value if taken and taken[-1].rule.endswith("+out-of") else None
