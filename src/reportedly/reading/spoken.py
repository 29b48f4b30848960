"""Where the words of a recording stand in the report's text, so that a claim can be heard where it is read."""

from collections.abc import Sequence

from reportedly.model import Timing
from reportedly.reading.draft import Spoken

_LOOK_AHEAD = 2_000
"""Characters to look for a caption's words in: captions follow one another, and one that was set aside is skipped."""


def timings_of(spoken: Sequence[Spoken], text: str) -> tuple[Timing, ...]:
    """Find each caption's words in the text, in order; those that were set aside as furniture have no timing."""
    found: list[Timing] = []
    at = 0
    for caption in spoken:
        start = text.find(caption.words, at, at + len(caption.words) + _LOOK_AHEAD)
        if start < 0 or not caption.words:
            continue
        at = start + len(caption.words)
        found.append(Timing(span=(start, at), start_s=caption.start_s, end_s=caption.end_s))
    return tuple(found)
