"""Incidents as a table of our own, one a row: every value that anybody gives, with who gives it."""

from collections.abc import Iterator

from reportedly.model.incident import Standing, independent
from reportedly.views.exporters.exporter import Cell, ExportKit
from reportedly.views.exporters.incident_rows import (
    NUMBERS,
    IncidentColumn,
    IncidentExporter,
    Read,
    ToldIncident,
    claims_on,
    country_of,
    deaths,
    every_claim,
    every_denial,
    every_report,
    every_speaker,
    of_place,
    values_in_words,
)

_ASIDE = frozenset({"what", "place", "day", "by whom", "to whom", "killed", "civilians killed"})
"""Slots that have columns of their own."""


def _values(slot: str) -> Read:
    def read(incident: ToldIncident, _kit: ExportKit) -> Cell:
        standing = incident.standings.get(slot)
        return values_in_words(incident, standing) or None if standing else None

    return read


def _state(slot: str) -> Read:
    def read(incident: ToldIncident, _kit: ExportKit) -> Cell:
        standing = incident.standings.get(slot)
        return standing.state if standing and standing.values else None

    return read


def _beside(incident: ToldIncident) -> list[Standing]:
    return [s for s in incident.account.standings if s.slot not in _ASIDE and s.values]


def _others(incident: ToldIncident, _kit: ExportKit) -> Cell:
    return " | ".join(f"{s.slot}: {values_in_words(incident, s)}" for s in _beside(incident)) or None


def every_other_number(incident: ToldIncident) -> Iterator[tuple[str, str]]:
    """Rest a cell on the numbers that have no column of their own."""
    return ((claim, NUMBERS) for standing in _beside(incident) for claim in claims_on(incident, standing.slot))


def _denied_by(incident: ToldIncident, _kit: ExportKit) -> Cell:
    return incident.names_of((origin for origin, _ in incident.account.denials), mark="; ") or None


def _slot(name: str, slot: str, meaning: str) -> tuple[IncidentColumn, IncidentColumn]:
    return (
        IncidentColumn(name=name, slots=(slot,), meaning=f"{meaning}: each value with who gives it",
                       value=_values(slot)),
        IncidentColumn(name=f"{name}_state", slots=(slot,), meaning="agreed, disputed or single-origin",
                       value=_state(slot)),
    )  # fmt: skip


COLUMNS = (
    IncidentColumn(name="incident", grounds=every_claim, meaning="the incident's id",
                   value=lambda i, _: i.account.incident.id),
    IncidentColumn(name="reports", grounds=every_report, type="count",
                   meaning="how many reports tell of it, copies among them",
                   value=lambda i, _: len(i.reports)),
    IncidentColumn(name="origins_at_most", grounds=every_speaker, type="count",
                   meaning="independent origins, an upper bound",
                   value=lambda i, _: len(independent(i.account.origins))),
    IncidentColumn(name="origins", grounds=every_speaker, meaning="their names",
                   value=lambda i, _: "; ".join(dict.fromkeys(o.name for o in independent(i.account.origins))) or None),
    *_slot("what", "what", "what happened"),
    *_slot("place", "place", "where"),
    IncidentColumn(name="latitude", type="number", slots=("place",),
                   meaning="of the place most often said; empty without a point",
                   value=of_place(lambda w: w.lat)),
    IncidentColumn(name="longitude", type="number", slots=("place",), meaning="the same",
                   value=of_place(lambda w: w.lon)),
    IncidentColumn(name="radius_km", type="number", slots=("place",), meaning="it may lie within that of the point",
                   value=of_place(lambda w: w.radius_km)),
    IncidentColumn(name="country", slots=("place",), meaning="of that place", value=country_of),
    *_slot("day", "day", "when"),
    *_slot("by_whom", "by whom", "who is said to have done it"),
    *_slot("to_whom", "to whom", "to whom"),
    *_slot("killed", "killed", "people killed"),
    IncidentColumn(name="killed_low", type="number", slots=("killed",), value=lambda i, _: deaths(i)[0],
                   meaning="the least that anybody says and has not taken back"),
    IncidentColumn(name="killed_high", type="number", slots=("killed",), value=lambda i, _: deaths(i)[1],
                   meaning="the most, likewise"),
    *_slot("civilians_killed", "civilians killed", "civilians among them"),
    IncidentColumn(name="other_numbers", grounds=every_other_number, meaning="every other number, likewise",
                   value=_others),
    IncidentColumn(name="denied_by", grounds=every_denial, meaning="who denies any of it", value=_denied_by),
)  # fmt: skip

INCIDENTS_CSV = IncidentExporter(
    name="incidents",
    suffix=".csv",
    says="one incident a row, every value with who gives it, for spreadsheets",
    cannot_say="How surely each claimant says it and why these claims are taken to be of one incident: "
    "`reportedly incident ID` shows both. A number of origins is an upper bound, and no corroboration.",
    columns=COLUMNS,
    takes=lambda _incident, _kit: True,
)
