"""The spans of a window joined into attributions: contents to their cue, each cue to its source."""

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from reportedly.encoder.links import LINKS, ROLES, WIDTH, LinkWeights, Numbers, link_scores
from reportedly.encoder.marks import WordAttribution, by_mark
from reportedly.encoder.spans import WordSpan
from reportedly.encoder.words import Words


def join(
    spans: list[WordSpan],
    vectors: Numbers,
    start: int,
    words: Words,
    paragraph_of: NDArray[np.int64],
    weights: LinkWeights,
) -> list[WordAttribution]:
    """Join a window's spans. `vectors` is words × (4 · WIDTH), the roles' vectors side by side.

    Words said that hang on no cue are joined by the marks beside them.
    """
    cues = [s for s in spans if s.part == "cue"]
    sources = [s for s in spans if s.part == "source"]
    contents = [s for s in spans if s.part == "content"]
    if not contents:
        return []
    roles = {role: vectors[:, WIDTH * n : WIDTH * (n + 1)] for n, role in enumerate(ROLES)}
    where = (cues, paragraph_of, start)
    to_cue = link_scores(
        contents, cues, (roles["content"], roles["cue-of-content"]), where, LINKS.index("content-cue"), weights
    )
    to_source = link_scores(
        cues, sources, (roles["cue-of-source"], roles["source"]), where, LINKS.index("cue-source"), weights
    )
    said: dict[int, list[WordSpan]] = defaultdict(list)
    uncued = []
    for content, row in zip(contents, to_cue, strict=True):
        best = int(row.argmax())
        if best < len(cues):
            said[best].append(content)
        else:
            uncued.append(content)
    taken = _best_sources(to_source)
    found = [
        WordAttribution(source=sources[taken[at]] if at in taken else None, cue=cues[at], contents=tuple(said[at]))
        for at in sorted(said)
    ]
    window = (start, start + len(vectors))
    by_marks = [joined for content in uncued if (joined := by_mark(content, spans, words, window)) is not None]
    return sorted([*found, *by_marks], key=lambda a: a.cue.start)


def _best_sources(scores: Numbers) -> dict[int, int]:
    """Give each cue the source that scores best, unless "nobody" does; one source may say several things."""
    return {cue: int(row.argmax()) for cue, row in enumerate(scores) if int(row.argmax()) < len(row) - 1}
