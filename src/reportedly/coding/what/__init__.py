"""What is said to have happened: the words that tell of events, and which of them tell of one and the same.

`cues` finds the events of a sentence by the codebook: `matching` tells whether a cue stands at a word, `joining` which
cues tell of one event (a toll and the act that caused it), `mention` holds what was found,
`filler` knows what is no claim.
"""

from reportedly.coding.what.cues import EventCues
from reportedly.coding.what.filler import Filler, tells_how_a_war_began
from reportedly.coding.what.joining import came_before, describes_party, is_background, is_feared
from reportedly.coding.what.matching import at_position
from reportedly.coding.what.mention import VIOLENT_FAMILIES, EventMention, Trigger

__all__ = [
    "VIOLENT_FAMILIES",
    "EventCues",
    "EventMention",
    "Filler",
    "Trigger",
    "at_position",
    "came_before",
    "describes_party",
    "is_background",
    "is_feared",
    "tells_how_a_war_began",
]
