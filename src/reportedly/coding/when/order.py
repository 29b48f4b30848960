"""What a sentence tells to have been before or after the rest of it: "they fled after two were shot"."""

from spacy.tokens import Token


def is_before_or_after(word: Token, head: Token) -> bool:
    """Tell whether a word hangs on another through a clause that was before or after it, and so at another time."""
    while word != head and word.head != word:
        if word.dep_ in {"advcl", "pcomp"} and _is_opened(word):
            return head.is_ancestor(word)
        word = word.head
    return False


def _is_opened(verb: Token) -> bool:
    openings = (verb.head, *verb.lefts) if verb.dep_ == "pcomp" else tuple(verb.lefts)
    return any(t.lower_ in _openings and t.dep_ in {"mark", "prep", "advmod"} for t in openings)


_openings = frozenset({"after", "before", "because"})
