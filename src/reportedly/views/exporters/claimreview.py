"""Claims as schema.org ClaimReview: what was claimed, by whom, where it appeared; never rated by a machine."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from reportedly.model import Claim, Report, Speaker
from reportedly.views.exporters.exporter import Exporter, ExportKit, Piece, Told, array, traces_of
from reportedly.views.wording import gist

UNRATED = "not rated"
_PERSONS = frozenset({"spokesperson", "official", "witness", "resident", "expert", "activist", "person-other"})


def _write(told: Iterable[Told], _kit: ExportKit) -> Iterator[Piece]:
    yield from array((_review(t) for t in told), '{"@context": "https://schema.org", "@graph": [', "\n]}\n")


def _review(told: Told) -> Piece:
    claim, report = told.claim, told.report
    item: dict[str, Any] = {
        "@type": "Claim",
        "author": _author(claim.said_by[-1]) if claim.said_by else _publisher(report),
        "appearance": _appearance(report),
        "claimInterpreter": {"@type": "Organization", "name": "reportedly"},
        "text": claim.quote,
    }
    if claim.said_when:
        item["datePublished"] = claim.said_when.isoformat()
    review = {
        "@type": "ClaimReview",
        "@id": f"urn:reportedly:{claim.id}",
        "url": f"urn:reportedly:{claim.id}",
        "claimReviewed": gist(claim),
        "reviewRating": {"@type": "Rating", "alternateName": UNRATED},
        "itemReviewed": item,
    }
    cells = [("@id", "id"), ("url", "id"), ("itemReviewed.text", "quote"), ("itemReviewed.appearance", "report")]
    cells += [("itemReviewed.author", "said_by" if claim.said_by else "report")]
    cells += [("itemReviewed.datePublished", "said_when")] if claim.said_when else []
    cells += [("claimReviewed", slot) for slot in _IN_THE_GIST if slot in _filled(claim)]
    return Piece(text=json.dumps(review, ensure_ascii=False), name=claim.id, traces=traces_of(told, cells))


_IN_THE_GIST = ("event.kind", "event.status", "event.agents", "event.targets", "event.where", "event.quantities")


def _filled(claim: Claim) -> frozenset[str]:
    """Give the slots of a claim's event that hold something."""
    return frozenset(slot for slot in _IN_THE_GIST if getattr(claim.event, slot.removeprefix("event.")))


def _author(speaker: Speaker) -> dict[str, str]:
    return {"@type": "Person" if speaker.kind in _PERSONS else "Organization", "name": speaker.name or speaker.mention}


def _publisher(report: Report) -> dict[str, str] | None:
    return {"@type": "Organization", "name": report.outlet} if report.outlet else None


def _appearance(report: Report) -> dict[str, Any]:
    work: dict[str, Any] = {"@type": "NewsArticle", "headline": report.title, "publisher": _publisher(report)}
    if report.url:
        work["url"] = report.url
    if report.published:
        work["datePublished"] = report.published.isoformat()
    return {name: value for name, value in work.items() if value is not None}


CLAIM_REVIEW = Exporter(
    name="claimreview",
    suffix=".jsonld",
    says="one claim a schema.org ClaimReview, to be rated by a person",
    cannot_say=f"ClaimReview wants a rating, and none is given: every one is '{UNRATED}' until a person changes it. "
    "It has no place for how surely something was said, nor for a chain of speakers.",
    write=_write,
)
