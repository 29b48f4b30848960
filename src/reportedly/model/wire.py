"""Claims as one JSON object a line: the wire format every exporter, the desk and the scorer speak."""

import json
from datetime import date
from typing import Any

from reportedly.model.claim import Claim, Evidence, Speaker
from reportedly.model.event import Event, Party, Quantity, When, Where
from reportedly.model.report import Report

Json = dict[str, Any]


def claim_to_wire(claim: Claim, report: Report) -> Json:
    """Write a claim as a JSON-ready object, with its report's head and its quotes as strings."""
    return {
        "id": claim.id,
        "report": {
            "id": claim.report_id,
            "key": report.key,
            "outlet": report.outlet,
            "title": report.title,
            "published": _day(report.published),
            "url": report.url,
        },
        "quote": claim.quote,
        "span": list(claim.span),
        "also": [report.text[start:end] for start, end in claim.also],
        "said_by": [_speaker(s) for s in claim.said_by],
        "said_when": _day(claim.said_when),
        "toward": [_speaker(s) for s in claim.toward],
        "cue": claim.cue,
        "act": claim.act,
        "certainty": claim.certainty,
        "polarity": claim.polarity,
        "event": event_to_wire(claim.event),
        "evidence": {e.slot: _evidence(e) for e in claim.evidence},
    }


def claim_to_line(claim: Claim, report: Report) -> str:
    """Write a claim as one line of JSON Lines, without the newline."""
    return json.dumps(claim_to_wire(claim, report), ensure_ascii=False)


def event_to_wire(event: Event) -> Json:
    """Write an event as a JSON-ready object."""
    return {
        "kind": event.kind,
        "status": event.status,
        "agents": [_party(p) for p in event.agents],
        "targets": [_party(p) for p in event.targets],
        "weapons": [_party(p) for p in event.weapons],
        "where": _where(event.where) if event.where else None,
        "when": _when(event.when) if event.when else None,
        "quantities": [_quantity(q) for q in event.quantities],
    }


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value


def _speaker(s: Speaker) -> Json:
    return {"mention": s.mention, "name": s.name, "kind": s.kind, "actor": s.actor, "span": list(s.span)}


def _party(p: Party) -> Json:
    return {"mention": p.mention, "name": p.name, "actor": p.actor, "span": list(p.span)}


def _where(w: Where) -> Json:
    return {
        "mention": w.mention,
        "name": w.name,
        "place": w.place,
        "country": w.country,
        "lat": w.lat,
        "lon": w.lon,
        "level": w.level,
        "relation": w.relation,
        "radius_km": _number(w.radius_km),
        "shape": {"kind": w.shape.kind, "of": list(w.shape.of), "bbox": list(w.shape.bbox)} if w.shape else None,
        "rule": w.rule,
        "span": list(w.span),
    }


def _when(w: When) -> Json:
    return {
        "mention": w.mention,
        "start": _day(w.start),
        "end": _day(w.end),
        "precision": w.precision,
        "rule": w.rule,
        "span": list(w.span) if w.span else None,
    }


def _quantity(q: Quantity) -> Json:
    return {
        "low": _number(q.low),
        "high": _number(q.high),
        "unit": q.unit,
        "effect": q.effect,
        "of": q.of,
        "surface": q.surface,
        "part_of": q.part_of,
        "basis": q.basis,
        "span": list(q.span),
    }


def _evidence(e: Evidence) -> Json:
    return {"span": list(e.span) if e.span else None, "rule": e.rule, "score": round(e.score, 3)}
