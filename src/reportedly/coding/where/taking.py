"""A spot made the place of an event: how it stands to it, the row it is named in, its shape and its country."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from reportedly.coding.clause import Taken
from reportedly.coding.parse import text_of
from reportedly.coding.where.hanging import governor_of, verb_over
from reportedly.coding.where.report_places import ReportPlaces
from reportedly.coding.where.spot import AREA_LEVELS, Spot, between
from reportedly.coding.where.words import RELATION_OF, class_level
from reportedly.model import Shape, Where

_toward_verbs = frozenset(
    "advance withdraw move head retreat march flee travel transfer evacuate return squeeze send deploy "
    "rush push dispatch drive".split()
)


def taken(spot: Spot, head: Token, places: ReportPlaces, how: str, score: float) -> Taken[Where]:
    """Make a place of a spot, seen from an event's word; `how` tells which words it was found among."""
    doc = head.doc
    governor = governor_of(doc, spot)
    relation = "near" if spot.near else RELATION_OF.get(governor.lower_, "in") if governor is not None else "in"
    listed = _listed_with(doc, spot, places)
    several = len(listed) > 1
    goes = head.lemma_ in _toward_verbs or (governor is not None and verb_over(governor).lemma_ in _toward_verbs)
    if relation == "toward" and not goes and spot.level not in {"province", "region", "town"}:
        relation = "in"
    if spot.level == "border" and relation == "in":
        relation = "along"
    rule = f"{'place.list' if several else spot.rule}+{how}"
    span = (
        listed[0].span[0],
        _with_parenthesis(doc, listed[-1], places) if relation == "between" else listed[-1].span[1],
    )
    radius = spot.radius_km
    if relation == "near" and radius is not None:
        radius += 10.0
    lat, lon = (None, None) if several else (spot.lat, spot.lon)
    ends = [s.place for s in listed if s.place is not None]
    if relation == "between" and len(listed) == len(ends) == 2:
        lat, lon, radius = between(ends[0], ends[1])
        rule = f"place.between+{how}"
    elif several:
        radius = None
    shape = _shape(listed, places)
    if shape is not None:
        lat = lon = radius = None
    where = Where(
        mention=text_of(doc)[span[0] : span[1]], name=listed[0].name, span=span, level=spot.level, relation=relation,
        rule=rule, place=spot.place.id if spot.place and not several else None, country=_country(spot, places),
        lat=lat, lon=lon, radius_km=radius, shape=shape,
    )  # fmt: skip
    return Taken(value=where, rule=rule, span=span, score=score)


_RIVER = "STM"
"""GeoNames' feature of rivers: a report's own reach of one is meant."""


def _country(spot: Spot, places: ReportPlaces) -> str | None:
    """Give the country of a spot, the report's where nothing else tells it.

    An unknown name may lie abroad; a sea, or a region that is larger than a country, lies in none.
    """
    may_lie_abroad = spot.rule == "place.unknown-name" or (spot.rule == "place.site" and spot.within is None)
    of_no_country = spot.place is not None and spot.place.country is None and spot.place.feature != _RIVER
    return spot.country if may_lie_abroad or of_no_country else spot.country or places.country


def _with_parenthesis(doc: Doc, spot: Spot, places: ReportPlaces) -> int:
    """Give where a place's words end, with the area it lies in where that stands behind: "X and Y (Centre-North)"."""
    if spot.end + 1 >= len(doc) or doc[spot.end].text != "(":
        return spot.span[1]
    close = next((t.i for t in doc[spot.end + 1 : spot.end + 6] if t.text == ")"), None)
    inside = places.headed_within(spot.end + 1, close) if close is not None else []
    compass = close is not None and any(t.text[:1].isupper() for t in doc[spot.end + 1 : close])
    return doc[close].idx + 1 if close is not None and (inside or compass) else spot.span[1]


def _shape(listed: Sequence[Spot], places: ReportPlaces) -> Shape | None:
    """Give the area or line that places are drawn as; None for what is small enough to be a point with a radius."""
    references: list[str] = []
    for spot in listed:
        outline = spot.place or spot.within
        if spot.areas:
            references += spot.areas
        elif outline is not None and (outline.level if spot.place is None else spot.level) in AREA_LEVELS:
            references.append(outline.id)
        elif listed[0].level == "province" and outline is not None and outline.admin1 is not None:
            # "The provinces of X and Y": a bare Y was read as the town.
            references.append(outline.admin1)
        else:
            return None
    return places.finder.shape_of(tuple(dict.fromkeys(references)))


def _listed_with(doc: Doc, spot: Spot, places: ReportPlaces) -> list[Spot]:
    """Give all places named in one row with a spot ("the provinces of A, B and C"), or the spot alone."""
    row = list(places.row_around(spot, lambda left, right: _in_a_row(doc, left, right)))
    if not row:
        return [spot]
    levels = {s.level for s in row}
    # "The provinces of A and B", "the A and B regions".
    plural = any(t.tag_ == "NNS" and class_level(t.lower_) for t in doc[row[0].start : row[-1].end])
    between = governor_of(doc, row[0])
    if between is not None and between.lower_ == "between" and len(row) == 2:
        return row
    joined = " and " in text_of(doc)[row[0].span[0] : row[-1].span[1]]
    if plural or (len(levels) == 1 and joined):
        return row
    return [spot]


def _in_a_row(doc: Doc, left: Spot, right: Spot) -> bool:
    gap = text_of(doc)[left.span[1] : right.span[0]]
    joined = gap.strip().lower() in {",", "and", ", and", "", "and the", ", the"}
    return joined and "\n" not in gap and not right.near and left.span[1] <= right.span[0]
