"""Speech that runs on: over a whole quotation, and to a quotation that follows without a cue."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.coding.said.attribution import Attribution
from reportedly.coding.said.contents import is_sentence
from reportedly.coding.said.quotations import Quotation


def carried(found: Sequence[Attribution], quotations: Sequence[Quotation]) -> Iterator[Attribution]:
    """Stretch attributions over whole quotations, and carry a speaker on to a quotation that follows without a cue."""
    begins, ends = [q.tokens[0] for q in quotations], [q.tokens[1] for q in quotations]
    # Whoever speaks within a quotation ("We have told them to leave") is not the one who is quoted with it.
    touched = [
        {
            nth
            for a, b in one.contents
            for nth in range(bisect_right(ends, a), bisect_left(begins, b))
            if not begins[nth] <= one.verb.i < ends[nth]
        }
        for one in found
    ]
    taken = {quotations[q].tokens for own in touched for q in own}
    for nth, one in enumerate(found):
        mine = [quotations[q].tokens for q in sorted(touched[nth])]
        missing = [q for q in mine if not any(a <= q[0] and q[1] <= b for a, b in one.contents)]
        yield replace(one, contents=(*one.contents, *missing))
        if one.speaker is None:
            continue
        until = found[nth + 1].contents[0][0] if nth + 1 < len(found) else len(one.verb.doc)
        end = max(b for _, b in (*one.contents, one.cue))
        for quotation in quotations[bisect_left(begins, end) : bisect_left(begins, until)]:
            start = quotation.tokens[0]
            if start - end > _quotation_follows_within:
                break
            if quotation.tokens in taken or start < end:
                continue
            if is_sentence(quotation, one.verb.doc):
                taken.add(quotation.tokens)
                end = quotation.tokens[1]
                yield replace(
                    one, contents=(quotation.tokens,), rule="quotation-continues", act="asserts", polarity=None
                )


_quotation_follows_within = 30
"""Tokens between the end of somebody's words and a quotation that still counts as theirs."""
