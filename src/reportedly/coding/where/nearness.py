"""How far places lie from each other, and from the nearest of a report's places, however many those are."""

import math

import numpy as np

from reportedly.model import Place

_AS_NEAR = 1e-12
"""Difference of cosines within which two places count as equally near until their distances are worked out."""

_NOWHERE = -2.0
"""Less than any cosine."""

_TOWN_LEVELS = frozenset({"town", "district", "site", "province"})


class Settled:
    """The places that a report's names have been settled on, as far as others can lie near to them."""

    def __init__(self) -> None:
        self._count = 0
        self._points = _Points()
        self._towns = _Points()

    def __len__(self) -> int:
        return self._count

    def add(self, place: Place) -> None:
        """Take one more place."""
        self._count += 1
        if place.level != "country":
            self._points.add(place)
        if place.level in _TOWN_LEVELS:
            self._towns.add(place)

    def nearest_other_km(self, place: Place) -> float | None:
        """Give how far the nearest other place that is no country lies; None where there is none."""
        return self._points.nearest_km(place, but_itself=True)

    def nearest_town_km(self, place: Place) -> float | None:
        """Give how far the nearest town, site or province lies, perhaps the place itself; None where there is none."""
        return self._towns.nearest_km(place)


class _Points:
    """Places, each once, whose points are kept as unit vectors: the nearest of thousands is one multiplication away."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._nths: dict[str, int] = {}
        self._vectors = np.empty((16, 3))

    def add(self, place: Place) -> None:
        if place.id in self._nths:
            return
        self._nths[place.id] = len(self._places)
        if len(self._places) == len(self._vectors):
            self._vectors = np.concatenate([self._vectors, np.empty_like(self._vectors)])
        self._vectors[len(self._places)] = _vector(place)
        self._places.append(place)

    def nearest_km(self, place: Place, *, but_itself: bool = False) -> float | None:
        x, y, z = _vector(place)
        vectors = self._vectors[: len(self._places)]
        # Not as a matrix product: the library that would work it out starts threads, which cost more than they save.
        cosines = x * vectors[:, 0] + y * vectors[:, 1] + z * vectors[:, 2]
        if but_itself and place.id in self._nths:
            cosines[self._nths[place.id]] = _NOWHERE
        best = cosines.max(initial=_NOWHERE)
        if best == _NOWHERE:
            return None
        nearest = np.flatnonzero(cosines >= best - _AS_NEAR)
        return min(distance_km(place, self._places[nth]) for nth in nearest)


def _vector(place: Place) -> tuple[float, float, float]:
    lat, lon = math.radians(place.lat), math.radians(place.lon)
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)


def distance_km(a: Place, b: Place) -> float:
    """Give the great-circle distance between two places' points in km."""
    lat1, lat2 = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return float(2 * 6371.0 * math.asin(min(1.0, math.sqrt(half))))
