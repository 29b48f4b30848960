"""Names of private persons, blacked out wherever they stand in what is published.

Whoever speaks as a witness, a resident or simply somebody, and is no actor of the codebook, is taken for a private
person. A name is blacked out letter by letter, so that every span still points at its words. Names of victims that
nobody of these kinds bears are not known to be names of persons, and have to be looked for by eye.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from reportedly.model import Claim

PRIVATE_KINDS = frozenset({"witness", "resident", "person-other"})
_capitalised = re.compile(r"\b[^\W\d_a-z][\w’'-]+")
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
    """Gather the names of private persons who speak, and each word of them: later mentions are by the last alone."""
    names: set[str] = set()
    for claim in claims:
        for speaker in claim.said_by:
            if speaker.kind not in PRIVATE_KINDS or speaker.actor is not None:
                continue
            for told in (speaker.name, speaker.mention):
                words = _capitalised.findall(told)
                # One capital may be a place ("a resident of Homs"); two on end are a person's name.
                whole = " ".join(words)
                if len(words) > 1 and whole in told:
                    names.update((whole, words[-1]))
    return names
