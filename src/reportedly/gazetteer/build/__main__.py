"""Build the shipped gazetteer: `python -m reportedly.gazetteer.build [--packages FOLDER] [--out FILE]`."""

import argparse
import sys
from pathlib import Path

from reportedly.errors import GazetteerError
from reportedly.gazetteer.build.airports import read_airports
from reportedly.gazetteer.build.areas import Named, continents, regions, rivers, seas
from reportedly.gazetteer.build.assemble import place_settlements, place_sites, us_counties
from reportedly.gazetteer.build.countries import Countries
from reportedly.gazetteer.build.newer_provinces import add_spellings, divide_provinces, newer_provinces
from reportedly.gazetteer.build.packages import Packages
from reportedly.gazetteer.build.provinces import read_provinces
from reportedly.gazetteer.build.settlements import read_settlements
from reportedly.gazetteer.build.shared_names import write_shared_names
from reportedly.gazetteer.gazetteer import SHIPPED, Gazetteer
from reportedly.gazetteer.writing import write_gazetteer

MOST_BYTES = 40_000_000


def build(packages: Packages, out: Path) -> None:
    """Make the file from the packages; prints a line a step."""
    countries = Countries(packages)
    provinces = read_provinces(packages)
    countries.settle_outlines(provinces.values())
    settlements = read_settlements(packages)
    newer = newer_provinces()
    print(f"{divide_provinces(provinces, settlements, newer['older'])} provinces younger than their outlines")
    add_spellings(provinces, newer["spellings"])
    towns = place_settlements(settlements, provinces)
    areas = [p.record() for p in provinces.values()]
    country_records = countries.records(areas)
    print(f"{len(country_records)} countries, {len(countries.borders)} borders, {len(areas)} provinces")
    counties = us_counties(packages, towns)
    airports = place_sites(read_airports(packages, towns), provinces)
    print(f"{len(towns)} settlements, {len(airports)} airports, {len(counties)} counties")
    named = Named([*towns, *areas])
    larger = [*continents(packages, countries), *regions(countries, named)]
    larger += [*rivers(packages, named), *seas(countries, named)]
    print(f"{len(larger)} continents, regions, rivers and seas")
    records = [*towns, *counties, *airports, *areas, *country_records, *larger]
    extra = {"made_of": packages.described(), "demonyms": countries.demonyms()}
    write_gazetteer(out, records, extra=extra, shapes=countries.borders)
    size = out.stat().st_size
    print(f"{out}: {len(records)} places, {size:,} bytes")
    if size > MOST_BYTES:
        raise GazetteerError(f"{out} has {size:,} bytes, more than the {MOST_BYTES:,} it may have.")


def main() -> int:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(prog="python -m reportedly.gazetteer.build", description=__doc__)
    parser.add_argument("--packages", type=Path, default=Path("build/gazetteer-packages"), metavar="FOLDER")
    parser.add_argument("--out", type=Path, default=SHIPPED, metavar="FILE")
    options = parser.parse_args()
    try:
        build(Packages(options.packages), options.out)
        if options.out == SHIPPED:
            print(f"{write_shared_names(Gazetteer.open(options.out))} towns are called like their province")
    except GazetteerError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
