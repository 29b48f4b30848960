"""Imports into the user's own file: new places are added, known ones recognised, the file replaced in one stroke."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from shapely import STRtree, points
from shapely.geometry.base import BaseGeometry

from reportedly.errors import GazetteerError
from reportedly.gazetteer.dumps import Dump, read_geonames, read_whosonfirst
from reportedly.gazetteer.gazetteer import Gazetteer, user_gazetteer_path
from reportedly.gazetteer.names import name_key
from reportedly.gazetteer.place_file import PlaceFile
from reportedly.gazetteer.record import PlaceRecord
from reportedly.gazetteer.writing import write_gazetteer
from reportedly.model import Place

try:
    import fcntl
except ImportError:  # Windows has none; imports there are one person's at a time.
    fcntl = None  # type: ignore[assignment]

FORMATS = ("geonames", "whosonfirst")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import did: places read, added, already known; and why lines were not used, with how many."""

    into: Path
    read: int
    added: int
    known: int
    refused: tuple[tuple[str, int], ...]
    first_refused: str


def import_places(
    source: str, file: Path, into: Path | None = None, *, country: str | None = None, shipped: Path | None = None
) -> ImportReport:
    """Import a file of places ("geonames" or "whosonfirst") into the user's own; give what was done.

    Raises GazetteerError for a file that is not what it should be, with everything left as it was. A place that is
    already there with all its names is not added again. `country` is the code for lines that carry none.
    """
    target = into or user_gazetteer_path()
    if source not in FORMATS:
        raise GazetteerError(f"There is no import called {source}; there are {' and '.join(FORMATS)}.")
    dump = read_geonames(file) if source == "geonames" else read_whosonfirst(file, country)
    gazetteer = Gazetteer.open(shipped)
    placed = _placed(dump.records, gazetteer)
    with _alone(target):
        added = _add(placed, target, gazetteer)
    return _report(target, dump, len(placed), added)


def _add(placed: list[PlaceRecord], target: Path, gazetteer: Gazetteer) -> int:
    """Put what is new among the places into the file; give how many that were."""
    records = _records(target) if target.exists() else {}
    added = 0
    for record in placed:
        old = records.get(record.id)
        merged = record if old is None else _merged(old, record)
        if merged != old and not _shipped_knows(gazetteer, merged):
            records[record.id] = merged
            added += 1
    if added:
        write_gazetteer(target, records.values(), extra={"demonyms": {}})
    return added


@contextmanager
def _alone(target: Path) -> Iterator[None]:
    """Let one import at a time change the files of a folder, so that two at once lose nothing."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        folder = os.open(target.parent, os.O_RDONLY) if fcntl else None
    except OSError as error:
        raise GazetteerError(f"The gazetteer file {target} cannot be written: {error}.") from error
    try:
        if folder is not None:
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        if folder is not None:
            os.close(folder)


def _report(target: Path, dump: Dump, read: int, added: int) -> ImportReport:
    refused = tuple(sorted(dump.refused.items(), key=lambda item: (-item[1], item[0])))
    return ImportReport(
        into=target, read=read, added=added, known=read - added, refused=refused, first_refused=dump.first_refused
    )


def _shipped_knows(gazetteer: Gazetteer, record: PlaceRecord) -> bool:
    known = {name_key(name) for name in gazetteer.names_of(record.id)}
    return bool(known) and {name_key(n) for n in (record.name, *record.names)} <= known


def _merged(old: PlaceRecord, new: PlaceRecord) -> PlaceRecord:
    """Take what the newer record says, with the names of both."""
    seen = {name_key(n) for n in (new.name, *new.names)}
    kept = tuple(n for n in (old.name, *old.names) if name_key(n) not in seen)
    merged = replace(new, names=(*new.names, *kept))
    same = {name_key(n) for n in (old.name, *old.names)} == {name_key(n) for n in (merged.name, *merged.names)}
    return old if same and _facts(old) == _facts(merged) else merged


def _facts(record: PlaceRecord) -> tuple[object, ...]:
    point = (round(record.lat * 1e5), round(record.lon * 1e5), round(record.radius_km * 10))
    return (record.name, record.level, record.country, record.feature, record.population, *point,
            record.admin1, record.admin2)  # fmt: skip


def _records(path: Path) -> dict[str, PlaceRecord]:
    """Read the user's file back into records."""
    file = PlaceFile(path)
    found = {}
    for row in file.rows():
        place = file.place(row)
        found[place.id] = PlaceRecord(
            id=place.id, name=place.name, level=place.level, country=place.country, lat=place.lat, lon=place.lon,
            radius_km=place.radius_km, feature=place.feature, population=place.population, admin1=place.admin1,
            admin2=place.admin2, names=file.names(row), shape=file.shape(place.id),
        )  # fmt: skip
    return found


def _placed(records: Iterable[PlaceRecord], gazetteer: Gazetteer) -> list[PlaceRecord]:
    """Give each record its country and province by the outlines it lies in, where it does not say them itself."""
    wanted = list(records)
    where = points([r.lon for r in wanted], [r.lat for r in wanted])
    around = _within(where, gazetteer.outlines("country"))
    countries = [r.country or next((p[1] for p in around.get(at, ())), None) for at, r in enumerate(wanted)]
    provinces = _within(where, gazetteer.outlines("province", {c for c in countries if c}))
    placed = []
    for at, (record, country) in enumerate(zip(wanted, countries, strict=True)):
        admin1 = next((p[0] for p in provinces.get(at, ()) if p[1] == country), None)
        if record.level in ("town", "district", "site"):
            record = replace(record, country=country, admin1=admin1)
        placed.append(replace(record, country=country))
    return placed


def _within(where: object, outlined: Iterable[tuple[Place, BaseGeometry]]) -> dict[int, list[tuple[str, str | None]]]:
    """Give, for each point by its number, the (id, country) of the outlines around it."""
    areas: list[tuple[str, str | None]] = []
    outlines: list[BaseGeometry] = []
    for place, outline in outlined:
        areas.append((place.id, place.country))
        outlines.append(outline)
    found: dict[int, list[tuple[str, str | None]]] = {}
    for which, area in zip(*STRtree(outlines).query(where, predicate="within"), strict=True):
        found.setdefault(int(which), []).append(areas[int(area)])
    return found
