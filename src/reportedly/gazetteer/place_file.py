"""The places of one gazetteer file, read in place."""

import zlib
from functools import lru_cache
from pathlib import Path

import numpy as np
from shapely.geometry.base import BaseGeometry

from reportedly.gazetteer.layout import HashIndex, SectionFile
from reportedly.gazetteer.record import LEVELS
from reportedly.gazetteer.shapes import decode_shape
from reportedly.gazetteer.writing import split_id
from reportedly.model import Place


class PlaceFile:
    """One file's places: by key, by skeleton within a country, by id; their names and shapes."""

    def __init__(self, path: Path) -> None:
        """Open a file; raises GazetteerError when it is missing, damaged or of another version."""
        file = SectionFile(path)
        self._file, self.head = file, file.head
        self._by_name, self._by_skeleton = HashIndex(file, "name"), HashIndex(file, "skeleton")
        self._block_size = int(self.head.get("names_per_block", 128))
        self._columns = {
            name: file.array(name)
            for name in "number lat lon population radius level country feature admin1 admin2".split()
        }
        self._title_ends, self._names_ends = file.array("title.ends"), file.array("names.ends")
        self._shape_ends = file.array("shape.ends")
        self._shape_at = {key: at for at, key in enumerate(self.head["shapes"])}
        self._text_id_at = {text: at for at, text in enumerate(self.head["text_ids"])}
        starts = [*(start for _, start in self.head["namespaces"]), self.head["places"]]
        self._ranges = {
            namespace: (start, starts[at + 1]) for at, (namespace, start) in enumerate(self.head["namespaces"])
        }
        self.place = lru_cache(maxsize=20_000)(self._place)
        self.shape = lru_cache(maxsize=64)(self._shape)
        self._names_block = lru_cache(maxsize=32)(self._unpacked_names)

    def __len__(self) -> int:
        return int(self.head["places"])

    @property
    def digest(self) -> str:
        """The SHA-256 of the file's content, as it was written."""
        return str(self.head["digest"])

    def verify(self) -> bool:
        """Read the whole file and tell whether it still is what was written."""
        return self._file.verify()

    def matches(self, key: str) -> list[tuple[int, int]]:
        """Give (row, quality of the name) for a key of `names.name_key`."""
        return self._by_name.find(key)

    def similar(self, country: str, bones: str) -> list[tuple[int, int]]:
        """Give (row, quality of the name) for a skeleton of `names.skeleton` within a country."""
        return [match for match in self._by_skeleton.find(f"{country}:{bones}") if self.country(match[0]) == country]

    def row_of(self, place_id: str) -> int | None:
        """Give the row of an id, or None."""
        split = split_id(place_id)
        namespace, number = split if split else ("~", self._text_id_at.get(place_id, -1))
        if namespace not in self._ranges or number < 0:
            return None
        low, high = self._ranges[namespace]
        numbers = self._columns["number"][low:high]
        if number > np.iinfo(numbers.dtype).max:
            return None
        # Sought as what the column holds: for another type the whole column would be converted first.
        at = int(numbers.searchsorted(numbers.dtype.type(number)))
        return low + at if at < len(numbers) and int(numbers[at]) == number else None

    def id_of(self, row: int) -> str:
        """Give the id of a row."""
        number = int(self._columns["number"][row])
        for namespace, (low, high) in self._ranges.items():
            if low <= row < high:
                return self.head["text_ids"][number] if namespace == "~" else f"{namespace}:{number}"
        raise IndexError(row)

    def country(self, row: int) -> str:
        """Give the country code of a row, empty where it has none."""
        return str(self.head["countries"][self._columns["country"][row]])

    def _place(self, row: int) -> Place:
        column = self._columns
        admin = self.head["admin"]
        title = self._file.blob("title", int(self._title_ends[row]), int(self._title_ends[row + 1]))
        return Place(
            id=self.id_of(row),
            name=title.decode(),
            level=LEVELS[column["level"][row]],
            country=self.country(row) or None,
            lat=round(int(column["lat"][row]) * 1e-5, 5),
            lon=round(int(column["lon"][row]) * 1e-5, 5),
            radius_km=int(column["radius"][row]) / 10,
            feature=self.head["features"][column["feature"][row]],
            population=int(column["population"][row]),
            admin1=admin[column["admin1"][row]] or None,
            admin2=admin[column["admin2"][row]] or None,
        )

    def names(self, row: int) -> tuple[str, ...]:
        """Give all other names of a row, in every script."""
        block, line = divmod(row, self._block_size)
        return tuple(n for n in self._names_block(block)[line].split("\t") if n)

    def _unpacked_names(self, block: int) -> list[str]:
        raw = self._file.blob("names", int(self._names_ends[block]), int(self._names_ends[block + 1]))
        return zlib.decompress(raw).decode().split("\n")

    def shape_keys(self) -> frozenset[str]:
        """Give the ids (and border keys) that have a shape."""
        return frozenset(self._shape_at)

    def _shape(self, key: str) -> BaseGeometry | None:
        at = self._shape_at.get(key)
        if at is None:
            return None
        return decode_shape(self._file.blob("shape", int(self._shape_ends[at]), int(self._shape_ends[at + 1])))

    def countries(self) -> dict[str, int]:
        """Give the row of each country by its ISO code."""
        rows = np.flatnonzero(self._columns["level"] == LEVELS.index("country"))
        return {self.country(int(row)): int(row) for row in rows}

    def capitals(self) -> dict[str, int]:
        """Give the row of each country's capital by the country's ISO code."""
        feature = self.head["features"].index("PPLC") if "PPLC" in self.head["features"] else -1
        return {self.country(int(row)): int(row) for row in np.flatnonzero(self._columns["feature"] == feature)}

    def largest_towns(self, country: str, most: int) -> list[int]:
        """Give the rows of a country's most populous settlements, the largest first; none of unknown size."""
        if country not in self.head["countries"]:
            return []
        column = self._columns
        is_town = column["level"] == LEVELS.index("town")
        is_there = column["country"] == self.head["countries"].index(country)
        rows = np.flatnonzero(is_town & is_there & (column["population"] > 0))
        order = np.argsort(-column["population"][rows].astype("i8"), kind="stable")
        return [int(row) for row in rows[order[:most]]]

    def rows(self) -> range:
        """Give all rows."""
        return range(len(self))
