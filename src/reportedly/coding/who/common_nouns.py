"""The codebook's common nouns for bodies and speakers, sorted for looking up: once a kit, not once a report."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from reportedly.codebook import Actor, Codebook, SpeakerNoun
from reportedly.coding.who.called import ARTICLES

Sides = tuple[tuple[Actor, tuple[str, ...]], ...]
"""Actors, each with the general phrases that it is called by ("the army", "government forces")."""

_WORDS_KEPT = 4096

_with_titles = frozenset({"official", "military", "police", "court"})
_longest_title = 4
_before_titles = frozenset({"acting", "deputy", "interim", "former", "retired", "chief", "senior", "vice"})
_part_of_names = frozenset(
    "king queen prince emir sultan ayatollah of chief's al crown first lady state force red".split()
)
"""Words that stay with a name where they stand before it ("King Salman"), or are none of an office."""


class CommonNouns:
    """What bodies and speakers are called without their names: `called` by a word, the speakers' nouns by theirs.

    `before_last` gives for the last word of a speaker's noun what stands before it ("press secretary"), `by_first` for
    its first word the nouns themselves, the longest first. `demonyms` are the adjectives of all actors,
    `titles` the words of offices and ranks that may stand before a name.
    """

    def __init__(self, codebook: Codebook) -> None:
        self.demonyms = frozenset(d for a in codebook.actors.values() for d in a.demonyms)
        self.before_last: Mapping[str, Sequence[tuple[str, ...]]] = _before_last(codebook.speaker_nouns)
        self.by_first: Mapping[str, Sequence[SpeakerNoun]] = _by_first(codebook.speaker_nouns)
        self.titles = (
            frozenset(
                word
                for noun in codebook.speaker_nouns
                if noun.kind in _with_titles and len(noun.noun) < _longest_title
                for word in noun.noun
            )
            - _part_of_names
        )
        self._sides: Sides = tuple(
            (a, tuple(ARTICLES.sub("", n.lower()) for n in a.nominals)) for a in codebook.actors.values() if a.nominals
        )
        # The same few words come up in every report.
        self.called = lru_cache(maxsize=_WORDS_KEPT)(self._called)

    def _called(self, lemma: str) -> Sides:
        """Give the actors that a general word is said of, with the phrases in which it is."""
        every = ((a, tuple(n for n in nominals if lemma in n)) for a, nominals in self._sides)
        return tuple((a, nominals) for a, nominals in every if nominals)


def _before_last(nouns: Sequence[SpeakerNoun]) -> dict[str, list[tuple[str, ...]]]:
    found = defaultdict(list)
    for noun in nouns:
        found[noun.noun[-1]].append(noun.noun[:-1])
    return dict(found)


def _by_first(nouns: Sequence[SpeakerNoun]) -> dict[str, list[SpeakerNoun]]:
    found = defaultdict(list)
    for noun in sorted(nouns, key=lambda n: (-len(n.noun), not n.plural_only)):
        found[noun.noun[0]].append(noun)
    return dict(found)
