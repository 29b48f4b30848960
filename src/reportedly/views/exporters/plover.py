"""Claims as PLOVER 2.0 event records, one JSON object a line."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from reportedly.codebook import Codebook
from reportedly.model import Claim, Party, Report, Where
from reportedly.views.exporters.exporter import Exporter, ExportKit, Piece, Told, traces_of

QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("SANCTION", "PROTEST", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}
"""The four classes. The manual counts SANCTION among verbal conflict in one table and material in another; its own
section says material."""
_SIZES = {"killed": "dead", "wounded": "injured", "detained": "arrested"}


def _write(told: Iterable[Told], kit: ExportKit) -> Iterator[Piece]:
    for each in told:
        record = _record(each.claim, each.report, kit.codebook)
        if record is not None:
            shown = [(cell, slot) for cell, slot in _TRACED if record.get(cell) is not None]
            text = json.dumps(record, ensure_ascii=False) + "\n"
            yield Piece(text=text, name=each.claim.id, traces=traces_of(each, shown))


_TRACED = (
    ("date", "event.when"),
    ("enddate", "event.when"),
    ("actor", "event.agents"),
    ("recipient", "event.targets"),
    ("event", "event.kind"),
    ("event_loc", "event.where"),
    ("size", "event.quantities"),
    ("id", "id"),
    ("mode", "event.kind"),
    ("quad_code", "event.kind"),
    ("text", "quote"),
    ("text_info", "quote"),
    ("cite_info", "report"),
    ("comment", "said_by"),
    ("comment", "act"),
    ("comment", "certainty"),
    ("comment", "polarity"),
    ("comment", "event.status"),
)


def _record(claim: Claim, report: Report, codebook: Codebook) -> dict[str, Any] | None:
    """Write one record; None for what PLOVER has no event for, or that has no day, which it demands."""
    kind = codebook.kinds.get(claim.event.kind)
    when = claim.event.when
    if kind is None or kind.schemes.plover is None or when is None or (when.start or when.end) is None:
        return None
    event, mode = kind.schemes.plover, kind.schemes.plover_mode
    record = {
        "id": claim.id,
        "date": (when.start or when.end).isoformat(),  # type: ignore[union-attr]
        "enddate": when.end.isoformat() if when.end and when.end != when.start else None,
        "actor": _entities(claim.event.agents),
        "recipient": _entities(claim.event.targets) or None,
        "event": [event],
        "mode": [mode] if mode else None,
        "quad_code": QUADS.get(event),
        "event_loc": _location(claim.event.where) if claim.event.where else None,
        "size": _sizes(claim) or None,
        "text": claim.quote,
        "text_info": {"start": claim.span[0], "end": claim.span[1]},
        "cite_info": {"citation": report.key, "url": report.url, "title": report.title, "publication": report.outlet},
        "coder": "reportedly",
        "comment": _comment(claim),
    }
    return {name: value for name, value in record.items() if value is not None}


def _entities(parties: Sequence[Party]) -> list[dict[str, str]]:
    return [
        {"entity_text": p.mention, "identifier_text": p.name, **({"identifier_id": p.actor} if p.actor else {})}
        for p in parties
    ]


def _location(where: Where) -> dict[str, Any]:
    place = {
        "extracted_place": where.mention,
        "resolved_place": where.name,
        "geonameid": int(where.place[3:]) if where.place and where.place.startswith("gn:") else None,
        "lat": where.lat,
        "lon": where.lon,
    }
    return {name: value for name, value in place.items() if value is not None}


def _sizes(claim: Claim) -> dict[str, int]:
    """Give the numbers PLOVER has a field for: the lower bound of each whole, as its users count conservatively."""
    sizes: dict[str, int] = {}
    for q in claim.event.quantities:
        field = _SIZES.get(q.effect)
        if field and q.part_of is None and q.low is not None:
            sizes[field] = sizes.get(field, 0) + int(q.low)
    return sizes


def _comment(claim: Claim) -> str:
    """Say what PLOVER has no field for: who says it, how surely, and whether it is denied or yet to come."""
    said = " > ".join(s.name or s.mention for s in claim.said_by) or "the outlet itself"
    marks = (claim.act, claim.certainty, claim.polarity, claim.event.status)
    return f"said by {said}; {', '.join(marks)}"


PLOVER = Exporter(
    name="plover",
    suffix=".jsonl",
    says="one claim a PLOVER 2.0 event record",
    cannot_say="PLOVER has no field for who says it, how surely, or that it is denied: those stand in `comment`. "
    "Claims without a day, and kinds that PLOVER has no event for, are left out.",
    write=_write,
)
