"""TopoJSON read into shapes, with the arcs that two of its areas share."""

from collections import defaultdict
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray
from shapely.geometry import LineString, MultiLineString, MultiPoint, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge
from shapely.validation import make_valid


class Topology:
    """The arcs of one TopoJSON file, decoded to (lon, lat) degrees."""

    def __init__(self, document: dict[str, Any]) -> None:
        step = np.array(document["transform"]["scale"])
        origin = np.array(document["transform"]["translate"])
        self._arcs = [np.cumsum(np.array(arc), axis=0) * step + origin for arc in document["arcs"]]
        self.objects = document["objects"]

    def shape(self, geometry: dict[str, Any]) -> BaseGeometry | None:
        """Give the shape of a geometry object; None for an empty one."""
        kind = geometry.get("type")
        arcs: Any = geometry.get("arcs")
        if kind == "Polygon":
            return self._polygons([arcs])
        if kind == "MultiPolygon":
            return self._polygons(arcs)
        if kind == "LineString":
            return LineString(self._line(arcs))
        return MultiLineString([self._line(line) for line in arcs]) if kind == "MultiLineString" else None

    def borders(self, areas: dict[str, list[dict[str, Any]]]) -> dict[tuple[str, str], BaseGeometry]:
        """Give the line that each two areas share, by their names in order; areas that only touch have none."""
        owners: dict[int, set[str]] = defaultdict(set)
        for name, geometries in areas.items():
            for geometry in geometries:
                for arc in _flat(geometry.get("arcs", [])):
                    owners[~arc if arc < 0 else arc].add(name)
        lines: dict[tuple[str, str], list[LineString]] = defaultdict(list)
        for arc, names in sorted(owners.items()):
            for pair in combinations(sorted(names), 2):
                lines[pair].append(LineString(self._arcs[arc]))
        return {pair: linemerge(MultiLineString(found)) for pair, found in sorted(lines.items())}

    def _polygons(self, parts: list[list[list[int]]]) -> BaseGeometry:
        rings = [[line for arcs in part if len(line := self._line(arcs)) >= 4] for part in parts]
        whole = make_valid(MultiPolygon([Polygon(part[0], part[1:]) for part in rings if part]))
        # The smallest countries shrink to a line or a point in this topology; they get an outline of about 500 m.
        return whole if whole.area > 0 else MultiPoint(self._line(parts[0][0])).buffer(0.005)

    def _line(self, arcs: list[int]) -> NDArray[np.float64]:
        pieces = [self._arcs[a] if a >= 0 else self._arcs[~a][::-1] for a in arcs]
        return np.concatenate([pieces[0], *(piece[1:] for piece in pieces[1:])])


def _flat(arcs: object) -> list[int]:
    if isinstance(arcs, int):
        return [arcs]
    return [a for part in arcs for a in _flat(part)] if isinstance(arcs, list) else []
