"""Provinces younger than the outlines at hand: an older province is divided among the codes of its settlements."""

import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

import shapely
from shapely import MultiPoint, union_all
from shapely.geometry.base import BaseGeometry

from reportedly.errors import GazetteerError
from reportedly.gazetteer.build.assemble import containing
from reportedly.gazetteer.build.provinces import Province, simplified
from reportedly.gazetteer.build.settlements import Settlement
from reportedly.gazetteer.names import name_key


def newer_provinces() -> dict[str, Any]:
    """Give what newer_provinces.toml lists: `older` provinces with their parts, and `spellings`."""
    return tomllib.loads((Path(__file__).parent / "newer_provinces.toml").read_text("utf-8"))


def divide_provinces(
    provinces: dict[str, Province], settlements: list[Settlement], entries: list[dict[str, Any]]
) -> int:
    """Cut the younger provinces of the list's entries out of the older ones; gives how many there are.

    A younger outline is good to half the way between two settlements, no better. Raises GazetteerError where the
    list names an older province that is not there, or a code that none of its settlements has.
    """
    olders = [_named(provinces, entry["of"]) for entry in entries]
    codes: dict[str, dict[tuple[float, float], str]] = defaultdict(dict)
    for settlement, older in zip(settlements, containing(settlements, olders), strict=True):
        if older and settlement.admin1_code:
            codes[older.id][settlement.lon, settlement.lat] = settlement.admin1_code
    made = [_divide(entry, older, codes[older.id]) for entry, older in zip(entries, olders, strict=True)]
    provinces.update({younger.id: younger for parts in made for younger in parts})
    return sum(map(len, made))


def add_spellings(provinces: dict[str, Province], spellings: dict[str, list[str]]) -> None:
    """Give provinces the spellings, by reference, that reports use and the outlines' makers do not."""
    for reference, names in spellings.items():
        province = _named(provinces, reference)
        province.names = (*province.names, *names)


def _named(provinces: dict[str, Province], reference: str) -> Province:
    country, _, name = reference.partition("/")
    for province in provinces.values():
        if province.country == country and not province.members and name_key(name) in map(name_key, province.names):
            return province
    raise GazetteerError(f"newer_provinces.toml names {reference}, but there is no such province.")


def _divide(entry: dict[str, Any], older: Province, codes: dict[tuple[float, float], str]) -> list[Province]:
    """Make an older province's parts, and leave it the rest of its ground; without a rest it is a region of them."""
    ground = _ground_by_code(older.shape, codes)
    parts = []
    for part in entry["parts"]:
        if part["code"] not in ground:
            where = f"newer_provinces.toml: no settlement of {entry['of']}"
            raise GazetteerError(f"{where} has the code {part['code']}.")
        parts.append(_younger(older, part, ground.pop(part["code"])))
    if ground:
        older.shape = simplified(union_all(list(ground.values())))
    else:
        older.level, older.members = "region", [part.id for part in parts]
    return parts


def _ground_by_code(outline: BaseGeometry, codes: dict[tuple[float, float], str]) -> dict[str, BaseGeometry]:
    """Give the part of an outline that is nearest to the points (lon, lat) of each code."""
    cells = shapely.voronoi_polygons(MultiPoint(list(codes)), extend_to=outline, ordered=True)
    found: dict[str, list[BaseGeometry]] = defaultdict(list)
    for code, cell in zip(codes.values(), cells.geoms, strict=True):
        found[code].append(cell)
    return {code: union_all(parts).intersection(outline) for code, parts in found.items()}


def _younger(older: Province, part: dict[str, Any], outline: BaseGeometry) -> Province:
    return Province(
        id=f"gn-code:{older.country}-{part['code']}",
        country=older.country,
        drawn_in=older.drawn_in,
        level="province",
        names=(part["name"], *part["names"]),
        shape=simplified(outline),
    )
