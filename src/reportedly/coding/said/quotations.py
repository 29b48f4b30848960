"""Where a report quotes: the words between quotation marks, also over several sentences."""

from dataclasses import dataclass

from spacy.tokens import Doc

_opening = {"“": "”", "«": "»", "„": "“", "‟": "”"}
_straight = '"'

LONGEST = 1000
"""Words after which a quotation has lost its closing mark: a whole book is not one speaker's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """One quotation as a range of tokens without its marks; `closed` is False where the closing mark is missing."""

    tokens: tuple[int, int]
    closed: bool = True


_FOUND = "reportedly.quotations"


def quotations(doc: Doc) -> tuple[Quotation, ...]:
    """Find the quotations of a report; a mark left open runs to the end of its paragraph, or `LONGEST` words."""
    kept: tuple[Quotation, ...] | None = doc.user_data.get(_FOUND)
    if kept is None:
        kept = doc.user_data[_FOUND] = tuple(_found(doc))
    return kept


def quoted_words(doc: Doc) -> frozenset[int]:
    """Give the tokens of a report that stand between quotation marks."""
    return frozenset(word for quotation in quotations(doc) for word in range(*quotation.tokens))


def _found(doc: Doc) -> list[Quotation]:
    found: list[Quotation] = []
    start: int | None = None
    closing = ""
    for token in doc:
        paragraph_ends = token.is_space and "\n" in token.text
        if start is None:
            if token.text in _opening or token.text == _straight or token.text == "``":
                start, closing = token.i + 1, _opening.get(token.text, _straight)
        elif token.text == closing or (closing == _straight and token.text in {"''", "”"}):
            if token.i > start:
                found.append(Quotation(tokens=(start, token.i)))
            start = None
        elif paragraph_ends or token.i - start >= LONGEST:
            if token.i > start:
                found.append(Quotation(tokens=(start, token.i), closed=False))
            start = None
    if start is not None and start < len(doc):
        found.append(Quotation(tokens=(start, len(doc)), closed=False))
    return found
