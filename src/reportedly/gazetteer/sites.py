"""The project's own sites that no gazetteer has: pump stations, dams, air bases, oil fields, crossings, camps."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from reportedly.errors import GazetteerError
from reportedly.model import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One site; `kind` says what it is, `rests_on` what its coordinates were taken from.

    Where that is empty nothing that was opened gives them: the place is then the area the site lies in.
    """

    place: Place
    kind: str
    names: tuple[str, ...]
    rests_on: tuple[str, ...]


@lru_cache(maxsize=1)
def site_entries() -> tuple[dict[str, Any], ...]:
    """Give the entries of the codebook's sites.toml; raises GazetteerError where it is no TOML."""
    source = files("reportedly.codebook") / "data" / "sites.toml"
    try:
        return tuple(tomllib.loads(source.read_text("utf-8"))["site"])
    except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
        raise GazetteerError(
            f"sites.toml of the codebook cannot be read: {error}; install the package again."
        ) from error


def load_sites(get: Callable[[str], Place | None]) -> tuple[Site, ...]:
    """Give the sites; `get` finds the places that uncited ones lie in.

    Raises GazetteerError where an entry does not hold together.
    """
    return tuple(_site(entry, get) for entry in site_entries())


def _site(entry: dict[str, Any], get: Callable[[str], Place | None]) -> Site:
    name = f"site:{entry.get('id')}"
    rests_on = tuple(entry.get("rests_on", ()))
    if bool(rests_on) == bool(entry.get("uncited")) or bool(rests_on) == ("within" in entry):
        raise GazetteerError(
            f"sites.toml: {name} must have a point with `rests_on`, or `within` with `uncited = true`."
        )
    try:
        if rests_on:
            lat, lon, radius_km = entry["lat"], entry["lon"], entry["radius_km"]
        else:
            around = get(entry["within"])
            if around is None:
                raise GazetteerError(f"sites.toml: {name} lies in {entry['within']}, which is not in the gazetteer.")
            lat, lon, radius_km = around.lat, around.lon, entry.get("radius_km", around.radius_km)
        place = Place(
            id=name, name=entry["name"], level=entry.get("level", "site"), country=entry["country"],
            lat=float(lat), lon=float(lon), radius_km=float(radius_km), feature=entry["kind"], admin1=entry["admin1"],
        )  # fmt: skip
    except KeyError as missing:
        raise GazetteerError(f"sites.toml: {name} has no {missing}.") from None
    return Site(place=place, kind=entry["kind"], names=tuple(entry.get("names", ())), rests_on=rests_on)
