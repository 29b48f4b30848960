"""Airports and air bases with a code; private strips are left out."""

import csv
import io

from reportedly.gazetteer.build.packages import Packages
from reportedly.gazetteer.names import name_key
from reportedly.gazetteer.record import PlaceRecord

_MILITARY = ("air base", "airbase", "air force", "military", "naval", "army", "afb")
_KINDS = ("Military Air Base", "International Airport", "Military Airport", "Regional Airport", "Municipal Airport",
          "Air Base", "Airbase", "Airport", "Airfield", "Air Force Base")  # fmt: skip
_RADIUS_KM = 3.0


def read_airports(packages: Packages) -> list[PlaceRecord]:
    """Give every airport that has an IATA code, is military, or has a four-letter ICAO code outside the USA."""
    rows = csv.DictReader(io.StringIO(packages.read("airportsdata", "airportsdata/airports.csv").decode()))
    return [_airport(row) for row in rows if _wanted(row)]


def _wanted(row: dict[str, str]) -> bool:
    military = any(word in row["name"].casefold() for word in _MILITARY)
    return bool(row["name"]) and (bool(row["iata"]) or military or row["country"] != "US")


def _airport(row: dict[str, str]) -> PlaceRecord:
    military = any(word in row["name"].casefold() for word in _MILITARY)
    return PlaceRecord(
        id=f"icao:{row['icao']}", name=row["name"], level="site", country=row["country"] or None,
        lat=float(row["lat"]), lon=float(row["lon"]), radius_km=_RADIUS_KM, feature="AIRB" if military else "AIRP",
        names=_variants(row),
    )  # fmt: skip


def _variants(row: dict[str, str]) -> tuple[str, ...]:
    """Name an airport the ways people do: "Hama airport", "Hama air base", "Hama military airport"."""
    name = row["name"]
    bare = next((name[: -len(kind)].strip() for kind in _KINDS if name.casefold().endswith(kind.casefold())), name)
    stems = [bare, row["city"]] if row["iata"] else [bare]
    kinds = ("Airport", "Air Base", "Airbase", "Airfield", "Military Airport", "Military Airbase")
    kinds += ("International Airport",) if row["iata"] else ()
    seen, names = {name_key(name)}, []
    for variant in (f"{stem} {kind}" for stem in stems if stem for kind in kinds):
        key = name_key(variant)
        if key not in seen:
            seen.add(key)
            names.append(variant)
    return tuple(names)
