"""Provinces younger than the outlines at hand: an older province is divided among the codes of its settlements."""

import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

import shapely
from shapely import MultiPoint, union_all
from shapely.geometry.base import BaseGeometry

from reportedly.errors import GazetteerError
from reportedly.gazetteer.build.provinces import Province, simplified
from reportedly.gazetteer.build.settlements import Settlement
from reportedly.gazetteer.names import name_key


def divide_provinces(provinces: dict[str, Province], settlements: list[Settlement]) -> int:
    """Cut the younger provinces of newer_provinces.toml out of the older ones; gives how many there are.

    A younger outline is good to half the way between two settlements, no better. Raises GazetteerError where the
    list names an older province that is not there, or a code that none of its settlements has.
    """
    table = tomllib.loads((Path(__file__).parent / "newer_provinces.toml").read_text("utf-8"))
    made = 0
    for entry in table["older"]:
        older = _named(provinces, entry["of"])
        ground = _ground_by_code(older, settlements)
        for part in entry["parts"]:
            if part["code"] not in ground:
                where = f"newer_provinces.toml: no settlement of {entry['of']}"
                raise GazetteerError(f"{where} has the code {part['code']}.")
            younger = _younger(older, part, ground.pop(part["code"]))
            provinces[younger.id] = younger
            older.members.append(younger.id)
            made += 1
        if ground:  # Part of it goes on under the old name.
            older.members, older.shape = [], simplified(union_all(list(ground.values())))
        else:
            older.level = "region"
    return made


def _named(provinces: dict[str, Province], reference: str) -> Province:
    country, _, name = reference.partition("/")
    for province in provinces.values():
        if province.country == country and not province.members and name_key(name) in map(name_key, province.names):
            return province
    raise GazetteerError(f"newer_provinces.toml names {reference}, but there is no such province.")


def _ground_by_code(older: Province, settlements: list[Settlement]) -> dict[str, BaseGeometry]:
    """Give the part of the outline that is nearest to the settlements of each code."""
    prepared = older.shape
    shapely.prepare(prepared)
    inside = {
        (s.lon, s.lat): s.admin1_code
        for s in settlements
        if s.country == older.country and s.admin1_code and prepared.contains(shapely.Point(s.lon, s.lat))
    }
    cells = shapely.voronoi_polygons(MultiPoint(list(inside)), extend_to=older.shape, ordered=True)
    found: dict[str, list[BaseGeometry]] = defaultdict(list)
    for code, cell in zip(inside.values(), cells.geoms, strict=True):
        found[code].append(cell)
    return {code: union_all(parts).intersection(older.shape) for code, parts in found.items()}


def _younger(older: Province, part: dict[str, Any], outline: BaseGeometry) -> Province:
    return Province(
        id=f"gn-code:{older.country}-{part['code']}",
        country=older.country,
        drawn_in=older.drawn_in,
        level="province",
        names=(part["name"], *part["names"]),
        shape=simplified(outline),
    )
