"""Claims on a map (GeoJSON, RFC 7946): a point only where there is an honest one."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from reportedly.model import Where
from reportedly.model.wire import claim_to_wire
from reportedly.views.exporters.exporter import Exporter, ExportKit, Piece, Told, array, traces_of

_TRACED = (
    ("geometry", "event.where"),
    ("properties.kind", "event.kind"),
    ("properties.said_by", "said_by"),
    ("properties.act", "act"),
    ("properties.certainty", "certainty"),
    ("id", "id"),
    ("properties.report", "report"),
    ("properties.outlet", "report"),
    ("properties.published", "report"),
    ("properties.polarity", "polarity"),
    ("properties.status", "event.status"),
    ("properties.place", "event.where"),
    ("properties.level", "event.where"),
    ("properties.relation", "event.where"),
    ("properties.radius_km", "event.where"),
    ("properties.start", "event.when"),
    ("properties.end", "event.when"),
    ("properties.quote", "quote"),
)


def _write(told: Iterable[Told], kit: ExportKit) -> Iterator[Piece]:
    yield from array((_feature(t, kit) for t in told), '{"type": "FeatureCollection", "features": [', "\n]}\n")


def _feature(told: Told, kit: ExportKit) -> Piece:
    wire = claim_to_wire(told.claim, told.report)
    where, when = told.claim.event.where, wire["event"]["when"] or {}
    feature = {
        "type": "Feature",
        "id": told.claim.id,
        "geometry": _geometry(where, kit) if where else None,
        "properties": {
            "report": told.report.key,
            "outlet": told.report.outlet,
            "published": wire["report"]["published"],
            "said_by": [s["name"] for s in wire["said_by"]],
            "act": told.claim.act,
            "certainty": told.claim.certainty,
            "polarity": told.claim.polarity,
            "kind": told.claim.event.kind,
            "status": told.claim.event.status,
            "place": where.name if where else None,
            "level": where.level if where else None,
            "relation": where.relation if where else None,
            "radius_km": where.radius_km if where else None,
            "start": when.get("start"),
            "end": when.get("end"),
            "quote": told.claim.quote,
        },
    }
    shown = [(cell, slot) for cell, slot in _TRACED if _is_told(feature, cell)]
    return Piece(text=json.dumps(feature, ensure_ascii=False), name=told.claim.id, traces=traces_of(told, shown))


def _is_told(feature: Mapping[str, object], cell: str) -> bool:
    value: object = feature
    for step in cell.split("."):
        value = value.get(step) if isinstance(value, Mapping) else None
    return value not in (None, [])


def _geometry(where: Where, kit: ExportKit) -> Mapping[str, Any] | None:
    if where.shape is not None:
        return kit.geojson_of(where.shape)
    if where.lat is None or where.lon is None:
        return None
    return {"type": "Point", "coordinates": [where.lon, where.lat]}


GEOJSON = Exporter(
    name="geojson",
    suffix=".geojson",
    says="one claim a feature, for maps; a claim without a place has no geometry",
    cannot_say="GeoJSON has no circle: how far from its point an event may lie stands in the property radius_km.",
    write=_write,
)
