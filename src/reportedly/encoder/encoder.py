"""The encoder as the coder uses it: a text in, its attributions out."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from reportedly.encoder.events import EventReading
from reportedly.encoder.feeding import fed
from reportedly.encoder.joining import join
from reportedly.encoder.links import Numbers
from reportedly.encoder.marks import WordAttribution
from reportedly.encoder.model_file import SHIPPED, open_model
from reportedly.encoder.pairs import CharSpan, Pair, phrases, pooled
from reportedly.encoder.pointers import Pointed
from reportedly.encoder.source_kinds import kind_of
from reportedly.encoder.spans import best_labels, certainties, spans_of
from reportedly.encoder.windows import Window, subwords, windows_of
from reportedly.encoder.words import Words, words_of
from reportedly.errors import ModelError

OUTPUTS = ["labels", "vectors", "kinds"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextAttribution:
    """Words of a text put into somebody's mouth; spans are half-open offsets of code points into the text.

    `source` is None where nobody is named. `score` (0 to 1) is how sure the network is of the cue and the words said,
    `source_kind` the kind of speaker that the source reads like, with its own score.
    """

    source: CharSpan | None
    cue: CharSpan
    contents: tuple[CharSpan, ...]
    score: float
    source_kind: tuple[str, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """What the network says of a window's words: scores of labels, vectors for links, scores of source kinds.

    `inner` are the vectors of three of its layers side by side, for those who ask for them.
    """

    labels: Numbers
    vectors: Numbers
    kinds: Numbers
    inner: Numbers | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Batch:
    """Texts that are being read: cut into words and windows, with what comes of the windows, by text and window."""

    cut: Sequence[Words]
    packed: Sequence[Sequence[Window]]
    read: Mapping[tuple[int, int], Future[_Read]]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextReading:
    """A text as the network has read it, once: attributions are read off it, and what one party does to another."""

    words: Words
    windows: Sequence[Window]
    read: Sequence[_Read]

    @property
    def inner(self) -> Numbers:
        """The vectors of the text's words; raises ModelError where the network was not asked for them."""
        rows = [one.inner for one in self.read if one.inner is not None]
        if len(rows) != len(self.read):
            raise ModelError("the text was read without its words' vectors; read it with inner=True")
        return np.concatenate(rows) if rows else np.zeros((0, 0), dtype=np.float32)


class Encoder:
    """Finds who is made to say what. Each window of a text is read alone, so that no batch changes any answer."""

    def __init__(self, folder: Path) -> None:
        """Use `Encoder.open`."""
        self._folder = folder
        self._model = open_model(folder)

    @classmethod
    def open(cls, folder: Path | None = None) -> "Encoder":
        """Open the shipped model (or another); raises ModelError with the remedy when it is missing or damaged."""
        return cls(folder or SHIPPED)

    def __reduce__(self) -> tuple[object, tuple[Path]]:
        return (Encoder.open, (self._folder,))

    @property
    def digest(self) -> str:
        """The model's name, for the Run."""
        return self._model.digest

    def attributions(self, text: str, *, headline_end: int | None = None) -> tuple[TextAttribution, ...]:
        """Find the attributions of one text, in text order; a headline is a paragraph of its own."""
        return self.heard(self.read(text, headline_end=headline_end))

    def hear(self, text: str, *, headline_end: int | None = None) -> "TextHearing":
        """Read a text once for its attributions and for the kinds of its claims' events."""
        head = self._model.events
        reading = self.read(text, headline_end=headline_end, inner=head is not None)
        if head is None:
            return TextHearing(attributions=self.heard(reading), events=None)
        rows = [head.read(one.inner) for one in reading.read if one.inner is not None]
        told = EventReading(
            words=reading.words,
            rows=np.concatenate(rows) if rows else np.zeros((0, 0), dtype=np.float16),
            weights=head.weights,
        )
        return TextHearing(attributions=self.heard(reading), events=told)

    def read(self, text: str, *, headline_end: int | None = None, inner: bool = False) -> TextReading:
        """Run the network over a text; with `inner`, the words' vectors are kept, as the roots of pairs need them."""
        words = words_of(text, headline_end)
        windows = windows_of(words, subwords(words, self._model.tokenizer))
        return TextReading(words=words, windows=windows, read=[self._read(words, w, inner=inner) for w in windows])

    def heard(self, reading: TextReading) -> tuple[TextAttribution, ...]:
        """Read the attributions off a text that the network has read, in text order."""
        return self._joined(reading.words, reading.windows, reading.read)

    def root(self, reading: TextReading, source: CharSpan | None, target: CharSpan | None) -> tuple[str, float] | None:
        """Say what one party does to another by PLOVER's root codes, with its probability; None for no words."""
        if self._model.roots is None:
            raise ModelError("this model has no head for what parties do to each other; train it with train_roots.py")
        if not reading.words.spans:
            return None
        pair = Pair.of(reading.words, source, target)
        return self._model.roots.best(pooled(reading.inner, pair), phrases(reading.words, pair))

    def stream(
        self, texts: Iterable[str], *, batch: int = 16, threads: int = 1
    ) -> Iterator[tuple[TextAttribution, ...]]:
        """Find the attributions of many texts, in their order; on several threads, windows of a batch share them.

        A batch's windows are read longest first, so that threads end together; the answers are the same for any size.
        On several threads the next batch is read while what was read of the last one is put together.
        """
        with ThreadPoolExecutor(max_workers=threads) as pool:
            reading: deque[_Batch] = deque()
            coming = iter(texts)
            while some := list(islice(coming, batch)):
                reading.append(self._begun(some, pool))
                if len(reading) == min(threads, 2):
                    yield from self._ended(reading.popleft())
            for one in reading:
                yield from self._ended(one)

    def _begun(self, texts: Sequence[str], pool: ThreadPoolExecutor) -> _Batch:
        cut = [words_of(text) for text in texts]
        packed = [windows_of(words, subwords(words, self._model.tokenizer)) for words in cut]
        jobs = [(-len(w.ids), nth, at) for nth, windows in enumerate(packed) for at, w in enumerate(windows)]
        jobs.sort()
        read = {(nth, at): pool.submit(self._read, cut[nth], packed[nth][at]) for _, nth, at in jobs}
        return _Batch(cut=cut, packed=packed, read=read)

    def _ended(self, batch: _Batch) -> Iterator[tuple[TextAttribution, ...]]:
        found = {job: read.result() for job, read in batch.read.items()}
        for nth, (words, windows) in enumerate(zip(batch.cut, batch.packed, strict=True)):
            yield self._joined(words, windows, [found[nth, at] for at in range(len(windows))])

    def _read(self, words: Words, window: Window, *, inner: bool = False) -> _Read:
        ids, features, _ = fed([(words, window)])
        wanted = [*OUTPUTS, "inner"] if inner else OUTPUTS
        firsts = np.array(window.first_at) + 1
        out = self._model.session.run(wanted, {"ids": ids, "features": features})
        labels, vectors, kinds, *more = (one[0, firsts] for one in out)
        return _Read(labels=labels, vectors=vectors, kinds=kinds, inner=more[0] if more else None)

    def _joined(self, words: Words, windows: Sequence[Window], read: Sequence[_Read]) -> tuple[TextAttribution, ...]:
        paragraph_of = words.paragraph_numbers()
        out: list[TextAttribution] = []
        for window, one in zip(windows, read, strict=True):
            here = paragraph_of[window.start : window.end]
            opens = np.append(False, here[1:] != here[:-1])
            labels = best_labels(one.labels, self._model.transitions, opens)
            sure = certainties(one.labels, labels, self._model.transitions, opens)
            spans = spans_of(labels, window.start)
            for found in join(spans, one.vectors, window.start, words, paragraph_of, self._model.links):
                out.append(self._in_characters(words, found, window.start, sure, one.kinds))
        return tuple(out)

    def _in_characters(
        self, words: Words, found: WordAttribution, start: int, sure: Numbers, kinds: Numbers
    ) -> TextAttribution:
        parts = (found.cue, *found.contents)
        said = np.concatenate([sure[s.start - start : s.end - start] for s in parts])
        source = found.source
        return TextAttribution(
            source=_characters(words, source.start, source.end) if source else None,
            cue=_characters(words, found.cue.start, found.cue.end),
            contents=tuple(_characters(words, c.start, c.end) for c in found.contents),
            score=round(float(said.mean()), 3),
            source_kind=kind_of(kinds[source.start - start : source.end - start], self._model.source_kinds)
            if source
            else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TextHearing:
    """A text that was read once: its attributions, and on asking the kind of event that some of its words tell of."""

    attributions: tuple[TextAttribution, ...]
    events: EventReading | None

    def kind(self, claim: CharSpan, by_cue: str) -> tuple[str, float] | None:
        """Say of what kind of event the words of a claim tell, where the codebook's cues say `by_cue`.

        The answer weighs how often those cues are right against what the words read like, and comes with its
        probability; None for no words. Raises ModelError where the model has not learned it.
        """
        return self._events().kind(claim, by_cue)

    def named(self, claim: CharSpan) -> Pointed | None:
        """Tell which words name the parties, the place and the day of a claim; None for no words.

        Raises ModelError where the model has not learned it.
        """
        return self._events().named(claim)

    def _events(self) -> EventReading:
        if self.events is None:
            raise ModelError("this model has not learned events; train it as training/README.md tells")
        return self.events


def _characters(words: Words, start: int, end: int) -> CharSpan:
    return words.spans[start][0], words.spans[end - 1][1]
