"""Knowledge as data: event kinds, actors, speech cues, hedges, units, and the code that loads and checks it.

Takes:   the TOML files under `data/`, and a user's own folder of them.
Gives:   one frozen `Codebook` with a digest of everything in it.
Touches: its own data files, once, when loaded.
Extend:  add a TOML file under `data/`; its examples run as tests.
"""

from reportedly.codebook.entries import (
    Actor,
    Affiliation,
    Codebook,
    Example,
    Frame,
    Hedge,
    Kind,
    Negation,
    Schemes,
    Sheet,
    SheetPlace,
    SpeakerNoun,
    SpeechCue,
    StatusCue,
)

__all__ = [
    "Actor",
    "Affiliation",
    "Codebook",
    "Example",
    "Frame",
    "Hedge",
    "Kind",
    "Negation",
    "Schemes",
    "Sheet",
    "SheetPlace",
    "SpeakerNoun",
    "SpeechCue",
    "StatusCue",
]
