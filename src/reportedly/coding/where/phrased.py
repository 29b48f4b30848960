"""A name with the words that say what kind of place it is and which part: "the city of X", "X's suburbs"."""

from spacy.tokens import Doc

from reportedly.coding.where.toponym import Toponym
from reportedly.coding.where.words import (
    DIRECTIONS,
    LEVEL_OF_CLASS,
    OUTER_PARTS,
    PART_WORDS,
    TWO_WORD_CLASSES,
    class_level,
)
from reportedly.model import Place, Span


def phrased(
    doc: Doc, start: int, end: int, name_end: int, use: str, class_word: str, score: float, places: tuple[Place, ...]
) -> Toponym:
    """Make a toponym of a name from `start` to `end`, `name_end` being where a class word in capitals ends it."""
    phrase_start, phrase_end, direction = start, name_end, ""
    if start and doc[start - 1].lower_ in DIRECTIONS:
        direction, phrase_start = doc[start - 1].lower_, start - 1
    owns = name_end < len(doc) and doc[name_end].tag_ == "POS"
    if (
        not owns  # "A suburb of X's second city" is not a suburb of X.
        and phrase_start > 1
        and doc[phrase_start - 1].lower_ == "of"
        and _is_class(doc[phrase_start - 2].lower_)
    ):
        # "The capital of X" is another place than X.
        if doc[phrase_start - 2].lower_ != "capital":
            class_word = class_word or doc[phrase_start - 2].lower_
            phrase_start -= 2
            if class_word in OUTER_PARTS and phrase_start and doc[phrase_start - 1].lower_ in DIRECTIONS:
                phrase_start -= 1
    elif not class_word:
        class_word, phrase_end = _class_after(doc, name_end)
    level = class_level(class_word.split()[-1]) if class_word else None
    phrase = characters_of(doc, phrase_start, phrase_end)
    return Toponym(
        start=start, end=name_end, span=characters_of(doc, start, name_end), phrase=phrase,
        name=doc[start:end].text, use=use, score=score, class_word=class_word, level=level, direction=direction,
        candidates=places,
    )  # fmt: skip


def _is_class(word: str) -> bool:
    """Tell whether a word says of what kind places are: "hamlets", but not "areas", which are parts of one."""
    return word in LEVEL_OF_CLASS or (word not in PART_WORDS and class_level(word) is not None)


def _class_after(doc: Doc, end: int) -> tuple[str, int]:
    """Read the lower-case class word after a name ("X province", "X's eastern suburbs"), and where it ends."""
    i = end
    if i < len(doc) and doc[i].tag_ == "POS":
        i += 1
        if i < len(doc) and doc[i].lower_ == "capital":
            # "X's capital" is another place than X.
            return "", end
    if i < len(doc) and doc[i].lower_ in DIRECTIONS:
        i += 1
    if i + 1 < len(doc) and (doc[i].lower_, doc[i + 1].lower_) in TWO_WORD_CLASSES:
        return f"{doc[i].lower_} {doc[i + 1].lower_}", i + 2
    if i < len(doc) and class_level(doc[i].lower_) and doc[i].pos_ in {"NOUN", "PROPN"}:
        return doc[i].lower_, i + 1
    return "", end


def characters_of(doc: Doc, start: int, end: int) -> Span:
    """Give the span of the tokens from `start` to before `end`."""
    return doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
