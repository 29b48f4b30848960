"""Claims as a table, one a row: what people open in a spreadsheet."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.model import Party, Quantity, Speaker
from reportedly.views.exporters.exporter import Cell, Exporter, ExportKit, Row, Table, Told, traces_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its heading, the slot of the claim that it shows, what it means, how it is read and of what type."""

    name: str
    slot: str
    meaning: str
    value: Callable[[Told], Cell]
    type: str = "text"


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _names(named: Sequence[Party | Speaker], between: str = "; ") -> str | None:
    return between.join(n.name or n.mention for n in named) or None


def _count(told: Told, effect: str, end: str) -> Cell:
    """Give a bound of the first count of those killed (wounded …) that is no part of another."""
    found = next((q for q in told.claim.event.quantities if q.effect == effect and q.part_of is None), None)
    return getattr(found, end) if found and found.unit in _PEOPLE else None


_PEOPLE = frozenset({"person", "civilian", "child", "woman", "fighter", "soldier"})


def _quantity(q: Quantity) -> str:
    bounds = f"{q.low:g}" if q.low is not None and q.low == q.high else _range(q)
    return f"{bounds} {q.unit} {q.effect}" + (f" ({q.of})" if q.of else "")


def _range(q: Quantity) -> str:
    return f"{'' if q.low is None else f'{q.low:g}'}–{'' if q.high is None else f'{q.high:g}'}"


COLUMNS = (
    Column(name="claim", slot="id", meaning="the claim's id", value=lambda t: t.claim.id),
    Column(name="report", slot="report", meaning="the report's key", value=lambda t: t.report.key),
    Column(name="outlet", slot="report", meaning="who published it", value=lambda t: t.report.outlet),
    Column(name="published", type="day", slot="report", meaning="day of the original publication",
           value=lambda t: _day(t.report.published)),
    Column(name="url", slot="report", meaning="where it stands", value=lambda t: t.report.url),
    Column(name="said_by", slot="said_by", meaning="outermost speaker first; empty: the outlet's own voice",
           value=lambda t: _names(t.claim.said_by, " > ")),
    Column(name="speaker_kind", slot="said_by", meaning="kind of the innermost speaker",
           value=lambda t: t.claim.said_by[-1].kind if t.claim.said_by else None),
    Column(name="said_when", type="day", slot="said_when", meaning="day of the statement",
           value=lambda t: _day(t.claim.said_when)),
    Column(name="toward", slot="toward", meaning="whom the act is aimed at", value=lambda t: _names(t.claim.toward)),
    Column(name="act", slot="act", meaning="what the innermost speaker does", value=lambda t: t.claim.act),
    Column(name="certainty", slot="certainty", meaning="how surely", value=lambda t: t.claim.certainty),
    Column(name="polarity", slot="polarity", meaning="negative: said not to be so", value=lambda t: t.claim.polarity),
    Column(name="kind", slot="event.kind", meaning="kind of event", value=lambda t: t.claim.event.kind),
    Column(name="status", slot="event.status", meaning="occurred, ongoing, planned or hypothetical",
           value=lambda t: t.claim.event.status),
    Column(name="agents", slot="event.agents", meaning="who does it", value=lambda t: _names(t.claim.event.agents)),
    Column(name="targets", slot="event.targets", meaning="to whom", value=lambda t: _names(t.claim.event.targets)),
    Column(name="weapons", slot="event.weapons", meaning="with what", value=lambda t: _names(t.claim.event.weapons)),
    Column(name="place", slot="event.where", meaning="the place by name",
           value=lambda t: t.claim.event.where.name if t.claim.event.where else None),
    Column(name="relation", slot="event.where", meaning="in, near, between, along, toward, from",
           value=lambda t: t.claim.event.where.relation if t.claim.event.where else None),
    Column(name="level", slot="event.where", meaning="site, town … country",
           value=lambda t: t.claim.event.where.level if t.claim.event.where else None),
    Column(name="country", slot="event.where", meaning="ISO 3166-1 alpha-2",
           value=lambda t: t.claim.event.where.country if t.claim.event.where else None),
    Column(name="latitude", type="number", slot="event.where",
           meaning="WGS 84 degrees; empty where there is no honest point",
           value=lambda t: t.claim.event.where.lat if t.claim.event.where else None),
    Column(name="longitude", type="number", slot="event.where", meaning="WGS 84 degrees",
           value=lambda t: t.claim.event.where.lon if t.claim.event.where else None),
    Column(name="radius_km", type="number", slot="event.where", meaning="the event may lie within that of the point",
           value=lambda t: t.claim.event.where.radius_km if t.claim.event.where else None),
    Column(name="start", type="day", slot="event.when", meaning="first day; empty: open",
           value=lambda t: _day(t.claim.event.when.start) if t.claim.event.when else None),
    Column(name="end", type="day", slot="event.when", meaning="last day; empty: open",
           value=lambda t: _day(t.claim.event.when.end) if t.claim.event.when else None),
    Column(name="date_precision", slot="event.when", meaning="day, days, week, month, year, open",
           value=lambda t: t.claim.event.when.precision if t.claim.event.when else None),
    Column(name="killed_low", type="number", slot="event.quantities", meaning="people killed, lower bound",
           value=lambda t: _count(t, "killed", "low")),
    Column(name="killed_high", type="number", slot="event.quantities",
           meaning="people killed, upper bound; empty: open",
           value=lambda t: _count(t, "killed", "high")),
    Column(name="wounded_low", type="number", slot="event.quantities", meaning="people wounded, lower bound",
           value=lambda t: _count(t, "wounded", "low")),
    Column(name="wounded_high", type="number", slot="event.quantities",
           meaning="people wounded, upper bound; empty: open",
           value=lambda t: _count(t, "wounded", "high")),
    Column(name="quantities", slot="event.quantities", meaning="every number of the claim",
           value=lambda t: "; ".join(_quantity(q) for q in t.claim.event.quantities) or None),
    Column(name="quote", slot="quote", meaning="the words", value=lambda t: t.claim.quote),
    Column(name="reviewed", slot="id", meaning="accepted, corrected, added, rejected; empty: not reviewed",
           value=lambda t: t.reviewed),
)  # fmt: skip
"""The map of columns; docs/columns.md is made from it."""


def _rows(told: Iterable[Told], _kit: ExportKit) -> Iterator[Row]:
    for each in told:
        values = tuple(c.value(each) for c in COLUMNS)
        shown = ((c.name, c.slot) for c, v in zip(COLUMNS, values, strict=True) if v is not None)
        yield Row(name=each.claim.id, cells=values, traces=traces_of(each, shown))


_TABLE = Table(columns=COLUMNS, rows=_rows)


CLAIMS_CSV = Exporter(
    name="csv",
    suffix=".csv",
    says="one claim a row, for spreadsheets",
    cannot_say="The parts of a toll, several places and the rule behind each value: those are in the trace beside it.",
    write=_TABLE.as_csv,
    table=_TABLE,
)
