"""Incidents as rows of other data sets: one row an incident, every cell traced to the claims that say so."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from reportedly.model import Claim, Report, When, Where
from reportedly.model.incident import Account, Standing, Value, independent
from reportedly.views.exporters.exporter import Cell, ExportKit, Piece, Row, Table, Told, Trace, traces_of

CIVILIANS = frozenset({"civilians", "civilian", "residents", "people", "children", "women", "villagers"})
CIVILIAN_UNITS = frozenset({"civilian", "child", "woman"})


@dataclass(frozen=True, kw_only=True)
class ToldIncident:
    """An incident with its account and the claims that tell of it, each with its report."""

    account: Account
    told: tuple[Told, ...]

    @cached_property
    def by_claim(self) -> Mapping[str, Told]:
        """The claims by id."""
        return {t.claim.id: t for t in self.told}

    @cached_property
    def standings(self) -> Mapping[str, Standing]:
        """How each slot stands, by its name."""
        return {s.slot: s for s in self.account.standings}

    def leading(self, slot: str) -> Value | None:
        """Give the value of a slot that most origins give, of those that nobody has taken back; None where unsaid."""
        standing = self.standings.get(slot)
        values = [v for v in standing.values if not v.earlier] if standing else []
        return min(values, key=lambda v: (-len(v.origins), v.words), default=None)

    def claims_of(self, value: Value | None) -> list[Claim]:
        """Give the claims that a value comes from."""
        return [self.by_claim[c].claim for c in value.claims if c in self.by_claim] if value else []

    @cached_property
    def where(self) -> Where | None:
        """The most exact place among the claims that give the leading one."""
        places = [c.event.where for c in self.claims_of(self.leading("place")) if c.event.where]
        return min(places, key=lambda w: (w.lat is None, w.radius_km or 0.0, w.name), default=None)

    @cached_property
    def when(self) -> When | None:
        """The most exact days among the claims that give the leading ones."""
        days = [c.event.when for c in self.claims_of(self.leading("day")) if c.event.when]
        whole = [w for w in days if w.start and w.end]
        return min(whole or days, key=lambda w: (w.end - w.start).days if w.start and w.end else 0, default=None)

    @cached_property
    def kind(self) -> str | None:
        """The kind of event that the leading claims tell of."""
        kinds = [c.event.kind for c in self.claims_of(self.leading("what"))] or [t.claim.event.kind for t in self.told]
        return kinds[0] if kinds else None

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """The reports that tell of it, earliest first."""
        found = {t.report.id: t.report for t in self.told}
        return tuple(sorted(found.values(), key=lambda r: (str(r.published or "9"), r.outlet or "", r.key)))

    @cached_property
    def articles(self) -> tuple[Report, ...]:
        """The reports without the rows of data sets, which are no articles."""
        return tuple(report for report in self.reports if report.coding_sheet is None)

    @property
    def outlets(self) -> tuple[str, ...]:
        """Who published what tells of it; for the row of a data set, those whom it names as its sources."""
        named = (report.credits if report.coding_sheet else (report.outlet,) for report in self.reports)
        return tuple(dict.fromkeys(name for names in named for name in names if name))

    @cached_property
    def _names(self) -> dict[str, str]:
        return {origin.key: origin.name for origin in self.account.origins}

    def names_of(self, origins: Iterable[str], *, mark: str = ", ") -> str:
        """Write the names of origins that are given by their keys, each once."""
        return mark.join(dict.fromkeys(self._names.get(origin, origin) for origin in origins))

    @property
    def mouths(self) -> str:
        """Who says so, in words that keep the count an upper bound."""
        origins = independent(self.account.origins)
        names, count = "; ".join(dict.fromkeys(origin.name for origin in origins)), len(origins)
        return f"one origin: {names}" if count == 1 else f"at most {count} independent origins: {names}"


Grounds = Callable[[ToldIncident], Iterable[tuple[str, str]]]
"""What a cell rests on beside slots of the account: ids of claims, each with the slot of the claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentColumn:
    """One column of another data set: its name, the slots that fill it, how, and what it means here.

    `slots` are those of an account (place, day, by whom, killed …), `grounds` what else it rests on. `value` is None
    where a column cannot be filled from claims: `meaning` then says why. `type` is one of CELL_TYPES.
    """

    name: str
    meaning: str
    slots: tuple[str, ...] = ()
    grounds: Grounds | None = None
    type: str = "text"
    value: Callable[[ToldIncident, ExportKit], Cell] | None = None


def every_claim(incident: ToldIncident) -> Iterator[tuple[str, str]]:
    """Rest a cell on the words of every claim of the incident."""
    return ((claim, "quote") for claim in incident.by_claim)


def every_speaker(incident: ToldIncident) -> Iterator[tuple[str, str]]:
    """Rest a cell on who speaks in each claim that counts for an origin."""
    return ((claim, "said_by") for origin in incident.account.origins for claim in origin.claims)


def every_report(incident: ToldIncident) -> Iterator[tuple[str, str]]:
    """Rest a cell on the heads of the reports: one claim stands for each."""
    return ((claim, "report") for claim in {t.report.id: t.claim.id for t in incident.told}.values())


def every_denial(incident: ToldIncident) -> Iterator[tuple[str, str]]:
    """Rest a cell on the acts of those who deny."""
    return ((claim, "act") for _, claim in incident.account.denials)


def all_grounds(*several: Grounds) -> Grounds:
    """Rest a cell on several grounds."""
    return lambda incident: (pair for grounds in several for pair in grounds(incident))


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentExporter:
    """One data set's form: its columns in their order, which incidents it has rows for, what it cannot say."""

    name: str
    suffix: str
    says: str
    cannot_say: str
    columns: tuple[IncidentColumn, ...]
    takes: Callable[[ToldIncident, ExportKit], bool]

    def write(self, told: Iterable[ToldIncident], kit: ExportKit) -> Iterator[Piece]:
        """Write the table as CSV: a head, then a row an incident, each with its traces."""
        return self.table.as_csv(told, kit)

    @property
    def table(self) -> Table[ToldIncident]:
        """The format as a table."""
        return Table(columns=self.columns, rows=self._rows)

    def _rows(self, told: Iterable[ToldIncident], kit: ExportKit) -> Iterator[Row]:
        for each in told:
            if self.takes(each, kit):
                cells = tuple(c.value(each, kit) if c.value else None for c in self.columns)
                yield Row(name=each.account.incident.id, cells=cells, traces=_traces(each, self.columns, cells))


_SLOTS = {
    "place": "event.where",
    "day": "event.when",
    "by whom": "event.agents",
    "to whom": "event.targets",
    "what": "event.kind",
}
"""Where a claim holds what an account calls by another name; every other slot of an account is a number."""


def _traces(incident: ToldIncident, columns: Sequence[IncidentColumn], cells: Sequence[Cell]) -> tuple[Trace, ...]:
    found: list[Trace] = []
    for column, cell in zip(columns, cells, strict=True):
        if cell is None or cell == "":
            continue
        grounds = [(claim, _SLOTS.get(slot, NUMBERS)) for slot in column.slots for claim in claims_on(incident, slot)]
        for claim, slot in dict.fromkeys((*grounds, *(column.grounds(incident) if column.grounds else ()))):
            told = incident.by_claim.get(claim)
            if told is not None:
                found += traces_of(told, [(column.name, slot)])
    return tuple(found)


NUMBERS = "event.quantities"
"""The slot of a claim that holds its numbers."""


def claims_on(incident: ToldIncident, slot: str) -> Iterator[str]:
    """Give the claims that say something of a slot of the account."""
    standing = incident.standings.get(slot)
    return (claim for value in (standing.values if standing else ()) for claim in value.claims)


Read = Callable[[ToldIncident, ExportKit], Cell]
"""How a cell is read from an incident."""


def of_place(read: Callable[[Where], Cell]) -> Read:
    """Read a cell from the incident's place; empty where it has none."""
    return lambda incident, _kit: read(incident.where) if incident.where else None


def country_of(incident: ToldIncident, kit: ExportKit) -> Cell:
    """Name the country of the incident's place."""
    code = incident.where.country if incident.where else None
    return kit.country_name(code) if code else None


def days_long(when: When) -> int | None:
    """Give how many days a date may span; None where an end is open."""
    return (when.end - when.start).days + 1 if when.start and when.end else None


def deaths(incident: ToldIncident) -> tuple[float | None, float | None]:
    """Give the least and the most that anybody says were killed, of what nobody has taken back; no value between."""
    standing = incident.standings.get("killed")
    return (standing.low, standing.high) if standing else (None, None)


def said_of_deaths(incident: ToldIncident) -> str:
    """Write every toll with its claimants: "killed: 11 (the monitor); 14 (rescue workers)"."""
    standing = incident.standings.get("killed")
    return f"killed: {values_in_words(incident, standing)}" if standing and standing.values else ""


def values_in_words(incident: ToldIncident, standing: Standing) -> str:
    """Write all values of a slot with their claimants: "11 (the monitor); 14 (rescue workers)"."""
    return "; ".join(
        f"{v.words} ({incident.names_of(v.origins)}{'; taken back since' if v.earlier else ''})"
        for v in standing.values
    )
