"""A spot: a phrase that names or describes a place."""

from dataclasses import dataclass

from reportedly.coding.where.nearness import distance_km
from reportedly.coding.where.words import INNER_PARTS, SIDES, side_adjective
from reportedly.model import Place, Span

PRECISION = {"site": 5, "district": 4.5, "town": 4, "border": 2, "region": 2, "province": 2, "country": 1, "unknown": 3}
"""How closely each level pins an event down, for choosing between spots."""

AREA_LEVELS = frozenset({"country", "province", "region", "border"})
"""Levels of what is drawn as an area or a line: a point in its middle would look like the place."""

POINTING = frozenset("the this that its their these those same".split())
"""Words before a noun that say it was named before."""

MODIFIER_DEPS = frozenset(
    {"amod", "compound", "nmod", "advmod", "npadvmod", "punct", "poss", "case", "nummod", "quantmod"}
)
"""How the words before a noun hang on it within its phrase."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A phrase that names or describes a place.

    `head` is the index of its main word; `start`/`end` its tokens; `name` what it is called in full. `place` is the
    gazetteer's place it is, `within` the one it lies in where it is none itself. `lat`, `lon`, `radius_km` are those
    of the place, part, border or area it lies in; `areas` are references to the shapes that it is a piece of country
    by, where that is not the place's own outline. `near` says that it only lies by the place ("south of X").
    """

    head: int
    start: int
    end: int
    span: Span
    name: str
    level: str
    rule: str
    country: str | None = None
    place: Place | None = None
    within: Place | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    areas: tuple[str, ...] = ()
    near: bool = False
    use: str = "place"


def between(a: Place, b: Place) -> tuple[float, float, float]:
    """Give the middle of two places (degrees) and half their distance in km, with some room."""
    return round((a.lat + b.lat) / 2, 5), round((a.lon + b.lon) / 2, 5), round(distance_km(a, b) / 2 + 5, 1)


def part_level(level: str) -> str:
    """Give the level of a part of a place of that level: the north of a town is a district."""
    return {"town": "district", "site": "site", "district": "district"}.get(level, "region")


def part_name(words: str, whole: str, level: str) -> str:
    """Call a part of a place: "northern Yemen", "eastern Taiz", but Taiz where its parts have no names of their own."""
    sides = sides_in(words)
    if sides and level in {"country", "province", "region", "town"}:
        return f"{' and '.join(side_adjective(side) for side in sides)} {whole}"
    return whole if not sides and words.split()[-1] in INNER_PARTS else f"{words} of {whole}"


def sides_in(words: str) -> list[str]:
    """Give the directions among the words for a part: west and south in "west and south"."""
    return [w for w in words.split() if w in SIDES]
