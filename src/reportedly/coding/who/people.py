"""The people a report names: each surname with the phrase that introduces them."""

from spacy.tokens import Doc

from reportedly.coding.phrases import phrase_range

_inside_names = frozenset("al el bin ibn ben abu de la - van von".split())


def people_in(doc: Doc) -> list[tuple[str, tuple[int, int]]]:
    """List people's surnames with the first, full phrase that introduces them."""
    found: list[tuple[str, tuple[int, int]]] = []
    seen: set[str] = set()
    i = 0
    while i < len(doc):
        j = i
        while j < len(doc) and _goes_on(doc, i, j):
            j += 1
        if j - i >= 2 and doc[j - 1].text not in seen:
            seen.add(doc[j - 1].text)
            found.append((doc[j - 1].text, phrase_range(doc[j - 1], appositions=True)))
        i = max(j, i + 1)
    return found


def _goes_on(doc: Doc, start: int, at: int) -> bool:
    """Tell whether a word belongs to the name begun at `start`: a capital, or "al-" and "bin" between two."""
    token = doc[at]
    if token.pos_ == "PROPN" and token.text[:1].isupper():
        return True
    inside = at > start and token.lower_ in _inside_names and at + 1 < len(doc)
    return inside and (doc[at + 1].text[:1].isupper() or doc[at + 1].text == "-")
