"""How a party without a name of its own is called: "men with rifles", "a market" and not "the market of Myaing"."""

from collections.abc import Set

from spacy.tokens import Doc, Token

_befallen = frozenset(
    "dead injured killed slain murdered executed captured targeted kidnapped abducted damaged "
    "destroyed burned wrecked".split()
)
"""Words that only tell what befell those behind them, which is the event itself."""

_of_nouns = frozenset({"NOUN", "ADJ", "NUM"})
_anyone = frozenset("man woman youth fighter gunman looter raider person soldier".split())
_wearing = frozenset({"in", "with", "on"})
_placing = frozenset({"of", "in", "near", "from", "to", "at", "on", "outside"})


def worded(head: Token, words: tuple[int, int], place_words: Set[int], place_nouns: Set[str]) -> tuple[int, int]:
    """Give the words by which people are called: with what they wear or bear, without what just befell them."""
    start, end = words
    while start < head.i and head.doc[start].lower_ in _befallen and head.doc[start + 1].pos_ in _of_nouns:
        start += 1
        while start < head.i and head.doc[start].pos_ == "NUM":
            start += 1  # "damaged 14 houses", which the parser takes for damaged ones
    if head.lemma_.lower() in _anyone and end == head.i + 1:
        for mark in (c for c in head.rights if c.dep_ == "prep" and c.lower_ in _wearing and c.i == end):
            worn = next((c for c in mark.rights if c.dep_ == "pobj"), None)
            more = worn is not None and any(c.dep_ == "prep" for c in worn.rights)
            if worn is not None and not more and worn.pos_ == "NOUN" and worn.i not in place_words:
                low = worn.lemma_.lower()
                end = worn.i + 1 if low not in place_nouns and worn.left_edge.i == mark.i + 1 else end
    return start, end


def without_place(doc: Doc, head: Token, words: tuple[int, int], place_words: Set[int]) -> tuple[int, int]:
    """Give a thing's words up to where it is: "the market of Myaing" is a market."""
    for mark in (c for c in head.rights if c.dep_ == "prep" and c.lower_ in _placing and head.i < c.i < words[1]):
        if any(c.dep_ == "pobj" and c.i in place_words for c in mark.rights):
            return words[0], mark.i
    return words[0], min(words[1], len(doc))
