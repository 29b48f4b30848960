"""Capitals for a corpus that has lost them: the coder reads names by their capitals, as newspapers print them."""

import re
from collections.abc import Iterable, Iterator

from reportedly.codebook import Codebook

_sentence = re.compile(r"(?:\A|[.!?]\s+|\s{3,})[\"'(]*([a-z])")
_titled = re.compile(
    r"\b(?:president|minister|colonel|col|general|gen|captain|lieutenant|major|father|bishop|monsignor|mayor|senator|"
    r"deputy|judge|archbishop|ambassador|commander|mr|mrs|dr)\.?((?:\s+(?!(?:said|told|of|in|the|and|was|has|who|to|"
    r"at|on|today|added|reported|stated|also|had|is|for|by|with|from|that|will|yesterday)\b|\w+ed\b)[a-z]{3,}){1,4})"
)
_days = "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
_months = "september october november december"
_calendar = frozenset((_days + _months).split()) - {"may", "march"}
_word = re.compile(r"[a-z]+")


class Capitals:
    """Gives a lower-case text the capitals of the names that the codebook and the given places have."""

    def __init__(self, codebook: Codebook, places: Iterable[str]) -> None:
        known = [(n.lower(), n) for n in names_of(codebook, places) if n.lower() != n and len(n) > 2]
        self._by_first: dict[str, list[tuple[str, str]]] = {}
        for small, name in sorted(known, key=lambda pair: -len(pair[0])):
            first = _word.match(small)
            if first is not None:
                self._by_first.setdefault(first.group(), []).append((small, name))

    def of(self, text: str) -> str:
        """Write a text of the same length with capitals where it has none at all; any other comes back as it is."""
        if any(c.isupper() for c in text):
            return text
        out = list(text)
        for found in _sentence.finditer(text):
            out[found.start(1)] = found.group(1).upper()
        for found in _titled.finditer(text):
            for word in _word.finditer(text, *found.span(1)):
                out[word.start()] = word.group()[0].upper()
        end = 0
        for found in _word.finditer(text):
            start = found.start()
            if start < end or (start and text[start - 1].isalnum()):
                continue
            if found.group() in _calendar:
                out[start] = text[start].upper()
            for small, name in self._by_first.get(found.group(), ()):
                stop = start + len(small)
                if text.startswith(small, start) and not text[stop : stop + 1].isalnum():
                    out[start:stop] = name
                    end = stop
                    break
        return "".join(out)


def names_of(codebook: Codebook, places: Iterable[str]) -> Iterator[str]:
    """Give every name with a capital that is surely one: of actors, peoples and the given places."""
    for actor in codebook.actors.values():
        yield from (n for n in (actor.name, *actor.aliases, *actor.demonyms) if n.isascii() and n.lower() not in _words)
    yield from places


_words = frozenset({"us", "is", "who", "may", "isis", "march", "un", "it", "aid", "act"}) - {"un"}
