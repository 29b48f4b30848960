"""One claim as its card shows it: the wire form, what it comes to in words, and every value with what it rests on."""

from typing import Any

from reportedly.model import Claim, Issue, Report
from reportedly.model.wire import claim_to_wire
from reportedly.views.numbers_and_days import quantities_words, when_words
from reportedly.views.why import values_of
from reportedly.views.wording import (
    act_words,
    attribution,
    certainty_words,
    gist,
    kind_words,
    outlet_words,
    where_words,
)

Json = dict[str, Any]


def card_of(claim: Claim, report: Report) -> Json:
    """Write the card of one claim; every text in it is plain text, never markup."""
    event = claim.event
    return {
        **claim_to_wire(claim, report),
        "also_spans": [list(span) for span in claim.also],
        "words": {
            "said": attribution(claim, report),
            "gist": gist(claim),
            "act": act_words(claim.act),
            "certainty": certainty_words(claim.certainty),
            "kind": kind_words(event.kind),
            "where": where_words(event.where) if event.where else None,
            "when": when_words(event.when) or None,
            "numbers": quantities_words(event.quantities) or None,
            "outlet": outlet_words(report),
        },
        "values": [
            {
                "slot": value.slot,
                "label": value.label,
                "words": value.words,
                "spans": [list(span) for span in value.spans],
                "rules": list(value.rules),
                "score": value.score,
            }
            for value in values_of(claim)
        ],
    }


def report_head(report: Report) -> Json:
    """Write what is known of a report, without its text."""
    return {
        "id": report.id,
        "key": report.key,
        "outlet": outlet_words(report),
        "title": report.title,
        "byline": report.byline,
        "published": report.published.isoformat() if report.published else None,
        "language": report.language,
        "url": report.url,
        "credits": list(report.credits),
        "republished": [
            {"outlet": r.outlet, "date": r.date.isoformat() if r.date else None, "url": r.url}
            for r in report.republished
        ],
    }


def issue_line(issue: Issue) -> Json:
    """Write an issue as the desk tells it."""
    return {"report": issue.report, "code": issue.code, "detail": issue.detail, "span": issue.span}
