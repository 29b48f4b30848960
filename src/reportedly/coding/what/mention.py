"""Words that tell of an event: one cue as it stands in a text, and all those that tell of one event together."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from reportedly.codebook import Frame, Kind
from reportedly.coding.phrases import is_negated

CONSEQUENCES = frozenset({"casualties", "destruction"})


VIOLENT_FAMILIES = frozenset({"violence", "casualties"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A cue of the codebook as it stands in a text: the word that names an event, of one kind."""

    token: Token
    kind: Kind
    frame: Frame
    words: tuple[int, ...]
    cue: tuple[str, ...]

    @property
    def weak(self) -> bool:
        """Tell whether any other kind named in the clause goes before this one."""
        return self.frame.weak and not (self.frame.strong_if_negated and is_negated(self.token))

    @property
    def is_noun(self) -> bool:
        """Tell whether the event is named by a noun ("the shelling of")."""
        return self.frame.word_class == "noun"


@dataclass(slots=True, kw_only=True)
class EventMention:
    """One event as one place of the text tells it: its triggers, the first of which carries the sentence part."""

    triggers: list[Trigger]
    kind: Kind
    instrument: Token | None = None
    consequences: list[Token] = field(default_factory=list)

    @property
    def top(self) -> Trigger:
        """The trigger highest in the sentence."""
        return self.triggers[0]
