"""The spots where something can happen: named places, their parts and borders, "the city", "a bakery", "the area".

A spot is a noun phrase; what it stands for is worked out in text order, so that "the town" can point back.
"""

from spacy.tokens import Doc, Token

from reportedly.coding.kit import PlaceFinder
from reportedly.coding.where.borders import BORDER_WORDS, border
from reportedly.coding.where.described import described, described_side, is_two_words, old_town
from reportedly.coding.where.named import is_of_a_people, is_second_of_pair, is_whole_of_next, named, pair
from reportedly.coding.where.reading import Reading
from reportedly.coding.where.resolve import Resolution
from reportedly.coding.where.sites import named_site, site_at
from reportedly.coding.where.spot import Spot
from reportedly.coding.where.words import COMPASS_NOUNS, PLACED_SITES, class_level


def find_spots(doc: Doc, resolution: Resolution, finder: PlaceFinder) -> tuple[Spot, ...]:
    """Find all spots of a report in text order."""
    reading = Reading(doc, resolution, finder)
    for token in doc:
        spot = _spot_at(reading, token)
        # One side of a border is no spot by itself ("the border with X").
        recent = reading.spots[-3:]
        if spot is not None and not any(s.level == "border" and s.start <= spot.start < s.end for s in recent):
            reading.add(spot)
    return tuple(sorted(reading.spots, key=lambda s: (s.start, s.end)))


def _spot_at(reading: Reading, token: Token) -> Spot | None:
    mention = reading.named_at.get(token.i)
    if mention is not None and mention.toponym.use == "place":
        if is_second_of_pair(reading, mention) or is_whole_of_next(reading, mention) or is_of_a_people(mention):
            return None
        return pair(reading, mention) or named(reading, mention)
    if token.pos_ not in {"NOUN", "PROPN"}:
        return None
    if token.lower_ in BORDER_WORDS:
        return border(reading, token)
    if token.i in reading.covered:
        return None
    if token.lower_ in {"city", "town"} and token.i and reading.doc[token.i - 1].lower_ == "old":
        return old_town(reading, token)
    kind = class_level(token.lower_) or token.lower_ in PLACED_SITES or is_two_words(reading.doc, token)
    if kind and (token.pos_ == "NOUN" or token.text.islower()):
        return site_at(reading, token) or described(reading, token)
    if kind and token.text.istitle():
        return named_site(reading, token)
    if token.lower_ in COMPASS_NOUNS:
        return described_side(reading, token)
    return None
