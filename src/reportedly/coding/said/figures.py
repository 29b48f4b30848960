"""What is said without a clause: a figure, things counted, what a picture shows, a name that something is called."""

from spacy.tokens import Token

from reportedly.coding.arguments import is_passive, objects
from reportedly.coding.said.attribution import Range

_parts = frozenset({"among", "including"})
_behind = 12
"""Words behind the head of what is counted within which "at" and its figure may hang elsewhere."""


def estimate_of(verb: Token) -> Range | None:
    """Find what is put at a figure, with the figure: "put [the toll at 31, among them six children]"."""
    counted = next(iter(objects(verb)), None)
    if counted is None:
        return None
    at = next((c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "at"), None) or _at_figure(counted)
    if at is None:
        return None
    start, end = counted.left_edge.i, at.right_edge.i + 1
    for more in verb.rights:
        if more.i > at.i and more.dep_ == "prep" and more.lower_ in _parts:
            end = more.right_edge.i + 1
    return start, end


def _at_figure(counted: Token) -> Token | None:
    """Find "at 500" where the parser hung it within what is counted ("the number of people killed since at 500")."""
    for word in counted.doc[counted.i + 1 : min(counted.right_edge.i + 1, counted.i + _behind)]:
        if word.lower_ == "at" and word.dep_ == "prep" and any(n.like_num for n in word.children):
            return word
    return None


def counted_of(verb: Token) -> Range | None:
    """Find what is counted, where a number stands with it: "counted [31 dead and more than 120 wounded]"."""
    if is_passive(verb):
        return None
    counted = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    if counted is None:
        return None
    start, end = counted.left_edge.i, counted.right_edge.i + 1
    for more in verb.rights:
        if more.dep_ == "conj" and more.lemma_ in _hurt and not any(c.dep_.startswith("aux") for c in more.lefts):
            end = max(end, more.right_edge.i + 1)  # "31 dead and 12 wounded", of which the parser makes a second verb
    while counted.doc[end - 1].is_punct and end > start + 1:
        end -= 1
    numbered = counted.like_num or any(t.like_num for t in counted.doc[start : counted.i])
    return (start, end) if numbered and end - start > 1 else None


def figure_of(verb: Token) -> Range | None:
    """Find what a verb of saying gives a figure for, with the figure: a toll put at it, or things counted."""
    return estimate_of(verb) or counted_of(verb)


_hurt = frozenset({"wound", "injure", "hurt", "kill", "miss"})


def called_of(verb: Token) -> Range | None:
    """Give what is called by a name, with the name: "called [the raid a crime]"; "a state they call X" says nothing."""
    named = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    name = next((c for c in verb.rights if c.dep_ == "oprd" and c.pos_ in {"NOUN", "ADJ"}), None)
    if named is None or name is None or verb.dep_ in {"relcl", "acl"} or named.text.endswith(("self", "selves")):
        return None
    if any(t.lemma_.lower() in _untruths for t in name.subtree):
        return None
    return named.left_edge.i, name.right_edge.i + 1


_untruths = frozenset("lie fabrication falsehood propaganda nonsense fiction invention slander".split())
"""What is called by these is denied, and not described."""


def pictured_of(verb: Token, speaker: Token | None) -> Range | None:
    """Give what a picture shows: "footage shows [two tanks on fire]"; nobody else says a thing by showing it."""
    if speaker is None or speaker.lemma_.lower() not in _pictures:
        return None
    shown = next((c for c in verb.rights if c.dep_ == "dobj" and c.pos_ in {"NOUN", "PROPN", "NUM"}), None)
    return (shown.left_edge.i, shown.right_edge.i + 1) if shown is not None else None


_pictures = frozenset("picture photo photograph image imagery video footage clip recording caption map it".split())
