"""Outlines for the map: light enough to be drawn at once, and no more exact than a screen."""

import json
from collections import Counter
from typing import Any

import shapely
from shapely.geometry import mapping, shape

from reportedly.gazetteer import Gazetteer
from reportedly.ledger import NONE, Ledger, PlaceLine

_COARSER_DEGREES = 0.01
"""About a kilometre: a line is moved by no more."""


_MOST_COUNTRIES = 12
_MOST_TOWNS = 250
"""In each country: more than a screen has room for."""


def ground_of(ledger: Ledger, places: Gazetteer, state: str) -> dict[str, Any]:
    """Give the ground of the countries named most: borders of their provinces and their largest towns, in GeoJSON."""
    named: Counter[str] = Counter()
    for _, now, _ in ledger.lines():
        for place, claims in Counter(now.place).items():
            if place != NONE and (country := PlaceLine(*now.places[place]).country):
                named[country] += claims
    countries = sorted(country for country, _ in named.most_common(_MOST_COUNTRIES))
    towns = [
        {
            "type": "Feature",
            "properties": {"name": town.name, "population": town.population},
            "geometry": {"type": "Point", "coordinates": [town.lon, town.lat]},
        }
        for country in countries
        for town in places.largest_towns(country, _MOST_TOWNS)
    ]
    borders = [
        part
        for _, outline in places.outlines("province", countries)
        for part in shapely.get_parts(shapely.simplify(outline, _COARSER_DEGREES).boundary)
    ]
    return {
        "state": state,
        "provinces": _rounded(borders),
        "towns": {"type": "FeatureCollection", "features": towns},
    }


def _rounded(lines: list[Any]) -> dict[str, Any]:
    """Write lines as GeoJSON, to a hundred metres; where provinces meet there are two, one on the other."""
    written = [[[round(x, 3), round(y, 3)] for x, y, *_ in line.coords] for line in lines]
    return {"type": "MultiLineString", "coordinates": written}


def outlines_of(ledger: Ledger, places: Gazetteer, state: str) -> dict[str, Any]:
    """Give every outline that a current claim refers to, by its references joined with spaces."""
    places_named = {PlaceLine(*place) for _, now, _ in ledger.lines() for place in now.places}
    referred = {place.shape for place in places_named if place.shape}
    found: dict[str, Any] = {}
    for written in sorted(referred):
        references = tuple(json.loads(written))
        known = places.shape_of(references)
        geometry = places.geojson(known) if known is not None else None
        # One that this machine's gazetteer does not know is told in the list, and not drawn.
        if geometry is not None:
            simpler = shapely.simplify(shape(geometry), _COARSER_DEGREES)
            found[" ".join(references)] = mapping(shapely.set_precision(simpler, 1e-4))
    return {"state": state, "shapes": found}
