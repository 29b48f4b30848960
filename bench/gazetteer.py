"""How much of what UCDP places exactly the gazetteer knows, and what a look-up and loading cost.

    python bench/gazetteer.py --data GED.csv[.gz] [--whosonfirst FILE]

Takes a UCDP GED table (columns where_prec, where_coordinates, latitude, longitude). Counts, over the different exactly
placed names (where_prec 1), the share for which the gazetteer gives a candidate within 10 km of UCDP's point; once as
shipped, and once with a Who's On First file imported into a temporary user file. The country is given, as it is to
a coder who knows it from the report; `--country` says which. The project's own sites do not count: some of them
rest on this very table. `first` is the share of names whose first candidate is near. Prints one JSON object as its
last line.
"""

import argparse
import csv
import gzip
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from reportedly.gazetteer import Gazetteer, distance_km
from reportedly.gazetteer.importing import import_places

NEAR_KM = 10
_CLASS_WORDS = re.compile(r"\s+(town|village|city|district|neighbou?rhood|area|suburb|camp|locality)$", re.IGNORECASE)
_COST = """
import resource, time
import numpy, rapidfuzz, rapidfuzz.distance
memory = lambda: int(open("/proc/self/statm").read().split()[1]) * resource.getpagesize() / 2**20
before, start = memory(), time.perf_counter()
from reportedly.gazetteer import Gazetteer
places = Gazetteer.open()
places.find("Aleppo")
print(time.perf_counter() - start, memory() - before)
"""


def exact_places(path: Path) -> dict[tuple[str, float, float], int]:
    """Give the exactly placed names with their points and how many events each has."""
    places: dict[tuple[str, float, float], int] = {}
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["where_prec"] == "1":
                key = (row["where_coordinates"], float(row["latitude"]), float(row["longitude"]))
                places[key] = places.get(key, 0) + 1
    return places


def found(gazetteer: Gazetteer, name: str, lat: float, lon: float, country: str) -> tuple[bool, bool]:
    """Tell whether one of the candidates for a name is near the point, and whether the first one is."""
    spellings = [part for variant in name.split("/") for part in (variant, _CLASS_WORDS.sub("", variant))]
    candidates = [place for spelling in dict.fromkeys(spellings) for place in gazetteer.find(spelling, country)]
    near = [
        distance_km(place.lat, place.lon, lat, lon) <= NEAR_KM
        for place in candidates
        if place.level in ("town", "site", "district") and not place.id.startswith("site:")
    ]
    return any(near), bool(near) and near[0]


def coverage(gazetteer: Gazetteer, places: dict[tuple[str, float, float], int], country: str) -> dict[str, float]:
    """Give the share of names, and of the events at them, that have a candidate nearby; and the time a look-up."""
    times, hits, first_hits, events = [], 0, 0, 0
    for (name, lat, lon), count in places.items():
        start = time.perf_counter()
        hit, first = found(gazetteer, name, lat, lon, country)
        times.append((time.perf_counter() - start) * 1000)
        hits += hit
        first_hits += first
        events += count * hit
    return {
        "places": round(hits / len(places), 4),
        "first": round(first_hits / len(places), 4),
        "events": round(events / sum(places.values()), 4),
        "ms_per_place_median": round(statistics.median(times), 3),
        "ms_per_place_p99": round(statistics.quantiles(times, n=100)[98], 3),
    }


def lookup_ms(gazetteer: Gazetteer, places: dict[tuple[str, float, float], int], country: str | None) -> float:
    """Give the mean time of one look-up in milliseconds, over all names once."""
    start = time.perf_counter()
    for name, _, _ in places:
        gazetteer.find(name, country)
    return round((time.perf_counter() - start) / len(places) * 1000, 4)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="a UCDP GED table, .csv or .csv.gz")
    parser.add_argument("--whosonfirst", type=Path, help="a file of Who's On First places to import")
    parser.add_argument("--country", default="SY", help="ISO code of the table's country (SY)")
    options = parser.parse_args()
    places = exact_places(options.data)
    shipped = Gazetteer.open()
    result: dict[str, object] = {"exact_places": len(places), "events": sum(places.values())}
    result["lookup_ms"] = lookup_ms(shipped, places, None)
    result["lookup_in_country_ms"] = lookup_ms(shipped, places, options.country)
    result["shipped"] = coverage(shipped, places, options.country)
    if options.whosonfirst:
        with tempfile.TemporaryDirectory() as folder:
            user_file = Path(folder) / "places.gaz"
            import_places("whosonfirst", options.whosonfirst, user_file)
            both = Gazetteer.open(imports=[user_file])
            result["with_whosonfirst"] = coverage(both, places, options.country)
    cost = subprocess.run([sys.executable, "-c", _COST], capture_output=True, text=True, check=True).stdout.split()
    result["load_s"], result["load_mb"] = round(float(cost[0]), 3), round(float(cost[1]), 1)
    print(json.dumps(result))


if __name__ == "__main__":
    main()
