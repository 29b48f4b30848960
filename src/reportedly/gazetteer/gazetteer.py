"""Places by name: the shipped file, a user's imports and the project's own sites as one."""

import math
import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Levenshtein
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from reportedly.data_folder import user_data_folder
from reportedly.gazetteer.areas import geojson_of, shape_of
from reportedly.gazetteer.names import (
    ARTICLE_COUNTRIES,
    LONGEST_NAME,
    bare_key,
    name_key,
    other_compass_form,
    skeleton,
    split_class,
)
from reportedly.gazetteer.place_file import PlaceFile
from reportedly.gazetteer.shapes import Region, as_region, compass_direction, compass_part, distance_km
from reportedly.gazetteer.sites import Site, load_sites
from reportedly.model import Place, Shape

SHIPPED = Path(__file__).parent / "data" / "places.gaz"
"""The file that comes with the package."""

USER_FILE_VARIABLE = "REPORTEDLY_GAZETTEER"

_SAME_PLACE_KM = {"town": 4.0, "site": 4.0, "district": 40.0, "province": 100.0, "region": 100.0, "country": 300.0}
_MOST_SIMILAR = 20
_FARTHEST_SPELLING, _FARTHEST_SHORT_SPELLING = 0.5, 0.35
"""The share of letters that may differ between names of one skeleton; less where it has two consonants only."""

_FEW = 4
"""With more places of one skeleton than this only their own names are compared: reading all others would take long."""


def user_gazetteer_path() -> Path:
    """Give the file that imports go to: $REPORTEDLY_GAZETTEER, else places.gaz in the user's data folder."""
    if named := os.environ.get(USER_FILE_VARIABLE):
        return Path(named)
    return user_data_folder() / "places.gaz"


class Gazetteer:
    """Looks places up by name or id, in any script, whatever the case, diacritics, hyphens or article.

    Read-only; several processes share one copy of the files in memory. It is pickled as the paths it was opened from.
    """

    def __init__(self, path: Path, imports: tuple[Path, ...]) -> None:
        """Use `Gazetteer.open`."""
        self._opened = (path, imports)
        self._files = tuple(PlaceFile(p) for p in (path, *imports))
        self._shipped = self._files[0]
        self._sites: dict[str, Site] = {}
        self._sites.update({site.place.id: site for site in load_sites(self.get)})
        self._sites_by_key: dict[str, list[Site]] = {}
        for site in self._sites.values():
            for name in (site.place.name, *site.names):
                for key in {name_key(name), bare_key(name)}:
                    self._sites_by_key.setdefault(key, []).append(site)
        # A report names few places many times.
        self._found = lru_cache(maxsize=4096)(self._find)
        self._shape_of = lru_cache(maxsize=4096)(lambda references: shape_of(references, self))
        self._demonyms: dict[str, str] = self._shipped.head["extra"]["demonyms"]
        self._countries, self._capitals = self._shipped.countries(), self._shipped.capitals()

    @classmethod
    def open(cls, path: Path | None = None, imports: Sequence[Path] = ()) -> "Gazetteer":
        """Open the shipped file (or another) with a user's imports; raises GazetteerError for a missing or bad file."""
        return cls(Path(path) if path else SHIPPED, tuple(Path(p) for p in imports))

    def __reduce__(self) -> tuple[object, tuple[Path, tuple[Path, ...]]]:
        return (Gazetteer.open, self._opened)

    @property
    def digest(self) -> str:
        """One name for all that is opened, for the Run: the digests of the files in order."""
        return "+".join(file.digest[:20] for file in self._files)

    def verify(self) -> bool:
        """Read all files whole (0.2 s) and tell whether they still are what was written."""
        return all(file.verify() for file in self._files)

    def find(self, name: str, country: str | None = None) -> tuple[Place, ...]:
        """Give every place of that name in any script, most likely first; empty when there is none.

        `country` is an ISO 3166-1 alpha-2 code; with it, when nothing in the country has the name itself, places
        whose name sounds the same in Arabic count too (see `find_similar`). "Rif Dimashq province" asks for a place
        of that level. Names longer than 200 characters find nothing.
        """
        return self._found(name, country) if len(name) <= LONGEST_NAME else ()

    def _find(self, name: str, country: str | None) -> tuple[Place, ...]:
        found = self._ranked(self._named(name), country)
        bare, level = split_class(name)
        if level and bare != name:
            levels = ("province", "region", "district") if level in ("province", "region", "district") else (level,)
            of_class = [p for p in self._ranked(self._named(bare), country) if p.level in levels]
            of_class.sort(key=lambda p: levels.index(p.level) if p.level != level else -1)
            found = _without_twins([*found, *of_class])
        if not found and (turned := other_compass_form(name)):
            found = [p for p in self._ranked(self._named(turned), country) if p.level != "town"]
        if not found and country:
            found = list(self.find_similar(bare if level else name, country))
            if level:
                found = [p for p in found if p.level == level] or found
        return tuple(found)

    def find_similar(self, name: str, country: str) -> tuple[Place, ...]:
        """Give the places of a country whose consonants agree ("Deir Ezzor", "Dayr az Zawr"), nearest spelling first.

        Too weak for a country that is not already known: elsewhere more than half of what it finds is wrong.
        """
        bones = skeleton(name)
        if not bones:
            return ()
        words = bare_key(name)
        allowed = _FARTHEST_SPELLING if len(bones) > 2 else _FARTHEST_SHORT_SPELLING
        near: list[tuple[float, Place]] = []
        for file in self._files:
            similar = file.similar(country, bones)
            for row, _ in similar:
                place = file.place(row)
                names = (place.name, *file.names(row)) if len(similar) <= _FEW else (place.name,)
                spelled = min(Levenshtein.normalized_distance(words, bare_key(n)) for n in names)
                if spelled <= allowed:
                    near.append((spelled - _importance(place) / 20, place))
        near.sort(key=lambda scored: (scored[0], scored[1].id))
        return tuple(_without_twins(place for _, place in near))[:_MOST_SIMILAR]

    def get(self, place_id: str) -> Place | None:
        """Give the place with that id, or None."""
        if place_id in self._sites:
            return self._sites[place_id].place
        for file in self._files:
            if (row := file.row_of(place_id)) is not None:
                return file.place(row)
        return None

    def names_of(self, place_id: str) -> tuple[str, ...]:
        """Give all names of a place in every script, its own name first; empty for an unknown id."""
        if place_id in self._sites:
            site = self._sites[place_id]
            return (site.place.name, *site.names)
        for file in self._files:
            if (row := file.row_of(place_id)) is not None:
                return (file.place(row).name, *file.names(row))
        return ()

    def find_country(self, name: str) -> str | None:
        """Give the ISO code of the country of that name ("Syria", "UK", "سوريا"), or None."""
        return next((p.country for p in self.find(name) if p.level == "country"), None)

    def demonym(self, word: str) -> str | None:
        """Give the ISO code of the country a demonym belongs to ("Syrian", "Syrians" give "SY"), or None."""
        return self._demonyms.get(name_key(word))

    def country(self, code: str) -> Place | None:
        """Give the country with that ISO 3166-1 alpha-2 code, or None."""
        return self._shipped.place(self._countries[code]) if code in self._countries else None

    def capital(self, code: str) -> Place | None:
        """Give the capital of the country with that ISO 3166-1 alpha-2 code, or None."""
        return self._shipped.place(self._capitals[code]) if code in self._capitals else None

    def site_ids(self) -> tuple[str, ...]:
        """Give the ids of the project's own sites."""
        return tuple(self._sites)

    def site(self, place_id: str) -> Site | None:
        """Give what is known of one of the project's own sites: what it is, and what its place rests on."""
        return self._sites.get(place_id)

    def polygon_of(self, place_id: str) -> BaseGeometry | None:
        """Give the outline of a country, province or larger area in (lon, lat) degrees, or None where there is none."""
        return next((s for file in self._files if (s := file.shape(place_id)) is not None), None)

    def outlines(self, level: str, countries: Collection[str] | None = None) -> Iterator[tuple[Place, BaseGeometry]]:
        """Give every place of a level that has an outline, with it; or those of some countries by their ISO codes."""
        for file in self._files:
            for key in sorted(file.shape_keys()):
                row = file.row_of(key)
                if row is None or (countries is not None and file.country(row) not in countries):
                    continue
                if (place := file.place(row)).level == level:
                    outline = file.shape(key)
                    if outline is not None:
                        yield place, outline

    def largest_towns(self, country: str, most: int) -> tuple[Place, ...]:
        """Give the most populous settlements of a country by its ISO code, the largest first."""
        return tuple(self._shipped.place(row) for row in self._shipped.largest_towns(country, most))

    def bounds_of(self, place_id: str) -> tuple[float, float, float, float] | None:
        """Give west, south, east, north of a place's outline in degrees, or None."""
        outline = self.polygon_of(place_id)
        return None if outline is None else outline.bounds

    def contains(self, place_id: str, lat: float, lon: float) -> bool:
        """Tell whether a point lies in a place: in its outline, or within its radius where it has none."""
        outline = self.polygon_of(place_id)
        if outline is not None:
            return bool(outline.covers(Point(lon, lat)))
        place = self.get(place_id)
        return place is not None and distance_km(place.lat, place.lon, lat, lon) <= place.radius_km

    def border(self, country: str, other: str) -> Region | None:
        """Give the line two countries share, with its middle and the radius that covers it, or None."""
        first, second = sorted((country, other))
        line = self.border_line(first, second)
        return None if line is None else as_region(line, f"border:{first}|{second}")

    def border_line(self, country: str, other: str) -> BaseGeometry | None:
        """Give the line two countries share in (lon, lat) degrees, or None."""
        first, second = sorted((country, other))
        return self._shipped.shape(f"border:{first}|{second}")

    def region_part(self, place_id: str, compass: str) -> Region | None:
        """Give a part of a country, province or area by compass: "western", "north-east", "central".

        None where the place has no outline or the word is no compass word.
        """
        outline, direction = self.polygon_of(place_id), compass_direction(compass)
        if outline is None or direction is None:
            return None
        return as_region(compass_part(outline, direction), f"{place_id}/{compass}")

    def shape_of(self, references: tuple[str, ...]) -> Shape | None:
        """Give the shape of places, their parts or borders by reference (see `areas`), or None."""
        return self._shape_of(references)

    def geojson(self, shape: Shape) -> Mapping[str, Any] | None:
        """Give a claim's shape as a GeoJSON geometry to draw; None where this gazetteer lacks one of its parts."""
        return geojson_of(shape, self)

    def _named(self, name: str) -> list[tuple[float, Place]]:
        """Give every place with that name, each with how likely it is that the name means it."""
        key, bare = name_key(name), bare_key(name)
        scored: list[tuple[float, Place]] = []
        if not key:
            return scored
        for file in self._files:
            best = dict[int, int]()
            for row, quality in file.matches(key):
                best[row] = min(quality, best.get(row, 9))
            if bare != key:
                article_goes = name[:4].casefold() == "the "
                for row, quality in file.matches(bare):
                    if article_goes or file.country(row) in ARTICLE_COUNTRIES:
                        best[row] = min(quality | 1, best.get(row, 9))
            for row, quality in best.items():
                place = file.place(row)
                scored.append((_importance(place) - _cost(place, quality), place))
        for site in {s.place.id: s for k in (key, bare) for s in self._sites_by_key.get(k, ())}.values():
            scored.append((_importance(site.place) + 0.1, site.place))
        return scored

    def _ranked(self, scored: list[tuple[float, Place]], country: str | None) -> list[Place]:
        inside = [s for s in scored if country is None or s[1].country in (country, None)]
        inside.sort(key=lambda s: (-s[0], s[1].id))
        return _without_twins(place for _, place in inside)


def _importance(place: Place) -> float:
    """Weigh how likely a place is to be meant when nothing but its name is known."""
    people = math.log10(place.population + 10)
    if place.level == "country":
        return 20.0
    if place.level == "town":
        return people + {"PPLC": 1.5, "PPLA": 0.7, "PPLA2": 0.5, "PPLX": -0.5}.get(place.feature, 0.0)
    if place.feature == "STM" or place.id.startswith("site:"):
        return 4.5 if place.level == "region" else 2.0
    if place.level in ("province", "region"):
        return people - 1.5
    return 2.0 if place.level == "site" else people * 0.2


def _cost(place: Place, quality: int) -> float:
    """Weigh against a place that the name is only another name of it (in some language, or without its article)."""
    return (0.0, 0.2, 10.0, 10.0)[quality] if place.level == "country" else (0.0, 0.2, 0.6, 0.9)[quality]


def _without_twins(places: Iterable[Place]) -> list[Place]:
    """Leave out places that are another source's word for one already given: same level, next to it."""
    kept: dict[str, Place] = {}
    by_source: dict[str, list[Place]] = {}
    for place in places:
        if place.id in kept:
            continue
        source = place.id.partition(":")[0]
        others = (other for name, found in by_source.items() if name != source for other in found)
        if not any(_twins(place, other) for other in others):
            kept[place.id] = place
            by_source.setdefault(source, []).append(place)
    return list(kept.values())


def _twins(place: Place, other: Place) -> bool:
    if place.level != other.level or place.country != other.country:
        return False
    return distance_km(place.lat, place.lon, other.lat, other.lon) <= _SAME_PLACE_KM[place.level]
