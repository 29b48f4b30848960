"""Which towns are called like the province they lie in."""

import json
from pathlib import Path

from reportedly.codebook import shared_names
from reportedly.gazetteer.gazetteer import Gazetteer
from reportedly.gazetteer.names import bare_key

OUT = Path(shared_names.__file__).parent / "data" / shared_names.SHARED_NAMES


def write_shared_names(gazetteer: Gazetteer, out: Path = OUT) -> int:
    """Write down the towns that share their province's name, with its box in degrees, and give their number."""
    found: dict[str, list[float]] = {}
    for province, outline in gazetteer.outlines("province"):
        names = {bare_key(name) for name in (province.name, *gazetteer.names_of(province.id))} - {""}
        towns = {
            place.id: place
            for name in sorted(names)
            for place in gazetteer.find(name, province.country)
            if place.level == "town" and bare_key(place.name) in names and place.country == province.country
        }
        inside = [town for town in towns.values() if gazetteer.contains(province.id, town.lat, town.lon)]
        # Hamlets of the same name are not what somebody means who says no more than the name.
        if inside:
            largest = max(inside, key=lambda town: (town.population, town.id))
            found[largest.id] = [round(degrees, 2) for degrees in outline.bounds]
    lines = (f"{json.dumps(town)}: {json.dumps(box)}" for town, box in sorted(found.items()))
    out.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    return len(found)
