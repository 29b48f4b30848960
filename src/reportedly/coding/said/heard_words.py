"""What the trained encoder hears, as words of the parsed report: who speaks, by which cue, and what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from reportedly.coding.said.attribution import Range
from reportedly.coding.said.ear import Heard
from reportedly.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardWords:
    """One heard attribution in tokens."""

    source: Range | None
    cue: Range
    contents: tuple[Range, ...]
    heard: Heard


def in_tokens(heard: Sequence[Heard], doc: Doc) -> Iterator[HeardWords]:
    """Give what was heard as words of a parsed report, without what no word of it stands for."""
    for one in heard:
        cue = _range(doc, one.cue)
        contents = tuple(r for r in (_range(doc, span) for span in one.contents) if r is not None)
        contents = tuple(r for r in contents if cue is None or _in_reach(doc, cue, r))
        source = _naming(doc, _range(doc, one.source)) if one.source is not None else None
        if cue is not None and contents:
            yield HeardWords(source=source, cue=cue, contents=contents, heard=one)


def _in_reach(doc: Doc, cue: Range, said: Range) -> bool:
    """Tell whether words stand in their cue's paragraph or in quotation marks.

    What a headline says and what the lead below it says have each a speaker of their own.
    """
    low, high = min(cue[1], said[1]), max(cue[0], said[0])
    if not any(t.is_space and "\n" in t.text for t in doc[low:high]):
        return True
    return any(t.is_quote or t.text in {"``", "''"} for t in doc[max(0, said[0] - 1) : said[0] + 1])


def _naming(doc: Doc, words: Range | None) -> Range | None:
    """Give the words that name a speaker: no "who" left hanging, and the bracket round a short name closed."""
    if words is None:
        return None
    start, end = words
    while end > start + 1 and doc[end - 1].tag_ in {"WP", "WDT"}:
        end -= 1
    text = doc[start:end].text
    if text.count("(") > text.count(")") and end < len(doc) and doc[end].text == ")":
        end += 1
    return start, end


def _range(doc: Doc, span: Span) -> Range | None:
    found = doc.char_span(*span, alignment_mode="expand")
    return (found.start, found.end) if found is not None else None


_nobody = frozenset({"no", "nobody", "none", "neither"})


def naming_head(doc: Doc, words: Range) -> Token | None:
    """Find the noun that names a speaker: the name, where a description follows it ("John Doe a doctor")."""
    root = doc[slice(*words)].root
    if doc[words[0]].lower_ in _nobody:
        return None
    if root.pos_ != "PROPN" and doc[words[0]].pos_ == "PROPN":
        for token in doc[words[0] : words[1]]:
            if token.text == "," or token.lower_ in {"a", "an", "the"}:
                return doc[token.i - 1]
    if root.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}:
        return root
    if root.tag_ in {"VBZ", "VBP", "VBD"}:
        # A whole clause is nobody.
        return None
    return next((t for t in doc[slice(*words)] if t.pos_ in {"NOUN", "PROPN", "PRON"}), None)
