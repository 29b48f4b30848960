"""Two sides that the parser takes for one phrase: "the Houthis and tribal forces", "Mali's army and mercenaries"."""

from collections.abc import Sequence

from spacy.tokens import Token

from reportedly.codebook.actor_names import ActorMention
from reportedly.coding.parse import text_of
from reportedly.coding.phrases import characters
from reportedly.coding.who.sorts import NounSorts
from reportedly.coding.who.uncounted import without_count
from reportedly.model import Party


def coordinated(head: Token, found: Sequence[ActorMention], sorts: NounSorts) -> tuple[Party, ...] | None:
    """Tell "the Houthis and tribal forces" apart, which the parser takes for one phrase."""
    if (sides := _two_sides(head, sorts)) is not None:
        return sides
    if len(found) != 1 or found[0].via != "alias" or not sorts.is_armed(head):
        return None
    first = next((c for c in head.lefts if c.dep_ == "nmod" and c.pos_ == "PROPN"), None)
    rest = [c for c in first.rights if c.dep_ == "conj" and c.pos_ == "ADJ"] if first is not None else []
    one = found[0]
    if not rest or one.span[1] > rest[0].idx or sorts.cast.mentions_around(rest[0]):
        return None
    span = (rest[0].idx, head.idx + len(head))
    words = text_of(sorts.cast.doc)[span[0] : span[1]]
    named = Party(mention=one.surface, name=sorts.cast.called.name_of(one), span=one.span, actor=one.actor)
    return named, Party(mention=words, name=words, span=span)


def _two_sides(head: Token, sorts: NounSorts) -> tuple[Party, ...] | None:
    """Tell "Mali's army and Russian mercenaries" apart where the parser hangs the first on the second."""
    first = next((c for c in head.lefts if c.dep_ == "nmod" and c.pos_ == "NOUN" and sorts.is_armed(c)), None)
    joint = next((c for c in first.rights if c.dep_ == "cc" and c.lower_ == "and"), None) if first else None
    if first is None or joint is None or not sorts.is_armed(head):
        return None
    both = []
    for start, noun in ((head.left_edge.i, first), (joint.i + 1, head)):
        span = characters(sorts.cast.doc, (start, noun.i + 1))
        words = text_of(sorts.cast.doc)[span[0] : span[1]]
        side = sorts.cast.side_named(noun, span)
        named = [m for m in sorts.cast.mentions_within(span) if m.span[1] == span[1] and m.via == "alias"]
        actor = named[-1].actor if named else side.id if side is not None else None
        name = sorts.cast.called.name_of(named[-1]) if named else without_count(words)
        both.append(Party(mention=words, name=name, span=span, actor=actor))
    return tuple(both)
