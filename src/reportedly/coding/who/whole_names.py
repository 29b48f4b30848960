"""Names of the codebook that a report has whole, and not as the end of somebody else's name."""

from collections.abc import Sequence, Set

from spacy.tokens import Doc

from reportedly.codebook import Codebook
from reportedly.codebook.actor_names import ActorMention

_before_lands = frozenset(
    "north south east west northern southern eastern western central greater free radio team president premier".split()
)
"""Words before a country's name that make nobody's first name."""


def whole_names(doc: Doc, mentions: Sequence[ActorMention], codebook: Codebook) -> tuple[ActorMention, ...]:
    """Leave out names that are only the end of another's: "Moussa Togo" is no state, "Lakes Rights Council" no UN."""
    known = {m.span for m in mentions}
    return tuple(m for m in mentions if not _ends_another_name(doc, m, known, codebook))


def _ends_another_name(doc: Doc, mention: ActorMention, known: Set[tuple[int, int]], codebook: Codebook) -> bool:
    body = mention.via == "alias" and codebook.actors[mention.actor].speaker_kind in {"un-igo", "ngo"}
    state = codebook.actors[mention.actor].type == "state" and " " not in mention.surface
    if not body and not state:
        return False
    words = doc.char_span(*mention.span, alignment_mode="expand")
    if words is None or not words.start:
        return False
    before = words[0].nbor(-1)
    named = before.pos_ == "PROPN" and before.text.istitle() and before.dep_ == "compound" and before.head in words
    if not named or any(a <= before.idx < b for a, b in known):
        return False
    person = words.root.dep_ in {"nsubj", "appos"} and before.lower_ not in _before_lands
    return body or person
