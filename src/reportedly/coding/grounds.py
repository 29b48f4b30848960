"""What each value of a claim rests on, written down as evidence: the rule, the words, how surely."""

from collections.abc import Iterator, Mapping, Sequence

from reportedly.coding.clause import Taken
from reportedly.coding.draft import Draft
from reportedly.coding.who import Parties
from reportedly.model import Evidence, Party, Quantity, Speaker, Where


def kind_evidence(draft: Draft, kind: str, sure: float | None = None) -> Evidence:
    """Name the word that tells of the event, or the verb of words in which no cue does.

    `sure` is how sure the encoder was, where it told the kind.
    """
    word, cue = draft.head, "words-only"
    if draft.mention is not None:
        word, cue = draft.mention.top.token, "-".join(draft.mention.top.frame.cues[0][:3])
    if sure is not None:
        cue = "encoder"
    return Evidence(
        slot="event.kind", rule=f"kind.{kind}.{cue}", span=(word.idx, word.idx + len(word)), score=sure or 1.0
    )


def all_evidence(
    words: Mapping[str, Taken[str]],
    named: Sequence[Taken[Speaker]],
    parties: Parties,
    quantities: Sequence[Taken[Quantity]],
    where: Taken[Where] | None,
    kind: Evidence,
) -> Iterator[Evidence]:
    """Tell what each value rests on; the nth of a list stands in the slot `list.n`."""
    for slot, taken in words.items():
        yield Evidence(slot=slot, rule=taken.rule, span=taken.span, score=taken.score)
    yield kind
    lists: dict[str, Sequence[Taken[Speaker] | Taken[Party] | Taken[Quantity]]] = {
        "said_by": named,
        **{f"event.{role}s": taken for role, taken in parties.items()},
        "event.quantities": quantities,
    }
    for slot, several in lists.items():
        for nth, one in enumerate(several):
            yield Evidence(slot=f"{slot}.{nth}", rule=one.rule, span=one.span, score=one.score)
    if where is not None:
        yield Evidence(slot="event.where", rule=where.rule, span=where.span, score=where.score)
