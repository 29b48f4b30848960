"""Incidents in the 49 columns of UCDP's georeferenced event data set (GED)."""

from collections.abc import Callable

from reportedly.model import Party, Where
from reportedly.model.incident import independent
from reportedly.views.exporters.exporter import Cell, ExportKit
from reportedly.views.exporters.incident_rows import (
    CIVILIAN_UNITS,
    CIVILIANS,
    IncidentColumn,
    IncidentExporter,
    Read,
    ToldIncident,
    country_of,
    days_long,
    deaths,
    every_claim,
    every_report,
    every_speaker,
    of_place,
)

_TYPES = {"state-based": 1, "non-state": 2, "one-sided": 3}
_STATE_TYPES = frozenset({"military", "government", "ministry", "state", "police"})
_NEAR_KM = 25.0
_WHERE_PREC = {"site": 1, "town": 1, "district": 3, "province": 4, "region": 5, "border": 5, "country": 6}


def _violence(incident: ToldIncident, kit: ExportKit) -> Cell:
    """Give the type of violence: state-based where a state's forces are on one side, one-sided against civilians."""
    kind = kit.codebook.kinds.get(incident.kind or "")
    allowed = kind.schemes.ucdp if kind else ()
    if len(allowed) == 1:
        return _TYPES[allowed[0]]
    sides = [_is_state(incident, kit, slot) for slot in ("by whom", "to whom")]
    if _against_civilians(incident) and incident.leading("by whom") and "one-sided" in allowed:
        return 3
    if any(sides) and "state-based" in allowed:
        return 1
    return 2 if all(side is False for side in sides) and "non-state" in allowed else None


def _parties(incident: ToldIncident, slot: str) -> list[Party]:
    claims = incident.claims_of(incident.leading(slot))
    return [p for c in claims for p in (c.event.agents if slot == "by whom" else c.event.targets)]


def _is_state(incident: ToldIncident, kit: ExportKit, slot: str) -> bool | None:
    found = [kit.codebook.actors.get(p.actor or "") for p in _parties(incident, slot)]
    types = [actor.type for actor in found if actor is not None]
    return any(t in _STATE_TYPES for t in types) if types else None


def _against_civilians(incident: ToldIncident) -> bool:
    """Tell whether civilians are said to be whom it was done to, or, where nobody is, to be among the dead."""
    target = incident.leading("to whom")
    if target is not None:
        return target.words.lower() in CIVILIANS
    return any(
        q.effect == "killed" and q.unit in CIVILIAN_UNITS for t in incident.told for q in t.claim.event.quantities
    )


def _takes(incident: ToldIncident, kit: ExportKit) -> bool:
    kind = kit.codebook.kinds.get(incident.kind or "")
    low, high = deaths(incident)
    dated = incident.when is not None and (incident.when.start or incident.when.end) is not None
    return bool(kind and kind.schemes.ucdp) and dated and bool(low or high)


def _side(slot: str) -> Read:
    def read(incident: ToldIncident, kit: ExportKit) -> Cell:
        if slot == "to whom" and _violence(incident, kit) == 3:
            return "Civilians"
        value = incident.leading(slot)
        return value.words if value else None

    return read


def _dyad(incident: ToldIncident, kit: ExportKit) -> Cell:
    sides = [str(side) for slot in ("by whom", "to whom") if (side := _side(slot)(incident, kit))]
    return " - ".join(sides) if len(sides) == 2 else None


def _where_prec(where: Where) -> Cell:
    if where.level in {"site", "town"}:
        return 1 if where.relation == "in" and (where.radius_km or 0) <= _NEAR_KM else 2
    return _WHERE_PREC.get(where.level)


def _date_prec(incident: ToldIncident, _kit: ExportKit) -> Cell:
    days = days_long(incident.when) if incident.when else None
    if days is None:
        return 5
    return next((code for code, most in ((1, 1), (2, 6), (3, 7), (4, 31)) if days <= most), 5)


def _day(end: str) -> Read:
    def read(incident: ToldIncident, _kit: ExportKit) -> Cell:
        when = incident.when
        if when is None:
            return None
        day = (when.start or when.end) if end == "start" else (when.end or when.start)
        return day.isoformat() if day else None

    return read


def _year(incident: ToldIncident, kit: ExportKit) -> Cell:
    day = _day("start")(incident, kit)
    return int(str(day)[:4]) if day else None


def _sources(read: Callable[[ToldIncident], list[str | None]]) -> Read:
    return lambda incident, _kit: "; ".join(dict.fromkeys(v for v in read(incident) if v)) or None


def _articles(incident: ToldIncident) -> list[str | None]:
    return [
        ", ".join(part for part in (r.outlet, r.published.isoformat() if r.published else None, r.title) if part)
        for r in incident.articles
    ]


def _best(incident: ToldIncident, _kit: ExportKit) -> Cell:
    """Give the toll that most origins give, its lower bound where it is open above."""
    value = incident.leading("killed")
    return None if value is None else value.low if value.low is not None else value.high


def _of_civilians(incident: ToldIncident, _kit: ExportKit) -> Cell:
    counts = [
        q.low
        for c in incident.claims_of(incident.leading("civilians killed"))
        for q in c.event.quantities
        if q.effect == "killed" and q.unit == "civilian" and q.low is not None
    ]
    return min(counts, default=None)


def _unknown(incident: ToldIncident, kit: ExportKit) -> Cell:
    best, civilians = _best(incident, kit), _of_civilians(incident, kit)
    if best is None:
        return None
    left = float(best) - float(civilians or 0)
    return max(0, int(left) if left == int(left) else left)


def _clarity(incident: ToldIncident, _kit: ExportKit) -> Cell:
    exact = incident.when is not None and days_long(incident.when) == 1
    return 1 if exact and incident.where is not None and incident.where.lat is not None else 2


def _empty(*names: str, why: str) -> tuple[IncidentColumn, ...]:
    return tuple(IncidentColumn(name=name, meaning=f"not filled: {why}") for name in names)


_IDS = "numbers that UCDP gives"
COLUMNS = (
    IncidentColumn(name="id", grounds=every_claim, meaning="the incident's id here",
                   value=lambda i, _: i.account.incident.id),
    *_empty("relid", why=_IDS),
    IncidentColumn(name="year", type="count", slots=("day",), meaning="of the first day", value=_year),
    *_empty("active_year", "code_status", why="judgements over a whole year of a conflict"),
    IncidentColumn(name="type_of_violence", type="count", slots=("what", "by whom", "to whom"),
                   meaning="1 with a state on one side, 2 between groups, 3 against civilians", value=_violence),
    *_empty("conflict_dset_id", "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", why=_IDS),
    IncidentColumn(name="dyad_name", slots=("by whom", "to whom"), meaning="both sides as they are said",
                   value=_dyad),
    *_empty("side_a_dset_id", "side_a_new_id", why=_IDS),
    IncidentColumn(name="side_a", slots=("by whom",), meaning="who is most often said to have done it",
                   value=_side("by whom")),
    *_empty("side_b_dset_id", "side_b_new_id", why=_IDS),
    IncidentColumn(name="side_b", slots=("to whom",), meaning="to whom; civilians where the violence is one-sided",
                   value=_side("to whom")),
    IncidentColumn(name="number_of_sources", grounds=every_speaker, type="count",
                   meaning="independent origins, at most: copies and common speakers are one",
                   value=lambda i, _: len(independent(i.account.origins))),
    IncidentColumn(name="source_article", grounds=every_report, meaning="outlets, days and titles",
                   value=_sources(_articles)),
    IncidentColumn(name="source_office", grounds=every_report, meaning="outlets",
                   value=_sources(lambda i: list(i.outlets))),
    IncidentColumn(name="source_date", grounds=every_report, meaning="days of publication",
                   value=_sources(lambda i: [str(r.published) for r in i.articles if r.published])),
    IncidentColumn(name="source_headline", grounds=every_report, meaning="titles",
                   value=_sources(lambda i: [r.title for r in i.articles])),
    IncidentColumn(name="source_original", grounds=every_speaker, meaning="every origin that tells of it",
                   value=_sources(lambda i: [o.name for o in independent(i.account.origins)])),
    IncidentColumn(name="where_prec", type="count", slots=("place",),
                   meaning="1 in a place, 2 near one, 3 district … 6 country",
                   value=of_place(_where_prec)),
    IncidentColumn(name="where_coordinates", slots=("place",), meaning="the place by name",
                   value=of_place(lambda w: w.name)),
    IncidentColumn(name="where_description", slots=("place",), meaning="the words of the place in a report",
                   value=of_place(lambda w: w.mention or None)),
    *_empty("adm_1", "adm_2", why="the place's id leads to them"),
    IncidentColumn(name="latitude", type="number", slots=("place",), meaning="empty where there is no honest point",
                   value=of_place(lambda w: w.lat)),
    IncidentColumn(name="longitude", type="number", slots=("place",), meaning="the same",
                   value=of_place(lambda w: w.lon)),
    IncidentColumn(name="geom_wkt", slots=("place",), meaning="the same point",
                   value=of_place(lambda w: None if w.lat is None else f"POINT ({w.lon} {w.lat})")),
    *_empty("priogrid_gid", why="follows from the point"),
    IncidentColumn(name="country", slots=("place",), meaning="of the place", value=country_of),
    *_empty("country_id", "region", why="Gleditsch and Ward's numbers and UCDP's regions are theirs"),
    IncidentColumn(name="event_clarity", type="count", slots=("day", "place"),
                   meaning="1 with one day and a point, else 2",
                   value=_clarity),
    IncidentColumn(name="date_prec", type="count", slots=("day",),
                   meaning="1 a day, 2 six, 3 a week, 4 a month, 5 longer or open",
                   value=_date_prec),
    IncidentColumn(name="date_start", type="day", slots=("day",), meaning="first day", value=_day("start")),
    IncidentColumn(name="date_end", type="day", slots=("day",), meaning="last day", value=_day("end")),
    *_empty("deaths_a", "deaths_b", why="claims seldom say of which side the dead are"),
    IncidentColumn(name="deaths_civilians", type="number", slots=("civilians killed",),
                   meaning="the least said of civilians",
                   value=_of_civilians),
    IncidentColumn(name="deaths_unknown", type="number", slots=("killed",), meaning="the best less the civilians",
                   value=_unknown),
    IncidentColumn(name="best", type="number", slots=("killed",), meaning="what most origins say; nothing is averaged",
                   value=_best),
    IncidentColumn(name="high", type="number", slots=("killed",), meaning="the most that anybody says",
                   value=lambda i, _: deaths(i)[1]),
    IncidentColumn(name="low", type="number", slots=("killed",), meaning="the least that anybody says",
                   value=lambda i, _: deaths(i)[0]),
    *_empty("gwnoa", "gwnob", why="Gleditsch and Ward's numbers"),
)  # fmt: skip

UCDP = IncidentExporter(
    name="ucdp",
    suffix=".csv",
    says="one incident with dead a row, in the 49 columns of UCDP GED",
    cannot_say="UCDP GED has one field for who says it, source_original, and none for how surely or who denies it. "
    "What is disputed is not resolved: low and high are what claimants say. Incidents without dead or without a day "
    "are left out, as there.",
    columns=COLUMNS,
    takes=_takes,
)
