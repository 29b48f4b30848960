"""Who is said to hold what: every dated statement of somebody about a place, for a map that plays them by day."""

from collections.abc import Callable
from typing import Any

from reportedly.ledger import ClaimFilter, KeptClaim, Ledger
from reportedly.linking.control import HOLDS, TAKES
from reportedly.model import Claim, Party, Report
from reportedly.views.control import held_words
from reportedly.views.wording import attribution, name_of, outlet_words

Json = dict[str, Any]
_epoch_ordinal = 719163
"""1 January 1970, as Python counts days."""


def statements_of(ledger: Ledger, state: str, actor_names: Callable[[str], str | None]) -> Json:
    """List every statement that somebody holds, takes, leaves or besieges a place, in no order.

    `holders` are those who hold it from then on by this statement; none where it only tells who left or besieges it.
    `actor_names` gives an actor's name by its id, so that one holder goes by one name however they are mentioned.
    """
    told = (kept for kind in (HOLDS, *sorted(TAKES)) for kept in ledger.claims(ClaimFilter(kind=kind)))
    return {"state": state, "statements": [one for kept in told if (one := _statement(kept, actor_names)) is not None]}


def _statement(kept: KeptClaim, actor_names: Callable[[str], str | None]) -> Json | None:
    claim, report = kept.claim, kept.report
    event, where = claim.event, claim.event.where
    day = _day(claim, report)
    if where is None or day is None or not (event.agents or event.targets):
        return None
    # What is denied, planned or only imagined puts nobody in a place.
    so = claim.act != "denies" and claim.polarity == "positive" and event.status in ("occurred", "ongoing")
    holds = so and event.kind in (HOLDS, "capture")
    return {
        "claim": claim.id,
        "report": report.id,
        "outlet": outlet_words(report),
        "said": attribution(claim, report),
        "mouth": _mouth(claim, report),
        "act": claim.act,
        "certainty": claim.certainty,
        "words": held_words(claim),
        "so": so,
        "holders": [_holder(one, actor_names) for one in event.agents] if holds else [],
        "day": day - _epoch_ordinal,
        "dated": event.when is not None and (event.when.end or event.when.start) is not None,
        "place": where.name or where.mention,
        "country": where.country,
        "level": where.level,
        "lat": where.lat,
        "lon": where.lon,
        "radius_km": where.radius_km,
        "shape": " ".join(where.shape.of) if where.shape else None,
    }


def _holder(one: Party, actor_names: Callable[[str], str | None]) -> str:
    return (actor_names(one.actor) if one.actor else None) or name_of(one)


def _day(claim: Claim, report: Report) -> int | None:
    when = claim.event.when
    known = ((when.end or when.start) if when else None) or report.published
    return known.toordinal() if known else None


def _mouth(claim: Claim, report: Report) -> str:
    """Name who answers for the statement: what one mouth said before is superseded by what it says later."""
    if not claim.said_by:
        return f"outlet {outlet_words(report)}"
    speaker = claim.said_by[-1]
    # Two reports' "a resident" need not be one person.
    return speaker.actor or (f"name {speaker.name.casefold()}" if speaker.name else f"{report.id} {speaker.mention}")
