"""Airports and air bases with a code; private strips are left out."""

import csv
import io

import shapely

from reportedly.gazetteer.build.packages import Packages
from reportedly.gazetteer.names import name_key, skeleton
from reportedly.gazetteer.record import PlaceRecord

_MILITARY = ("air base", "airbase", "air force", "military", "naval", "army", "afb")
_KINDS = ("Military Air Base", "International Airport", "Military Airport", "Regional Airport", "Municipal Airport",
          "Air Base", "Airbase", "Airport", "Airfield", "Air Force Base")  # fmt: skip
_RADIUS_KM = 3.0
_BESIDE = 0.15


def read_airports(packages: Packages, towns: list[PlaceRecord]) -> list[PlaceRecord]:
    """Give every airport that has an IATA code, is military, or lies outside the USA.

    An airport takes on the spellings of a town beside it whose name is another form of its own ("Hamah", "Hama").
    """
    rows = csv.DictReader(io.StringIO(packages.read("airportsdata", "airportsdata/airports.csv").decode()))
    wanted = [row for row in rows if _wanted(row)]
    tree = shapely.STRtree(shapely.points([t.lon for t in towns], [t.lat for t in towns]))
    made = []
    for row in wanted:
        lat, lon = float(row["lat"]), float(row["lon"])
        around = tree.query(shapely.box(lon - _BESIDE, lat - _BESIDE, lon + _BESIDE, lat + _BESIDE))
        made.append(_airport(row, [towns[at] for at in sorted(around) if towns[at].country == row["country"]]))
    return made


def _wanted(row: dict[str, str]) -> bool:
    return bool(row["name"]) and (bool(row["iata"]) or _military(row) or row["country"] != "US")


def _military(row: dict[str, str]) -> bool:
    return any(word in row["name"].casefold() for word in _MILITARY)


def _airport(row: dict[str, str], beside: list[PlaceRecord]) -> PlaceRecord:
    return PlaceRecord(
        id=f"icao:{row['icao']}", name=row["name"], level="site", country=row["country"] or None,
        lat=float(row["lat"]), lon=float(row["lon"]), radius_km=_RADIUS_KM,
        feature="AIRB" if _military(row) else "AIRP", names=_variants(row, beside),
    )  # fmt: skip


def _variants(row: dict[str, str], beside: list[PlaceRecord]) -> tuple[str, ...]:
    """Name an airport the ways people do: "Hama airport", "Hama air base", "Hama military airport"."""
    name = row["name"]
    bare = next((name[: -len(kind)].strip() for kind in _KINDS if name.casefold().endswith(kind.casefold())), name)
    stems = [bare, row["city"]] if row["iata"] else [bare]
    bones = skeleton(bare)
    for town in beside:
        if bones and bones in {skeleton(n) for n in (town.name, *town.names)}:
            latin = [n for n in (town.name, *town.names) if skeleton(n) == bones and n[:1].isascii()]
            stems += [town.name, *latin[:8]]
    kinds = ["Airport", "Air Base", "Airbase", "Military Airport"]
    kinds += ["International Airport"] if row["iata"] else []
    seen, names = {name_key(name)}, []
    for variant in (f"{stem} {kind}" for stem in stems if stem for kind in kinds):
        key = name_key(variant)
        if key not in seen:
            seen.add(key)
            names.append(variant)
    return tuple(names)
