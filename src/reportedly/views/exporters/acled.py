"""Incidents in ACLED's 31 columns."""

from reportedly.model import Where
from reportedly.views.exporters.exporter import Cell, ExportKit
from reportedly.views.exporters.incident_rows import (
    CIVILIANS,
    IncidentColumn,
    IncidentExporter,
    Read,
    ToldIncident,
    all_grounds,
    country_of,
    days_long,
    deaths,
    every_claim,
    every_denial,
    every_report,
    every_speaker,
    of_place,
    said_of_deaths,
)

_DISORDER = {
    "Battles": "Political violence",
    "Explosions/Remote violence": "Political violence",
    "Violence against civilians": "Political violence",
    "Protests": "Demonstrations",
    "Riots": "Demonstrations",
    "Strategic developments": "Strategic developments",
}
_BY_SUB_TYPE = {
    "Mob violence": "Political violence",
    "Excessive force against protesters": "Political violence; Demonstrations",
}
_INTER = {
    "military": 1,
    "government": 1,
    "ministry": 1,
    "state": 1,
    "police": 1,
    "armed-group": 2,
    "umbrella": 2,
    "igo": 8,
    "coalition": 8,
}
"""ACLED's type of an actor, where the codebook's type tells it; militias and rioters are not told apart there."""
_WEEK = 7


def _scheme(incident: ToldIncident, kit: ExportKit) -> tuple[str, str] | None:
    kind = kit.codebook.kinds.get(incident.kind or "")
    return kind.schemes.acled[0] if kind and kind.schemes.acled else None


def _takes(incident: ToldIncident, kit: ExportKit) -> bool:
    when = incident.when
    return _scheme(incident, kit) is not None and when is not None and (when.start or when.end) is not None


def _event(incident: ToldIncident, kit: ExportKit) -> Cell:
    found = _scheme(incident, kit)
    return found[0] if found else None


def _sub_event(incident: ToldIncident, kit: ExportKit) -> Cell:
    found = _scheme(incident, kit)
    return found[1] if found else None


def _disorder(incident: ToldIncident, kit: ExportKit) -> Cell:
    found = _scheme(incident, kit)
    return (_BY_SUB_TYPE.get(found[1]) or _DISORDER.get(found[0])) if found else None


def _date(incident: ToldIncident, _kit: ExportKit) -> Cell:
    day = incident.when and (incident.when.start or incident.when.end)
    return day.isoformat() if day else None


def _year(incident: ToldIncident, _kit: ExportKit) -> Cell:
    day = incident.when and (incident.when.start or incident.when.end)
    return day.year if day else None


def _time_precision(incident: ToldIncident, _kit: ExportKit) -> Cell:
    if incident.when is None:
        return None
    days = days_long(incident.when)
    return 1 if days == 1 else 2 if days is None or days <= _WEEK else 3


def _actor(slot: str) -> Read:
    return lambda incident, _kit: value.words if (value := incident.leading(slot)) else None


def _others(slot: str) -> Read:
    def read(incident: ToldIncident, _kit: ExportKit) -> Cell:
        leading, standing = incident.leading(slot), incident.standings.get(slot)
        names = [v.words for v in standing.values if v is not leading] if standing and leading else []
        return "; ".join(names) or None

    return read


def _inter(slot: str) -> Read:
    def read(incident: ToldIncident, kit: ExportKit) -> Cell:
        value = incident.leading(slot)
        if value is None:
            return None
        if value.words.lower() in CIVILIANS:
            return 7
        side = [
            known.type
            for claim in incident.claims_of(value)
            for p in (claim.event.agents if slot == "by whom" else claim.event.targets)
            if (known := kit.codebook.actors.get(p.actor or "")) is not None
        ]
        return next((_INTER[t] for t in side if t in _INTER), None)

    return read


def _interaction(incident: ToldIncident, kit: ExportKit) -> Cell:
    one, other = _inter("by whom")(incident, kit), _inter("to whom")(incident, kit)
    both = sorted(int(i) for i in (one, other) if i is not None)
    return both[0] * 10 + both[1] if len(both) == 2 else both[0] * 10 if both else None


def _civilians(incident: ToldIncident, kit: ExportKit) -> Cell:
    return "Civilian targeting" if _inter("to whom")(incident, kit) == 7 else None


def _geo_precision(where: Where) -> Cell:
    if where.level in {"site", "town"} and where.relation == "in" and where.lat is not None:
        return 1
    return 2 if where.lat is not None else 3


def _source(incident: ToldIncident, _kit: ExportKit) -> Cell:
    return "; ".join(incident.outlets) or None


def _notes(incident: ToldIncident, _kit: ExportKit) -> Cell:
    parts = [incident.mouths, said_of_deaths(incident)]
    disputed = [s.slot for s in incident.account.standings if s.state == "disputed"]
    if disputed:
        parts.append("disputed: " + ", ".join(disputed))
    if incident.account.denials:
        parts.append("denied by somebody")
    return ". ".join(p for p in parts if p) + "."


def _fatalities(incident: ToldIncident, _kit: ExportKit) -> Cell:
    return deaths(incident)[0]


COLUMNS = (
    IncidentColumn(name="event_id_cnty", grounds=every_claim,
                   meaning="the incident's id here; ACLED's own numbers are ACLED's to give",
                   value=lambda i, _: i.account.incident.id),
    IncidentColumn(name="event_date", type="day", slots=("day",), meaning="first day said by most origins",
                   value=_date),
    IncidentColumn(name="year", type="count", slots=("day",), meaning="of that day", value=_year),
    IncidentColumn(name="time_precision", type="count", slots=("day",),
                   meaning="1 a day; 2 a week or an open end; 3 longer",
                   value=_time_precision),
    IncidentColumn(name="disorder_type", slots=("what",), meaning="by the sub-event type", value=_disorder),
    IncidentColumn(name="event_type", slots=("what",), meaning="by the kind, through the codebook", value=_event),
    IncidentColumn(name="sub_event_type", slots=("what",), meaning="the same", value=_sub_event),
    IncidentColumn(name="actor1", slots=("by whom",), meaning="who is most often said to have done it",
                   value=_actor("by whom")),
    IncidentColumn(name="assoc_actor_1", slots=("by whom",), meaning="others who are said to have done it",
                   value=_others("by whom")),
    IncidentColumn(name="inter1", type="count", slots=("by whom",), meaning="where the codebook knows the actor's type",
                   value=_inter("by whom")),
    IncidentColumn(name="actor2", slots=("to whom",), meaning="to whom, most often said", value=_actor("to whom")),
    IncidentColumn(name="assoc_actor_2", slots=("to whom",), meaning="others to whom", value=_others("to whom")),
    IncidentColumn(name="inter2", type="count", slots=("to whom",), meaning="as inter1", value=_inter("to whom")),
    IncidentColumn(name="interaction", type="count", slots=("by whom", "to whom"),
                   meaning="both types, the lower first",
                   value=_interaction),
    IncidentColumn(name="civilian_targeting", slots=("to whom",), meaning="where actor2 are civilians",
                   value=_civilians),
    IncidentColumn(name="iso", type="count", meaning="not filled: the gazetteer has letters, no numbers"),
    IncidentColumn(name="region", meaning="not filled: ACLED's regions are its own"),
    IncidentColumn(name="country", slots=("place",), meaning="of the place", value=country_of),
    IncidentColumn(name="admin1", slots=("place",), meaning="not filled: the place's id leads to it"),
    IncidentColumn(name="admin2", meaning="not filled: the same"),
    IncidentColumn(name="admin3", meaning="not filled: the same"),
    IncidentColumn(name="location", slots=("place",), meaning="the place by name", value=of_place(lambda w: w.name)),
    IncidentColumn(name="latitude", type="number", slots=("place",), meaning="empty where there is no honest point",
                   value=of_place(lambda w: None if w.lat is None else round(w.lat, 4))),
    IncidentColumn(name="longitude", type="number", slots=("place",), meaning="the same",
                   value=of_place(lambda w: None if w.lon is None else round(w.lon, 4))),
    IncidentColumn(name="geo_precision", type="count", slots=("place",), meaning="1 in a town; 2 near one; 3 an area",
                   value=of_place(_geo_precision)),
    IncidentColumn(name="source", grounds=every_report, meaning="every outlet that tells of it", value=_source),
    IncidentColumn(name="source_scale", meaning="not filled: the scale of an outlet is not known here"),
    IncidentColumn(name="notes", slots=("killed",), grounds=all_grounds(every_speaker, every_denial),
                   meaning="who says so, what is disputed, every toll with its claimants",
                   value=_notes),
    IncidentColumn(name="fatalities", type="number", slots=("killed",),
                   meaning="the least that anybody says; empty where unsaid",
                   value=_fatalities),
    IncidentColumn(name="tags", meaning="not filled"),
    IncidentColumn(name="timestamp", type="count",
                   meaning="not filled: no time is part of an export, so that it can be compared"),
)  # fmt: skip

ACLED = IncidentExporter(
    name="acled",
    suffix=".csv",
    says="one incident a row, in ACLED's 31 columns",
    cannot_say="ACLED has no column for who said it, how surely, or who denies it: `notes` says so in words. An empty "
    "number of fatalities means that none was said, not that nobody died. Incidents without a day, or of a kind that "
    "ACLED has no type for, are left out.",
    columns=COLUMNS,
    takes=_takes,
)
