"""A place by name, as the gazetteer knows it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place of the gazetteer.

    `id` is namespaced (`gn:` GeoNames, `wof:` Who's On First, `site:` the project's own list). `level` is one of site,
    town, district, province, region, country. `lat`/`lon` are WGS 84 degrees; `radius_km` is how far the place
    itself reaches. `admin1` and `admin2` are the ids of the province and district it lies in.
    """

    id: str
    name: str
    level: str
    country: str | None
    lat: float
    lon: float
    radius_km: float
    feature: str = ""
    population: int = 0
    admin1: str | None = None
    admin2: str | None = None
