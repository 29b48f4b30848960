"""Speakers and how their claims fared, and losses side by side, as tables."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reportedly.views.tables import Column, TextTable
from reportedly.views.wording import capitalised


def sources_of(incidents: Iterable[Iterable[Mapping[str, Any]]]) -> list[dict[str, Any]]:
    """Gather what each speaker did over incidents, given as the voices that speak of each; most claims first."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for voices in incidents:
        for voice in voices:
            one = found.setdefault(
                (voice["kind"], voice["key"]),
                {
                    "name": voice["name"],
                    "kind": voice["kind"],
                    "claims": 0,
                    "incidents": 0,
                    "alone": 0,
                    "contradicted": 0,
                    "also_later": 0,
                    "hedged": 0,
                    "party": 0,
                },
            )
            one["incidents"] += 1
            one["claims"] += voice["claims"]
            one["hedged"] += voice["hedged"]
            one["party"] += voice["interest"] is not None
            for name in ("alone", "contradicted", "also_later"):
                one[name] += bool(voice[name])
    return sorted(found.values(), key=lambda one: (-one["claims"], one["name"], one["kind"]))


def sources_table(found: Sequence[Mapping[str, Any]]) -> TextTable:
    """Show a speaker a row."""
    columns = (
        Column(heading="who says"),
        Column(heading="claims", width=6, numbers=True),
        Column(heading="hedged", width=6, numbers=True),
        Column(heading="incidents", width=9, numbers=True),
        Column(heading="alone", width=6, numbers=True),
        Column(heading="contradicted", width=12, numbers=True),
        Column(heading="also later", width=10, numbers=True),
        Column(heading="party to it", width=11, numbers=True),
    )
    rows = [
        (
            _name(one),
            *(
                f"{one[name]:,}"
                for name in ("claims", "hedged", "incidents", "alone", "contradicted", "also_later", "party")
            ),
        )
        for one in found
    ]
    return TextTable(columns=columns, rows=tuple(rows))


def _name(one: Mapping[str, Any]) -> str:
    more = {"outlet": " (own voice)", "unnamed": " (no name)"}
    return capitalised(str(one["name"])) + more.get(str(one["kind"]), "")


def losses_table(sums: Sequence[tuple[str, str, str, float | None, float | None, int]]) -> TextTable:
    """Show what one claimant says that one actor lost a row; who lost comes first, then what, then who says so."""
    columns = (
        Column(heading="who lost"),
        Column(heading="what"),
        Column(heading="says who"),
        Column(heading="how many", width=18, numbers=True),
        Column(heading="incidents", width=9, numbers=True),
    )
    rows = [
        (actor or "(not named)", sort, capitalised(claimant), _amount(low, high), f"{incidents:,}")
        for actor, sort, claimant, low, high, incidents in sorted(sums, key=lambda s: (not s[0], *s[:3]))
    ]
    return TextTable(columns=columns, rows=tuple(rows))


def _amount(low: float | None, high: float | None) -> str:
    if high is None:
        return f"at least {low or 0:,.0f}"
    return f"{high:,.0f}" if low == high else f"{low or 0:,.0f} to {high:,.0f}"
