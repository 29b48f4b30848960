"""How each mouth of an incident fared: alone, contradicted, or later also said by another."""

from collections.abc import Sequence
from typing import Any

from reportedly.linking.heard import Heard, is_hedged
from reportedly.model.incident import Account, Origin, Standing, independent

# Where, when and what are said by everybody who tells of an incident at all; that others say them too tells nothing.
_SAID_BY_ALL = frozenset({"what", "place", "day"})


def voices_of(account: Account, heard: Sequence[Heard]) -> list[dict[str, Any]]:
    """Write a line for each origin, as JSON can hold it."""
    by_claim = {h.claim.id: h for h in heard}
    return [
        {
            "key": _key(origin),
            "name": origin.name,
            "kind": origin.kind,
            "claims": len(origin.claims),
            "alone": independent(account.origins) == (origin,),
            "contradicted": any(_contradicts(origin, standing) for standing in account.standings),
            "also_later": _also_later(origin, account, by_claim),
            "hedged": sum(is_hedged(by_claim[claim].claim) for claim in origin.claims),
            "interest": origin.interest,
        }
        for origin in account.origins
    ]


def _key(origin: Origin) -> str:
    """Name a mouth over incidents; whoever has no name is known by the words, however the sentence began."""
    if origin.kind == "speaker":
        return origin.key
    return origin.name.casefold() if origin.kind == "unnamed" else origin.name


def _contradicts(origin: Origin, standing: Standing) -> bool:
    """Tell whether an origin gives a value of a disputed slot that others do not give."""
    if standing.state != "disputed":
        return False
    mine = [value for value in standing.values if origin.key in value.origins and not value.earlier]
    others = [value for value in standing.values if origin.key not in value.origins and not value.earlier]
    return bool(mine and others)


def _also_later(origin: Origin, account: Account, by_claim: dict[str, Heard]) -> bool:
    """Tell whether a number of this origin, or a doer it names, was said by another one after it."""
    own = min(_published(by_claim[claim]) for claim in origin.claims)
    for standing in account.standings:
        if standing.slot in _SAID_BY_ALL:
            continue
        for value in standing.values:
            if origin.key not in value.origins or len(value.origins) < 2:
                continue
            others = [claim for claim in value.claims if claim not in origin.claims]
            if any(_published(by_claim[claim]) > own for claim in others):
                return True
    return False


def _published(heard: Heard) -> str:
    return str(heard.report.published or "")
