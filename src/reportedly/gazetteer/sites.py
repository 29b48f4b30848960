"""The project's own list of sites that no gazetteer has: pump stations, dams, air bases, oil fields, crossings, camps."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from reportedly.errors import GazetteerError
from reportedly.model import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One site; `kind` says what it is, `rests_on` what its coordinates were taken from (empty: uncited, an area)."""

    place: Place
    kind: str
    names: tuple[str, ...]
    rests_on: tuple[str, ...]


@lru_cache(maxsize=1)
def load_sites() -> tuple[Site, ...]:
    """Give the sites of the codebook's sites.toml; raises GazetteerError where an entry does not hold together."""
    source = files("reportedly.codebook") / "data" / "sites.toml"
    if not source.is_file():
        return ()
    try:
        entries = tomllib.loads(source.read_text("utf-8")).get("site", [])
    except tomllib.TOMLDecodeError as error:
        raise GazetteerError(f"sites.toml of the codebook cannot be read: {error}.") from error
    return tuple(_site(entry) for entry in entries)


def _site(entry: dict[str, Any]) -> Site:
    try:
        place = Place(
            id=f"site:{entry['id']}", name=entry["name"], level="site", country=entry["country"], lat=entry["lat"],
            lon=entry["lon"], radius_km=float(entry["radius_km"]), feature=entry["kind"], admin1=entry.get("admin1"),
        )  # fmt: skip
    except KeyError as missing:
        raise GazetteerError(f"sites.toml: the site {entry.get('id', entry)!r} has no {missing}.") from None
    rests_on = tuple(entry.get("rests_on", ()))
    if not rests_on and not entry.get("uncited"):
        raise GazetteerError(f"sites.toml: {place.id} must say what it rests on, or `uncited = true`.")
    return Site(place=place, kind=entry["kind"], names=tuple(entry.get("names", ())), rests_on=rests_on)
