"""What is said to have happened: who did what to whom, where, when, how many."""

from dataclasses import dataclass
from datetime import date

from reportedly.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody who acts or is acted upon, as the report names them.

    `mention` are the words in the text at `span`; `name` the fullest name known for them; `actor` the codebook's
    id, or None for those it does not know.
    """

    mention: str
    name: str
    span: Span
    actor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """An area or a line that an event lies in or along, by reference, since its corners are many.

    `kind` is area or line. `of` are what it is made of: gazetteer ids (`gn:163843`), sides of one
    (`gn:163843/eastern`), what lies within some km of one (`gn:170654~25`), borders (`border:SY|TR`); the gazetteer
    gives their GeoJSON. `bbox` holds all of it: west, south, east, north in WGS 84 degrees.
    """

    kind: str
    of: tuple[str, ...]
    bbox: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """The place of an event, no more precise than the text supports.

    `level` is one of site, town, district, province, region, border, country, unknown; `relation` one of in, near,
    between, along, toward, from. `lat`/`lon` are WGS 84 degrees or None where there is no honest point;
    `radius_km` is the radius around it within which the event may lie. `shape` stands instead where the place is a
    country, province, region or border. `place` is a gazetteer id such as `gn:173811`.
    """

    mention: str
    name: str
    span: Span
    level: str
    relation: str
    rule: str
    place: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    shape: Shape | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The days of an event; an end left None is open.

    `precision` is one of day, days, week, month, year, open. `mention` is empty when the date was carried over from
    a neighbouring sentence; `span` then points at the words it was carried from, or is None where the value
    rests on the report's own date (a state that holds now).
    """

    mention: str
    start: date | None
    end: date | None
    precision: str
    rule: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One number with its unit and what happened to what it counts.

    `low` and `high` are inclusive bounds, either may be None (open). `of` are the words counted, `surface` the
    words of the number. `part_of` is the index, among the same event's quantities, of the one this is a
    breakdown of. `basis` is one of count, running-total, increment.
    """

    low: float | None
    high: float | None
    unit: str
    effect: str
    of: str
    span: Span
    surface: str
    part_of: int | None = None
    basis: str = "count"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What is said to have happened, of one kind of the codebook."""

    kind: str
    status: str
    agents: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    weapons: tuple[Party, ...] = ()
    where: Where | None = None
    when: When | None = None
    quantities: tuple[Quantity, ...] = ()
