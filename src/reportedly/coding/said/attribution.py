"""One attribution: words of a report put into somebody's mouth."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

Range = tuple[int, int]

_describing = frozenset("base be direct head lead live locate manage own oversee run serve station study work".split())
"""Verbs that say who or where somebody is, not what happened: "the monitor, which is based in Geneva"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Words of a report put into somebody's mouth; all ranges count tokens.

    `speaker` is the head noun of the speaker (None where nobody is named) and `speaker_range` its whole phrase;
    `contents` is what is said; `told` the agency or paper to whom or in which it was said; `verb` the word that cues
    it. `is_cited` marks a speaker whom another one cites, so that the other is the outer speaker of the same words.
    Where the encoder hears it too, `score` is how surely, and `source_kind` the kind that its speaker reads like.
    """

    verb: Token
    cue: Range
    contents: tuple[Range, ...]
    act: str
    rule: str
    speaker: Token | None = None
    speaker_range: Range | None = None
    certainty: str | None = None
    polarity: str | None = None
    told: Token | None = None
    toward: Token | None = None
    score: float | None = None
    source_kind: tuple[str, float] | None = None
    is_cited: bool = False

    def covers(self, token: Token) -> bool:
        """Tell whether a word is among those said."""
        return any(a <= token.i < b for a, b in self.contents)

    @property
    def words_about_speaker(self) -> Iterator[Range]:
        """Give the words that tell who the speaker is: the phrase, and clauses on it that only describe."""
        if self.speaker_range is not None:
            yield self.speaker_range
        for clause in self.speaker.rights if self.speaker is not None else ():
            if clause.dep_ == "relcl" and clause.lemma_ in _describing:
                yield clause.left_edge.i, clause.right_edge.i + 1

    @property
    def size(self) -> int:
        """How many words are said: an outer attribution has more than one nested in it."""
        return sum(b - a for a, b in self.contents)
