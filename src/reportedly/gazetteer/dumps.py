"""What users import: GeoNames dumps and Who's On First lines, read into place records."""

import gzip
import io
import json
import zipfile
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, Any

from reportedly.errors import GazetteerError
from reportedly.gazetteer.names import LONGEST_NAME, name_key
from reportedly.gazetteer.record import PlaceRecord, town_radius_km
from reportedly.gazetteer.shapes import distance_km

GEONAMES_COLUMNS = 19
_LONGEST_LINE = 2_000_000
_TOLERATED = 0.02
"""The share of lines that may be bad before the whole file is refused."""

_CLASS_RADIUS_KM = {"S": 1.5, "T": 6.0, "H": 8.0, "L": 15.0, "R": 10.0, "V": 10.0, "U": 50.0}
_ADMIN_RADIUS_KM = {"ADM1": 100.0, "ADM2": 25.0, "ADM3": 15.0, "ADM4": 8.0, "ADM5": 5.0}


@dataclass(slots=True)
class Dump:
    """The places of one file, and the lines of it that could not be used: why, and how many."""

    records: list[PlaceRecord] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)
    first_refused: str = ""
    lines: int = 0

    def refuse(self, why: str) -> None:
        """Count a line that is not used."""
        self.refused[why] += 1
        self.first_refused = self.first_refused or f"line {self.lines}: {why}"


def read_geonames(path: Path) -> Dump:
    """Read a GeoNames dump (.txt, .txt.gz, or the .zip it is offered as); raises GazetteerError for another file."""
    dump = Dump()
    for line in _lines(path, dump):
        fields = line.split("\t")
        if len(fields) != GEONAMES_COLUMNS:
            dump.refuse(f"{len(fields)} columns instead of {GEONAMES_COLUMNS}")
            continue
        try:
            record = _geonames_record(fields)
        except ValueError as error:
            dump.refuse(str(error))
            continue
        if record is not None:
            dump.records.append(record)
    _check(dump, path, "a GeoNames dump")
    return dump


def _geonames_record(fields: list[str]) -> PlaceRecord | None:
    number, name, feature_class, feature = int(fields[0]), fields[1], fields[6], fields[7]
    level, population = _geonames_level(feature_class, feature), int(fields[14] or 0)
    if level is None:
        return None
    lat, lon = _checked_point(fields[4], fields[5])
    if feature_class == "P":
        radius = town_radius_km(population)
    else:
        radius = _ADMIN_RADIUS_KM.get(feature, _CLASS_RADIUS_KM.get(feature_class, 10.0))
    names = (fields[2], *fields[3].split(","))
    return PlaceRecord(
        id=f"gn:{number}", name=_checked_name(name), level=level, country=_country(fields[8]), lat=lat, lon=lon,
        radius_km=radius, feature=feature, population=population, names=_other_names(name, names),
    )  # fmt: skip


def _geonames_level(feature_class: str, feature: str) -> str | None:
    """Give the level of a feature code; None for countries (the shipped file has them) and what is no place."""
    if feature_class == "P":
        return "town"
    if feature_class == "A":
        if feature.startswith("PCL") or feature in ("TERR", "ZN", ""):
            return None
        return "province" if feature in ("ADM1", "ADM1H") else "district"
    if feature_class == "L":
        return "region" if feature in ("RGN", "RGNE", "RGNH", "CONT", "OAS") else "site"
    return "site" if feature_class in _CLASS_RADIUS_KM else None


_WOF_LEVELS = {
    "locality": "town", "neighbourhood": "town", "borough": "town", "macrohood": "town", "microhood": "town",
    "county": "district", "localadmin": "district", "macrocounty": "district", "region": "province",
    "macroregion": "region", "campus": "site",
}  # fmt: skip
_WOF_PASSED_OVER = frozenset("country dependency continent empire ocean marinearea timezone planet postalcode".split())


def read_whosonfirst(path: Path, country: str | None = None) -> Dump:
    """Read Who's On First places, one JSON object a line (.jsonl, .jsonl.gz); raises GazetteerError for another file.

    Fields: id, name, pt (place type), lat, lon, pop, names, conc (ids elsewhere), dep, sup, hier, cur. Deprecated,
    superseded and ended places are passed over. `country` is the code for lines that carry none; without it, it is
    left to the caller to tell by the outline the point lies in.
    """
    dump = Dump()
    county_of: dict[str, int] = {}
    for line in _lines(path, dump):
        try:
            entry = json.loads(line)
            record = _wof_record(entry, country)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            dump.refuse(f"no Who's On First place ({type(error).__name__}: {str(error)[:80]})")
            continue
        if record is not None:
            dump.records.append(record)
            county = next((h.get("county_id") for h in entry.get("hier") or () if h.get("county_id")), None)
            if county and f"wof:{county}" != record.id:
                county_of[record.id] = int(county)
    _check(dump, path, "Who's On First places")
    _settle_counties(dump, county_of)
    return dump


def _wof_record(entry: dict[str, Any], country: str | None) -> PlaceRecord | None:
    kind = str(entry["pt"])
    if kind in _WOF_PASSED_OVER or entry.get("dep") or entry.get("sup") or entry.get("cur") == 0:
        return None
    level = _WOF_LEVELS.get(kind, "site")
    if not (name := entry["name"]):
        return None
    lat, lon = _checked_point(entry["lat"], entry["lon"])
    population = max(0, int(entry.get("pop") or 0))
    radius = {"town": town_radius_km(population), "district": 25.0, "province": 100.0, "region": 150.0}.get(level, 3.0)
    return PlaceRecord(
        id=f"wof:{int(entry['id'])}", name=_checked_name(name), level=level,
        country=_country(entry.get("country") or country), lat=lat, lon=lon, radius_km=radius, feature=f"wof:{kind}",
        population=population, names=_other_names(name, tuple(str(n) for n in entry.get("names") or ())),
    )  # fmt: skip


def _settle_counties(dump: Dump, county_of: dict[str, int]) -> None:
    """Tell each settlement its district, and each district how far its settlements reach."""
    known = {r.id: r for r in dump.records if r.level == "district"}
    reach: dict[str, list[float]] = defaultdict(list)
    for at, record in enumerate(dump.records):
        district = known.get(f"wof:{county_of.get(record.id, 0)}")
        if district:
            dump.records[at] = replace(record, admin2=district.id)
            reach[district.id].append(distance_km(district.lat, district.lon, record.lat, record.lon))
    for at, record in enumerate(dump.records):
        if distances := sorted(reach.get(record.id, ())):
            radius = distances[int(0.95 * (len(distances) - 1))] + 3
            dump.records[at] = replace(record, radius_km=round(min(150.0, max(5.0, radius)), 1))


def _country(code: object) -> str | None:
    text = str(code or "").strip().upper()
    return text if len(text) == 2 and text.isascii() and text.isalpha() else None


def _checked_point(raw_lat: str | float, raw_lon: str | float) -> tuple[float, float]:
    lat, lon = float(raw_lat), float(raw_lon)
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"{lat}, {lon} is no point on the globe")
    return lat, lon


def _checked_name(name: str) -> str:
    if len(name) > LONGEST_NAME:
        raise ValueError(f"a name of {len(name):,} characters")
    if not name_key(name):
        raise ValueError("a name without letters")
    return " ".join(name.split())


def _other_names(title: str, names: tuple[str, ...]) -> tuple[str, ...]:
    seen, kept = {name_key(title)}, []
    for name in names:
        key = name_key(name)
        if key and key not in seen:
            seen.add(key)
            kept.append(" ".join(name.split()))
    return tuple(kept)


def _check(dump: Dump, path: Path, what: str) -> None:
    bad = dump.refused.total()
    if not dump.lines:
        raise GazetteerError(f"{path} is empty; nothing was imported.")
    if bad > _TOLERATED * dump.lines or not dump.records:
        raise GazetteerError(
            f"{path} does not look like {what}: {bad:,} of its {dump.lines:,} lines could not be read "
            f"({dump.first_refused or 'none of them is a place'}); nothing was imported."
        )


def _lines(path: Path, dump: Dump) -> Iterator[str]:
    with _opened(path) as file:
        try:
            while raw := file.readline(_LONGEST_LINE):
                dump.lines += 1
                line = raw.decode("utf-8-sig" if dump.lines == 1 else "utf-8").rstrip("\r\n")
                if line:
                    yield line
        except UnicodeDecodeError:
            raise GazetteerError(f"{path} is not UTF-8 text at line {dump.lines}; nothing was imported.") from None
        except (EOFError, OSError, zlib.error, zipfile.BadZipFile) as error:
            raise GazetteerError(f"{path} breaks off or is damaged: {error}; nothing was imported.") from error


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    try:
        with path.open("rb") as unknown:
            start = unknown.read(4)
        if start[:2] == b"\x1f\x8b":
            with gzip.open(path) as unpacked:
                yield io.BufferedReader(unpacked)
        elif start == b"PK\x03\x04":
            with zipfile.ZipFile(path) as archive, archive.open(_dump_inside(archive, path)) as member:
                yield member
        else:
            with path.open("rb") as plain:
                yield plain
    except FileNotFoundError:
        raise GazetteerError(f"There is no file {path} to import.") from None
    except (OSError, zipfile.BadZipFile) as error:
        raise GazetteerError(f"{path} cannot be read: {error}; nothing was imported.") from error


def _dump_inside(archive: zipfile.ZipFile, path: Path) -> str:
    texts = [i for i in archive.infolist() if i.filename.endswith(".txt") and "readme" not in i.filename.casefold()]
    if not texts:
        raise GazetteerError(f"{path} has no .txt file of places in it; nothing was imported.")
    return max(texts, key=lambda info: info.file_size).filename
