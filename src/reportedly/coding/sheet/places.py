"""Where: the place of a row, no more exact than its code of precision lets it be."""

import re
from dataclasses import replace

from reportedly.codebook import SheetPlace
from reportedly.coding.sheet.cells import Row
from reportedly.coding.where.nearness import distance_km
from reportedly.model import Place, Where
from reportedly.model.coding_sheet import SheetCell

_SAME_PLACE_KM = 10.0
"""So near to a row's point, a place of the row's name is the one that the row means."""
_OTHER_NAME = re.compile(r"\s*\([^()]*\)\s*\Z")
_KIND_OF_PLACE = re.compile(
    r"\s+(?:town|city|village|district|province|governorate|state|region|county|area)\Z", re.IGNORECASE
)


def where_of(row: Row) -> Where | None:
    """Read the place of a row; None with an issue where there is none, or nothing tells how exact it is."""
    sheet = row.sheet
    code = row.cells.get(sheet.place_precision)
    said = sheet.places.get(code.value) if code else None
    if said is None:
        row.doubt(sheet.place_precision, "how exact the place is cannot be told, so the row's claim has none")
        return None
    cell = row.cells.get(said.named_by)
    if cell is None:
        row.doubt(said.named_by, "the place has no name")
        return None
    row.take("event.where", cell)
    country = _country(row)
    return _spot(row, said, cell, country) if said.point else _area(row, said, cell, country)


def _spot(row: Row, said: SheetPlace, cell: SheetCell, country: str | None) -> Where:
    """Give a place with the row's own point, and the gazetteer's id where it knows the place there."""
    point = _point(row)
    known = None
    if point is not None:
        apart_km = {p: _apart_km(p, point) for p in _named(row, cell.value, country)}
        near = [place for place, km in apart_km.items() if km <= _SAME_PLACE_KM]
        known = min(near, key=lambda p: (p.level != said.level, apart_km[p], p.id), default=None)
    lat, lon = point or (None, None)
    return Where(
        mention=cell.value,
        name=known.name if known else cell.value,
        span=cell.span,
        level=known.level if known and known.level in {"site", "town"} else said.level,
        relation=said.relation,
        rule=_rule(row, said),
        place=known.id if known else None,
        country=country or (known.country if known else None),
        lat=lat,
        lon=lon,
        radius_km=said.radius_km if point else None,
    )


def _area(row: Row, said: SheetPlace, cell: SheetCell, country: str | None) -> Where:
    """Give an area without a point: the coordinates only stand for it."""
    if said.level == "country":
        known = row.kit.places.country(country) if country else None
    else:
        found = [p for p in _named(row, cell.value, country) if p.level == said.level]
        point = None if country else _point(row)
        # Without a country, what stands for the area tells which of the areas of that name is meant.
        near = [p for p in found if country or (point and _apart_km(p, point) <= p.radius_km)]
        known = near[0] if near else None
    return Where(
        mention=cell.value,
        name=known.name if known else cell.value,
        span=cell.span,
        level=said.level,
        relation=said.relation,
        rule=_rule(row, said),
        place=known.id if known else None,
        country=country or (known.country if known else None),
        shape=row.kit.places.shape_of((known.id,)) if known and said.level != "district" else None,
    )


def _rule(row: Row, said: SheetPlace) -> str:
    return f"sheet.{row.sheet.id}.{said.named_by}"


def _named(row: Row, name: str, country: str | None) -> list[Place]:
    """Give the places that go by a row's name, also without "town" or "(old name)" behind it."""
    bare = _OTHER_NAME.sub("", name)
    names = dict.fromkeys((name, bare, _KIND_OF_PLACE.sub("", bare)))
    return [place for one in names if one for place in row.kit.places.find(one, country)]


def _country(row: Row) -> str | None:
    """Give the ISO code of the row's country, by its name with or without an older one in brackets."""
    cell = row.cells.get(row.sheet.country)
    if cell is None:
        return None
    for name in dict.fromkeys((cell.value, _OTHER_NAME.sub("", cell.value))):
        found = next((p.country for p in row.kit.places.find(name) if p.level == "country"), None)
        if found is not None:
            return found
    row.doubt(cell.column, "the gazetteer knows no country of that name")
    return None


def _point(row: Row) -> tuple[float, float] | None:
    lat, lon = _degrees(row, row.sheet.latitude, 90.0), _degrees(row, row.sheet.longitude, 180.0)
    return None if lat is None or lon is None else (lat, lon)


def _apart_km(place: Place, point: tuple[float, float]) -> float:
    return distance_km(place, replace(place, lat=point[0], lon=point[1]))


def _degrees(row: Row, column: str, most: float) -> float | None:
    cell = row.cells.get(column)
    try:
        degrees = float(cell.value) if cell else None
    except ValueError:
        degrees = None
    if degrees is None or not abs(degrees) <= most:
        row.doubt(column, f"not degrees between -{most:g} and {most:g}, so the place has no point")
        return None
    return degrees
