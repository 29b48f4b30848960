"""Places into a gazetteer file: the same writer serves the shipped file and a user's imports."""

import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from shapely.geometry.base import BaseGeometry

from reportedly.gazetteer.layout import NAMES_PER_BLOCK, Array, index_sections, key_hash, write_sections
from reportedly.gazetteer.names import ARTICLE_COUNTRIES, bare_key, name_key, skeleton
from reportedly.gazetteer.record import LEVELS, PlaceRecord
from reportedly.gazetteer.shapes import encode_shape

PRIMARY, PRIMARY_BARE, OTHER, OTHER_BARE = range(4)
"""How good a name is for finding its place: its own name, that without article, another name, that without article."""


def write_gazetteer(
    path: Path,
    records: Iterable[PlaceRecord],
    *,
    extra: Mapping[str, Any] | None = None,
    shapes: Mapping[str, BaseGeometry] | None = None,
) -> None:
    """Write places to a gazetteer file, replacing what is there only once the new file is whole.

    `extra` are JSON values for the head (sources, demonyms); `shapes` are further shapes by key (borders).
    The same records give the same bytes whatever their order. Of records that share an id the last one counts.
    """
    by_id = {record.id: record for record in records}
    rows = sorted(by_id.values(), key=lambda r: _id_order(r.id))
    head: dict[str, Any] = {"extra": dict(extra or {}), "places": len(rows), "names_per_block": NAMES_PER_BLOCK}
    sections: dict[str, Array | bytes] = {}
    sections.update(_columns(rows, head))
    sections.update(_names(rows))
    sections.update(index_sections("name", _name_entries(rows)))
    sections.update(index_sections("skeleton", _skeleton_entries(rows)))
    all_shapes = {r.id: r.shape for r in rows if r.shape is not None} | dict(shapes or {})
    sections.update(_shapes(all_shapes, head))
    write_sections(path, head, sections)


def split_id(place_id: str) -> tuple[str, int] | None:
    """Split "gn:173480" into its namespace and number; None for ids whose local part is not a plain number."""
    namespace, _, local = place_id.partition(":")
    return (namespace, int(local)) if local.isascii() and local.isdigit() and local == str(int(local)) else None


def _id_order(place_id: str) -> tuple[str, int, str]:
    split = split_id(place_id)
    return (split[0], split[1], "") if split else ("~", 0, place_id)


def _columns(rows: list[PlaceRecord], head: dict[str, Any]) -> dict[str, Array | bytes]:
    namespaces: list[tuple[str, int]] = []
    text_ids: list[str] = []
    numbers = []
    for at, record in enumerate(rows):
        split = split_id(record.id)
        namespace = split[0] if split else "~"
        if not namespaces or namespaces[-1][0] != namespace:
            namespaces.append((namespace, at))
        numbers.append(split[1] if split else len(text_ids))
        if not split:
            text_ids.append(record.id)
    countries = _table(r.country or "" for r in rows)
    features = _table(r.feature for r in rows)
    admin = _table([""] + [a for r in rows for a in (r.admin1 or "", r.admin2 or "")])
    head.update(namespaces=namespaces, text_ids=text_ids)
    head.update(countries=list(countries), features=list(features), admin=list(admin))
    return {
        "number": np.array(numbers, "<u4" if max(numbers, default=0) < 2**32 else "<u8"),
        "lat": np.rint(np.array([r.lat for r in rows]) * 1e5).astype("<i4"),
        "lon": np.rint(np.array([r.lon for r in rows]) * 1e5).astype("<i4"),
        "population": np.array([min(r.population, 2**32 - 1) for r in rows], "<u4"),
        "radius": np.array([min(65535, round(r.radius_km * 10)) for r in rows], "<u2"),
        "level": np.array([LEVELS.index(r.level) for r in rows], "u1"),
        "country": np.array([countries[r.country or ""] for r in rows], "<u2"),
        "feature": np.array([features[r.feature] for r in rows], "<u2"),
        "admin1": np.array([admin[r.admin1 or ""] for r in rows], "<u2" if len(admin) < 65536 else "<u4"),
        "admin2": np.array([admin[r.admin2 or ""] for r in rows], "<u2" if len(admin) < 65536 else "<u4"),
    }


def _table(values: Iterable[str]) -> dict[str, int]:
    return {value: at for at, value in enumerate(sorted(set(values)))}


def _names(rows: list[PlaceRecord]) -> dict[str, Array | bytes]:
    encoded = [r.name.encode("utf-8", "replace") for r in rows]
    ends = np.cumsum([0, *(len(e) for e in encoded)]).astype("<u4")
    blocks, block_ends = [], [0]
    for at in range(0, len(rows), NAMES_PER_BLOCK):
        lines = ("\t".join(_plain(n) for n in r.names) for r in rows[at : at + NAMES_PER_BLOCK])
        blocks.append(zlib.compress("\n".join(lines).encode("utf-8", "replace"), 9))
        block_ends.append(block_ends[-1] + len(blocks[-1]))
    return {
        "title": b"".join(encoded),
        "title.ends": ends,
        "names": b"".join(blocks),
        "names.ends": np.array(block_ends, "<u4"),
    }


def _plain(name: str) -> str:
    return " ".join(name.split())


def _name_entries(rows: list[PlaceRecord]) -> dict[tuple[int, int], int]:
    entries: dict[tuple[int, int], int] = {}
    for row, record in enumerate(rows):
        articles = record.country in ARTICLE_COUNTRIES
        for quality, name in [(PRIMARY, record.name), *((OTHER, n) for n in record.names)]:
            key = name_key(name)
            if not key:
                continue
            _keep_best(entries, (key_hash(key), row), quality)
            if articles or name[:4].casefold() == "the ":
                bare = bare_key(name)
                if bare != key:
                    _keep_best(entries, (key_hash(bare), row), quality + 1)
    return entries


def _skeleton_entries(rows: list[PlaceRecord]) -> dict[tuple[int, int], int]:
    entries: dict[tuple[int, int], int] = {}
    for row, record in enumerate(rows):
        if not record.country:
            continue
        for quality, name in [(PRIMARY, record.name), *((OTHER, n) for n in record.names)]:
            if bones := skeleton(name):
                _keep_best(entries, (key_hash(f"{record.country}:{bones}"), row), quality)
    return entries


def _keep_best(entries: dict[tuple[int, int], int], entry: tuple[int, int], quality: int) -> None:
    if entries.get(entry, 9) > quality:
        entries[entry] = quality


def _shapes(shapes: Mapping[str, BaseGeometry], head: dict[str, Any]) -> dict[str, Array | bytes]:
    keys = sorted(shapes)
    encoded = [encode_shape(shapes[key]) for key in keys]
    head["shapes"] = keys
    return {"shape": b"".join(encoded), "shape.ends": np.cumsum([0, *(len(e) for e in encoded)]).astype("<u4")}
