"""An incident in a line: what, where, when, how many mouths, and which slots are agreed or disputed."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from reportedly.linking.heard import Heard
from reportedly.linking.incidents.apart import days_of, spot_of
from reportedly.linking.incidents.telling import narrower_days, narrower_spot
from reportedly.linking.knowledge import Knowledge
from reportedly.linking.losses import losses_in
from reportedly.linking.standing.said import PLACE, WHAT
from reportedly.linking.standing.voices import voices_of
from reportedly.model.incident import Account, Standing, independent


def summary_of(account: Account, heard: Sequence[Heard], knowledge: Knowledge) -> dict[str, Any]:
    """Write the line as JSON can hold it."""
    beside = set(account.beside)
    everybody, heard = heard, [h for h in heard if h.claim.id not in beside]
    by_slot = {standing.slot: standing for standing in account.standings}
    spot = narrower_spot(spot_of(h.claim.event.where, knowledge.shared_names) for h in heard)
    days = narrower_days(days_of(h.claim.event.when) for h in heard)
    killed = by_slot.get("killed")
    return {
        "what": _leading(by_slot.get(WHAT)) or _commonest_kind(heard, knowledge),
        "place": _leading(by_slot.get(PLACE)),
        "country": spot.country if spot else None,
        "lat": spot.lat if spot else None,
        "lon": spot.lon if spot else None,
        "reach_km": spot.reach_km if spot and spot.lat is not None else None,
        "days": list(days) if days else None,
        "reports": len({h.report.id for h in everybody}),
        "outlets": len({h.report.outlet or h.report.id for h in everybody}),
        "families": len({h.family for h in everybody}),
        "claims": len(everybody),
        "origins": len(independent(account.origins)),
        "unnamed": sum(origin.kind == "unnamed" for origin in account.origins),
        "killed": [killed.low, killed.high] if killed and killed.values else None,
        "states": {standing.slot: standing.state for standing in account.standings if standing.values},
        "denied": bool(account.denials),
        "voices": voices_of(account, heard),
        "losses": [list(loss) for loss in losses_in(heard, account.origins, knowledge)],
    }


def _leading(standing: Standing | None) -> str | None:
    """Give the value that most origins give, the first by name of those alike."""
    if standing is None or not standing.values:
        return None
    return min(standing.values, key=lambda v: (v.earlier, -len(v.origins), v.words)).words


def _commonest_kind(heard: Sequence[Heard], knowledge: Knowledge) -> str | None:
    kinds = Counter(h.claim.event.kind for h in heard if h.claim.event.kind in knowledge.groups)
    return min(kinds, key=lambda kind: (-kinds[kind], kind)).replace("-", " ") if kinds else None
