"""How well a place of the gazetteer fits a name's mentions and the report that they stand in."""

import math
import unicodedata
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from reportedly.coding.where.nearness import Settled, distance_km
from reportedly.coding.where.toponym import Toponym
from reportedly.model import Place

AS_POPULATION = {"country": 30_000_000, "region": 1_000_000, "province": 150_000, "district": 30_000, "site": 20_000}
"""The population that a place without one is weighed as, by level."""


OWN_NAME = 0.75
"""Likeness of spellings from which a name is the place's own, not one that it has in some other language."""


def weight_of(place: Place) -> float:
    """Give the population that a place counts with, a stand-in by level where none is known."""
    # A province's people mostly live in towns that are named more often than it.
    people = place.population / 4 if place.level in {"province", "district", "region"} else place.population
    return max(people, AS_POPULATION.get(place.level, 300))


def fit(
    place: Place,
    toponyms: Sequence[Toponym],
    votes: Mapping[str, float],
    containers: Sequence[Toponym | None],
    settled: Settled,
) -> float:
    """Score a candidate for a name's mentions: higher fits better, about -3 to 5."""
    score: float = 0.3 * (math.log10(weight_of(place)) - 2.5)
    score += 1.6 * votes.get(place.country or "", 0.0) ** 0.5
    if any(t.candidates and t.candidates[0].id == place.id for t in toponyms):
        score += 0.25
    if (
        votes.get(place.country or "", 0.0) < 0.1
        and place.level != "country"
        and likeness(place, toponyms[0].name) < OWN_NAME
    ):
        score -= 1.0
    if place.level == "town":
        # Of two towns the one that is called so itself, and not by an older name or in another language.
        score += 0.3 if _plain(place.name) == _plain(toponyms[0].name) else 0.0
    inside = [c for c in containers if c is not None]
    if inside:
        score += 2.0 * sum(lies_in(place, c) for c in inside) / len(inside)
    levels = [t.level for t in toponyms if t.level]
    if levels:
        fits = sum(_level_fits(level, place) for level in levels) / len(levels)
        # Far from the report's country, a name of another kind of place is somebody else's.
        score += fits if fits > 0 or votes.get(place.country or "", 0.0) > 0.1 else 3 * fits
    elif place.level == "province" and any(p.level == "town" for t in toponyms for p in t.candidates[:3]):
        score -= 0.25
    if place.level != "country":
        nearest = settled.nearest_other_km(place)
        score += 0.7 * math.exp(-nearest / 200) if nearest is not None else 0.0
    return score


def likeness(place: Place, name: str) -> float:
    """Tell how like a name is to the place's own, from 0 to 1, without marks and spaces."""
    return SequenceMatcher(None, _plain(place.name), _plain(name)).ratio()


def _plain(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if c.isalpha())


def _level_fits(level: str, place: Place) -> float:
    if level == place.level:
        return 0.8
    pairs = {(level, place.level)}
    if pairs & {
        ("town", "district"),
        ("district", "town"),
        ("region", "province"),
        ("province", "district"),
        ("district", "province"),
        ("province", "region"),
        ("region", "site"),
        ("site", "region"),
    }:
        return 0.2
    return -0.4


def lies_in(place: Place, container: Toponym) -> bool:
    """Tell whether a place lies in one that a container's name can stand for."""
    for outer in container.candidates[:6]:
        if outer.id == place.id:
            continue
        if outer.level == "country" and outer.country == place.country and place.level != "country":
            return True
        if outer.id in {place.admin1, place.admin2}:
            return True
        if (
            outer.level in {"province", "district", "region", "town"}
            and outer.country == place.country
            and (
                place.level in {"town", "district", "site"} and distance_km(outer, place) <= min(60.0, outer.radius_km)
            )
        ):
            return True
    return False
