"""Outlines for the map: light enough to be drawn at once, and no more exact than a screen."""

import json
from typing import Any

import shapely
from shapely.geometry import mapping, shape

from reportedly.gazetteer import Gazetteer
from reportedly.ledger import Ledger

_COARSER_DEGREES = 0.01
"""About a kilometre: a line is moved by no more."""


def outlines_of(ledger: Ledger, places: Gazetteer, state: str) -> dict[str, Any]:
    """Give every outline that a current claim refers to, by its references joined with spaces."""
    referred = {line.where.shape for line in ledger.claim_lines() if line.where is not None and line.where.shape}
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
