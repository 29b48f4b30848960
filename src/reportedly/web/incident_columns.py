"""All incidents in one compact answer, in columns as the claims are: a room lists them, and pages tell of each."""

from collections.abc import Iterable
from typing import Any

from reportedly.ledger import NONE, Ledger, Numbered, day_number

Json = dict[str, Any]
_named = ("what", "place", "country")
_counted = ("reports", "outlets", "origins", "unnamed")


def incidents_of(ledger: Ledger, state: str) -> Json:
    """Write all incidents in columns, newest day first: each distinct name, and each way of agreeing, once."""
    rows = list(ledger.incidents_in_short())
    names: dict[str, Numbered[str]] = {name: Numbered() for name in _named}
    states: Numbered[tuple[tuple[str, str], ...]] = Numbered()
    claims: list[str] = []
    ends: list[int] = []
    for row in rows:
        claims += [claim.removeprefix("clm_") for claim in row.claims]
        ends.append(len(claims))
    return {
        "state": state,
        "id": [row.id.removeprefix("inc_") for row in rows],
        "from": [day_number(row.first_day) for row in rows],
        "to": [day_number(row.last_day) for row in rows],
        **{name: _numbered((getattr(row, name) for row in rows), names[name]) for name in _named},
        **{name: [getattr(row, name) for row in rows] for name in _counted},
        "killed": [row.killed for row in rows],
        "denied": [int(row.denied) for row in rows],
        "states": [states[tuple(row.states.items())] for row in rows],
        "claims": {"ends": ends, "of": claims},
        "names": {**{name: list(numbers) for name, numbers in names.items()}, "states": [dict(one) for one in states]},
    }


def _numbered(values: Iterable[str | None], numbers: Numbered[str]) -> list[int]:
    return [NONE if value is None else numbers[value] for value in values]
