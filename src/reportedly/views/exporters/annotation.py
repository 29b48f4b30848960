"""Claims as W3C Web Annotations with their provenance (PROV-O), in JSON-LD: every value points at its words."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from reportedly.model import Report, Span
from reportedly.model.wire import claim_to_wire
from reportedly.views.exporters.exporter import Exporter, ExportKit, Piece, Told, array, traces_of

_CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {"prov": "http://www.w3.org/ns/prov#", "reportedly": "urn:reportedly:"},
]
_AROUND = 32
"""Characters before and after that a quote is found again by, where the text around it has changed."""


def _write(told: Iterable[Told], _kit: ExportKit) -> Iterator[Piece]:
    head = f'{{"@context": {json.dumps(_CONTEXT)},\n"type": "AnnotationCollection", "items": ['
    yield from array((_annotation(t) for t in told), head, "\n]}\n")


def _annotation(told: Told) -> Piece:
    claim, report = told.claim, told.report
    wire = claim_to_wire(claim, report)
    values = [e for e in claim.evidence if e.span is not None]
    annotation = {
        "id": f"urn:reportedly:{claim.id}",
        "type": "Annotation",
        "motivation": "describing",
        "target": _target(report, claim.span),
        "body": [
            {"type": "reportedly:Claim", "value": {k: v for k, v in wire.items() if k not in {"report", "evidence"}}},
            *(
                {
                    "type": "SpecificResource",
                    "purpose": "tagging",
                    "reportedly:slot": e.slot,
                    "reportedly:rule": e.rule,
                    "source": _target(report, e.span),
                }
                for e in values
                if e.span is not None
            ),
        ],
        "prov:wasDerivedFrom": f"urn:reportedly:{report.id}",
        "prov:wasGeneratedBy": {"id": f"urn:reportedly:{told.run_id or 'review'}", "type": "prov:Activity"},
        "prov:wasAttributedTo": [
            {"type": "prov:Agent", "reportedly:name": s.name, "reportedly:kind": s.kind} for s in claim.said_by
        ],
    }
    shown = [("target", "quote"), *((f"body[{nth}]", e.slot) for nth, e in enumerate(values, start=1))]
    return Piece(text=json.dumps(annotation, ensure_ascii=False), name=claim.id, traces=traces_of(told, shown))


def _target(report: Report, span: Span) -> dict[str, Any]:
    start, end = span
    return {
        "source": report.url or f"urn:reportedly:{report.id}",
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": report.text[start:end],
                "prefix": report.text[max(0, start - _AROUND) : start],
                "suffix": report.text[end : end + _AROUND],
            },
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }


ANNOTATION = Exporter(
    name="annotation",
    suffix=".jsonld",
    says="one claim a Web Annotation with PROV-O, every value with its words",
    cannot_say="Positions count in the text as it was read, without furniture; on the page itself, go by the quote.",
    write=_write,
)
