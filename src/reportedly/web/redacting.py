"""Names of private persons, blacked out wherever they stand in what is published.

Whoever speaks as a witness, a resident or simply somebody, and is no actor of the codebook, is taken for a private
person. So is whoever something was done to, or is counted among the harmed, under a name of two words or more that no
actor has and no word of which names a body ("Council", "Brigade"), and whoever a quote names with an age. A name is
blacked out letter by letter, so that every span still points at its words. It is better that a body nobody knows is
blacked out than that a victim is not; victims named in no such way still have to be looked for by eye.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from reportedly.model import Claim

PRIVATE_KINDS = frozenset({"witness", "resident", "person-other"})
_word = r"[^\W\d_a-z][\w’'-]+"
_name = rf"{_word}(?: (?:(?:al|el|bin|ibn|bint|abu|umm)[ -])?{_word})+"
# One capital may be a place ("a resident of Homs"); two on end are a person's name.
_whole_name = re.compile(rf"\b{_name}")
_aged = re.compile(rf"\b({_name}), (?:aged )?\d{{1,2}}\b")
_last_word = re.compile(rf"{_word}$")
_bodies = frozenset(
    "agency army authority battalion brigade brigades bureau coalition command committee company congress "
    "corps council court defence defense division force forces front government group guard guards "
    "international islamic league militia ministry movement nations navy office organisation organization "
    "parliament party police popular republic revolutionary service state states syndicate union units "
    "university".split()
)
_BLACK = "█"


class Redaction:
    """The names to black out."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = frozenset(names)
        longest_first = sorted(map(re.escape, self.names), key=len, reverse=True)
        self._pattern = re.compile(rf"\b(?:{'|'.join(longest_first)})\b") if longest_first else None

    def apply(self, value: Any) -> Any:  # noqa: ANN401 -- JSON
        """Black the names out in every string of a JSON value."""
        if self._pattern is None:
            return value
        if isinstance(value, str):
            return self._pattern.sub(lambda found: _BLACK * len(found.group()), value)
        if isinstance(value, Mapping):
            return {key: self.apply(one) for key, one in value.items()}
        if isinstance(value, list | tuple):
            return [self.apply(one) for one in value]
        return value


def private_names(claims: Iterable[Claim]) -> set[str]:
    """Gather the names of private persons who speak or came to harm, and the last word of each, by which it recurs."""
    names: set[str] = set()
    for claim in claims:
        for speaker in claim.said_by:
            if speaker.kind in PRIVATE_KINDS and speaker.actor is None:
                names |= _names_in(speaker.name, speaker.mention)
        for target in claim.event.targets:
            if target.actor is None:
                names |= _persons_in(target.name, target.mention)
        names |= _persons_in(*(quantity.of for quantity in claim.event.quantities))
        names |= _persons_in(*_aged.findall(claim.quote))
    return names


def _persons_in(*told: str) -> set[str]:
    return {name for one in told if _bodies.isdisjoint(one.casefold().split()) for name in _names_in(one)}


def _names_in(*told: str) -> set[str]:
    whole = {name for one in told for name in _whole_name.findall(one)}
    return whole | {last.group().rpartition(" ")[2] for name in whole if (last := _last_word.search(name))}
