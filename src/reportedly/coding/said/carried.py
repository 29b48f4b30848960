"""Speech that runs on: over a whole quotation, and to a quotation that follows without a cue."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.coding.said.attribution import Attribution
from reportedly.coding.said.contents import is_sentence
from reportedly.coding.said.quotations import Quotation


def carried(found: Sequence[Attribution], quotations: Sequence[Quotation]) -> Iterator[Attribution]:
    """Stretch attributions over whole quotations, and carry a speaker on to a quotation that follows without a cue."""
    touched = {
        (id(one), q.tokens)
        for one in found
        for q in quotations
        if any(q.tokens[0] < b and a < q.tokens[1] for a, b in one.contents)
    }
    taken = {tokens for _, tokens in touched}
    for nth, one in enumerate(found):
        mine = [q.tokens for q in quotations if (id(one), q.tokens) in touched]
        missing = [q for q in mine if not any(a <= q[0] and q[1] <= b for a, b in one.contents)]
        yield replace(one, contents=(*one.contents, *missing))
        if one.speaker is None:
            continue
        until = found[nth + 1].contents[0][0] if nth + 1 < len(found) else len(one.verb.doc)
        end = max(b for _, b in (*one.contents, one.cue))
        for quotation in quotations:
            start = quotation.tokens[0]
            if quotation.tokens in taken or not end <= start < until or start - end > _quotation_follows_within:
                continue
            if is_sentence(quotation, one.verb.doc):
                taken.add(quotation.tokens)
                end = quotation.tokens[1]
                yield replace(
                    one, contents=(quotation.tokens,), rule="quotation-continues", act="asserts", polarity=None
                )


_quotation_follows_within = 30
"""Tokens between the end of somebody's words and a quotation that still counts as theirs."""
