"""Who is said to hold a place, as a table."""

from collections.abc import Iterable

from reportedly.model import Claim, Report
from reportedly.views.numbers_and_days import days_for_table, listed
from reportedly.views.tables import Column, TextTable
from reportedly.views.wording import name_of, short_id, speaker_for_table, sureness_for_table, where_words

_VERBS = {
    "hold": "held by",
    "capture": "taken by",
    "withdraw": "left by",
    "surrender": "given up by",
    "siege": "besieged by",
}
_FROM = {"capture": " from", "siege": ", against", "surrender": " to"}
"""How the other side is named: whom it was taken from, who is besieged, to whom it was given up."""

_NOT_YET = {"planned": "planned", "hypothetical": "if it comes about"}


def control_table(told: Iterable[tuple[Claim, Report]]) -> TextTable:
    """Show a statement a row: on which day, what is said of the place, by whom, how surely."""
    columns = (
        Column(heading="claim", width=8),
        Column(heading="day", width=10),
        Column(heading="where"),
        Column(heading="said to be"),
        Column(heading="says who", width=20),
        Column(heading="how", width=11),
    )
    rows = [
        (
            short_id(claim.id),
            days_for_table(claim.event.when),
            where_words(claim.event.where) if claim.event.where else "–",
            held_words(claim),
            speaker_for_table(claim, report),
            sureness_for_table(claim),
        )
        for claim, report in told
    ]
    return TextTable(columns=columns, rows=tuple(rows))


def held_words(claim: Claim) -> str:
    """Say what a claim tells of who has a place: "held by the SDF", "left by the army"."""
    event = claim.event
    doers = listed(list(dict.fromkeys(name_of(p) for p in event.agents)))
    others = listed(list(dict.fromkeys(name_of(p) for p in event.targets)))
    words = _VERBS.get(event.kind, f"{event.kind} by")
    words = f"{words} {doers}" if doers else words.removesuffix(" by")
    if others and event.kind in _FROM:
        words += f"{_FROM[event.kind]} {others}"
    if event.status in _NOT_YET:
        words += f" ({_NOT_YET[event.status]})"
    return words
