"""Reports and claims as rows, and back again: what is kept comes back equal."""

from datetime import date
from typing import Any

from sqlalchemy import Row as Found

from reportedly.model import (
    Claim,
    Event,
    Evidence,
    Issue,
    Party,
    Quantity,
    Report,
    Republication,
    Shape,
    Span,
    Speaker,
    Timing,
    When,
    Where,
    content_id,
)
from reportedly.model.wire import event_to_wire

Row = dict[str, Any]


def report_to_row(report: Report) -> Row:
    """Write a report as a row of `reports`; what is never searched by goes into one JSON column."""
    return {
        "id": report.id,
        "key": report.key,
        "outlet": report.outlet,
        "title": report.title,
        "published": report.published,
        "language": report.language,
        "url": report.url,
        "text": report.text,
        "rest": {
            "headline": report.headline,
            "byline": report.byline,
            "published_rule": report.published_rule,
            "retrieved": _iso(report.retrieved),
            "credits": report.credits,
            "republished": [{"outlet": r.outlet, "date": _iso(r.date), "url": r.url} for r in report.republished],
            "supersedes": report.supersedes,
            "media": report.media,
            "tags": report.tags,
            "boilerplate": report.boilerplate,
            "timings": [[*t.span, t.start_s, t.end_s] for t in report.timings],
        },
    }


def report_from_row(row: Found[Any]) -> Report:
    """Read a report back from its row of `reports`."""
    rest = row.rest
    return Report(
        key=row.key,
        text=row.text,
        outlet=row.outlet,
        title=row.title,
        headline=_span(rest["headline"]),
        byline=rest["byline"],
        published=row.published,
        published_rule=rest["published_rule"],
        retrieved=_day(rest["retrieved"]),
        language=row.language,
        url=row.url,
        credits=tuple(rest["credits"]),
        republished=tuple(
            Republication(outlet=r["outlet"], date=_day(r["date"]), url=r["url"]) for r in rest["republished"]
        ),
        supersedes=rest["supersedes"],
        media=tuple(rest["media"]),
        tags=tuple((group, tag) for group, tag in rest["tags"]),
        boilerplate=tuple(rest["boilerplate"]),
        # Ledgers of before recordings were read have none.
        timings=tuple(
            Timing(span=(start, end), start_s=start_s, end_s=end_s)
            for start, end, start_s, end_s in rest.get("timings", ())
        ),
    )


def claim_to_values(claim: Claim) -> Row:
    """Write what a coder read from a claim's words: the wire form, with `also` as spans and evidence in full."""
    return {
        "quote": claim.quote,
        "also": [list(span) for span in claim.also],
        "said_by": [_speaker_to_json(s) for s in claim.said_by],
        "said_when": _iso(claim.said_when),
        "toward": [_speaker_to_json(s) for s in claim.toward],
        "cue": claim.cue,
        "act": claim.act,
        "certainty": claim.certainty,
        "polarity": claim.polarity,
        "event": _event_to_json(claim.event),
        "evidence": [
            {"slot": e.slot, "rule": e.rule, "span": list(e.span) if e.span else None, "score": e.score}
            for e in claim.evidence
        ],
    }


def _event_to_json(event: Event) -> Row:
    """Write an event in its wire form; a place without a shape stays as it was before there were any."""
    written = event_to_wire(event)
    if written["where"] and written["where"]["shape"] is None:
        del written["where"]["shape"]
    return written


def values_digest(values: Row) -> str:
    """Name a version by its values: the same reading by two Runs is one version."""
    return content_id("ver", values)


def claim_from_row(row: Found[Any]) -> Claim:
    """Read a claim back from a row that joins `claims` with one of its versions."""
    return claim_from_values(row.wire, report_id=row.report, span=(row.start, row.end), ordinal=row.ordinal)


def claim_from_values(values: Row, *, report_id: str, span: Span, ordinal: int) -> Claim:
    """Read a claim back from its values and the words it stands in."""
    return Claim(
        report_id=report_id,
        quote=values["quote"],
        span=span,
        event=event_from_json(values["event"]),
        act=values["act"],
        certainty=values["certainty"],
        polarity=values["polarity"],
        cue=values["cue"],
        also=tuple((start, end) for start, end in values["also"]),
        said_by=tuple(_speaker_from_json(s) for s in values["said_by"]),
        said_when=_day(values["said_when"]),
        toward=tuple(_speaker_from_json(s) for s in values["toward"]),
        ordinal=ordinal,
        evidence=tuple(
            Evidence(slot=e["slot"], rule=e["rule"], span=_span(e["span"]), score=e["score"])
            for e in values["evidence"]
        ),
    )


def event_from_json(event: Row) -> Event:
    """Read an event back from its wire form."""
    return Event(
        kind=event["kind"],
        status=event["status"],
        agents=tuple(_party(p) for p in event["agents"]),
        targets=tuple(_party(p) for p in event["targets"]),
        weapons=tuple(_party(p) for p in event["weapons"]),
        where=_where(event["where"]) if event["where"] else None,
        when=_when(event["when"]) if event["when"] else None,
        quantities=tuple(_quantity(q) for q in event["quantities"]),
    )


def issue_to_row(issue: Issue, run_id: str | None) -> Row:
    """Write an issue as a row of `issues`, named by its content and the Run that met it."""
    start, end = issue.span if issue.span else (None, None)
    return {
        "name": content_id("iss", run_id, issue.report, issue.code, issue.detail, issue.span),
        "report": issue.report,
        "code": issue.code,
        "detail": issue.detail,
        "start": start,
        "end": end,
    }


def issue_from_row(row: Found[Any]) -> Issue:
    """Read an issue back from its row."""
    span = None if row.start is None else (row.start, row.end)
    return Issue(report=row.report, code=row.code, detail=row.detail, span=span)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _span(value: list[int] | None) -> Span | None:
    return (value[0], value[1]) if value else None


def _sure_span(value: list[int]) -> Span:
    return value[0], value[1]


def _speaker_to_json(s: Speaker) -> Row:
    return {"mention": s.mention, "name": s.name, "kind": s.kind, "actor": s.actor, "span": list(s.span)}


def _speaker_from_json(s: Row) -> Speaker:
    return Speaker(**{**s, "span": _sure_span(s["span"])})


def _party(p: Row) -> Party:
    return Party(**{**p, "span": _sure_span(p["span"])})


def _where(w: Row) -> Where:
    return Where(**{**w, "span": _sure_span(w["span"]), "shape": _shape(w.get("shape"))})


def _shape(value: Row | None) -> Shape | None:
    """Read a shape back; ledgers of version 1 hold none."""
    if value is None:
        return None
    west, south, east, north = value["bbox"]
    return Shape(kind=value["kind"], of=tuple(value["of"]), bbox=(west, south, east, north))


def _when(w: Row) -> When:
    return When(**{**w, "start": _day(w["start"]), "end": _day(w["end"]), "span": _span(w["span"])})


def _quantity(q: Row) -> Quantity:
    return Quantity(**{**q, "span": _sure_span(q["span"])})
