"""Subtitles of video reports (SubRip, WebVTT): the words as a text, and when each of them is heard."""

import re
from itertools import pairwise

from reportedly.model import Issue
from reportedly.reading.characters import decode_entities, readable
from reportedly.reading.draft import Draft, Drafts, Source, Spoken
from reportedly.reading.encoding import Decoded

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[,.](\d{1,3})"
_CUE = re.compile(rf"^\s*{_TIME}\s+-->\s+{_TIME}.*$", re.MULTILINE)
_TAG = re.compile(r"</?[^<>\n]{0,80}>|\{\\[^{}\n]{0,40}\}")
_SOUND = re.compile(r"^\s*[\[(♪][^\])♪]*[\])♪]\s*$")
_VOICE = re.compile(r"^\s*(?:>>\s*|-\s+)")
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*$")
_PAUSE_S = 2.5
"""A silence that long after a finished sentence begins a paragraph."""


def read(data: Decoded, source: Source) -> Drafts:
    """Read the captions of one recording as one report; without a caption it gives an Issue `no-reports`."""
    captions = list(_captions(data.text.replace("\r\n", "\n").replace("\r", "\n")))
    if not captions:
        yield Issue(report=source.name, code="no-reports", detail=f"{source.name}: no captions with times in it")
        return
    yield Draft(key=source.stem, paragraphs=tuple(_paragraphs(captions)), spoken=tuple(captions))


def _captions(text: str) -> list[Spoken]:
    cues = list(_CUE.finditer(text))
    out: list[Spoken] = []
    for nth, cue in enumerate(cues):
        end = cues[nth + 1].start() if nth + 1 < len(cues) else len(text)
        block = re.split(r"\n[ \t]*\n", text[cue.end() : end].lstrip("\n"), maxsplit=1)[0]
        words = _words(block.split("\n"))
        # Rolling captions show a line twice, the second time above a new one.
        if out and words.startswith(out[-1].words):
            words = words[len(out[-1].words) :].strip()
        if words:
            out.append(Spoken(words=words, start_s=_seconds(cue.groups()[:4]), end_s=_seconds(cue.groups()[4:])))
    return out


def _words(lines: list[str]) -> str:
    heard = (_VOICE.sub("", _TAG.sub("", line)) for line in lines if not line.strip().isdigit())
    kept = [line for line in heard if line.strip() and not _SOUND.match(line)]
    return " ".join(readable(decode_entities(" ".join(kept))).replace("\n", " ").split())


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, fraction = (p or "0" for p in parts)
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds) + int(fraction.ljust(3, "0")) / 1000


def _paragraphs(captions: list[Spoken]) -> list[str]:
    paragraphs = [captions[0].words]
    for before, now in pairwise(captions):
        if now.start_s - before.end_s >= _PAUSE_S and _SENTENCE_END.search(before.words):
            paragraphs.append(now.words)
        else:
            paragraphs[-1] += " " + now.words
    return paragraphs
