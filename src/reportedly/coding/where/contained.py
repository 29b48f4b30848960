"""The area that a name is said to lie in by the words around it: "X, Y", "X in the province of Y"."""

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from reportedly.coding.parse import text_of
from reportedly.coding.where.fitting import weight_of
from reportedly.coding.where.toponym import Toponym

_LEADS_IN = re.compile(
    r"(?:,|\()?\s*(?:(?:in|of)\b\s*(?:the\b\s*)?(?:(?:far|rural|remote|restive|volatile|mountainous|central|nearby"
    r"|neighbou?ring|[a-z]+-(?:held|controlled|torn|hit)|(?:north|south|east|west)+-?(?:east|west)?(?:ern)?)\s*)*)?"
)
"""What stands between a name and that of the area it lies in: ", in the far northern", "in rural"."""


_DESCRIBES = re.compile(
    r",\s(?:an?|the|another)\s(?:[a-z-]+\s){1,6}(?:in|of)(?:\s(?:the|[a-z]+-(?:held|controlled)|(?:north|south|east|west)+-?"
    r"(?:east|west)?(?:ern)?|central|rural|far|remote|neighbou?ring|nearby))*"
)
"""What stands between a name and that of the area it lies in where it is described: ", a farming village in the"."""


def said_container(doc: Doc, toponyms: Sequence[Toponym], i: int) -> Toponym | None:
    """Give the place that a name is said to lie in: "X, Y", "X in Y", "X in the province of Y", "X (Y)"."""
    here = toponyms[i]
    if here.use != "adjective" and i + 1 < len(toponyms):
        after = toponyms[i + 1]
        between = text_of(doc)[here.phrase[1] : after.phrase[0]].strip().lower()
        if after.use == "place" and _LEADS_IN.fullmatch(between):
            return after
        if after.use == "place" and _DESCRIBES.fullmatch(text_of(doc)[here.phrase[1] : after.phrase[0]].strip()):
            return after
    return _part_of_before(doc, toponyms, i) or _nationality_before(toponyms, i)


def _part_of_before(doc: Doc, toponyms: Sequence[Toponym], i: int) -> Toponym | None:
    """Give the X of "the X suburb of Y", "the X province town of Y", for the name Y."""
    before = toponyms[i - 1] if i else None
    if before is None or before.use != "place" or not before.class_word or before.phrase[1] <= before.span[1]:
        return None
    here = toponyms[i].candidates[:1]
    if not before.candidates or (here and weight_of(here[0]) >= weight_of(before.candidates[0])):
        return None
    return before if text_of(doc)[before.phrase[1] : toponyms[i].span[0]].strip().lower() == "of" else None


def _nationality_before(toponyms: Sequence[Toponym], i: int) -> Toponym | None:
    """Give the nationality just before a name: "the Syrian town of X"."""
    if i and toponyms[i - 1].use == "adjective" and toponyms[i].phrase[0] - toponyms[i - 1].span[1] <= 1:
        return toponyms[i - 1]
    return None
