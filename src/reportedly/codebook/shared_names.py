"""Towns that are called like the province they lie in: who says "in Idlib" may mean either."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

Box = tuple[float, float, float, float]
"""West, south, east and north in WGS 84 degrees."""

SHARED_NAMES = "shared_names.json"


@cache
def shared_names() -> Mapping[str, Box]:
    """Give for each town that is called like its province, by its gazetteer's id, the box of that province.

    The file is written with the shipped gazetteer, by `python -m reportedly.gazetteer.build`.
    """
    stored = json.loads((files("reportedly.codebook") / "data" / SHARED_NAMES).read_text(encoding="utf-8"))
    return {town: (west, south, east, north) for town, (west, south, east, north) in stored.items()}
